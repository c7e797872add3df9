"""Who is held responsible away from the deed, and which deed answers another: the lexicon's examples, and more."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from counterclaim import lexicon
from counterclaim.extraction.rules.engine import Rules
from counterclaim.extraction.rules.found import Held
from counterclaim.extraction.rules.responsibility import held
from counterclaim.model import Claim, Link, Party, Report, Source, Toll
from counterclaim.reconcile.disputes import disputes
from counterclaim.registry import same_side


def examples() -> Iterator[Any]:
    """The sentences of the lexicon with the names of their rules."""
    for rule, entry in lexicon.table("responsibility").items():
        for sentence in entry.get("yes", ()):
            yield pytest.param(rule.replace("_", "-"), sentence, id=rule)


def claims(read: Any, text: str) -> tuple[Claim, ...]:
    return Rules().extract(Report(key="x", text=text), read(text)).claims


def first(read: Any, text: str) -> tuple[str, Held]:
    """The word for the party of the first holding responsible, and the holding."""
    doc = read(text)
    found = next(held(doc))
    return doc[found.party].text, found


@pytest.mark.parametrize(("rule", "sentence"), list(examples()))
def test_the_examples_of_the_lexicon(read: Any, rule: str, sentence: str) -> None:
    (act,) = re.findall(r"\[(\w+)\]", sentence)
    doc = read(sentence.replace("[", "").replace("]", ""))
    found = [h for h in held(doc) if h.rule == f"responsibility.{rule}"]
    assert [act in {doc[i].text for i in h.acts} for h in found] == [True]


@pytest.mark.parametrize("rule", lexicon.table("links")["rules"], ids=lambda r: r["id"])
def test_the_examples_of_links(read: Any, rule: dict[str, Any]) -> None:
    for sentence in rule["yes"]:
        found = claims(read, f"Gunmen killed two guards on Monday. {sentence}")
        assert rule["kind"] in [c.value.kind for c in found if isinstance(c.value, Link)]


def test_nobody_is_no_party(read: Any) -> None:
    assert not list(held(read("Nobody claimed responsibility for the bombing.")))
    assert not list(held(read("No group claimed responsibility for the bombing.")))


def test_a_denial_holds_nobody(read: Any) -> None:
    party, found = first(read, "The front denied involvement in the ambush.")
    assert (party, found.self_said, found.denied) == ("front", True, True)


def test_none_of_them_was_involved(read: Any) -> None:
    party, found = first(read, "None of our soldiers was involved in the killing, he said.")
    assert (party, found.denied) == ("soldiers", True)


def test_being_involved_alone_is_no_guilt(read: Any) -> None:
    assert not list(held(read("Two buses were involved in the attack.")))


def test_an_arrest_over_an_act_is_suspicion(read: Any) -> None:
    for text in (
        "Three villagers were arrested on suspicion of the murder of a guard.",
        "Three villagers face charges in connection with the killing of a guard.",
        "Three villagers are to be prosecuted for their role in the killings.",
    ):
        party, found = first(read, text)
        assert (party, found.hedged) == ("villagers", True)


def dispute(first: Toll, second: Toll, *sides: str) -> list[str]:
    """The kinds of dispute between two sources' counts of the dead."""
    proof = Report(key="x", text="They were killed.").cite(0, 4)
    told = [
        Claim(
            id=f"c{n}",
            incident="i1",
            field="killed",
            value=toll,
            source=f"s{n}",
            stance="asserts",
            evidence=(proof,),
            rule="x",
        )
        for n, toll in enumerate((first, second))
    ]
    who = {
        f"s{n}": Source(id=f"s{n}", name=side, anonymous=False, role="military", speaks_for=side)
        for n, side in enumerate(sides)
    }
    return [d.kind for d in disputes(told, who, same_side)]


def test_each_counts_the_dead_of_the_other() -> None:
    mine = Toll(501, None, None, text="500 rebels", side="Rebels", scope="part")
    theirs = Toll(70, 70, None, text="70 enemy soldiers", side="enemy", scope="part")
    assert dispute(mine, theirs, "Government", "Hill Rebels") == ["divergence"]


def test_more_dead_of_a_kind_than_of_all_is_a_contradiction() -> None:
    civilians = Toll(22, 22, 22, text="22 civilians", who="civilians")
    everybody = Toll(15, 15, 15, text="15 people")
    assert dispute(civilians, everybody, "Union", "Province") == ["contradiction"]
    assert dispute(everybody, Toll(3, 3, 3, text="3 children", who="children"), "Union", "Province") == []


BOMB = "A bomb killed two guards in Orvel on Monday. "
BLAME = [
    ("The device was planted by the Red Dawn.", {("Red Dawn", "asserts")}),
    ("A lawyer said that the crime was committed by smugglers.", {("smugglers", "asserts")}),
    ("The attack was attributed to smugglers.", {("smugglers", "suspects")}),
    ("The smugglers had nothing to do with the attack, a lawyer said.", {("smugglers", "denies")}),
    ("The Red Dawn claimed that it was not responsible for the crime.", {("Red Dawn", "denies")}),
    ("Reporters blamed it on smugglers.", {("smugglers", "suspects")}),
    ("A lawyer said that the terrorist act was the work of smugglers.", {("smugglers", "asserts")}),
    ("The suspects were identified as Jan Roda and Pavel Kos.", {("Jan Roda", "suspects"), ("Pavel Kos", "suspects")}),
    ("The victims were identified as Jan Roda and Pavel Kos.", set()),
    ("A judge acquitted Jan Roda of the bombing.", {("Jan Roda", "denies")}),
    ("No warning came, nor has any rebel group claimed responsibility.", set()),
    ("The device was found by a farmer.", set()),
    ("A clerk committed suicide.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), BLAME)
def test_a_deed_told_before_is_laid_at_the_right_door(read: Any, sentence: str, expected: set[tuple[str, str]]) -> None:
    told = [c for c in claims(read, BOMB + sentence) if c.field == "perpetrator" and c.rule.startswith("responsib")]
    assert {(c.value.name, c.stance) for c in told if isinstance(c.value, Party)} == expected


def test_a_quality_of_a_deed_is_nobody(read: Any) -> None:
    assert not [c for c in claims(read, "A terrorist attack killed two guards.") if c.field == "perpetrator"]
