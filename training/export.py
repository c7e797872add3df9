"""From a trained network to the files that ship: ONNX graphs, vocabulary, labels, manifest."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import onnx
import torch

from counterclaim.language.files import Labels
from training import graph
from training.network import Analyser
from training.shape import Shape

ENCODER_WEIGHTS = frozenset({"qkv", "out", "up", "down"})
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Precision:
    """How the weights are kept.

    ``integer``: multiplied in 8 bits (names of weights); ``packed``: the others stored in 8 bits;
    ``bits``: of the multiplied ones (7 keeps processors without VNNI from overflowing).
    """

    integer: frozenset[str] = frozenset()
    packed: bool = False
    bits: int = 8


FLOAT = Precision()
STORED = Precision(packed=True)
INTEGER = Precision(ENCODER_WEIGHTS, packed=True, bits=7)
SHIPPED = INTEGER


def weights(checkpoint: Path) -> graph.Weights:
    """The weights of a checkpoint as arrays."""
    state = torch.load(checkpoint, map_location="cpu")
    state = state.get("model", state)
    return {name: value.float().numpy() for name, value in state.items()}


def weights_loaded(checkpoint: Path, labels: Labels) -> Analyser:
    """The network with the weights of a checkpoint."""
    model = Analyser(labels)
    state = torch.load(checkpoint, map_location="cpu")
    model.load_state_dict(state.get("model", state))
    return model


def export(
    work: Path,
    checkpoint: str,
    vocabulary: Path,
    target: Path,
    precision: Precision,
    naming: Mapping[str, torch.Tensor] | None = None,
) -> None:
    """Write every file of the model to the folder ``target``, the manifest last.

    ``naming`` are the weights of the second layer of names, which is left out without.
    """
    target.mkdir(parents=True, exist_ok=True)
    labels = Labels.parse((work / "labels.json").read_bytes())
    w, shape = weights(work / checkpoint), Shape()
    made = graph.Graph(precision.integer, precision.packed, precision.bits)
    second = {name: value.numpy() for name, value in naming.items()} if naming else None
    model = graph.analyser(w, made, shape.layers, shape.attention_heads, shape.arc, second)
    onnx.save(model, target / "analyser.onnx")
    made = graph.Graph(frozenset(), precision.packed)
    onnx.save(graph.relations(w, made, len(labels.deprel)), target / "relations.onnx")
    (target / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False), encoding="utf-8")
    shutil.copy(work / "lemmas.json", target / "lemmas.json")
    lines = vocabulary.read_text(encoding="utf-8").split("\n")[: shape.vocabulary]
    (target / "vocab.txt").write_text("\n".join(lines), encoding="utf-8")
    manifest(target)


def export_tagger(model: torch.nn.Module, target: Path) -> None:
    """Add the attribution head to the model folder ``target``."""
    w = {name: value.detach().float().numpy() for name, value in model.state_dict().items()}
    onnx.save(graph.tagger(w, graph.Graph(frozenset(), packed=True)), target / "attribution.onnx")
    manifest(target)


def manifest(target: Path) -> None:
    """Write ``manifest.json``: the hash of every other file in the folder."""
    files = sorted(p for p in target.iterdir() if p.name != "manifest.json")
    hashes = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    text = json.dumps({"format": FORMAT, "files": hashes}, indent=1)
    (target / "manifest.json").write_text(text + "\n", encoding="utf-8")
