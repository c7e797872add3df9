"""Counts are intervals with open ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Count

NUMBER = st.integers(0, 5000)
COUNTS = st.one_of(
    st.builds(Count.exactly, NUMBER), st.builds(Count.at_least, NUMBER), st.builds(Count.more_than, NUMBER),
    st.builds(Count.up_to, NUMBER), st.builds(Count.about, NUMBER),
    st.tuples(NUMBER, NUMBER).map(lambda p: Count(min(p), None, max(p))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("count", "interval", "words"),
    [
        (Count.exactly(4), (4, 4, 4), "4"),
        (Count.at_least(4), (4, 4, None), "4+"),
        (Count(12, None, 20), (12, None, 20), "12–20"),
        (Count.up_to(9), (None, None, 9), "up to 9"),
        (Count.about(20), (None, 20, None), "about 20"),
        (Count.more_than(175), (176, None, None), "176+"),
    ],
)
def test_the_contract_of_phrases(count: Count, interval: tuple[int | None, ...], words: str) -> None:
    assert (count.low, count.best, count.high) == interval
    assert str(count) == words


@given(COUNTS, COUNTS)
def test_admitting_is_mutual(a: Count, b: Count) -> None:
    assert a.admits(b) == b.admits(a)
    assert a.admits(a)


@given(COUNTS, COUNTS)
def test_what_narrows_can_be_true_together(a: Count, b: Count) -> None:
    if a.narrows(b):
        assert a.admits(b)
        assert not b.narrows(a)


@given(COUNTS, COUNTS)
def test_a_sum_is_never_surer_than_its_parts(a: Count, b: Count) -> None:
    total = a + b
    assert (total.low or 0) == (a.low or 0) + (b.low or 0)
    assert (total.high is None) == (a.high is None or b.high is None)


@pytest.mark.parametrize("ends", [(5, 4, 6), (-1, None, None), (3, None, 2)])
def test_no_interval_runs_backwards(ends: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match="not an interval"):
        Count(*ends)
