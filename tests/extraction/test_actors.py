"""Parties from hand-built parses: what the phrase is, who is meant, people or property, persons."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from counterclaim.extraction.rules.actors import Actors
from counterclaim.model import Party, Report

_PLURALS = frozenset({"forces", "troops", "gunmen", "people", "children"})
_VOCAB = spacy.blank("en").vocab


def parsed(*sentences: str) -> Doc:
    """A document from lines `form/pos/dep/head[/ent]`, the head counted from 1 in its sentence, 0 the root.

    The lemma is the form without a plural s or a verb's ed; nouns in s are NNS.
    """
    words, pos, tags, deps, heads, lemmas, ents, starts = [], [], [], [], [], [], [], []
    for sentence in sentences:
        base = len(words)
        for n, cell in enumerate(sentence.split()):
            form, upos, dep, head, *ent = cell.split("/")
            plural = upos in {"NOUN", "PROPN"} and form.endswith("s") and form not in _PLURALS
            words.append(form)
            pos.append(upos)
            noun, verb = "NNS" if plural or form in _PLURALS else "NN", "VBN" if dep == "amod" else "VBD"
            tags.append({"NOUN": noun, "PROPN": "NNP", "VERB": verb, "DET": "DT", "ADJ": "JJ"}.get(upos, ""))
            deps.append(dep)
            heads.append(base + int(head) - 1 if int(head) else base + n)
            lemmas.append(form.lower().removesuffix("s" if plural else "ed" if upos == "VERB" else ""))
            ents.append(ent[0] if ent else "")
            starts.append(n == 0)
    doc = Doc(_VOCAB, words=words, pos=pos, tags=tags, deps=deps, heads=heads, lemmas=lemmas, sent_starts=starts)
    doc.set_ents([Span(doc, i, i + 1, label=e) for i, e in enumerate(ents) if e])
    return doc


def party(doc: Doc, word: str, nth: int = 0) -> Party:
    """The party of the nth token that reads so."""
    at = [t.i for t in doc if t.text == word][nth]
    found = Actors(doc, Report("test", doc.text)).party(at)
    assert found is not None
    return found


def test_a_states_forces_bear_its_name() -> None:
    doc = parsed("American/ADJ/amod/2 forces/NOUN/nsubj/3 struck/VERB/root/0 a/DET/det/5 base/NOUN/obj/3")
    found = party(doc, "forces")
    assert (found.name, found.text, found.actor, found.kind) == (
        "United States",
        "American forces",
        "US/military",
        "people",
    )
    assert party(doc, "base").kind == "property"


def test_members_of_a_group_are_its() -> None:
    doc = parsed("Members/NOUN/nsubj/4 of/ADP/case/3 Hamas/PROPN/nmod/1 fired/VERB/root/0")
    found = party(doc, "Members")
    assert (found.name, found.text, found.reason) == ("Hamas", "Members of Hamas", "actors.members")
    doc = parsed("Hamas/PROPN/compound/2 gunmen/NOUN/nsubj/3 fired/VERB/root/0")
    assert party(doc, "gunmen").actor == "hamas"


def test_a_uniform_is_no_identity() -> None:
    doc = parsed(
        "Gunmen/NOUN/nsubj/5 in/ADP/case/4 police/NOUN/compound/4 uniforms/NOUN/nmod/1 seized/VERB/root/0 "
        "two/NUM/nummod/7 drivers/NOUN/obj/5"
    )
    found = party(doc, "Gunmen")
    assert (found.text, found.actor, found.inter) == ("Gunmen in police uniforms", None, 3)
    assert party(doc, "drivers").text == "two drivers"


def test_a_friend_is_not_the_patron() -> None:
    doc = parsed("Iran/PROPN/compound/3 -/PUNCT/punct/1 backed/VERB/amod/4 rebels/NOUN/nsubj/5 fired/VERB/root/0")
    found = party(doc, "rebels")
    assert found.actor != "IR"
    assert found.text == "Iran - backed rebels"


def test_two_states_are_candidates() -> None:
    doc = parsed("US/PROPN/compound/4 and/CCONJ/cc/3 British/ADJ/conj/1 troops/NOUN/nsubj/5 fired/VERB/root/0")
    found = party(doc, "troops")
    assert found.actor is None
    assert found.candidates == ("US/military", "GB/military")


def test_the_group_and_they() -> None:
    doc = parsed(
        "Hezbollah/PROPN/nsubj/2/ORG fired/VERB/root/0 rockets/NOUN/obj/2",
        "The/DET/det/2 group/NOUN/nsubj/3 denied/VERB/root/0 it/PRON/obj/3",
        "The/DET/det/2 fighters/NOUN/nsubj/3 fled/VERB/root/0 "
        "after/SCONJ/mark/6 they/PRON/nsubj/6 attacked/VERB/advcl/3",
    )
    assert party(doc, "group").name == "Hezbollah"
    assert party(doc, "fighters").name == "Hezbollah"
    they = party(doc, "they")
    assert (they.name, they.text, they.reason) == ("Hezbollah", "they", "actors.anaphora")


def test_the_army_is_that_of_the_state_named_last() -> None:
    doc = parsed(
        "Ruritanian/ADJ/amod/2 rebels/NOUN/nsubj/3 fled/VERB/root/0",
        "The/DET/det/2 army/NOUN/nsubj/3 left/VERB/root/0",
        "Chadian/ADJ/amod/2 soldiers/NOUN/nsubj/3 died/VERB/root/0",
        "The/DET/det/2 army/NOUN/nsubj/3 attacked/VERB/root/0",
    )
    assert party(doc, "army").actor is None
    assert party(doc, "army", 1).actor == "TD/military"


def test_a_country_is_a_place_after_in() -> None:
    doc = parsed(
        "Israel/PROPN/nsubj/2/PLACE attacked/VERB/root/0 targets/NOUN/obj/2 in/ADP/case/5 Syria/PROPN/obl/2/PLACE"
    )
    assert party(doc, "Israel").actor == "IL"
    assert party(doc, "Syria").actor is None
    assert party(doc, "Syria").kind == "property"


def test_a_private_person_and_an_office_holder() -> None:
    doc = parsed(
        "Police/NOUN/nsubj/2 arrested/VERB/root/0 Tomas/PROPN/obj/2/PERSON",
        "Governor/NOUN/nmod:desc/2 Ferrer/PROPN/nsubj/3/PERSON died/VERB/root/0",
        "A/DET/det/2 man/NOUN/nsubj/3 fired/VERB/root/0 at/ADP/case/5 children/NOUN/obl/3",
    )
    tomas = party(doc, "Tomas")
    assert tomas.person
    assert tomas.legal == "suspected"
    assert not party(doc, "Ferrer").person
    assert party(doc, "man").person
    assert not party(doc, "children").person


@pytest.mark.parametrize("word", ["idea", "rockets"])
def test_what_is_no_party(word: str) -> None:
    doc = parsed(
        "The/DET/det/2 idea/NOUN/nsubj/3 failed/VERB/root/0",
        "Two/NUM/nummod/2 rockets/NOUN/nsubj/3 hit/VERB/root/0 us/PRON/obj/3",
    )
    at = next(t.i for t in doc if t.text == word)
    assert Actors(doc, Report("test", doc.text)).party(at) is None


def test_all_of_a_coordination() -> None:
    doc = parsed("Troops/NOUN/nsubj/4 and/CCONJ/cc/3 rebels/NOUN/conj/1 clashed/VERB/root/0")
    assert [p.text for p in Actors(doc, Report("test", doc.text)).parties(0)] == ["Troops", "rebels"]


def test_namesakes_by_the_country_told_of() -> None:
    lines = ["PPP/PROPN/compound/2/ORG supporters/NOUN/nsubj/3 fled/VERB/root/0"]
    for country, ident in (("Indonesia", "united-development-party"), ("Pakistan", "pakistan-people-party")):
        doc = parsed(*lines, f"They/PRON/nsubj/2 left/VERB/root/0 {country}/PROPN/obj/2/PLACE")
        found = party(doc, "PPP")
        assert found.actor == ident
        assert len(found.candidates) == 1
