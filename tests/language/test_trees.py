"""Arc scores always give a tree with one root, and the best one."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language import trees


def valid(heads):
    return heads.count(-1) == 1 and trees.is_tree(heads)


@given(st.integers(1, 12), st.integers(0, 10_000))
def test_any_scores_give_one_rooted_tree(n, seed):
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    assert valid(trees.heads(scores))


@given(st.integers(1, 4), st.integers(0, 10_000))
def test_no_tree_scores_higher(n, seed):
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)

    def worth(heads):
        return sum(float(scores[i, h + 1]) for i, h in enumerate(heads))

    every = [list(h) for h in product(range(-1, n), repeat=n) if all(i != x for i, x in enumerate(h))]
    best = max(worth(h) for h in every if valid(h))
    assert abs(worth(trees.heads(scores)) - best) < 1e-4


def test_nothing_gives_nothing():
    assert trees.heads(np.zeros((0, 1), np.float32)) == []


def test_a_cycle_is_no_tree():
    assert not trees.is_tree([1, 0, -1])
    assert trees.is_tree([1, 2, -1])
