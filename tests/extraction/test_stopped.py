"""Weapons shot down in flight and plots that came to nothing: foiled attacks of those who sent or made them."""

from datetime import date

import pytest

from counterclaim import read
from counterclaim.model import Incident


def incidents(text: str) -> tuple[Incident, ...]:
    (dossier,) = read(text + "\n", published=date(2026, 11, 19))
    return dossier.incidents


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("The air force said it shot down 40 of 52 drones over Odesa.", "air_strike", []),
        (
            "Air defences destroyed nine Ukrainian drones over Kursk, the army said.",
            "air_strike",
            ["Ukraine"],
        ),
        ("The navy intercepted a ballistic missile fired by the Houthis at Eilat.", "shelling", ["Huthis"]),
        ("Two rockets were intercepted over Ashkelon on Sunday.", "shelling", []),
        ("A frigate downed a Houthi drone that was approaching a tanker.", "air_strike", ["Huthis"]),
    ],
)
def test_what_is_shot_down_is_a_foiled_attack_of_those_who_sent_it(text: str, kind: str, who: list[str]) -> None:
    (incident,) = incidents(text)
    assert (incident.type, incident.status) == (kind, "foiled")
    assert [p.name for p in incident.perpetrators] == who


def test_one_drone_that_fighters_shoot_down_is_what_they_attacked() -> None:
    (incident,) = incidents("Rebel fighters shot down a U.S. drone over Marib on Monday.")
    assert incident.status == "accomplished"
    assert [p.name for p in incident.perpetrators] == ["Rebel fighters"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police foiled a plot by smugglers to bomb a courthouse in Tunis, the minister said.", "bombing"),
        ("Troops thwarted an attempt by smugglers to storm the barracks in Gao.", "attack"),
    ],
)
def test_a_foiled_plot_is_that_of_the_plotters(text: str, kind: str) -> None:
    incident = incidents(text)[0]
    assert (incident.type, incident.status) == (kind, "foiled")
    assert [p.name for p in incident.perpetrators] == ["smugglers"]


def test_bombs_that_are_dropped_are_an_air_strike() -> None:
    (incident,) = incidents("Two bombs were dropped on a clinic in Kanbalu on Monday, killing six people.")
    assert incident.type == "air_strike"


@pytest.mark.parametrize(
    ("text", "single"),
    [
        ("In 2017, a truck bomb in Mogadishu killed 580 people.", True),
        ("In 2014, at least 207 people were massacred in a village near Bama.", True),
        ("In 2017, 580 people were killed in Somalia.", False),
    ],
)
def test_many_dead_of_one_weapon_or_in_one_village_are_those_of_one_deed(text: str, single: bool) -> None:
    (incident,) = incidents("Gunmen killed two guards in Baidoa on Monday.\n\n" + text)[1:]
    assert (incident.aggregate is None) == single


def test_what_a_number_of_weapons_counts_is_found_wherever_a_parse_hangs_it() -> None:
    text = "The air force said it shot down 61 of 84 drones and two of five Iskander-M missiles over Odesa."
    assert [i.status for i in incidents(text)] == ["foiled"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A guided bomb fell on a house in Kharkiv on Tuesday, injuring 11 people.", "air_strike"),
        ("The army used barrel bombs on the village of Sarmin on Monday, killing nine people.", "air_strike"),
        ("Two guided missiles hit a warehouse in Sumy on Monday.", "shelling"),
    ],
)
def test_bombs_that_fly_and_missiles_that_are_guided(text: str, kind: str) -> None:
    (incident,) = incidents(text)
    assert incident.type == kind


def test_what_is_damaged_is_not_killed() -> None:
    (incident,) = incidents("Russian drones struck Odesa on Wednesday, killing two dockers and damaging grain silos.")
    assert incident.killed is not None
    assert (incident.killed.low, incident.where.name) == (2, "Odesa")


def test_whoever_is_shelled_like_a_town_is_a_town_unless_somebody_bears_the_name() -> None:
    (town,) = incidents("Russian artillery shelled Sumy on Monday, wounding two people.")
    assert (town.where.name, town.where.country) == ("Sumy", "UA")
    (person,) = incidents("Gunmen killed Hassan Sumy on Monday. Four rebels attacked Sumy as he left a shop.")
    assert person.where.name is None
