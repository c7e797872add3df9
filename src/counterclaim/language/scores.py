"""The network at work: windows of words in, scores out, two windows at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from counterclaim.language import roles
from counterclaim.language.files import Files
from counterclaim.language.pieces import WordPieces, case_pattern

Ids = NDArray[np.int64]
Floats = NDArray[np.float32]
OUTPUTS = ("upos", "xpos", "lemma", "names", "arcs", "dep", "gov")
_NO_STATES = np.zeros((0, 0, 0), np.float32)


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive words read together: pieces ``[P]``, case patterns ``[P]``, first pieces ``[W]``."""

    ids: Ids
    case: Ids
    first: Ids


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of a window of ``W`` words.

    ``upos``, ``xpos``, ``lemma``: label ids ``[W]``; ``names``: scores ``[W, labels]``; ``arcs``:
    ``[W, W + 1]``, column 0 the root; ``dep`` ``[W, r]`` and ``gov`` ``[W + 1, r]`` give the relation of
    a pair; ``states``: ``[layers, W, width]``, what the attribution head reads (empty without one).
    """

    upos: Ids
    xpos: Ids
    lemma: Ids
    names: Floats
    arcs: Floats
    dep: Floats
    gov: Floats
    states: Floats


def window(words: Sequence[str], pieces: WordPieces) -> Window:
    """Lay words out for the network."""
    ids, case, first = [pieces.cls], [0], []
    for word in words:
        first.append(len(ids))
        found = pieces(word)
        ids += found
        case += [case_pattern(word)] * len(found)
    ids.append(pieces.sep)
    case.append(0)
    return Window(np.array(ids), np.array(case), np.array(first, dtype=np.int64))


class Network:
    """The sessions of one model.

    Every window is run by itself, so that what is said of a report never depends on the reports read
    with it; ``threads`` windows are in work at once.
    """

    def __init__(self, files: Files, states: bool = False, threads: int = 2) -> None:
        """Open the sessions, which takes most of the time of loading."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._analyser = _session(files.analyser, options)
        self._relations = _session(files.relations, options)
        self._roles = _session(files.attribution, options) if files.attribution else None
        self._outputs = (*OUTPUTS, "states") if states else OUTPUTS
        self._pool = ThreadPoolExecutor(max_workers=min(threads, os.cpu_count() or 1))

    def run(self, windows: Sequence[Window]) -> Iterator[Scores]:
        """Score windows; the order is kept, the longest are begun first."""
        order = sorted(range(len(windows)), key=lambda i: -len(windows[i].ids))
        jobs = {i: self._pool.submit(self._one, windows[i]) for i in order}
        for i in range(len(windows)):
            yield jobs.pop(i).result()

    def _one(self, window: Window) -> Scores:
        feed = {"ids": window.ids, "case": window.case, "first": window.first}
        found = self._analyser.run(self._outputs, feed)
        states = found[-1] if len(found) > len(OUTPUTS) else _NO_STATES
        return Scores(**dict(zip(OUTPUTS, found, strict=False)), states=states)

    @property
    def has_roles(self) -> bool:
        """Whether the model has an attribution head."""
        return self._roles is not None

    def roles(self, features: roles.Features) -> list[str]:
        """The attribution tags of the words of a text."""
        return roles.tags(self._roles, features) if len(features.head) else []

    def relations(self, dep: Floats, gov: Floats) -> Ids:
        """The relation ids of word pairs, ``[N]`` for ``[N, r]`` each."""
        found: Ids = self._relations.run(None, {"dep": dep, "gov": gov})[0]
        return found


def _session(model: bytes, options: Any) -> Any:
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
