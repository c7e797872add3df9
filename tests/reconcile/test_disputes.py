"""Two tolls that may both be true and are no like accounts."""

import pytest

from counterclaim import read

STRIKE = "Residents said the air strike on Orvel on Monday killed up to 80 civilians. "


@pytest.mark.parametrize(("number", "kinds"), [("31", ["divergence"]), ("75", [])])
def test_an_upper_bound_many_times_as_large_is_another_account(number: str, kinds: list[str]) -> None:
    (dossier,) = read(f"{STRIKE}A ministry inquiry found that {number} civilians were killed in the strike.\n")
    assert [d.kind for i in dossier.incidents for d in i.disputes if d.field == "killed"] == kinds
