"""Spans as tags: 0 is outside, odd numbers begin a span of a kind, the even number after each goes it on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Floats = NDArray[np.float32]


def best(scores: Floats) -> Ids:
    """The likeliest tags of ``[W, tags]`` scores in which nothing goes on but a span of its own kind.

    Where the likeliest tag of every word is such a row already, that is it; else Viterbi's algorithm finds it.
    """
    found: Ids = scores.argmax(axis=1)
    return found if sound(found) else _viterbi(scores)


def sound(tags: Ids) -> bool:
    """Whether every tag that goes a span on follows one of its kind."""
    before = np.concatenate([[0], tags[:-1]])
    goes_on = (tags > 0) & (tags % 2 == 0)
    return not np.any(goes_on & (before != tags) & (before != tags - 1))


def _viterbi(scores: Floats) -> Ids:
    count = scores.shape[1]
    allowed = np.zeros((count, count), np.float32)
    for tag in range(2, count, 2):
        allowed[:, tag] = -np.inf
        allowed[[tag - 1, tag], tag] = 0
    shifted = scores - scores.max(axis=1, keepdims=True)
    logp = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    reached = logp[0] + allowed[0]
    back = np.zeros(scores.shape, np.int64)
    for i in range(1, len(scores)):
        step = reached[:, None] + allowed
        back[i] = step.argmax(axis=0)
        reached = step.max(axis=0) + logp[i]
    path = [int(reached.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    return np.array(path[::-1])
