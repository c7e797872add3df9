"""What an attack hit and with what, through the whole engine."""

from datetime import date

import pytest

from counterclaim import read
from counterclaim.extraction.rules.engine import Rules
from counterclaim.language import load
from counterclaim.model import Party, Report, Toll, Wording
from counterclaim.model.vocabulary import Field


def told(text: str, field: Field) -> set[str]:
    claims = Rules().extract(Report("r", text), load().doc(text)).claims
    return {c.value.text for c in claims if c.field == field and isinstance(c.value, Party | Wording)}


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("A bomb exploded inside a tourist bus on Monday.", "tourist bus"),
        ("A bomb went off in front of the embassy.", "embassy"),
        ("Guerrillas planted two bombs near a police station.", "police station"),
        ("Rebels wounded a miller and set fire to the mill.", "mill"),
        ("The candidate escaped a dynamite attack by rebels.", "candidate"),
        ("Rebels carried out acts of sabotage against the electricity system.", "electricity system"),
        ("Six houses were destroyed in the attack on the village.", "Six houses"),
        ("The attack caused damage to two shops.", "two shops"),
        ("The rebels attacked four positions near the river.", "four positions"),
        ("An air strike on a market killed 12 people.", "market"),
        ("The market bombing killed 12 people.", "market"),
        ("A device exploded beneath their armoured vehicle, killing two soldiers.", "their armoured vehicle"),
        ("Gang members opened fire on a bus and set dozens of huts ablaze.", "huts"),
        ("A roadside bomb wounded a passer-by.", "passer-by"),
        ("Raiders shot a miller and his father-in-law.", "his father-in-law"),
        ("Raiders kill 3, abduct 20 pupils in Orvel", "20 pupils"),
        ("Troops eliminated two insurgents in the hills.", "two insurgents"),
        ("Shelling of the harbour by rebels wounded nine people.", "harbour"),
        ("Three people were wounded in shelling of Donetsk on Monday, officials said.", "Donetsk"),
        ("Shelling by the army on the Dorn camp killed nine people.", "Dorn camp"),
        ("Shooting by police at marchers wounded six people.", "marchers"),
        ("A car bomb exploded next to a wedding party, killing nine guests.", "wedding party"),
        ("A rocket landed on a playground, killing 12 children.", "playground"),
        ("A government drone strike hit a primary school, killing four people.", "primary school"),
        ("Gunmen stopped and searched a bus and kidnapped nine passengers.", "nine passengers"),
        ("Four people were killed when a bus hit a landmine.", "bus"),
        ("A boy stepped on a landmine near Dorvan on Monday.", "boy"),
        ("Two jets bombed rebel positions near Dorvan.", "rebel positions"),
        ("Separatists burnt a truck and killed its driver.", "truck"),
    ],
)
def test_what_was_hit(text: str, hit: str) -> None:
    assert hit in told(text, "target")


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Two nurses abducted", set()),
        ("Warplanes bombed a school, killing nine.", set()),
        ("Warplanes bombed a school in Myanmar. A military jet dropped two bombs on it.", {"military jet"}),
        ("Fighters with the 9th Brigade attacked a post.", {"Fighters with the 9th Brigade"}),
        ("Troops eliminated two insurgents in the hills.", {"Troops"}),
        ("The final eliminated two teams. Gunmen shot a guard.", {"Gunmen"}),
        ("Shelling by the rebels on the Dorn camp killed nine people.", {"rebels"}),
        ("A government drone strike hit a primary school, killing four people.", {"government"}),
        ("A junta air raid killed nine people.", {"junta"}),
        ("Men thought to be rebels killed four farmers on Monday.", {"Men", "rebels"}),
        ("Gunmen believed to be members of a cartel killed four officers.", {"Gunmen", "members of a cartel"}),
        ("Assailants alleged to be smugglers burned two villages near Dorvan.", {"Assailants", "smugglers"}),
        ("An attack on a military camp claimed by Al-Shabaab killed 12 soldiers.", {"Al-Shabaab"}),
        ("Gunmen stopped and searched a bus and kidnapped nine passengers.", {"Gunmen"}),
        ("Russian strikes killed seven people and wounded more than 40 in Orvel.", {"Russian"}),
        ("Thirteen people were killed by Israeli fire near an aid site.", {"Israeli"}),
        ("Thai F-16 jets bombed a village, killing two people.", {"Thai F-16 jets"}),
        ("Four people were killed when a bus hit a landmine.", set()),
    ],
)
def test_who_did_it(text: str, doers: set[str]) -> None:
    assert told(text, "perpetrator") == doers


def test_two_verbs_share_what_they_befell_wherever_it_hangs() -> None:
    text = (
        "Israeli forces shot and killed a 16-year-old boy during a raid in Dorvan on Monday, the health ministry said."
    )
    assert told(text, "target") == {"16-year-old boy"}
    assert told(text, "perpetrator") == {"Israeli forces"}


def test_strikes_whose_victims_only_a_number_tells_hit_nobody_else() -> None:
    assert told("Russian strikes killed seven and wounded more than 40 in Orvel, the governor said.", "target") == set()


def test_the_police_who_tell_of_it_neither_did_nor_suffered_it() -> None:
    text = "Police said a man with a rifle shot and wounded an agent in Dorvan on Monday before killing himself."
    assert not {"Police"} & (told(text, "target") | told(text, "perpetrator"))
    claims = Rules().extract(Report("r", text), load().doc(text)).claims
    assert {c.value.best for c in claims if c.field == "killed" and isinstance(c.value, Toll)} <= {1}


def test_what_they_are_taken_for_is_a_suspicion() -> None:
    text = "Men thought to be rebels killed four farmers on Monday."
    claims = Rules().extract(Report("r", text), load().doc(text)).claims
    told_of = {(c.value.text, c.stance) for c in claims if c.field == "perpetrator" and isinstance(c.value, Party)}
    assert told_of == {("Men", "asserts"), ("rebels", "suspects")}


def test_who_tells_of_it_behind_the_colon_of_a_headline_is_not_hit() -> None:
    headline = "Raid on clinic in Orvel kills more than 30: Villagers, aid workers"
    (one,) = read(f"{headline}\n\nAn air raid hit a clinic on Monday.\n", published=date(2020, 6, 12))
    hit = {c.value.text for c in one.claims if c.field == "target" and isinstance(c.value, Party)}
    assert hit == {"clinic"}


@pytest.mark.parametrize(
    "text",
    ["A bomb exploded in the northern district.", "The candidate escaped a dynamite attack by rebels."],
)
def test_where_it_happened_and_who_did_it_are_no_targets(text: str) -> None:
    assert not {"northern district", "rebels"} & told(text, "target")


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Two men set off ten kilos of dynamite near the bank.", "dynamite"),
        ("The explosion of five sticks of dynamite destroyed a bank.", "dynamite"),
        ("The attack on the post was carried out with grenades.", "grenades"),
        ("Rebels fired rocket-propelled grenades at a post.", "rocket-propelled grenades"),
        ("Two jets dropped air-to-ground missiles on a post.", "air-to-ground missiles"),
        ("The army launched 112 Tirian-type drones at the port.", "Tirian-type drones"),
        ("A Kt-59 cruise missile hit a bus.", "Kt-59 cruise missile"),
        ("The market bombing killed 12 people.", "bombing"),
        ("Rebels fired dozens of rockets at a base.", "rockets"),
        ("Rebels fired hundreds of missiles and drones at the port.", "drones"),
        ("A barrage of rockets hit the harbour, wounding two.", "rockets"),
        ("Assailants hurled Molotov cocktails at a shrine.", "Molotov cocktails"),
    ],
)
def test_a_weapon_that_is_measured_or_stands_with_the_verb(text: str, means: str) -> None:
    assert means in told(text, "means")


def test_who_defuses_a_bomb_did_not_do_it() -> None:
    assert not told("Police defused five bombs at the airport.", "perpetrator")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Suspected Shining Path guerrillas blew up a pipeline.", "suspects"),
        ("Shining Path guerrillas blew up a pipeline.", "asserts"),
    ],
)
def test_a_doubt_about_who_they_are_is_a_suspicion(text: str, stance: str) -> None:
    claims = Rules().extract(Report("r", text), load().doc(text)).claims
    assert [c.stance for c in claims if c.field == "perpetrator"] == [stance]


def test_a_killer_is_arrested_for_another_deed_than_his_own() -> None:
    text = "Police arrested one of the killers of the six priests."
    claims = Rules().extract(Report("r", text), load().doc(text)).claims
    hit = {c.incident for c in claims if isinstance(c.value, Party) and c.value.text == "six priests"}
    assert hit.isdisjoint({c.incident for c in claims if c.field == "detained"})


def test_who_suffered_no_wounds_is_not_wounded() -> None:
    text = "Gunmen attacked the hotel. The three men suffered no wounds."
    claims = Rules().extract(Report("r", text), load().doc(text)).claims
    assert not [c for c in claims if c.field == "wounded"]
