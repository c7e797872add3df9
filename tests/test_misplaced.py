"""What is no incident, and what is not on the incident that a report told before."""

from datetime import date

import pytest

from counterclaim import read
from counterclaim.model import Incident

DAY = date(2024, 3, 14)


def incidents(text: str) -> tuple[Incident, ...]:
    (dossier,) = read(text + "\n", published=DAY)
    return dossier.incidents


@pytest.mark.parametrize(
    "text",
    [
        "The governor warned of an explosion of armed violence in the valley.",
        "Officials said an explosion of protests and killings had followed the vote.",
        "Two gangs battling for control of the drug trade and for power agreed to a truce on Wednesday.",
        "The rebels are fighting for the region's independence.",
        "Insurgents fighting to topple the government sent an envoy to Doha.",
        "The aim of the patrols is to prevent militants from launching rockets at the town.",
        "The Union of Traders said its members had been fighting the army for years.",
        "Orania is fighting a rebellion in its north.",
        "Mali, Burkina Faso and Niger are battling jihadist groups linked to a foreign network.",
        "A panel recommended wrapping up combat operations in the north by early 2026.",
    ],
)
def test_figures_descriptions_and_counsel_tell_no_incident(text: str) -> None:
    assert incidents(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels are battling troops for control of Goma, killing nine soldiers on Tuesday.", "armed_clash"),
        ("An explosion of a fuel truck set off by gunmen killed four people in Aden on Monday.", "bombing"),
        ("Insurgents fighting to topple the government shot dead a priest in Goma on Monday.", "attack"),
        ("Soldiers fighting rebels near Goma on Monday lost four men.", "armed_clash"),
    ],
)
def test_what_was_fought_and_what_burst_is_told(text: str, kind: str) -> None:
    assert [i.type for i in incidents(text)] == [kind]


def test_who_is_kept_from_a_deed_has_not_done_it() -> None:
    (storm,) = incidents("Troops stopped gunmen from storming an army base near Gao on Monday.")
    assert storm.status == "foiled"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fighters of the Dawn Front took control of the airport in Goma on Wednesday.", "other"),
        ("The rebels, who seized the capital in 2021, said they would hold elections.", "other"),
        (
            "Rebels took control of the airport in Goma on Wednesday after clashes that killed nine soldiers.",
            "armed_clash",
        ),
        ("Rebels captured the town of Sake on Wednesday.", "armed_clash"),
    ],
)
def test_a_place_that_changed_hands_was_fought_for_only_if_that_is_told(text: str, kind: str) -> None:
    assert [i.type for i in incidents(text)] == [kind]


def test_the_day_of_the_lead_does_not_go_abroad() -> None:
    text = "Soldiers stormed a villa on Tuesday, killing four gunmen.\n\nMany were pleased. Not all agreed."
    text += "\n\nIn Ecuador, some 50 students threw stones at the Peruvian consulate."
    raid, stones = sorted(incidents(text), key=lambda i: i.type)
    assert (str(raid.when.start), stones.when.start) == ("2024-03-12", None)


def test_what_lies_ahead_does_not_end_today() -> None:
    (attack,) = incidents("The group said it would attack army posts in Goma. It plans attacks on army posts in Goma.")
    assert (attack.status, attack.when.start, attack.when.end) == ("planned", None, None)


def test_a_sum_since_a_year_does_not_date_the_last_dead() -> None:
    text = "The army said two more soldiers were killed by gunmen in the north, bringing the number of army deaths "
    last, since = incidents(text + "since the 2021 offensive to 341.")
    assert (last.when.start, last.aggregate, last.killed and last.killed.best) == (None, None, 2)
    assert (str(since.when.start), since.killed and since.killed.best) == ("2021-01-01", 341)


def test_those_held_since_a_day_were_taken_once() -> None:
    (held,) = incidents("About 20 rebels had been holding the school and 72 hostages since December 17.")
    assert (held.aggregate, held.abducted and held.abducted.best) == (None, 72)


def test_a_broadcaster_that_is_seized_is_no_hostage() -> None:
    (seized,) = incidents("Soldiers seized the state broadcaster in Libreville on Wednesday.")
    assert (seized.type != "abduction", seized.abducted) == (True, None)


def test_a_bare_number_that_was_shot_down_counts_drones_told_before() -> None:
    text = "Russia launched 40 drones at Odesa overnight, the air force said, adding that 36 were shot down."
    assert all(i.killed is None for i in incidents(text))
    (shot,) = incidents("Gunmen attacked a bus near Odesa and nine were shot down.")
    assert shot.killed and shot.killed.best == 9


@pytest.mark.parametrize(
    "text",
    [
        "A gunman opened fire at a rally in Butler on Saturday, killing a farmer. Agents shot the gunman dead.",
        "A man stabbed three people on a train near London on Monday before officers shot him dead.",
    ],
)
def test_who_kills_the_attacker_has_not_attacked(text: str) -> None:
    first = incidents(text)[0]
    assert {p.name for p in first.perpetrators} <= {"gunman"}


def test_what_a_deed_answers_has_its_own_day_and_place() -> None:
    text = "Indian missile strikes on Karachi killed 31 civilians on Wednesday. "
    text += (
        "India said the strikes were a response to an attack in Pahalgam last month in which gunmen killed 26 tourists."
    )
    strikes, attack = incidents(text)
    assert (strikes.where.name, attack.where.name) == ("Karachi", "Pahalgam")
    assert [link.incident for link in strikes.links] == [attack.id]


def test_the_worst_since_another_is_not_the_other() -> None:
    text = "A bomber killed more than 100 people at a mosque in Peshawar on Monday. It was the deadliest attack in the "
    text += "city since a 2014 massacre at a school that killed more than 140 children."
    now, then = incidents(text)
    assert (now.killed and now.killed.low, then.killed and then.killed.low) == (101, 141)
    assert str(then.when.start) == "2014-01-01"


def test_a_fight_that_a_country_wages_is_not_its_ambush() -> None:
    text = (
        "Six soldiers were killed in an ambush in central Mali on Wednesday. Mali, Burkina Faso and Niger are battling "
    )
    (ambush,) = incidents(text + "jihadist groups. The army says that it will go on.")
    assert (ambush.type, ambush.parties) == ("attack", ())


def test_who_strikes_back_does_another_deed() -> None:
    text = "Rebels attacked an army base near Bunia on Monday. Uganda launched an assault on the rebels."
    text += " Troops from Orania stormed a camp of the Dawn Army on Tuesday. The Dawn Army shelled the troops in Bara."
    assert all(len(i.perpetrators) < 2 for i in incidents(text))
    assert [p.name for p in incidents(text)[0].perpetrators] == ["Rebels"]


def test_a_crime_one_is_charged_with_is_none_of_the_sum() -> None:
    text = "Some 3,000 people were executed under the junta. "
    text += "He is charged with ordering a massacre that killed 75 villagers."
    many, one = incidents(text)
    assert (many.killed and many.killed.best, [t.text for t in one.targets]) == (3000, ["75 villagers"])
    assert one.status == "accomplished"


def test_people_taken_are_not_those_shot_by_others() -> None:
    text = "A shopkeeper was killed when gunmen fired on a clinic in Gaza, medics said. "
    text += "Nine teachers were kidnapped in the north, according to officials."
    assert {i.type for i in incidents(text)} == {"attack", "abduction"}


def test_a_raid_does_not_take_the_hostages_it_frees() -> None:
    text = "Troops stormed an embassy in Lima on Tuesday with explosives, killing nine gunmen in a blast. "
    text += "The gunmen initially seized some 700 hostages."
    assert all(not i.abducted for i in incidents(text) if i.killed)
