"""Every event rule's own examples, and what events say of themselves."""

import re

import pytest

from counterclaim import read
from counterclaim.extraction.rules.events import Event, events
from counterclaim.extraction.rules.events.triggers import Rule, rules
from counterclaim.language import load

YES = [pytest.param(r, s, id=f"{r.id}:{s[:30]}") for r in rules() for s in r.yes]
NO = [pytest.param(r, s, id=f"{r.id}:{s[:30]}") for r in rules() for s in r.no]


def told(text: str) -> list[Event]:
    return events(load().doc(text))


@pytest.mark.parametrize(("rule", "sentence"), YES)
def test_the_marked_word_tells_the_event(rule: Rule, sentence: str) -> None:
    word = re.search(r"\[(\w+)\]", sentence)
    assert word is not None
    doc = load().doc(sentence.replace("[", "").replace("]", ""))
    found = {doc[t.token].text: t.rule.id for e in events(doc) for t in e.triggers}
    assert found.get(word.group(1)) == rule.id


@pytest.mark.parametrize(("rule", "sentence"), NO)
def test_the_rule_keeps_off(rule: Rule, sentence: str) -> None:
    assert rule.id not in {t.rule.id for e in told(sentence) for t in e.triggers}


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("A suicide bomber blew himself up outside the barracks.", "suicide_bombing", "accomplished"),
        ("A suicide attack killed three guards.", "suicide_bombing", "accomplished"),
        ("Warplanes bombed two villages.", "air_strike", "accomplished"),
        ("A drone strike killed two farmers.", "air_strike", "accomplished"),
        ("Rebels fired three rockets at the airport.", "shelling", "accomplished"),
        ("A car bomb exploded outside the court.", "bombing", "accomplished"),
        ("A booby trap killed two soldiers.", "bombing", "accomplished"),
        ("Attackers threw a grenade into a cafe.", "grenade", "accomplished"),
        ("Police foiled an attack on the embassy.", "attack", "foiled"),
        ("Gunmen tried to kidnap the judge.", "abduction", "attempted"),
        ("The group threatened to attack the pipeline.", "attack", "threatened"),
        ("The group vowed to avenge the bombing of its camp.", "bombing", "accomplished"),
        ("The minister threatened retaliation for the attack on the pipeline.", "attack", "accomplished"),
        ("Soldiers are fighting rebels near the river.", "armed_clash", "ongoing"),
        ("The army will attack the town.", "attack", "planned"),
        ("Police opened fire to disperse the marchers.", "excessive_force", "accomplished"),
        ("Rioters hurled rocks at the police.", "mob_violence", "accomplished"),
        ("Youths resorted to throwing stones at the patrol.", "mob_violence", "accomplished"),
        ("Rebels killed three guards and arrested two officials.", "attack", "accomplished"),
        ("Troops killed a boy throwing stones.", "attack", "accomplished"),
    ],
)
def test_type_and_status(sentence: str, kind: str, status: str) -> None:
    found = told(sentence)
    assert (kind, status) in {(e.type, e.status) for e in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "The blast killed four people.",
        "Four people were killed when a bomb exploded in the market.",
        "Gunmen opened fire on a bus, killing four people.",
        "Four soldiers died in an ambush in which two were wounded.",
        "Rebels launched an attack on the base.",
    ],
)
def test_the_words_of_one_event_are_joined(sentence: str) -> None:
    assert len(told(sentence)) == 1


def test_what_did_not_happen_or_only_might_is_marked() -> None:
    assert all(e.negated for e in told("The army did not attack the village."))
    assert all(e.hypothetical for e in told("Rebels could attack the town."))


def test_what_is_avenged_is_no_speakers_expectation() -> None:
    (dossier,) = read("The rebels vowed to avenge the killing of four of their men in Orvel.\n")
    (dead,) = (c for c in dossier.claims if c.field == "killed")
    assert (dead.stance, dead.source) == ("asserts", None)


def test_a_protest_is_another_thing_than_what_it_is_about() -> None:
    sentence = "The judges resigned to protest the murder of a colleague."
    assert [e.type for e in told(sentence) if not e.hypothetical] == ["attack"]


def test_people_shot_at_a_protest_are_no_protest() -> None:
    (dossier,) = read("Gunmen killed two students during a protest in Orvel on Monday.\n")
    assert dossier.incidents[0].type == "attack"


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("Three strong explosions occurred last night.", True),
        ("An explosion occurred last night.", False),
        ("A man fired on the senator from the crowd.", True),
        ("The bandits placed a charge of dynamite beside a mill.", True),
    ],
)
def test_what_tells_violence_by_itself(sentence: str, sure: bool) -> None:
    assert [e.sure for e in told(sentence)] == [sure]


def test_the_first_of_several_is_not_the_one_told_before() -> None:
    assert [e.definite for e in told("The first attack was carried out by rebels.")] == [False]
    assert [e.definite for e in told("The attack was carried out by rebels.")] == [True]
