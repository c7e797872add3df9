"""One sentence, two parses that a parser may well give it: the rules read the same from both."""

import datetime as dt

import pytest
import spacy
from spacy.tokens import Doc

from counterclaim.extraction.rules.engine import Rules
from counterclaim.extraction.rules.responsibility import held
from counterclaim.extraction.rules.tolls import tolls
from counterclaim.extraction.rules.tree import subjects
from counterclaim.model import Party, Place, Report

VOCAB = spacy.blank("en").vocab
LEMMAS = {
    "killed": "kill", "wounded": "wound", "died": "die", "claimed": "claim", "was": "be", "came": "come",
    "clerks": "clerk", "guards": "guard", "others": "other", "gunmen": "gunman",
}  # fmt: skip


def tree(text: str, names: dict[str, str] | None = None) -> Doc:
    """A parse by hand: `form/POS/TAG/head/dep`, heads counted from 1; `names` are the kinds of words in names."""
    rows = [w.rsplit("/", 4) for w in text.split()]
    kinds = [(names or {}).get(r[0], "") for r in rows]
    return Doc(
        VOCAB,
        words=[r[0] for r in rows],
        pos=[r[1] for r in rows],
        tags=[r[2] for r in rows],
        heads=[n if r[3] == "0" else int(r[3]) - 1 for n, r in enumerate(rows)],
        deps=["root" if r[3] == "0" else r[4] for r in rows],
        lemmas=[LEMMAS.get(r[0].lower(), r[0].lower() if r[1] != "PROPN" else r[0]) for r in rows],
        ents=[f"B-{kind}" if kind else "O" for kind in kinds],
    )


def told(doc: Doc) -> list[tuple[str, str]]:
    return [(m.field, str(m.toll)) for m in tolls(doc, Report("invented", doc.text))]


FAMILY = (
    "It/PRON/PRP/2/nsubj killed/VERB/VBD/0/root a/DET/DT/4/det clerk/NOUN/NN/2/obj ,/PUNCT/,/7/punct "
    "his/PRON/PRP$/7/nmod:poss wife/NOUN/NN/4/appos and/CCONJ/CC/11/cc their/PRON/PRP$/11/nmod:poss "
    "three/NUM/CD/11/nummod children/NOUN/NNS/{}/conj ././PUNCT/./2/punct"
)
OTHERS = (
    "They/PRON/PRP/2/nsubj killed/VERB/VBD/0/root one/NUM/CD/4/nummod clerk/NOUN/NN/2/obj and/CCONJ/CC/{} "
    "four/NUM/CD/8/nummod others/NOUN/NNS/{} ././PUNCT/./2/punct"
)
DIED = (
    "We/PRON/PRP/2/nsubj mourned/VERB/VBD/0/root for/ADP/IN/5/case two/NUM/CD/5/nummod guards/NOUN/NNS/2/obl "
    "and/CCONJ/CC/8/cc one/NUM/CD/8/nummod clerk/NOUN/NN/5/conj who/PRON/WP/10/nsubj died/VERB/VBD/{}/acl:relcl"
)
NAMED = "Gunmen/NOUN/NNS/2/nsubj killed/VERB/VBD/0/root May/PROPN/NNP/2/{} Tarn/PROPN/NNP/3/flat ././PUNCT/./2/punct"


@pytest.mark.parametrize("head", [4, 7])
def test_the_third_of_a_row_hangs_on_the_first_or_the_second(head: int) -> None:
    assert told(tree(FAMILY.format(head))) == [("killed", "1"), ("killed", "1"), ("killed", "3")]


@pytest.mark.parametrize(
    ("verb", "others"), [("2/cc wounded/VERB/VBD/2/conj", "6/obj"), ("8/cc wounded/VERB/VBN/8/amod", "4/conj")]
)
def test_a_verb_joined_to_another_is_read_as_an_adjective(verb: str, others: str) -> None:
    assert told(tree(OTHERS.format(verb, others))) == [("killed", "1"), ("wounded", "4")]


@pytest.mark.parametrize("head", [5, 8])
def test_a_clause_is_of_all_in_a_row(head: int) -> None:
    assert told(tree(DIED.format(head))) == [("killed", "2"), ("killed", "1")]


@pytest.mark.parametrize("relation", ["obj", "nsubj"])
def test_of_two_subjects_the_one_behind_is_the_object(relation: str) -> None:
    doc = tree(NAMED.format(relation), {"May": "PERSON", "Tarn": "PERSON"})
    assert told(doc) == [("killed", "1")]
    claims = Rules().extract(Report("invented", doc.text, published=dt.date(2020, 6, 1)), doc).claims
    assert {c.value.text for c in claims if c.field == "target" and isinstance(c.value, Party)} == {"May Tarn"}


@pytest.mark.parametrize("head", ["8/nmod", "2/obl"])
def test_a_town_behind_a_spot_is_where_it_lies(head: str) -> None:
    doc = tree(
        "Gunmen/NOUN/NNS/2/nsubj killed/VERB/VBD/0/root two/NUM/CD/4/nummod guards/NOUN/NNS/2/obj at/ADP/IN/8/case "
        f"a/DET/DT/8/det tea/NOUN/NN/8/compound shop/NOUN/NN/2/obl in/ADP/IN/10/case Kano/PROPN/NNP/{head} "
        "././PUNCT/./2/punct",
        {"Kano": "PLACE"},
    )
    claims = Rules().extract(Report("invented", doc.text, published=dt.date(2020, 6, 1)), doc).claims
    assert [c.value.name for c in claims if isinstance(c.value, Place)] == ["tea shop in Kano"]


@pytest.mark.parametrize(
    "text",
    [
        "Dawn/PROPN/NNP/2/nsubj claimed/VERB/VBD/0/root responsibility/NOUN/NN/2/obj for/ADP/IN/6/case "
        "the/DET/DT/6/det blast/NOUN/NN/3/nmod",
        "Dawn/PROPN/NNP/3/compound claimed/VERB/VBD/3/amod responsibility/NOUN/NN/0/root for/ADP/IN/6/case "
        "the/DET/DT/6/det blast/NOUN/NN/3/nmod",
    ],
)
def test_who_claims_an_act(text: str) -> None:
    assert [(h.party, h.acts[-1], h.self_said) for h in held(tree(text))] == [(0, 5, True)]


@pytest.mark.parametrize("head", [2, 5])
def test_who_did_it_hangs_on_the_deed_or_on_those_it_befell(head: int) -> None:
    doc = tree(
        "The/DET/DT/2/det killing/NOUN/NN/9/nsubj of/ADP/IN/5/case two/NUM/CD/5/nummod guards/NOUN/NNS/2/nmod "
        f"by/ADP/IN/7/case gunmen/NOUN/NNS/{head}/nmod was/AUX/VBD/9/cop brutal/ADJ/JJ/0/root ././PUNCT/./9/punct"
    )
    claims = Rules().extract(Report("invented", doc.text, published=dt.date(2020, 6, 1)), doc).claims
    assert [c.value.text for c in claims if c.field == "perpetrator" and isinstance(c.value, Party)] == ["gunmen"]


@pytest.mark.parametrize("relation", ["ccomp", "advcl"])
def test_the_first_of_two_subjects_of_saying_belongs_to_what_is_said(relation: str) -> None:
    doc = tree(
        f"Gunmen/NOUN/NNS/7/nsubj killed/VERB/VBD/7/{relation} two/NUM/CD/4/nummod guards/NOUN/NNS/2/obj "
        ",/PUNCT/,/7/punct clerks/NOUN/NNS/7/nsubj said/VERB/VBD/0/root ././PUNCT/./7/punct"
    )
    assert [t.text for t in subjects(doc[1])] == ["Gunmen"]


@pytest.mark.parametrize("head", ["3/obl", "6/nmod"])
def test_whose_fire_somebody_comes_under(head: str) -> None:
    doc = tree(
        "A/DET/DT/2/det convoy/NOUN/NN/3/nsubj came/VERB/VBD/0/root under/ADP/IN/6/case heavy/ADJ/JJ/6/amod "
        f"fire/NOUN/NN/3/obl from/ADP/IN/8/case gunmen/NOUN/NNS/{head} ././PUNCT/./3/punct"
    )
    claims = Rules().extract(Report("invented", doc.text, published=dt.date(2020, 6, 1)), doc).claims
    assert {c.value.text for c in claims if c.field == "perpetrator" and isinstance(c.value, Party)} == {"gunmen"}


@pytest.mark.parametrize(("title", "kind"), [("4/nmod:desc", "PERSON"), ("4/nmod:desc", ""), ("2/obj", "PERSON")])
def test_a_title_before_a_name_that_is_not_marked_as_one(title: str, kind: str) -> None:
    doc = tree(
        f"Gunmen/NOUN/NNS/2/nsubj killed/VERB/VBD/0/root minister/NOUN/NN/{title} Ivo/PROPN/NNP/2/obj "
        "Tarn/PROPN/NNP/4/flat ././PUNCT/./2/punct",
        {"Ivo": kind, "Tarn": kind},
    )
    claims = Rules().extract(Report("invented", doc.text, published=dt.date(2020, 6, 1)), doc).claims
    found = {c.value.text for c in claims if c.field == "target" and isinstance(c.value, Party)}
    assert len(found) == 1
    assert found.pop().endswith("Ivo Tarn")
