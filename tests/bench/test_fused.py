"""What is filed of several articles on one incident: the likeliest of what they tell, whatever their order."""

from datetime import date
from typing import Any

from bench.fitting import fit
from bench.fused import dated, likeliest, numbered, together
from hypothesis import given
from hypothesis import strategies as st

DAY = date(2009, 5, 12)


def row(name: str, after: int, killed: int, injured: int, *marks: str, on: date | None = None) -> dict[str, Any]:
    """An article published so many days after the twelfth; `marks` say how it tells its numbers."""
    told = {what: {n: list(marks)} if n else {} for what, n in (("killed", killed), ("injured", injured))}
    days = {on.toordinal(): ["day", "early"]} if on else {}
    return {
        "id": name, "published": str(date.fromordinal(DAY.toordinal() + after)), "killed_best": killed,
        "wounded_best": injured, "numbers": told, "claimed": days, "named": {d: ["early"] for d in days}, "alone": True,
        "dated": on is not None, "date": str(on) if on else None,
    }  # fmt: skip


def test_what_most_articles_tell_is_filed() -> None:
    rows = [row(name, 1, 2, 3, "total", "early", on=DAY) for name in "abc"] + [row("d", 1, 5, 0, on=date(2009, 5, 1))]
    assert together(rows) == {"killed_best": 2, "wounded_best": 3, "date": "2009-05-12"}


def test_who_has_died_since_is_no_longer_injured() -> None:
    rows = [row(name, n, 0, 2, "total", "early") for n, name in enumerate("ab")]
    assert numbered([*rows, row("c", 4, 1, 1, "total")], "killed")[1]["grown since"] == 1.0
    assert numbered([*rows, row("c", 4, 1, 5, "total")], "killed")[1]["grown since"] == 0.0
    assert together([*rows, row("c", 4, 1, 1, "total", "early", "title")])["killed_best"] == 1


def test_the_first_articles_day_and_the_one_before_are_always_candidates() -> None:
    found = dated([row("a", 3, 1, 0), row("b", 5, 1, 0)])
    assert sorted(found) == [date(2009, 5, 14).toordinal(), date(2009, 5, 15).toordinal()]


def test_an_early_article_on_something_else_does_not_hide_the_day_of_the_others() -> None:
    alien, later = row("a", -90, 1, 0), date(2009, 5, 11)
    rows = [alien, *(row(name, 0, 1, 0, on=later) for name in "bcd")]
    assert together(rows)["date"] == str(later)


@given(st.permutations([row("a", 1, 2, 0, "total"), row("b", 1, 0, 2, "early"), row("c", 3, 3, 1, on=DAY)]))
def test_the_order_does_not_matter(rows: list[dict[str, Any]]) -> None:
    assert together(rows) == together(sorted(rows, key=lambda one: one["id"]))


def test_weights_are_learned_from_what_was_right() -> None:
    cases = [({2: {"early": 1.0}, 3: {"late": 1.0}}, 2, True), ({4: {"late": 1.0}, 1: {"early": 1.0}}, 1, True)] * 4
    weight = fit(cases)
    assert weight["early"] > 0 > weight["late"]
    assert likeliest({7: {"late": 1.0}, 9: {"early": 1.0}}, weight) == 9
