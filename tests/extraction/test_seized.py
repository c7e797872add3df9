"""What is seized: people by rebels, people sought by the state's forces, bodies of troops, arms."""

from datetime import date

import pytest

from counterclaim import read
from counterclaim.extraction.rules.engine import Rules
from counterclaim.language import load
from counterclaim.model import Link, Report


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels captured four nurses near Goma on Sunday.", "abduction"),
        ("Troops captured a bomb maker of the group near Goma on Sunday.", "arrest"),
        ("Rebels seized an army battalion in Goma on Sunday.", "armed_clash"),
        ("Police seized 12 kilos of explosives at a pier in Goma on Sunday.", "weapons_disrupted"),
        ("Troops killed two rebels near Goma on Sunday and seized three rifles.", "attack"),
        ("Army jets bombed the town 14 times during the fighting on Sunday, killing nine villagers.", "air_strike"),
    ],
)
def test_what_was_seized_tells_the_type(text: str, kind: str) -> None:
    (dossier,) = read(text + "\n", published=date(2026, 11, 19))
    assert [i.type for i in dossier.incidents] == [kind]


def test_what_bears_no_arms_is_no_haul() -> None:
    (dossier,) = read("Police seized a lorry of tea in Dover on Monday.\n", published=date(2026, 11, 19))
    assert dossier.incidents == ()


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed nine villagers in Bara on Sunday in apparent reprisal for the murder of a herder last week.",
        "The army said the shelling of Bara on Sunday was revenge for the killing of a general in Goma last week.",
    ],
)
def test_an_answer_is_tied_to_what_it_answers(text: str) -> None:
    report = Report("r", text, published=date(2026, 11, 19))
    found = Rules().extract(report, load().doc(text)).claims
    assert [c.value.kind for c in found if isinstance(c.value, Link)] == ["retaliation_for"]
