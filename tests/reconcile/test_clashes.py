"""The sides of a clash, however a word of harm tells of them."""

import pytest

from counterclaim import read
from counterclaim.model import Incident

CLASH = "Soldiers clashed with rebels near Orvel on Monday, the army said. "


def clash(text: str) -> Incident:
    (dossier,) = read(text)
    return next(i for i in dossier.incidents if i.type == "armed_clash")


@pytest.mark.parametrize(
    ("more", "perpetrators", "targets", "sides"),
    [
        ("In the clash soldiers shot dead four rebels, it said.", set(), set(), {"soldiers", "rebels"}),
        ("In the clash rebels killed a shepherd, it said.", set(), {"shepherd"}, {"soldiers", "rebels"}),
    ],
)
def test_who_shot_in_a_clash_is_a_side(more: str, perpetrators: set[str], targets: set[str], sides: set[str]) -> None:
    found = clash(f"{CLASH}{more}\n")
    assert {p.text for p in found.perpetrators} == perpetrators
    assert {t.text for t in found.targets} == targets
    assert {w for p in found.parties for w in sides if w in p.text.lower()} == sides


def test_who_attacked_stays_the_perpetrator() -> None:
    attack = "Rebels attacked a convoy near Orvel on Monday, the army said."
    (dossier,) = read(f"{attack} Soldiers clashed with the rebels after the attack.\n")
    assert any(p.text == "Rebels" for i in dossier.incidents for p in i.perpetrators)
