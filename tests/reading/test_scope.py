"""Totals and parts: what one source's numbers, and those of two sides, are to one another."""

import pytest

from counterclaim import reading
from counterclaim.model import Claim, Figure, Report, Toll
from counterclaim.reconcile.scope import scoped

REPORT = Report(key="k", text="Many were killed. " * 60)


def told(toll: Toll, at: int = 0, source: str | None = "s1", rule: str = "toll.kill numbers.exact") -> Claim:
    return Claim(f"c{at}", "i1", "killed", toll, source, "asserts", (REPORT.cite(at, at + 4),), rule=rule)


def number(n: int, text: str = "", who: object = None, side: str | None = None, scope: str = "total") -> Toll:
    return Toll(n, n, n, text or str(n), who, side, scope)  # type: ignore[arg-type]


CASES = [
    # one group named twice, once more fully
    ([told(number(3, who="soldiers", side="Xanad")), told(number(3, "the three soldiers", "soldiers"), 90)],
     ["total", "total"], Figure(3, 3, 3)),
    # a number that is added to the one before it
    ([told(number(10, "ten recruits", "police")), told(number(3, "another three"), 90)],
     ["part", "part"], Figure(13, 13, 13, derived=True)),
    # far apart: nothing to add to
    ([told(number(10)), told(number(3, "three more"), 900)], ["total", "total"], Figure(3, None, 10)),
    # the enemy's dead beside one's own
    ([told(number(200, "200 rebels", "militants")), told(number(4, "four of its own men", "men", scope="part"), 40)],
     ["part", "part"], Figure(204, 204, 204, derived=True)),
    # "including two children" is no summand
    ([told(number(9, "nine rebels", "militants")),
      told(number(2, "two children", "children", scope="part"), 40, rule="toll.including numbers.exact")],
     ["total", "part"], Figure(9, 9, 9)),
    # four, that is three and one
    ([told(number(4)), told(number(3, "three"), 40), told(number(1, "one"), 60)],
     ["total", "part", "part"], Figure(4, 4, 4)),
    # each side counts the other's dead
    ([told(number(50, who="militants", side="Red Dawn")), told(number(7, who="soldiers", side="Xanad"), 90, "s2")],
     ["part", "part"], Figure(50, None, None)),
    # also beside a vague number of all
    ([told(number(50, who="militants", side="Red Dawn")), told(number(7, who="soldiers", side="Xanad"), 90, "s2"),
      told(Toll(12, None, None, "dozens"), 140, "s3", "toll.kill numbers.vague")],
     ["part", "part", "total"], Figure(12, None, None)),
    # known persons beside another source's number of all
    ([told(number(5)), told(number(2, "his son and adviser"), 90, None, "toll.hurt numbers.one")],
     ["total", "part"], Figure(5, 5, 5)),
    # one of some kind, which another source counts higher: they differ
    ([told(number(5)), told(number(1, "a soldier", "soldiers"), 90, None, "toll.kill numbers.one")],
     ["total", "total"], Figure(5, 5, 5)),
    # "civilians were killed" beside a number
    ([told(number(5)), told(Toll(2, None, None, "civilians", "civilians"), 90, None, "toll.kill numbers.plural")],
     ["total", "part"], Figure(5, 5, 5)),
    # a vague word beside a number
    ([told(Toll(3, None, None, "several"), rule="toll.kill numbers.vague"), told(number(6), 50)],
     ["part", "total"], Figure(6, 6, 6)),
    # also another source's
    ([told(Toll(3, None, None, "several lives"), 0, "s2", rule="toll.kill numbers.vague"), told(number(6), 50)],
     ["part", "total"], Figure(6, 6, 6)),
    # more than forty is a number, no vague word
    ([told(Toll(41, None, None, "more than 40"), rule="toll.kill numbers.more-than"), told(number(300), 50)],
     ["total", "total"], Figure(41, None, None)),
    # two names of one group
    ([told(number(7, "seven foreigners", "foreigners")), told(number(7, "seven of its staff", "civilians"), 90, "s2")],
     ["total", "total"], Figure(7, 7, 7)),
    # none of some people is no total of none
    ([told(number(4, "four insurgents", "militants")), told(number(0, "no military or civilian deaths"), 60)],
     ["total", "part"], Figure(4, 4, 4)),
    ([told(number(1, "One of the hostages"))], ["part"], Figure(1, 1, 1)),
    # two deeds of one source far apart: no sum that nobody told
    ([told(number(4, who="militants", scope="part")), told(number(6, scope="part"), 900)],
     ["part", "part"], Figure(4, 4, 4)),
    # one named person beside the number of all
    ([told(number(16)), told(number(1, "Han Orm"), 90, rule="toll.body numbers.one")],
     ["total", "part"], Figure(16, 16, 16)),
    # one named person beside people told in a row
    ([told(number(1, "A girl", "children", scope="part")), told(number(1, "her mother", "women", scope="part")),
      told(number(1, "Ana Orm"), 90, None, "toll.dead numbers.one")],
     ["part", "part", "part"], Figure(2, 2, 2, derived=True)),
    # some of those hit, and one of them by name
    ([told(number(2, "two of the victims", scope="part")), told(number(1, "Orm"), 90, None, "toll.die numbers.one")],
     ["part", "part"], Figure(2, 2, 2)),
    # a named person beside two of another kind is a third
    ([told(number(2, "two guards", "soldiers", scope="part")), told(number(1, "Orm"), 90, rule="toll.die numbers.one")],
     ["part", "part"], Figure(3, 3, 3, derived=True)),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "scopes", "figure"), CASES)
def test_scope(claims: list[Claim], scopes: list[str], figure: Figure) -> None:
    found = scoped(claims)
    assert [c.value.scope for c in found if isinstance(c.value, Toll)] == scopes
    assert reading.figure(found, "killed") == figure


def test_a_subset_alone_is_no_reading() -> None:
    part = told(number(2, scope="part"), rule="toll.including numbers.exact")
    assert reading.figure([part], "killed") is None
