"""Rows of tags: sound, and the likeliest of all that are."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language import bio

SEEDS = st.integers(0, 9999)


def scores(words, kinds, seed):
    return np.random.default_rng(seed).normal(size=(words, 2 * kinds + 1)).astype(np.float32)


@given(st.integers(0, 9), st.integers(1, 5), SEEDS)
def test_tags_are_sound(words, kinds, seed):
    tags = bio.best(scores(words, kinds, seed))
    assert len(tags) == words
    assert bio.sound(tags)
    assert all(t % 2 or t == 0 or (i and tags[i - 1] in (t, t - 1)) for i, t in enumerate(tags))


@given(st.integers(1, 4), SEEDS)
def test_no_sound_row_is_likelier(words, seed):
    given_scores = scores(words, 2, seed)
    rows = [np.array(row) for row in product(range(5), repeat=words)]
    worth = max(given_scores[range(words), row].sum() for row in rows if bio.sound(row))
    assert np.isclose(given_scores[range(words), bio.best(given_scores)].sum(), worth, atol=1e-4)


def test_a_tag_that_goes_nothing_on_gives_way():
    likely = np.log([[0.1, 0.4, 0.5], [0.3, 0.1, 0.6], [0.4, 0.25, 0.35]]).astype(np.float32)
    assert bio.best(likely).tolist() == [1, 2, 0]
