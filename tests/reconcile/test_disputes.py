"""Two tolls that may both be true and are no like accounts."""

import pytest

from counterclaim import read
from counterclaim.model import Claim, Report, Source, Toll
from counterclaim.reconcile.disputes import disputes

STRIKE = "Residents said the air strike on Orvel on Monday killed up to 80 civilians. "


@pytest.mark.parametrize(("number", "kinds"), [("31", ["divergence"]), ("75", [])])
def test_an_upper_bound_many_times_as_large_is_another_account(number: str, kinds: list[str]) -> None:
    (dossier,) = read(f"{STRIKE}A ministry inquiry found that {number} civilians were killed in the strike.\n")
    assert [d.kind for i in dossier.incidents for d in i.disputes if d.field == "killed"] == kinds


@pytest.mark.parametrize(("side", "kinds"), [("Marrans", ["divergence"]), ("Ostermen", [])])
def test_one_side_is_one_however_it_is_written(side: str, kinds: list[str]) -> None:
    report = Report(key="k", text="Up to 80 dead. 31 dead.")
    told = [
        Claim("c1", "i1", "killed", Toll(None, None, 80, side="Marran"), "s1", "asserts", (report.cite(0, 14),)),
        Claim("c2", "i1", "killed", Toll(31, 31, 31, side=side), "s2", "asserts", (report.cite(15, 23),)),
    ]
    who = {name: Source(name, name, False, "ngo") for name in ("s1", "s2")}
    assert [d.kind for d in disputes(told, who, lambda a, b: a == b)] == kinds
