"""The weights of the grouping are those under which reports come out as annotators grouped them."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.ways import Case, agreement, fitted

from counterclaim.model import Extraction, Mention, Report
from counterclaim.reconcile.group import Group
from counterclaim.reconcile.within import ways

WORDS = ("Shots", "Blasts", "Fires", "Rounds", "Shells", "Flames")
REPORT = Report(key="k", text=". ".join(WORDS), published=date(2024, 7, 31))


def mentions(*definite: bool) -> tuple[Mention, ...]:
    return tuple(
        Mention(f"m{n}", REPORT.locate(word), "attack", "attack", definite=back, sentence=n, paragraph=n)
        for n, (word, back) in enumerate(zip(WORDS, definite, strict=False))
    )


def grouped(labels: Sequence[int]) -> list[Group]:
    told = mentions(*(False for _ in labels))
    return [Group(tuple(m for m, n in zip(told, labels, strict=True) if n == label)) for label in sorted(set(labels))]


labels = st.lists(st.integers(0, 3), min_size=1, max_size=6)


@given(labels, st.data())
def test_agreement_is_whole_with_oneself_alone_and_the_same_both_ways(ours: list[int], data: st.DataObject) -> None:
    theirs = data.draw(st.lists(st.integers(0, 3), min_size=len(ours), max_size=len(ours)))
    a, b = ({f"m{n}": label for n, label in enumerate(given)} for given in (ours, theirs))
    assert agreement(a, grouped(ours)) == pytest.approx(1)
    assert agreement(a, grouped(theirs)) == pytest.approx(agreement(b, grouped(ours)))
    alike = {(x == y) == (z == w) for x, z in zip(ours, theirs, strict=True) for y, w in zip(ours, theirs, strict=True)}
    assert (agreement(a, grouped(theirs)) == pytest.approx(1)) == (alike == {True})


def test_what_annotators_go_by_is_learned() -> None:
    """Those who referred back told what was told before, the others something new."""
    shapes = [(False, True, False, True), (False, False, True, True), (False, True, True, False), (False, False)]
    cases = []
    for shape in shapes * 5:
        incidents, last = {}, -1
        for mention in mentions(*shape):
            last = last if mention.definite else last + 1
            incidents[mention.id] = last
        cases.append(Case(REPORT, Extraction((), mentions(*shape), ()), incidents))
    weights = fitted(cases)
    assert weights["refers back"] > 0 > weights["any"]
    for case in cases:
        assert agreement(case.incidents, ways(case.found, REPORT.day, weights)[0].groups) == pytest.approx(1)
