"""Tolls: trees by hand for the constructions, then sentences through the embedded parser."""

from collections.abc import Iterator
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

import counterclaim
from counterclaim import lexicon
from counterclaim.extraction.rules.tolls import tolls
from counterclaim.model import Report

VOCAB = spacy.blank("en").vocab
LEMMAS = {
    "killed": "kill", "wounded": "wound", "killing": "kill",
    "were": "be", "was": "be", "people": "person", "left": "leave",
    "died": "die", "soldiers": "soldier", "rebels": "rebel",
    "policemen": "policeman", "rose": "rise", "children": "child",
}  # fmt: skip


def tree(text: str) -> Doc:
    """A parse by hand: `form/POS/TAG/head/dep` separated by blanks, heads counted from 1, 0 for the root."""
    rows = [w.rsplit("/", 4) for w in text.split()]
    heads = [n if r[3] == "0" else int(r[3]) - 1 for n, r in enumerate(rows)]
    return Doc(
        VOCAB,
        words=[r[0] for r in rows],
        pos=[r[1] for r in rows],
        tags=[r[2] for r in rows],
        heads=heads,
        deps=["ROOT" if r[3] == "0" else r[4] for r in rows],
        lemmas=[LEMMAS.get(r[0].lower(), r[0].lower()) for r in rows],
    )


def found(doc: Doc) -> list[tuple[str, str, str, str | None]]:
    return [(m.field, str(m.toll), m.toll.scope, m.toll.who) for m in tolls(doc, Report("invented", doc.text))]


def test_passive_with_shared_number() -> None:
    doc = tree(
        "Four/NUM/CD/2/nummod people/NOUN/NNS/4/nsubj:pass were/AUX/VBD/4/aux:pass killed/VERB/VBN/0/root "
        "and/CCONJ/CC/8/cc 12/NUM/CD/7/nummod others/NOUN/NNS/8/nsubj:pass wounded/VERB/VBN/4/conj ././PUNCT/./4/punct"
    )
    assert found(doc) == [("killed", "4", "total", None), ("wounded", "12", "total", None)]


def test_killed_or_wounded_is_casualties() -> None:
    doc = tree(
        "20/NUM/CD/2/nummod people/NOUN/NNS/4/nsubj:pass were/AUX/VBD/4/aux:pass killed/VERB/VBN/0/root "
        "or/CCONJ/CC/6/cc wounded/VERB/VBN/4/conj ././PUNCT/./4/punct"
    )
    assert found(doc) == [("casualties", "20", "total", None)]


def test_groups_side_by_side_are_parts() -> None:
    doc = tree(
        "Six/NUM/CD/2/nummod soldiers/NOUN/NNS/7/nsubj:pass and/CCONJ/CC/5/cc two/NUM/CD/5/nummod "
        "rebels/NOUN/NNS/2/conj were/AUX/VBD/7/aux:pass killed/VERB/VBN/0/root ././PUNCT/./7/punct"
    )
    assert found(doc) == [("killed", "6", "part", "soldiers"), ("killed", "2", "part", "militants")]


def test_including() -> None:
    doc = tree(
        "It/PRON/PRP/2/nsubj killed/VERB/VBD/0/root ten/NUM/CD/4/nummod people/NOUN/NNS/2/obj ,/PUNCT/,/8/punct "
        "including/ADP/VBG/8/case three/NUM/CD/8/nummod children/NOUN/NNS/4/nmod ././PUNCT/./2/punct"
    )
    assert found(doc) == [("killed", "10", "total", None), ("killed", "3", "part", "children")]


def test_a_toll_that_rises() -> None:
    doc = tree(
        "The/DET/DT/3/det death/NOUN/NN/3/compound toll/NOUN/NN/4/nsubj rose/VERB/VBD/0/root from/ADP/IN/6/case "
        "three/NUM/CD/4/obl to/ADP/IN/8/case seven/NUM/CD/4/obl ././PUNCT/./4/punct"
    )
    assert found(doc) == [("killed", "7", "total", None)]


@pytest.mark.parametrize("modal", ["could", "would", "might", "should"])
def test_what_may_happen_is_no_toll(modal: str) -> None:
    doc = tree(
        f"It/PRON/PRP/3/nsubj {modal}/AUX/MD/3/aux kill/VERB/VB/0/root four/NUM/CD/5/nummod people/NOUN/NNS/3/obj"
    )
    assert not found(doc)


def test_things_are_nobody() -> None:
    doc = tree("It/PRON/PRP/2/nsubj killed/VERB/VBD/0/root four/NUM/CD/4/nummod cow/NOUN/NNS/2/obj")
    assert not found(doc)


# --- sentences through the parser

SENTENCES: list[tuple[str, list[tuple[str, str, str, str | None]]]] = [
    ("He is wanted for the massacre of 35 villagers.", [("killed", "35", "total", "civilians")]),
    ("He planned the massacre of 35 villagers.", []),
    ("Gunmen shot dead two policemen near the market.", [("killed", "2", "total", "police")]),
    ("A car bomb killed at least four people on Monday.", [("killed", "4+", "total", None)]),
    ("The blast left 17 people dead.", [("killed", "17", "total", None)]),
    ("Nine villagers died when shells hit the school.", [("killed", "9", "total", "civilians")]),
    ("Three soldiers were killed and seven others wounded in the ambush.",
     [("killed", "3", "total", "soldiers"), ("wounded", "7", "total", None)]),
    ("The raid left 12 dead and 30 injured.",
     [("killed", "12", "total", None), ("wounded", "30", "total", None)]),
    ("Two rebels and five soldiers were killed.",
     [("killed", "2", "part", "militants"), ("killed", "5", "part", "soldiers")]),
    ("The death toll rose from three to seven.", [("killed", "7", "total", None)]),
    ("Gunmen kidnapped three engineers on Tuesday.", [("abducted", "3", "total", None)]),
    ("Police arrested 40 suspects.", [("detained", "40", "total", "militants")]),
    ("There were no casualties.", [("casualties", "0", "total", None)]),
    ("No one was hurt in the explosion.", [("wounded", "0", "total", None)]),
    ("The explosion killed ten people, including three children.",
     [("killed", "10", "total", None), ("killed", "3", "part", "children")]),
    ("The attack claimed the lives of six nurses.", [("killed", "6", "total", "civilians")]),
    ("Gunmen killed one man and wounded three others.",
     [("killed", "1", "total", "men"), ("wounded", "3", "total", None)]),
    ("Six guards, a clerk and a nurse were killed.",
     [("killed", "6", "part", None), ("killed", "1", "part", None), ("killed", "1", "part", "civilians")]),
    ("The shelling did not cause any casualties.", [("casualties", "0", "total", None)]),
    ("Three of the 14 men held in the raid were freed.", []),
    ("Four of the nine people killed in the raid were women.", [("killed", "9", "total", None)]),
    ("Pirates took 11 sailors hostage.", [("abducted", "11", "total", "soldiers")]),
    ("Two farmers were hacked to death.", [("killed", "2", "total", "civilians")]),
    ("About 40 people were killed or injured.", [("casualties", "about 40", "total", None)]),
    ("A soldier was killed.", [("killed", "1", "total", "soldiers")]),
    ("The group threatened to kill two hostages.", []),
    ("The bomb could have killed hundreds of people.", []),
    ("He was sentenced to death.", []),
    ("The committee killed the bill.", []),
    ("Was anyone killed?", []),
    ("But 14 people, including clerks and porters, are still missing after the abduction.",
     [("missing", "14", "total", None)]),
    ("An unspecified number of injured were taken to hospital.", [("wounded", "2+", "total", None)]),
    ("Nurses Ada Orm, Ivo Pell and Una Tarn were among those killed in the raid.", [("killed", "3", "part", None)]),
    ("Troops \"shot dead one farmer and wounded four others\" in the hamlet.",
     [("killed", "1", "total", "civilians"), ("wounded", "4", "total", None)]),
    ("The minister visited the wounded hostages in a clinic.", []),
    ("He read papers found on the bodies of the dead rebels.", []),
    ("Villagers are still dying in the valley.", []),
    ("Raids claim the lives of dozens of farmers on a daily basis.", []),
    ("About 300 people, many of them farmers but also troops and traders, have died this month.",
     [("killed", "about 300", "total", None), ("killed", "3+", "part", "civilians")]),
    ("The kidnappers struck at noon, and nine guests were taken.", [("abducted", "9", "total", "civilians")]),
    ("The abduction ended and nine guests were taken to an airport.", []),
    ("Pirates hijacked a freighter with 17 sailors on board.", [("abducted", "17", "total", "soldiers")]),
    ("He was charged with two murders.", []),
    ("One clerk was killed and his son wounded.", [("killed", "1", "total", None), ("wounded", "1", "total", "men")]),
    ("The floods have killed at least 90 people.", []),
    ("Eleven villagers died in an earthquake.", []),
    ("The ambush brought December's toll to 44.", []),
    ("Troops led away 20 hospitalised children.", []),
    ("A mine was found near three bodies.", [("killed", "3", "total", None)]),
    ("A missile killed two and wounded eight.", [("killed", "2", "total", None), ("wounded", "8", "total", None)]),
    ("Thirty-one people were killed, 18 of them police officers.",
     [("killed", "31", "total", None), ("killed", "18", "part", "police")]),
    ("It was not clear how many people had been killed.", [("killed", "unknown", "total", None)]),
    ("The dead included three children and a nun.",
     [("killed", "3", "part", "children"), ("killed", "1", "part", "women")]),
    ("Two soldiers were killed and a third injured.",
     [("killed", "2", "total", "soldiers"), ("wounded", "1", "total", None)]),
    ("At least one person was killed and six were missing after the attack.",
     [("killed", "1+", "total", None), ("missing", "6", "total", None)]),
    ("The shell killed a farmer, his wife and their three children.",
     [("killed", "1", "part", "civilians"), ("killed", "1", "part", "women"), ("killed", "3", "part", "children")]),
    ("Troops shot dead a 17-year-old Palestinian and wounded two others near the gate.",
     [("killed", "1", "total", None), ("wounded", "2", "total", None)]),
    ("He recalled one blast that left 16 people dead and another in Orvel that killed eight people.",
     [("killed", "16", "total", None), ("killed", "8", "total", None)]),
    ("Dozens of bodies were found in the river.", [("killed", "12+", "total", None)]),
    ("There were no military or civilian deaths.", [("killed", "0", "total", None)]),
    ("The rebels spoke of slaying at least 30 enemy fighters.", [("killed", "30+", "total", "militants")]),
    ("Sixteen nurses and an unknown number of visitors were kidnapped.", [("abducted", "16+", "total", None)]),
    ("Medics said 20 guests were wounded, 12 of them in critical condition.",
     [("wounded", "20", "total", "civilians"), ("wounded", "12", "part", None)]),
    ("One of the mayor's drivers was killed and his son and legal adviser hurt.",
     [("killed", "1", "total", "civilians"), ("wounded", "2", "total", None)]),
    ("Friends and relatives gathered Wednesday to mourn Judge Ivo Pell, who died after he was shot.",
     [("killed", "1", "total", "officials")]),
    ("A 15-year-old male was killed.", [("killed", "1", "total", "children")]),
    ("A 45-year-old female was killed.", [("killed", "1", "total", "women")]),
    ("The war has killed 3, 140 soldiers.", [("killed", "3140", "total", "soldiers")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s for s, _ in SENTENCES])
def test_sentence(read: Any, sentence: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert found(read(sentence)) == expected


def _examples(kind: str) -> Iterator[Any]:
    for rule in lexicon.table("tolls")["harms"]:
        for example in rule.get(kind, []):
            yield pytest.param(rule, example, id=f"{rule['id']}: {example}")


@pytest.mark.parametrize(("rule", "example"), list(_examples("yes")))
def test_lexicon_yes(read: Any, rule: dict[str, Any], example: str) -> None:
    """The bracketed phrases are the people and the word of harm."""
    plain = example.replace("[", "").replace("]", "")
    doc = read(plain)
    mentions = tolls(doc, Report("invented", plain))
    marked = {part.split("]")[0] for part in example.split("[")[1:]}
    assert [m.field for m in mentions] == [rule["field"]]
    assert mentions[0].toll.text in marked


@pytest.mark.parametrize(("rule", "example"), list(_examples("no")))
def test_lexicon_no(read: Any, rule: dict[str, Any], example: str) -> None:
    doc = read(example)
    assert not [m for m in tolls(doc, Report("invented", example)) if rule["id"] in m.rule and m.stance == "asserts"]


def test_officers_are_of_the_force_told_before() -> None:
    text = "Gunmen killed two police officers, a spokesman said. Local media reported that three officers had died.\n"
    (dossier,) = counterclaim.read(text)
    (incident,) = dossier.incidents
    assert [d.field for d in incident.disputes] == ["killed"]
    assert incident.killed is not None
    assert (incident.killed.low, incident.killed.high) == (2, 3)
