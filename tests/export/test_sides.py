"""The sides of an incident: who acts, who is acted against, who bears no arms."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.sides import Sides, sides
from counterclaim.model import Incident, Party, Place, When

HAMAS = Party("Hamas", "Hamas gunmen", "people", "hamas", 3, "PS")
ISRAEL = Party("Israel", "Israeli troops", "people", "IL/military", 1, "IL")
FATAH = Party("Fatah", "Fatah men", "people", "fatah", 3, "PS")
GUNMEN = Party("gunmen", "gunmen", "people", inter=3)
NURSES = Party("two nurses", "two nurses", "people", inter=7)
HOUSE = Party("a house", "a house", "property")


def incident(**parts: Any) -> Incident:
    return Incident(
        "i1", main=True, type="attack", status="accomplished", aggregate=None, when=When(), where=Place(None), **parts
    )


def test_an_attack_on_civilians_is_one_sided() -> None:
    found = sides(incident(perpetrators=(GUNMEN,), targets=(NURSES, HOUSE)))
    assert found == Sides((GUNMEN,), (), (NURSES,))
    assert found.type_of_violence == 3


def test_the_state_is_side_a_of_a_clash_with_a_group() -> None:
    found = sides(incident(parties=(HAMAS, ISRAEL)))
    assert found == Sides((ISRAEL,), (HAMAS,), ())
    assert found.type_of_violence == 1


def test_two_groups_fight_without_a_state() -> None:
    assert sides(incident(parties=(HAMAS, FATAH))).type_of_violence == 2


def test_allies_stand_on_one_side() -> None:
    wing = Party("Qassam Brigades", "Qassam Brigades", "people", "qassam-brigades", 3, "PS")
    assert sides(incident(parties=(ISRAEL, HAMAS, wing))) == Sides((ISRAEL,), (HAMAS, wing), ())


def test_soldiers_hit_are_the_other_side_and_those_beside_them_civilians() -> None:
    found = sides(incident(perpetrators=(HAMAS,), targets=(ISRAEL, NURSES)))
    assert found == Sides((ISRAEL,), (HAMAS,), (NURSES,))


def test_nobody_is_invented() -> None:
    assert sides(incident()) == Sides()
    assert sides(incident(targets=(NURSES,))).type_of_violence is None


_SOME = st.lists(st.sampled_from([HAMAS, ISRAEL, FATAH, GUNMEN, NURSES, HOUSE]), max_size=3, unique=True).map(tuple)


@given(_SOME, _SOME, _SOME)
def test_only_those_named_stand_on_a_side(perpetrators: Any, targets: Any, parties: Any) -> None:
    found = sides(incident(perpetrators=perpetrators, targets=targets, parties=parties))
    named = {*perpetrators, *targets, *parties}
    assert {*found.a, *found.b, *found.civilians} <= named
    assert HOUSE not in (*found.b, *found.civilians) or HOUSE in perpetrators
