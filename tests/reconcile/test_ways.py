"""The ways to group the mentions of a report: all of them where the search is wide enough, the heaviest first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Claim, Extraction, Mention, Report, Toll
from counterclaim.reconcile.within import groups, ways

TEXT = "Shots were heard. Blasts were heard. Fires were seen. Rounds were found."
REPORT = Report(key="k", text=TEXT, published=date(2024, 7, 31))
WORDS = ("Shots", "Blasts", "Fires", "Rounds")
PARTITIONS = (1, 1, 2, 5, 15)
WEIGHTS = st.fixed_dictionaries(
    {sign: st.integers(-3, 3) for sign in ("any", "refers back", "last told", "first told", "distance", "same word")}
)


def told(*definite: bool) -> Extraction:
    """Mentions of attacks, one a sentence, of which some refer back."""
    mentions = tuple(
        Mention(f"m{n}", REPORT.locate(word), "attack", "attack", definite=back, sentence=n, paragraph=n)
        for n, (word, back) in enumerate(zip(WORDS, definite, strict=False))
    )
    return Extraction((), mentions, ())


@given(st.lists(st.booleans(), max_size=4), WEIGHTS)
def test_a_wide_search_finds_every_way_and_the_heaviest_first(definite: list[bool], weights: dict[str, int]) -> None:
    found = ways(told(*definite), REPORT.day, weights, width=100)
    assert (
        len({tuple(tuple(m.id for m in g.mentions) for g in way.groups) for way in found}) == PARTITIONS[len(definite)]
    )
    assert [way.weight for way in found] == sorted((way.weight for way in found), reverse=True)
    for way in found:
        assert sorted(m.id for g in way.groups for m in g.mentions) == [f"m{n}" for n in range(len(definite))]
        summed = sum(weights.get(sign, 0.0) * value for row in way.chosen for sign, value in row.items())
        assert way.weight == pytest.approx(summed)


@given(st.lists(st.booleans(), max_size=4), WEIGHTS)
def test_a_narrow_search_finds_none_that_weighs_more(definite: list[bool], weights: dict[str, int]) -> None:
    (narrow,) = ways(told(*definite), REPORT.day, weights, width=1)
    assert narrow.weight <= ways(told(*definite), REPORT.day, weights, width=100)[0].weight + 1e-9


def test_what_is_told_later_can_set_right_what_was_chosen_before() -> None:
    """The second alone is rather a new one; that the third takes both up speaks for one."""
    weights = {"any": -4.5, "first told": 2.0, "last told": 2.0, "refers back": 3.0}
    greedy, wide = (ways(told(False, False, True), REPORT.day, weights, width)[0] for width in (1, 5))
    assert (len(greedy.groups), greedy.weight) == (2, pytest.approx(0.5))
    assert (len(wide.groups), wide.weight) == (1, pytest.approx(2.0))


def test_what_says_that_nobody_was_hurt_opens_no_incident_of_its_own() -> None:
    mentions = told(False, False).mentions
    none = Toll(0, 0, 0, "Blasts")
    claim = Claim("", "m1", "killed", none, None, "asserts", (REPORT.locate("Blasts"),))
    (group,) = groups(Extraction((), mentions, (claim,)), REPORT.day)
    assert [m.id for m in group.mentions] == ["m0", "m1"]
