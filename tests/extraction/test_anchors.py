"""What belongs to which event: outcomes, sums, harm to those who did it, and what only helps or is only said."""

from datetime import date

import pytest

from counterclaim import pipeline
from counterclaim.model import Dossier, Incident, Report


def read(text: str) -> Dossier:
    (dossier,) = pipeline.read([Report("x", text, published=date(2009, 5, 14))])
    return dossier


def incidents(text: str) -> dict[str, Incident]:
    return {i.type: i for i in read(text).incidents}


def outcomes(text: str) -> list[str]:
    return [c.value.text for c in read(text).claims if c.field == "outcome"]


def test_an_outcome_that_refers_back_belongs_to_what_was_told() -> None:
    text = "Gunmen attacked a bank in Basra on Monday, killing two guards. Two of the gunmen escaped."
    assert outcomes(text) == ["Two of the gunmen escaped"]


@pytest.mark.parametrize(
    "then",
    [
        "Rebels withdrew from three towns in the south, residents said.",
        "The minister favours withdrawing the troops from the border by July.",
        "The envoy will recommend freeing the prisoners while withdrawing the troops.",
        "The talks went on. The market was quiet. The gunmen escaped.",
    ],
)
def test_an_outcome_without_an_anchor_is_left_out(then: str) -> None:
    assert outcomes(f"Gunmen attacked a bank in Basra on Monday, killing two guards. {then}") == []


def test_no_damage_and_bare_damage_are_no_damage() -> None:
    text = "A rocket hit a farm in Basra on Monday, causing no damage. A shell hit a barn. The damage was small."
    assert [c for c in read(text).claims if c.field == "damage"] == []


def test_a_noun_that_opens_a_clause_is_no_target() -> None:
    (fired,) = read("Soldiers fired on protesters in Basra on Monday and police arrested ten men.").incidents[:1]
    assert {t.name for t in fired.targets} == {"protesters"}


def test_who_carries_the_bomb_is_no_target() -> None:
    text = "A militant died on Monday when explosives he was carrying blew up in Basra, police said."
    (blast,) = read(text).incidents
    assert (blast.killed.best, blast.targets) == (1, ())


def test_what_helps_an_operation_does_not_name_it() -> None:
    text = "Troops raided a farm near Basra on Monday, killing four rebels. An air strike supported the operation."
    assert [i.type for i in read(text).incidents] == ["attack"]


def test_killing_and_arresting_is_an_attack() -> None:
    (raid,) = read("Soldiers killed three rebels and arrested another in Basra on Monday.").incidents
    assert (raid.type, raid.killed.best, raid.detained.best) == ("attack", 3, 1)


def test_one_number_for_two_harms_bounds_each() -> None:
    text = "Rebels attacked a town on Monday. Some 3,000 farmers were executed or disappeared."
    found = {c.field: c.value for c in read(text).claims}
    assert all((found[f].low, found[f].best, found[f].high) == (None, None, 3000) for f in ("killed", "missing"))


@pytest.mark.parametrize(
    "text",
    [
        "More than 1,800 civilians were slaughtered in April alone.",
        "The general said his soldiers had killed more than 1,000 rebel fighters.",
        "Nine rebels were killed and four men were captured in fresh fighting across Somalia.",
        "Since Tuesday, more than 25 rockets have landed in Basra.",
    ],
)
def test_what_is_summed_up_is_many(text: str) -> None:
    assert [i.aggregate is not None for i in read(text).incidents] == [True]


def test_one_deed_with_many_dead_stays_one() -> None:
    (battle,) = read("More than 1,000 rebels were killed by soldiers in the operation in Basra.").incidents
    assert battle.aggregate is None


def test_no_casualties_on_one_side_is_no_total() -> None:
    text = "Soldiers killed three rebels in Basra on Monday. There were no casualties on the army side."
    zero = [c.value for c in read(text).claims if c.field == "casualties"]
    assert [v.scope for v in zero] == ["part"]


def test_who_leads_a_force_is_not_that_force() -> None:
    text = "Three US-led coalition soldiers were wounded in a clash in Basra on Monday."
    assert {c.value.side for c in read(text).claims if c.field == "wounded"}.isdisjoint({"US", "United States"})


def test_a_pretext_is_no_deed() -> None:
    text = "The army bombed a village near Basra on Monday under the pretext of killing foreign fighters."
    assert not any(t.text == "foreign fighters" for i in read(text).incidents for t in i.targets)


def test_a_part_of_many_has_its_own_place() -> None:
    text = "The group is blamed for a series of attacks on towns, including the bombing of a bus in Basra in 2007."
    many = next(i for i in read(text).incidents if i.aggregate is not None)
    assert many.where.name != "Basra"


def test_a_deed_after_another_does_not_take_its_year() -> None:
    text = "Thousands of men were arrested and executed following the 1973 coup in Chile."
    assert all(i.when.start is None for i in read(text).incidents)


def test_nobody_harmed_belongs_to_what_was_told_last() -> None:
    text = (
        "Soldiers raided a farm near Basra on Monday, killing four rebels, the army said. Troops also detained ten "
        "suspects in Mosul on Tuesday, the army said. There were no civilian casualties in that raid, a colonel said."
    )
    dossier = read(text)
    (arrest,) = (i.id for i in dossier.incidents if i.type == "arrest")
    assert [c.incident for c in dossier.claims if c.field == "casualties"] == [arrest]


def test_soldiers_of_nobody_are_no_army() -> None:
    text = "Armed soldiers abducted sixty villagers in Uganda on Monday, a nurse said."
    assert [p.name for p in read(text).incidents[0].perpetrators] == ["Armed soldiers"]


def test_who_speaks_beside_another_does_not_pass_it_on() -> None:
    text = (
        "A sniper killed a farmer in Basra on Monday, police captain Omar Nuri said, while three men were shot dead in "
        "Mosul, according to a doctor."
    )
    assert all(not c.relayed_by for c in read(text).claims)


@pytest.mark.parametrize(
    "text",
    [
        'The premier vowed to go on with the "open battle with terrorists" in Baghdad on Monday.',
        "This is a battle with terrorists, he told the crowd in Baghdad on Monday.",
        "The fight against guerrillas was nearly won in Lima on Monday.",
    ],
)
def test_a_struggle_at_large_is_no_clash(text: str) -> None:
    assert read(text).incidents == ()


def test_a_town_and_more_is_no_hostage() -> None:
    text = "The rebels, who had seized Basra and most of the south, withdrew on Monday."
    assert "abduction" not in incidents(text)


def test_between_two_towns_is_in_neither() -> None:
    (taken,) = read("Two nurses were abducted by gunmen between the towns of Basra and Mosul on Monday.").incidents
    assert taken.where.name is None


def test_the_bodies_of_those_who_were_ambushed() -> None:
    text = "Five officers were shot dead by gunmen in Basra on Monday. The victims' bodies were found in a ditch."
    (ambush,) = read(text).incidents
    assert (ambush.type, ambush.killed.best) == ("attack", 5)


def test_a_rebel_who_died_with_the_attackers_is_no_target() -> None:
    text = "Militants attacked a checkpoint in Basra on Monday. Their spokesman said only one rebel was killed."
    (raid,) = read(text).incidents
    assert {t.name for t in raid.targets} == {"checkpoint"}


def test_the_bombings_are_the_many_of_that_name() -> None:
    text = (
        "Last year, there were bombings in Beirut, killing two writers. A separate explosion in May killed a minister. "
        "The opposition accused the army of backing the bombings."
    )
    accused = [c.incident for c in read(text).claims if c.field == "perpetrator"]
    many = [i.id for i in read(text).incidents if i.aggregate is not None]
    assert accused and set(accused) <= set(many)


def test_a_round_up_goes_on_to_others() -> None:
    text = (
        "A bank was robbed by gunmen in Mosul on Saturday, and ten men were arrested, a clerk said.\n\n"
        "Three clerks were gunned down just south of Basra, a security official said.\n\n"
        "Foreign soldiers killed six insurgents when they called in an air strike, the army said.\n"
    )
    assert [i.killed.best for i in read(text).incidents if i.killed] == [3, 6]


def test_one_fight_is_not_the_fighting_of_a_day() -> None:
    text = (
        "Nine rebels were killed and four men were captured in fresh fighting across Somalia, officials said Monday. "
        "A major firefight broke out early Monday near Baidoa, police said, killing two farmers."
    )
    assert [i.aggregate is not None for i in read(text).incidents] == [True, False]


def test_weapons_of_an_exercise_hit_nobody() -> None:
    text = (
        "The navy test fired missiles in its exercise in the Gulf. The missiles were fired from warships in the drill, "
        "and the missiles hit the targets. The exercise was the third; the maneuvers went on."
    )
    assert read(text).incidents == ()


def test_a_device_has_one_name_and_no_year() -> None:
    text = "Rebels staged improvised explosive device attacks on a base in Basra after the 2004 suicide bombing there."
    means = {c.value.text for c in read(text).claims if c.field == "means"}
    assert "improvised explosive device" in means and not any("2004" in m for m in means)


def test_forces_of_a_faith_are_no_states() -> None:
    text = "Islamic forces attacked a base of the Somali army near Baidoa on Monday, killing four soldiers."
    assert {p.name for p in read(text).incidents[0].perpetrators} == {"Islamic forces"}
