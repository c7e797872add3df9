"""Attribution: which words are a source, a cue, a content, read from the states of the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{side}-{role}" for role in ROLES for side in "BI"))
CHOSEN = (3, 5)
"""The layers whose states are read."""
LAYERS = len(CHOSEN)

Ids = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of the ``W`` words of a text.

    ``states`` ``[LAYERS, W, width]``; ``head`` ``[W]`` word numbers, a root's its own; ids ``[W]`` of
    ``upos``, ``deprel`` and ``quoted`` (0 outside quotations, 1 inside, 2 on the mark that opens one,
    3 in one that goes on from the paragraph before).
    """

    states: Floats
    head: Ids
    upos: Ids
    deprel: Ids
    quoted: Ids


def tags(session: Any, features: Features) -> list[str]:
    """The BIO tags of the words of a text."""
    names = ("states", "head", "upos", "deprel", "quoted")
    scores = session.run(None, {name: getattr(features, name) for name in names})[0]
    return [TAGS[i] for i in decode(scores)]


def decode(scores: Floats) -> list[int]:
    """The best tags of ``[W, tags]`` scores in which every I goes on a span of its own role."""
    if not len(scores):
        return []
    count = len(TAGS)
    allowed = np.zeros((count, count), np.float32)
    for tag in range(2, count, 2):
        allowed[:, tag] = -np.inf
        allowed[[tag - 1, tag], tag] = 0
    shifted = scores - scores.max(axis=1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    best = np.where(np.arange(count) % 2 + (np.arange(count) == 0) > 0, logp[0], -np.inf)
    back = np.zeros(scores.shape, np.int64)
    for i in range(1, len(scores)):
        step = best[:, None] + allowed
        back[i] = step.argmax(axis=0)
        best = step.max(axis=0) + logp[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    return path[::-1]
