"""Plain sentences of newswire that tell violence without naming a weapon, and who is behind it: the whole reading."""

from datetime import date

import pytest

from counterclaim import read
from counterclaim.model import Dossier, Toll

DAY = date(2024, 5, 16)


def one(text: str) -> Dossier:
    (found,) = read(f"{text}\n", published=DAY)
    return found


def killed(found: Dossier) -> list[tuple[int | None, str | None]]:
    """The dead and who says so, in order."""
    names = {s.id: s.name for s in found.sources}
    told = (c for c in found.claims if c.field == "killed" and isinstance(c.value, Toll))
    return [(c.value.best, names.get(c.source or "")) for c in told if isinstance(c.value, Toll)]


@pytest.mark.parametrize(
    "text",
    [
        "Tirian jets hit rebel positions near Dorvan on Monday.",
        "The air force hit Houthi positions near Hodeidah.",
        "Varania said it struck militant hideouts across the border.",
        "Israel said it struck Hezbollah sites in the valley.",
        "Two militants were killed when troops foiled an infiltration bid.",
        "An explosion at a market claimed the lives of 11 people, police said. Nobody has claimed responsibility.",
        "A blast in Kabul killed four people. There was no immediate claim of responsibility.",
    ],
)
def test_what_those_who_bear_arms_hold_or_what_nobody_claims_is_no_accident(text: str) -> None:
    assert one(text).incidents


@pytest.mark.parametrize(
    "text",
    [
        "The drought hit farming positions in the south.",
        "The ministry said it struck a deal with the unions.",
        "A blast at a bakery killed four people. The owner took responsibility for the faulty oven.",
        "Two rebels of the party's left wing were hit by a scandal.",
    ],
)
def test_figures_and_accidents_stay_out(text: str) -> None:
    assert not one(text).incidents


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("A strike carried out by Israel killed a commander in Beirut.", "reported"),
        ("A strike believed to have been carried out by Israel killed a commander in Beirut.", "accused"),
        ("A commander was killed in Beirut in a strike thought to have been carried out by Israel.", "accused"),
        ("An air strike that is said to be the work of Israel killed a commander.", "accused"),
    ],
)
def test_by_whom_a_deed_is_said_or_thought_to_have_been_done(text: str, how: str) -> None:
    (incident,) = one(text).incidents
    assert [(b.party, b.how) for b in incident.responsibility] == [("Israel", how)]


def test_a_group_s_claims_of_many_dead_are_its_own() -> None:
    told = "Red Dawn rebels attacked the base, killing four soldiers, the army said. The group's claims of 60 dead "
    assert killed(one(told + "soldiers could not be verified.")) == [(4, "army"), (60, "group")]


def test_who_rejects_a_claim_neither_did_it_nor_relays_it() -> None:
    found = one("The army's claim that it had killed 30 rebels at Kassala was rejected by residents.")
    assert killed(found) == [(30, "army")]
    assert not any(c.relayed_by for c in found.claims)
    assert "residents" not in [p.name for i in found.incidents for p in i.perpetrators]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A bomb hit a school on Monday. The families of seven pupils killed in the attack wept.", [7]),
        ("A bomb hit a school on Monday. Relatives of people killed in the attack wept.", []),
    ],
)
def test_whose_relatives_mourn_were_killed(text: str, dead: list[int]) -> None:
    assert [n for n, _ in killed(one(text))] == dead


@pytest.mark.parametrize("text", ["A raid on Jenin killed four people.", "Gunmen attacked the village of Bankass."])
def test_a_town_attacked_is_where_it_happened(text: str) -> None:
    (incident,) = one(text).incidents
    assert incident.where is not None
    assert incident.where.name in text


def test_two_who_accuse_each_other_claim_nothing() -> None:
    found = one("Shells killed four people in Dorvan on Monday. India and Pakistan accused each other of the attack.")
    assert {b.how for i in found.incidents for b in i.responsibility} <= {"accused"}
