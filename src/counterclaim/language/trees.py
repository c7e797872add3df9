"""Arc scores to trees: the best head of every word, repaired where that is no tree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def heads(scores: Scores) -> list[int]:
    """Decode one sentence of ``n`` words.

    ``scores`` is ``[n, n + 1]``: row ``i`` scores every head of word ``i``; column 0 is the root,
    column ``j + 1`` is word ``j``.  Returns for each word its head, -1 for the one root.
    """
    n = len(scores)
    if n == 0:
        return []
    best = scores.copy()
    best[np.arange(n), np.arange(1, n + 1)] = -np.inf
    found = best.argmax(axis=1) - 1
    if (found == -1).sum() == 1 and is_tree(found.tolist()):
        return [int(h) for h in found]
    return _one_root(best.astype(np.float64))


def is_tree(parents: list[int]) -> bool:
    """Whether every word reaches a root (-1) without a cycle."""
    state = [0] * len(parents)
    for start in range(len(parents)):
        path = []
        node = start
        while node != -1 and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = parents[node]
        if node != -1 and state[node] == 1 and node in path:
            return False
        for seen in path:
            state[seen] = 2
    return True


def _one_root(scores: NDArray[np.float64]) -> list[int]:
    """The maximum spanning tree with exactly one child of the root.

    Every root arc pays more than all other arcs can win, so the best tree has only one.
    """
    n = len(scores)
    square = np.full((n + 1, n + 1), -np.inf)
    square[1:] = scores
    finite = np.isfinite(square)
    square = np.where(finite, np.clip(square, -1e4, 1e4), -1e9)
    spread = float(square[finite].max() - square[finite].min()) + 1.0
    square[1:, 0] -= spread * (n + 1)
    np.fill_diagonal(square, -1e12)
    tree = _spanning(square)
    return [int(h) - 1 for h in tree[1:]]


def _cycle(parents: NDArray[np.int64]) -> list[int]:
    """The nodes of one cycle in ``parents`` (node 0 is the root), empty where there is none."""
    colour = np.zeros(len(parents), dtype=int)
    colour[0] = -1
    for start in range(1, len(parents)):
        node, mark = start, start
        while colour[node] == 0:
            colour[node] = mark
            node = int(parents[node])
        if colour[node] == mark:
            cycle = [node]
            step = int(parents[node])
            while step != node:
                cycle.append(step)
                step = int(parents[step])
            return cycle
    return []


def _spanning(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Chu-Liu/Edmonds on ``[n, n]`` scores of (dependent, head); node 0 is the root."""
    parents: NDArray[np.int64] = scores.argmax(axis=1)
    parents[0] = 0
    cycle = _cycle(parents)
    if not cycle:
        return parents
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    ring = np.array(cycle)
    rest = np.flatnonzero(~inside)
    m = len(rest)
    small = np.full((m + 1, m + 1), -1e12)
    small[:m, :m] = scores[np.ix_(rest, rest)]
    leave = scores[np.ix_(rest, ring)]
    small[:m, m] = leave.max(axis=1)
    loss = scores[np.ix_(ring, rest)] - scores[ring, parents[ring]][:, None]
    small[m, :m] = loss.max(axis=0)
    np.fill_diagonal(small, -1e12)
    solved = _spanning(small)
    return _expand(parents, solved, rest, ring, leave, loss)


def _expand(
    parents: NDArray[np.int64],
    solved: NDArray[np.int64],
    rest: NDArray[np.int64],
    ring: NDArray[np.int64],
    leave: NDArray[np.float64],
    loss: NDArray[np.float64],
) -> NDArray[np.int64]:
    """Open the contracted ring again: one of its nodes takes the head from outside."""
    m = len(rest)
    out = parents.copy()
    for i, node in enumerate(rest):
        if node == 0:
            continue
        head = int(solved[i])
        out[node] = ring[int(leave[i].argmax())] if head == m else rest[head]
    outside = int(solved[m])
    broken = int(loss[:, outside].argmax())
    out[ring[broken]] = rest[outside]
    return out
