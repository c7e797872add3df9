"""Attributions: the lexicon's own examples through the embedded parser, and trees by hand for the constructions."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from counterclaim import lexicon
from counterclaim.extraction.rules.attribution import attributions, hedges
from counterclaim.extraction.rules.attribution.cues import cues
from counterclaim.extraction.rules.found import Attribution
from counterclaim.model import Part, Report

VOCAB = spacy.blank("en").vocab
SECTIONS = (
    "verbs", "relay", "raising", "responsibility", "phrases", "nouns", "withholding", "falsehood", "hedges", "modals",
    "headline", "quotation",
)  # fmt: skip


def tree(text: str) -> Doc:
    """A parse by hand: `form/POS/TAG/head/dep` separated by blanks, heads counted from 1, 0 for the root."""
    rows = [w.rsplit("/", 4) for w in text.split()]
    doc = Doc(
        VOCAB,
        words=[r[0] for r in rows],
        pos=[r[1] for r in rows],
        tags=[r[2] for r in rows],
        heads=[n if r[3] == "0" else int(r[3]) - 1 for n, r in enumerate(rows)],
        deps=[r[4] for r in rows],
        lemmas=[LEMMAS.get(r[0].lower(), r[0].lower()) for r in rows],
    )
    marks = [t.i for t in doc if t.text == '"']
    doc.spans["quotes"] = [doc[a : b + 1] for a, b in zip(marks[::2], marks[1::2], strict=True)]
    return doc


LEMMAS = {
    "said": "say", "was": "be", "were": "be", "killed": "kill", "told": "tell", "blamed": "blame", "adding": "add",
    "claimed": "claim", "quoted": "quote", "saying": "say", "according": "accord", "died": "die", "denied": "deny",
    "could": "could", "confirm": "confirm", "rebels": "rebel", "officials": "official", "reports": "report",
}  # fmt: skip


def found(doc: Doc) -> list[Attribution]:
    return attributions(doc, Report(key="x", text=doc.text))


def said(doc: Doc, one: Attribution) -> str:
    return " ".join(doc[i].text for i in sorted(one.content))


def examples(kind: str) -> Iterator[Any]:
    """The `yes` or `no` sentences of the lexicon with the ids of their rules."""
    for section in SECTIONS:
        for entry in lexicon.table("attribution")[section]:
            for sentence in entry.get(kind, ()):
                yield pytest.param(entry["id"], sentence, id=f"{entry['id']}: {sentence[:40]}")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_rule_has_an_id_of_its_own(section: str) -> None:
    ids = [c.id for c in cues(section)]
    assert all(re.fullmatch(r"attribution\.[a-z-]+", i) for i in ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("rule", "sentence"), list(examples("yes")))
def test_yes(read: Any, rule: str, sentence: str) -> None:
    text = re.sub(r"[\[\]]", "", sentence)
    doc = read(text)
    bare = re.sub(r"[\[\]]", "\x00", sentence).split("\x00")
    inside, at = set(), 0
    for n, piece in enumerate(bare):
        inside |= set(range(at, at + len(piece))) if n % 2 else set()
        at += len(piece)
    wanted = {t.i for t in doc if t.idx in inside and t.text.isalnum()}
    shares = []
    for one in found(doc):
        held = {i for i in one.content if doc[i].text.isalnum()}
        shares.append(2 * len(held & wanted) / (len(held) + len(wanted)) if one.rule == rule else 0)
    assert max(shares, default=0) >= 0.8, [(a.rule, said(doc, a)) for a in found(doc)]


@pytest.mark.parametrize(("rule", "sentence"), list(examples("no")))
def test_no(read: Any, rule: str, sentence: str) -> None:
    assert rule not in [a.rule for a in found(read(sentence))]


def test_a_closing_cue_covers_the_whole_sentence() -> None:
    doc = tree(
        "Four/NUM/CD/2/nummod men/NOUN/NNS/3/nsubj died/VERB/VBD/10/ccomp and/CCONJ/CC/6/cc two/NUM/CD/6/nsubj "
        "fled/VERB/VBD/3/conj ,/PUNCT/,/3/punct army/NOUN/NN/9/compound officials/NOUN/NNS/10/nsubj "
        "said/VERB/VBD/0/root ././PUNCT/./10/punct".replace("././PUNCT/./10/punct", "./PUNCT/./10/punct")
    )
    (one,) = found(doc)
    assert said(doc, one) == "Four men died and two fled"
    assert doc[slice(*one.source or (0, 0))].text == "army officials"
    assert one.stance == "asserts"


def test_the_report_goes_on_in_its_own_voice() -> None:
    doc = tree(
        "Police/NOUN/NNS/2/nsubj said/VERB/VBD/0/root one/NUM/CD/4/nsubj died/VERB/VBD/2/ccomp ./PUNCT/./2/punct "
        "Two/NUM/CD/8/nsubj:pass were/AUX/VBD/8/aux:pass hurt/VERB/VBN/0/root ./PUNCT/./8/punct"
    )
    (one,) = found(doc)
    assert said(doc, one) == "one died"


def test_a_quotation_without_a_cue_is_the_last_speakers() -> None:
    doc = tree(
        '"/PUNCT/``/4/punct They/PRON/PRP/4/nsubj all/DET/DT/4/advmod fled/VERB/VBD/7/ccomp ,/PUNCT/,/4/punct '
        "\"/PUNCT/''/4/punct said/VERB/VBD/0/root Ali/PROPN/NNP/7/nsubj ./PUNCT/./7/punct "
        '"/PUNCT/``/13/punct The/DET/DT/12/det men/NOUN/NNS/13/nsubj shot/VERB/VBD/0/root at/ADP/IN/15/case '
        "us/PRON/PRP/13/obl ./PUNCT/./13/punct \"/PUNCT/''/13/punct"
    )
    first, second = found(doc)
    assert said(doc, first).startswith('" They all fled')
    assert said(doc, second) == '" The men shot at us . "'
    assert first.source == second.source
    assert second.rule == "attribution.quotation-continued"


def test_blamed_on_names_nobody_who_blames() -> None:
    doc = tree(
        "A/DET/DT/2/det raid/NOUN/NN/6/nsubj blamed/VERB/VBN/2/acl on/ADP/IN/5/case rebels/NOUN/NNS/3/obl "
        "killed/VERB/VBD/0/root two/NUM/CD/6/obj ./PUNCT/./6/punct"
    )
    (one,) = found(doc)
    assert (one.source, one.stance) == (None, "suspects")
    assert said(doc, one) == "rebels"


def test_quoted_as_saying_is_relayed() -> None:
    doc = tree(
        "AFP/PROPN/NNP/2/nsubj quoted/VERB/VBD/0/root Amal/PROPN/NNP/2/obj as/SCONJ/IN/5/mark saying/VERB/VBG/2/advcl "
        "one/NUM/CD/7/nsubj died/VERB/VBD/5/ccomp ./PUNCT/./2/punct"
    )
    (one,) = found(doc)
    assert doc[slice(*one.source or (0, 0))].text == "Amal"
    assert one.relayed_by == ("AFP",)
    assert said(doc, one) == "one died"


def test_what_cannot_be_confirmed_is_withheld() -> None:
    doc = tree(
        "Officials/NOUN/NNS/4/nsubj could/AUX/MD/4/aux not/PART/RB/4/advmod confirm/VERB/VB/0/root the/DET/DT/6/det "
        "reports/NOUN/NNS/4/obj ./PUNCT/./4/punct"
    )
    assert [a.stance for a in found(doc)] == ["withholds"]


def test_a_hedge_takes_the_source_around_it() -> None:
    doc = tree(
        "Police/NOUN/NNS/2/nsubj said/VERB/VBD/0/root suspected/VERB/VBN/4/amod rebels/NOUN/NNS/5/nsubj "
        "fled/VERB/VBD/2/ccomp ./PUNCT/./2/punct"
    )
    outer, inner = found(doc)
    assert inner.source == outer.source
    assert (inner.stance, said(doc, inner)) == ("suspects", "rebels")
    assert hedges(doc) == {3: "attribution.suspected"}


def test_the_end_of_a_headline_is_its_source() -> None:
    doc = tree(
        "Two/NUM/CD/2/nummod dead/ADJ/JJ/0/root in/ADP/IN/4/case raid/NOUN/NN/2/obl :/PUNCT/:/6/punct "
        "army/NOUN/NN/2/parataxis"
    )
    report = Report(key="x", text=doc.text, parts=(Part("headline", 0, len(doc.text)),))
    (one,) = attributions(doc, report)
    assert (said(doc, one), one.rule) == ("Two dead in raid", "attribution.headline")


@pytest.mark.parametrize(
    ("text", "cue", "stance", "content"),
    [
        ("The African Union (AU) accused on Friday a rebel group of attempting to attack it.", "accused", "suspects",
         "a rebel group"),
        ('The mayor did not confirm the raid, but told AFP "there is fighting in the town".', "confirm", "withholds",
         "the raid"),
        ("The attack, a claim denied by Syria, killed two men.", "denied", "denies", "a claim"),
        ("Observers called the vote fair despite the clashes, the worst of which was a shooting.", "called", "asserts",
         "the vote fair"),
    ],
)  # fmt: skip
def test_what_is_said_and_no_more(read: Any, text: str, cue: str, stance: str, content: str) -> None:
    doc = read(text)
    one = next(a for a in found(doc) if cue in {doc[i].text for i in a.cue})
    assert one.stance == stance
    assert content in said(doc, one)
    assert not {"fighting", "shooting", "killed"} & {doc[i].text for i in one.content}


def test_a_name_is_no_cue(read: Any) -> None:
    doc = read("Troops shelled Port Said on Monday, killing four people.")
    assert not found(doc)


def test_the_deed_of_one_announcing_an_end_is_not_announced(read: Any) -> None:
    doc = read("A day after Israel announced the end of the operation, tank shells struck a house in the town.")
    assert all("struck" not in {doc[i].text for i in a.content} for a in found(doc))


def spoken(read: Any, text: str) -> list[tuple[str | None, str, str]]:
    """Source, stance and content of what the embedded parser's reading attributes."""
    doc = read(text)
    said = attributions(doc, Report(key="x", text=text))
    named = [(doc[slice(*a.source)].text if a.source else None, a) for a in said]
    return [(who, a.stance, " ".join(doc[i].text for i in sorted(a.content))) for who, a in named]


def test_a_statement_that_only_carries_what_is_said_doubts_nothing(read: Any) -> None:
    found = spoken(read, "The army said in a statement that its aircraft had struck a command post in the town.")
    assert [(who, stance) for who, stance, _ in found] == [("The army", "asserts")]


def test_a_denial_ends_where_the_next_speech_begins(read: Any) -> None:
    found = spoken(read, "The general rejected the accusation and said that rebels had carried out the killings.")
    assert ("The general", "denies", "the accusation") in found
    assert ("The general", "asserts", "that rebels had carried out the killings") in found


@pytest.mark.parametrize("told", ["were killed", "died"])
def test_the_dead_say_nothing(read: Any, told: str) -> None:
    text = (
        f"The ministry confirmed nine people {told} in the raid on Monday, but said seven of the victims were guards."
    )
    assert {who for who, _, _ in spoken(read, text)} == {"The ministry"}


def test_who_stands_between_a_quotation_and_its_verb_says_it(read: Any) -> None:
    text = '"The rebels burned the school," the head of the village, a farmer named Adum Sali, told the radio by phone.'
    (one,) = spoken(read, text)
    assert one[:2] == ("the head of the village", "asserts")


def test_one_who_is_quoted_inside_what_another_says(read: Any) -> None:
    text = "The channel said on Monday that 11 guards had died, quoting a nurse at the town hospital."
    assert ("a nurse at the town hospital", "asserts") in {row[:2] for row in spoken(read, text)}


def test_a_short_quotation_goes_on(read: Any) -> None:
    found = spoken(read, '"They came at dawn and shot the men," the mayor said. "I counted nine bodies."')
    assert {who for who, _, _ in found} == {"the mayor"} and any("nine bodies" in said for _, _, said in found)
