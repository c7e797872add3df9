"""Which incidents make MUC-4 templates, and of what."""

from datetime import date
from typing import Any, get_args

from bench import plover
from bench.templates import table, templates

from counterclaim import lexicon, read
from counterclaim.model import Report
from counterclaim.model.vocabulary import Status, Type


def made(text: str, published: str = "1989-05-04") -> list[dict[str, Any]]:
    [dossier] = read(Report("r", text, published=date.fromisoformat(published)))
    return templates(dossier.to_dict())


def test_an_attack_on_civilians_fills_the_slots() -> None:
    [one] = made("Guerrillas killed two farmers with rifles in Quezaltepeque, El Salvador, on 2 May.")
    assert one["type"] == "attack"
    assert one["perp_individual"] == [["Guerrillas"]]
    assert [v for v in one["victim"] if any("farmers" in phrase for phrase in v)]
    assert one["killed"] == 2
    assert one["date"] == "1989-05-02"


def test_a_battle_of_armed_sides_is_war_and_no_template() -> None:
    assert made("Three guerrillas were killed in a clash with the army in Usulutan, El Salvador, on Tuesday.") == []


def test_what_is_long_past_or_far_away_is_left_out() -> None:
    told = "Gunmen killed two farmers in {} on {}."
    assert made(told.format("Bogota, Colombia", "2 May 1989"))
    assert not made(told.format("Bogota, Colombia", "2 May 1986"))
    assert not made(told.format("Kenya", "2 May 1989"))


def test_every_type_has_its_word_in_both_vocabularies() -> None:
    plovers = lexicon.table("plover", language="")
    assert set(plovers["events"]) == set(get_args(Type))
    assert set(table()["types"]) <= set(get_args(Type))
    assert set(plovers["statuses"]) <= set(get_args(Status))


def test_a_threat_is_a_threat_whatever_it_threatens() -> None:
    [dossier] = read(Report("r", "A bomb exploded in Orvel on Tuesday, killing three people."))
    assert [plover.code(i) for i in dossier.incidents] == [("ASSAULT", "explosives")]


def test_fighters_of_a_body_are_people_and_the_body_did_it() -> None:
    [one] = made("Guerrillas of the Shining Path killed two farmers in Ayacucho, Peru, on 2 May.")
    assert any("Guerrillas" in phrase for entity in one["perp_individual"] for phrase in entity)
    assert any("Shining Path" in phrase for entity in one["perp_org"] for phrase in entity)


def test_a_plain_word_is_a_fact_and_an_accusation_is_none() -> None:
    plain = "Police said Shining Path rebels killed two farmers in Ayacucho, Peru, on 2 May."
    accused = "Police accused the Shining Path of murdering two farmers in Ayacucho, Peru, on 2 May."
    assert [t["perp_confidence"] for t in made(plain)] == ["reported as fact"]
    assert [t["perp_confidence"] for t in made(accused)] == ["suspected or accused"]


def test_a_building_that_was_hit_is_told_whether_or_not_it_is_the_place_too() -> None:
    [one] = made("Guerrillas bombed the residence of Vice President Roda in San Salvador, El Salvador, on 2 May.")
    assert any("residence" in phrase for entity in one["phys_target"] for phrase in entity)


def test_a_private_person_who_is_accused_is_a_perpetrator_by_name() -> None:
    [one] = made("Jan Roda was charged with the murder of two farmers in Bogota, Colombia, on 2 May 1989.")
    assert one["perp_individual"] == [["Jan Roda"]] and not one["perp_org"]


def test_two_of_one_last_name_are_two_victims() -> None:
    [one] = made("Gunmen killed Jan Roda and Petr Roda in Bogota, Colombia, on 2 May 1989.")
    assert sum(any("Roda" in phrase for phrase in entity) for entity in one["victim"]) == 2


def test_the_slot_of_confidence_is_of_organisations() -> None:
    [one] = made("Unidentified gunmen killed two farmers in Bogota, Colombia, on 2 May 1989.")
    assert not one["perp_org"] and one["perp_confidence"] is None
