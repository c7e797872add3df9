from datetime import date

import pytest
import spacy
from spacy.tokens import Doc, Span

from counterclaim import read
from counterclaim.extraction.rules.places import place_of, places
from counterclaim.extraction.rules.places.relations import moved
from counterclaim.model import Dateline, Part, Report

VOCAB = spacy.blank("en").vocab
POS = {"V": "VERB", "N": "NOUN", "P": "PROPN", "A": "ADJ", "D": "DET", "I": "ADP", "X": "AUX", "M": "NUM", ".": "PUNCT",
       "S": "PART", "R": "ADV", "C": "CCONJ"}  # fmt: skip
LEMMAS = {"killed": "kill", "said": "say", "exploded": "explode", "was": "be", "has": "have", "sought": "seek"}


def parse(*tokens: str, ents: tuple[tuple[int, int, str], ...] = ()) -> Doc:
    """A Doc from `word/P/dep/head` strings, head being the number of the token (the root's is its own)."""
    rows = [t.split("/") for t in tokens]
    words = [r[0] for r in rows]
    doc = Doc(
        VOCAB,
        words=words,
        pos=[POS[r[1]] for r in rows],
        deps=[r[2] for r in rows],
        heads=[int(r[3]) for r in rows],
        lemmas=[LEMMAS.get(w, w.lower() if r[1] != "P" else w) for w, r in zip(words, rows, strict=True)],
        tags=["NNP" if r[1] == "P" else "NN" for r in rows],
    )
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in ents]
    return doc


def found(doc: Doc, dateline: str | None = None):
    report = Report("r", doc.text, dateline=Dateline(dateline, date(2020, 1, 1)) if dateline else None)
    return places(doc, report)


def test_a_province_with_its_noun_and_the_place_of_an_event():
    doc = parse(
        "A/D/det/1", "bomb/N/nsubj/2", "exploded/V/root/2", "in/I/case/5", "Babylon/P/compound/5", "province/N/obl/2",
        "on/I/case/7", "Monday/P/obl/2", ents=((4, 5, "PLACE"),),
    )  # fmt: skip
    mentions = found(doc, "Baghdad")
    where = place_of(doc, 2, mentions)
    assert where is not None
    assert (where.place.name, where.place.country, where.place.precision) == ("Babylon province", "IQ", "admin1")
    assert where.place.centroid
    assert where.rule == "place.noun.admin1"
    assert place_of(doc, 1, mentions) == where


def test_a_part_of_an_area_keeps_its_words_and_a_radius():
    doc = parse(
        "Two/M/nsubj/1", "died/V/root/1", "in/I/case/6", "the/D/det/6", "northern/A/amod/6", "Gaza/P/compound/6",
        "Strip/P/obl/1", ents=((5, 7, "PLACE"),),
    )  # fmt: skip
    (mention,) = found(doc)
    assert mention.place.text == "northern Gaza Strip"
    assert mention.place.country == "PS"
    assert mention.place.centroid
    assert mention.place.radius_km


@pytest.mark.parametrize("name", ["Washington", "Iraq"])
def test_a_government_is_no_place(name):
    doc = parse(f"{name}/P/nsubj/1", "said/V/root/1", "nothing/N/obj/1", ents=((0, 1, "PLACE"),))
    (mention,) = found(doc)
    assert not mention.locative
    assert place_of(doc, 1, [mention]) is None


def test_an_adjective_is_no_place_but_tells_the_country_of_one():
    doc = parse(
        "Four/M/nsubj:pass/2", "were/X/aux:pass/2", "killed/V/root/2", "in/I/case/6", "the/D/det/6", "Iraqi/A/amod/6",
        "town/N/obl/2", "of/I/case/8", "Hit/P/nmod/6", ents=((8, 9, "PLACE"),),
    )  # fmt: skip
    adjective, town = found(doc)
    assert not adjective.locative
    assert adjective.place.country == "IQ"
    assert town.place.country == "IQ"
    assert town.place.precision == "town"
    assert place_of(doc, 2, [adjective, town]) == town


def test_part_of_a_hyphenated_word_is_no_place():
    doc = Doc(VOCAB, words=["the", "US", "-", "led", "coalition"], spaces=[True, False, False, True, False],
              pos=["DET", "PROPN", "PUNCT", "VERB", "NOUN"], heads=[4, 3, 1, 4, 4],
              deps=["det", "compound", "punct", "amod", "root"],
              lemmas=["the", "US", "-", "lead", "coalition"], tags=["DT", "NNP", "HYPH", "VBN", "NN"])  # fmt: skip
    doc.ents = [Span(doc, 1, 2, label="PLACE")]
    (mention,) = found(doc)
    assert not mention.locative


def test_a_source_is_no_place():
    doc = parse(
        "It/N/nsubj/1", "exploded/V/root/1", "according/V/case/4", "to/I/fixed/2", "Baghdad/P/obl/1",
        ents=((4, 5, "PLACE"),),
    )  # fmt: skip
    (mention,) = found(doc)
    assert not mention.locative


def test_an_unlisted_place_at_a_distance_from_a_known_one_gets_a_computed_point():
    doc = parse(
        "It/N/nsubj/1", "exploded/V/root/1", "in/I/case/3", "Xarqam/P/obl/1", ",/./punct/6", "30/M/nummod/6",
        "km/N/appos/3", "north/R/advmod/6", "of/I/case/9", "Baghdad/P/nmod/6", ents=((3, 4, "PLACE"), (9, 10, "PLACE")),
    )  # fmt: skip
    unlisted, baghdad = found(doc)
    assert unlisted.place.country == "IQ"
    assert unlisted.place.radius_km
    assert unlisted.place.lat == pytest.approx(baghdad.place.lat + 0.27, abs=0.03)
    assert not baghdad.locative
    assert place_of(doc, 1, [unlisted, baghdad]) == unlisted


def test_a_distance_alone_is_a_place():
    doc = parse(
        "It/N/nsubj/1", "exploded/V/root/1", "30/M/nummod/3", "km/N/obl/1", "north/R/advmod/3", "of/I/case/6",
        "Baghdad/P/nmod/3", ents=((6, 7, "PLACE"),),
    )  # fmt: skip
    where = place_of(doc, 1, found(doc))
    assert where is not None
    assert where.rule == "place.relative"
    assert where.place.text == "30 km north of Baghdad"


def test_an_unlisted_place_has_a_country_only_where_the_text_gives_one():
    doc = parse(
        "It/N/nsubj/1", "exploded/V/root/1", "in/I/case/3", "Xarqam/P/obl/1", ents=((3, 4, "PLACE"),)
    )  # fmt: skip
    (mention,) = found(doc)
    assert mention.place.name == "Xarqam"
    assert mention.place.country is None
    assert mention.place.lat is None


def test_capitals_are_read():
    doc = parse(
        "BOMB/N/nsubj/1", "KILLS/V/root/1", "TWO/M/obj/1", "IN/I/case/4", "MOSUL/P/obl/1", ents=((4, 5, "PLACE"),)
    )  # fmt: skip
    (mention,) = found(doc)
    assert (mention.place.name, mention.place.country) == ("Mosul", "IQ")


def test_the_speaker_s_place_is_not_the_event_s():
    doc = parse(
        "Police/N/nsubj/3", "in/I/case/2", "Kabul/P/nmod/0", "said/V/root/3", "two/M/nsubj:pass/6", "were/X/aux:pass/6",
        "killed/V/ccomp/3", ents=((2, 3, "PLACE"),),
    )  # fmt: skip
    assert place_of(doc, 6, found(doc)) is None


def test_a_great_circle():
    assert moved(0.0, 0.0, 111.19, 90) == (0.0, pytest.approx(1.0, abs=0.001))


def test_the_capital_of_an_adjective_is_its_city():
    doc = parse(
        "It/N/nsubj/1", "exploded/V/root/1", "in/I/case/5", "the/D/det/5", "Iraqi/A/amod/5", "capital/N/obl/1"
    )  # fmt: skip
    where = place_of(doc, 1, found(doc))
    assert where is not None
    assert (where.place.name, where.place.country, where.rule) == ("Baghdad", "IQ", "place.capital")


def test_a_dateline_places_nothing():
    doc = parse("BAGHDAD/P/root/0", "Two/M/nsubj/2", "died/V/root/2", ents=((0, 1, "PLACE"),))
    report = Report("r", doc.text, parts=(Part("dateline", 0, 7),))
    assert not places(doc, report)[0].locative


def test_a_name_of_two_words_that_only_its_form_shows() -> None:
    text = "A mine went off in Qandoosh Wali in Iraq."
    (dossier,) = read(f"{text}\n")
    assert [(i.where.name, i.where.country) for i in dossier.incidents] == [("Qandoosh Wali", "IQ")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed a judge 40 km north of the capital.", "40 km north of the capital"),
        ("South of the capital, three soldiers were shot dead by gunmen.", "South of the capital"),
        ("Gunmen killed a judge in the capital on Tuesday.", "Baghdad"),
    ],
)
def test_the_capital_is_the_one_that_the_text_has_named(text: str, name: str) -> None:
    (dossier,) = read(f"A bomb killed two men in Baghdad on Monday. {text}\n", published=date(2006, 12, 14))
    last = dossier.incidents[-1].where
    assert (last.name, last.country, last.lat is not None) == (name, "IQ", True)


def test_a_capital_that_no_text_has_named_is_none() -> None:
    (dossier,) = read("Gunmen killed a judge near the capital on Monday.\n", published=date(2006, 12, 14))
    assert dossier.incidents[0].where.country is None
