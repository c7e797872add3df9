"""Institutions without a name, short forms that a report gives itself, capitals that stand for a power."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from counterclaim.extraction.rules.actors import Actors
from counterclaim.model import Dateline, Report

Reader = Callable[[str], Doc]


def meant(read: Reader, text: str, word: str, place: str | None = None) -> str | None:
    """The id of the actor that the last mention of a word in a text stands for."""
    doc = read(text)
    actors = Actors(doc, Report("x", text, dateline=Dateline(place, None) if place else None))
    party = actors.party([t.i for t in doc if t.text == word][-1])
    return party.actor if party else None


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Bombs fell on Kampala. The government denied that Uganda was at war.", "government", "UG/government"),
        ("Bombs fell on Kampala. The army shelled two villages.", "army", "UG/military"),
        ("A clinic in Kampala burnt down. Police arrested nine men.", "Police", "UG/police"),
        ("A clinic in Kampala burnt down. The health ministry sent doctors.", "ministry", "UG/government"),
        ("A clinic in Kampala burnt down. Foreign troops left.", "troops", None),
        ("A clinic in Kampala burnt down. A soldier was arrested.", "soldier", None),
        ("Uganda and Kenya met. The army shelled two villages.", "army", None),
        ("Kenyan troops crossed into Uganda. Ugandan villagers fled Kampala. Soldiers shot at them.", "Soldiers", None),
        ("Bombs fell on Kampala in Uganda. A Kenyan general said his forces had won.", "forces", None),
        (
            "Uganda's prime minister Amos Tindi met Kenyan envoys in Rome. The Tindi government left.",
            "government",
            "UG/government",
        ),
        ("Bombs fell on Kampala. Zambia protested. Soldiers shelled two villages.", "Soldiers", None),
        ("Ugandan ministers met Kenyan farmers. The foreign ministry said so.", "ministry", "UG/government"),
        ("Bombs fell on Kampala in Uganda. The National Guard shelled two villages.", "Guard", "UG/military"),
        ("In Kenya, whose government protested, and in Uganda nobody voted.", "government", "KE/government"),
        (
            "A bomb went off in Kampala, Uganda. The Judicial Police Bureau met.",
            "Bureau",
            "UG/police",
        ),
        ("A bomb went off in Kampala, Uganda. The Police Federation denied it.", "Federation", None),
        ("Ugandan voters fled Kampala. US-led security forces shot at them.", "forces", None),
        ("Ugandan voters fled Kampala. The Western-backed government left.", "government", "UG/government"),
        ("US-led coalition jets struck Mosul. Two coalition troops died.", "troops", "us-led-coalition"),
        ("The Latin American governments met in Lima.", "governments", None),
    ],
)
def test_an_institution_is_that_of_the_country_told_of(read: Reader, text: str, word: str, actor: str | None) -> None:
    assert meant(read, text, word) == actor


def test_the_dateline_tells_the_country(read: Reader) -> None:
    assert meant(read, "The army shelled two villages.", "army") is None
    assert meant(read, "The army shelled two villages.", "army", "Kampala") == "UG/military"


def test_a_short_form_is_what_the_report_says_it_is(read: Reader) -> None:
    alone = "The ANA shelled two villages in Albania."
    assert meant(read, alone, "ANA") == "albanian-national-army"
    told = "Troops of the Afghan National Army (ANA) left their base. The ANA shelled two villages."
    assert meant(read, told, "ANA") == "AF/military"
    unknown = "The Popular Kayak Kin (PKK) met on Monday. The PKK wants lower taxes."
    assert meant(read, unknown, "PKK") != "pkk"


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Washington warned the rebels.", "Washington", "US"),
        ("The Kremlin warned the rebels.", "Kremlin", "RU/government"),
        ("The rebels broke with Washington.", "Washington", "US"),
        ("Four men were shot in Washington.", "Washington", None),
        ("It was a setback for Washington.", "Washington", "US"),
        ("The envoys left for Washington.", "Washington", None),
        ("She was a critic of the Arvale White House.", "House", "US/government"),
    ],
)
def test_a_capital_stands_for_its_state_and_a_palace_for_its_government(
    read: Reader, text: str, word: str, actor: str | None
) -> None:
    assert meant(read, text, word) == actor


def test_the_rebels_of_a_report_that_knows_one_group(read: Reader) -> None:
    assert meant(read, "The rebels attacked at dawn. The FARC said nothing of it.", "rebels") == "farc"
    both = "The rebels attacked at dawn. Neither the FARC nor the ELN spoke of it."
    assert meant(read, both, "rebels") is None
