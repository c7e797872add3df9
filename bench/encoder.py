"""The yardstick of speed: one fp32 pass of an encoder of the model's shape, heads left out."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime
from training import graph
from training.shape import Shape

from counterclaim.language import documents, files, scores
from counterclaim.language.analysis import parts
from counterclaim.language.pieces import PATTERNS, WordPieces


def _weights(shape: Shape) -> graph.Weights:
    """Weights drawn at random: the time does not depend on them."""
    draw = np.random.default_rng(0)
    width, inner = shape.width, shape.inner
    sizes: dict[str, tuple[int, ...]] = {
        "encoder.word.weight": (shape.vocabulary, width),
        "encoder.position.weight": (shape.positions, width),
        "encoder.case.weight": (len(PATTERNS), width),
        "encoder.norm.weight": (width,),
        "encoder.norm.bias": (width,),
    }
    for i in range(shape.layers):
        at = f"encoder.layers.{i}"
        for name, rows, columns in (("qkv", 3 * width, width), ("out", width, width)):
            sizes |= {f"{at}.{name}.weight": (rows, columns), f"{at}.{name}.bias": (rows,)}
        sizes |= {f"{at}.up.weight": (inner, width), f"{at}.up.bias": (inner,)}
        sizes |= {f"{at}.down.weight": (width, inner), f"{at}.down.bias": (width,)}
        for name in ("norm1", "norm2"):
            sizes |= {f"{at}.{name}.weight": (width,), f"{at}.{name}.bias": (width,)}
    return {name: (draw.standard_normal(size) * 0.05).astype(np.float32) for name, size in sizes.items()}


def seconds(texts: list[str]) -> float:
    """The best of three passes over the windows of ``texts``, two windows at a time."""
    shape = Shape()
    made = graph.Graph(frozenset(), packed=False)
    model = graph.encoder_alone(_weights(shape), made, shape.layers, shape.attention_heads)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    feeds = [{"ids": w.ids, "case": w.case} for w in _windows(texts)]
    times = []
    with ThreadPoolExecutor(2) as pool:
        for _ in range(3):
            began = time.perf_counter()
            list(pool.map(lambda feed: session.run(None, feed), feeds))
            times.append(time.perf_counter() - began)
    return min(times)


def _windows(texts: list[str]) -> list[scores.Window]:
    pieces = WordPieces(files.read().vocabulary)
    found: list[scores.Window] = []
    for text in texts:
        draft = documents.draft(text).text
        words = draft.words
        cut = parts([[len(pieces(w)) for w in s] for s in draft.sentences])
        found += [scores.window(words[part.start : part.end], pieces) for part in cut]
    return found
