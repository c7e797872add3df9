"""What a sentence does not say is not claimed: deeds, doers, dates, sources and tolls that only look like one."""

from datetime import date

import pytest

from counterclaim import read
from counterclaim.model import Claim, Dossier, Party, Toll
from counterclaim.model.vocabulary import Field


def dossier(text: str) -> Dossier:
    (one,) = read(f"{text}\n", published=date(2020, 6, 12))
    return one


def claims(one: Dossier, field: Field) -> list[Claim]:
    return [c for c in one.claims if c.field == field]


def parties(one: Dossier, field: Field) -> set[str]:
    return {c.value.text for c in claims(one, field) if isinstance(c.value, Party)}


def speakers(one: Dossier) -> set[str]:
    return {s.name for s in one.sources}


def counted(one: Dossier, field: Field) -> list[Toll]:
    return [c.value for c in claims(one, field) if isinstance(c.value, Toll)]


SHOT = "Gunmen shot two nurses in Orvel."


def test_what_is_avoided_opens_no_incident() -> None:
    one = dossier(f"Envoys tried everything to avoid an assault by rebels on Dorvan. {SHOT}")
    assert [i.where.name for i in one.incidents] == ["Orvel"]


def test_a_second_verb_shares_the_will_of_the_first() -> None:
    one = dossier(f"Fighters will never surrender but carry out guerrilla attacks in Dorvan, a rebel said. {SHOT}")
    told = [c for c in claims(one, "type") if c.stance == "asserts"]
    assert [c.source for c in told] == [None]
    assert {i.status for i in one.incidents if i.aggregate is not None} == {"planned"}


def test_who_is_accused_of_something_else_did_not_do_what_he_is_known_for() -> None:
    one = dossier("The rebels, who had seized the town of Orvel in May, are accused by the ministry of smuggling arms.")
    assert {c.stance for c in claims(one, "perpetrator")} == {"asserts"}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The union accused the army of a massacre in the village of Dorvan.", "army"),
        ("The union accused the army of the killing of two miners on Sunday.", "army"),
    ],
)
def test_who_is_accused_of_a_deed_by_its_noun(text: str, act: str) -> None:
    found = claims(dossier(text), "perpetrator")
    assert [(c.value.text, c.stance) for c in found if isinstance(c.value, Party)] == [(act, "suspects")]


def test_what_only_dates_an_accusation_is_said_by_the_report() -> None:
    one = dossier("The league accused the guard of trying to kill the mayor after a raid that left a driver dead.")
    assert [(c.source, c.stance) for c in claims(one, "killed")] == [(None, "asserts")]


def test_who_did_a_deed_stands_behind_the_verb_that_it_sparked() -> None:
    one = dossier("The closing of the bridge sparked the storming of the border post by dozens of rebel gunmen.")
    assert parties(one, "perpetrator") == {"rebel gunmen"}


def test_who_hears_is_no_speaker() -> None:
    one = dossier('"Rebels shot two nurses in Orvel," the envoy to the north, Jan Tarn, told journalists in Dorvan.')
    assert "journalists" not in speakers(one)


def test_a_number_and_what_they_are_is_said_by_who_claims_it() -> None:
    one = dossier("The president claimed up to 300 dead on the side of the rebels after air strikes on Orvel.")
    assert [
        (c.source is not None, t.high) for c, t in zip(claims(one, "killed"), counted(one, "killed"), strict=True)
    ] == [(True, 300)]


def test_two_kinds_of_sources_are_named_by_their_noun() -> None:
    one = dossier(
        "At least nine clerks were murdered in the old port of Orvel, according to security and medical sources."
    )
    assert speakers(one) == {"security and medical sources"}


def test_a_minister_of_foreign_affairs_is_no_foreigner() -> None:
    one = dossier("The raid wounded 25 hostages, including Foreign Minister Jan Tarn.")
    assert [t.who for t in counted(one, "wounded")] == [None, "officials"]


def test_one_of_several_is_not_the_several() -> None:
    one = dossier(f"{SHOT} The shooting was the latest in a series of attacks on nurses and clerks in Orvel.")
    assert [{t.text for t in i.targets} for i in one.incidents] == [{"two nurses"}, {"nurses", "clerks"}]


def test_a_third_after_two_is_told_beside_them() -> None:
    one = dossier(
        "Troops fired on marchers in Orvel, killing two, while a third was slashed to death, witnesses said. "
        "Three people died, police said."
    )
    assert not one.incidents[0].disputes


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        (
            "The strike on Orvel killed three soldiers, one nurse and nine smugglers. "
            "Smugglers in a house returned the fire, killing one soldier.",
            13,
        ),
        ("The raid on Orvel killed one hostage. All 14 of the rebels inside were killed in the raid.", 15),
    ],
)
def test_a_part_takes_nothing_off_the_sum(text: str, dead: int) -> None:
    killed = dossier(text).incidents[0].killed
    assert killed is not None
    assert (killed.low, killed.high) == (dead, dead)


def test_where_some_of_them_fell_is_not_where_all_did() -> None:
    one = dossier("Since Sunday more than 30 shells have hit the coast, eight in Orvel and one on a farm.")
    assert not claims(one, "where")


def test_the_day_of_a_verdict_is_not_that_of_the_crime() -> None:
    assert not claims(dossier(f"Jan Tarn was found guilty of murder last spring. {SHOT}"), "when")


def test_what_somebody_is_alleged_to_have_helped_has_happened() -> None:
    one = dossier("He allegedly recruited two men who bombed a hotel in Orvel, in which 19 people were killed.")
    assert {c.stance for c in claims(one, "killed")} == {"asserts"}


def test_one_before_a_clause_is_among_the_injured_too() -> None:
    text = "School head Jan Tarn, who had come to help, and a fire chief were among the injured, she added."
    one = dossier(f"A bomb went off in Orvel. {text}")
    assert sum(t.floor for t in counted(one, "wounded")) == 2


def test_soldiers_of_rebels_are_militants() -> None:
    one = dossier(f"All nine of the rebel commandos inside the house were killed. {SHOT}")
    assert {t.who for t in counted(one, "killed")} == {"militants"}


def test_where_nobody_came_to_harm_there_is_no_incident_by_itself() -> None:
    one = dossier("Planes struck the rebel camps near Orvel in several air raids. The pilots suffered no casualties.")
    assert [i.type for i in one.incidents] == ["air_strike"]


@pytest.mark.parametrize(
    "text",
    [
        "The president, who ordered the raid on Orvel, toured the house where troops had killed nine rebels.",
        "Two guards are accused of planning the attack on the mayor, who was shot dead in Orvel.",
    ],
)
def test_a_deed_that_was_ordered_and_is_pointed_at_was_done(text: str) -> None:
    assert not claims(dossier(text), "status")


def test_what_only_points_at_the_victim_of_an_accusation_is_no_suspicion() -> None:
    one = dossier("The ministry accused Red Dawn of carrying out the attack that killed ten nurses in Orvel.")
    assert {c.stance for c in claims(one, "killed")} == {"asserts"}
    assert {c.stance for c in claims(one, "perpetrator")} == {"suspects"}


def test_protests_that_somebody_is_going_to_organize_have_not_been_held() -> None:
    one = dossier(f'"We are going to organize many demonstrations," Jan Tarn said. {SHOT}')
    assert {c.value for c in claims(one, "type")} == {"attack"}


def test_dead_of_one_day_are_those_of_one_incident_though_a_war_goes_on() -> None:
    assert not claims(dossier("Smugglers killed six nurses on Tuesday in the war in the north."), "count")


def test_the_bomber_among_the_dead_is_no_target() -> None:
    one = dossier("Nine people, including the bomber, were killed when a van exploded in front of a bank in Orvel.")
    assert "bomber" not in parties(one, "target")


def test_a_nation_and_its_people_are_one_side() -> None:
    one = dossier(
        "The envoy recalled the raid on Dorvan that killed some 19 Palestinian clerks. "
        "A council asked about the raid on Dorvan, in which 19 Palestinians were killed."
    )
    killed = one.incidents[0].killed
    assert killed is not None
    assert killed.best == 19


def test_what_is_no_deed_denies_none() -> None:
    one = dossier(f"{SHOT} The government denies deploying troops across the border.")
    assert not [c for c in one.claims if c.stance == "denies"]


def test_a_claim_of_responsibility_is_no_accusation_that_others_answer() -> None:
    one = dossier(
        f"{SHOT} Red Dawn spokesman Jan Tarn claimed responsibility for the attack. "
        "Marra accused Sudan of supporting the group. Khartoum denies the claims."
    )
    assert not [c for c in one.claims if c.stance == "denies"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A single shotgun blast killed a man outside the bar.", "attack"),
        ("A barrage of bullets hit a house in Orvel and wounded two men.", "attack"),
        ("A barrage of rockets hit a house in Orvel and wounded two men.", "shelling"),
        ("Three soldiers were killed by artillery and machine-gun fire.", "shelling"),
        ("A man went on a rampage and shot three people.", "attack"),
        ("Rioters went on a rampage in the old town and killed a baker.", "mob_violence"),
    ],
)
def test_a_guns_blast_and_one_mans_rampage_are_attacks(text: str, kind: str) -> None:
    assert [i.type for i in dossier(text).incidents] == [kind]


def test_a_state_in_a_persons_name_is_a_person() -> None:
    one = dossier("Chad Miller shot his nephew in Dorvan, police said. Chad was arrested on Monday.")
    (doer,) = [c.value for c in claims(one, "perpetrator") if isinstance(c.value, Party)]
    assert doer.person
    assert doer.actor is None
    assert not one.incidents[0].perpetrators


def test_a_state_named_in_full_stays_one() -> None:
    one = dossier("The army of Chad shot three rebels dead near Dorvan on Monday.")
    assert [p.actor for p in one.incidents[0].perpetrators] == ["TD/military"]


@pytest.mark.parametrize(
    ("people", "kind"),
    [
        ("her seven-year-old son", "children"),
        ("his 9-month-old brother", "children"),
        ("a 16 year old male", "children"),
        ("a 45-year-old man", "men"),
        ("his forty-year-old brother", "men"),
    ],
)
def test_who_is_under_age_is_a_child_however_the_age_is_written(people: str, kind: str) -> None:
    (toll,) = counted(dossier(f"Gunmen shot dead {people} in Orvel."), "killed")
    assert toll.who == kind


@pytest.mark.parametrize(
    ("opening", "stance"),
    [
        ("It would be recalled", "asserts"),
        ("It should be noted", "asserts"),
        ("It was claimed", "suspects"),
    ],
)
def test_what_is_recalled_by_nobody_named_is_no_suspicion(opening: str, stance: str) -> None:
    one = dossier(f"{opening} that rebels attacked a farm near Orvel on Monday, killing three guards.")
    assert {c.stance for c in claims(one, "killed")} == {stance}


@pytest.mark.parametrize(
    ("doing", "kind"),
    [("waiting for food", "attack"), ("queuing for flour", "attack"), ("of marchers", "excessive_force")],
)
def test_a_crowd_that_waits_is_no_protest(doing: str, kind: str) -> None:
    (one,) = dossier(f"Troops opened fire on a crowd {doing} in Orvel on Monday, killing two people.").incidents
    assert one.type == kind
