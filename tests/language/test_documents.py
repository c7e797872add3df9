"""Documents: every character in its place, one tree per sentence, the same whatever was read beside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.matcher import DependencyMatcher, Matcher

from counterclaim.language import load
from counterclaim.language.trees import is_tree

REPORT = """BAGHDAD, Nov 3 (AFP) -- At least four people were killed when gunmen attacked a US-led patrol \
near Mosul, police said Tuesday.

"We do not know who did it," General Ali Hassan told reporters.

- Repeated attacks -

Two soldiers were wounded in an explosion claimed by the rebels. The army has denied any losses."""

ODD = [
    "killed", "U.S.", "Nov.", "4,000", "-", "--", ".", "...", "?", '"', "'", "“", "”", "``", "(AFP)",
    "don't",
]  # fmt: skip
ODD += ["Ünïcödé", "🙂", "مرحبا", "中文", "é", "A.B.C."]
SPACES = ["\n", "\n\n", " ", "  ", "\t", "\r\n", "\u200b", "\u00a0"]
WORDS = st.sampled_from([*ODD, *SPACES])


@pytest.fixture(scope="module")
def language():
    return load()


@pytest.fixture(scope="module")
def report(language):
    return language.doc(REPORT)


def heads(doc):
    return [(t.head.i, t.dep_, t.tag_, t.lemma_, t.ent_iob_, t.ent_type_) for t in doc]


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25).map("".join) | st.text(max_size=60))
def test_every_character_stays(text):
    doc = load().doc(text)
    assert doc.text == text
    assert all(t.text == text[t.idx : t.idx + len(t)] for t in doc)
    for sent in doc.sents:
        assert sum(t.head.i == t.i for t in sent) == 1
        assert is_tree([t.head.i - sent.start if t.head.i != t.i else -1 for t in sent])


def test_the_same_whatever_is_read_beside(language):
    texts = [REPORT, "One man died.", "", REPORT[100:], "THE ARMY DENIED IT.", REPORT * 3]
    together = [heads(doc) for doc in language.docs(texts)]
    assert together == [heads(language.doc(text)) for text in texts]
    assert together == [heads(doc) for doc in language.docs(reversed(texts))][::-1]


def test_order_is_kept(language):
    texts = [f"{n} men died. " * (n % 5) for n in range(40)]
    assert [doc.text for doc in language.docs(texts)] == texts


def test_sentences_and_paragraphs(report):
    sents = [s.text.strip() for s in report.sents]
    assert sents[0] == "BAGHDAD, Nov 3 (AFP) --"
    assert "- Repeated attacks -" in sents
    assert len(report.spans["paragraphs"]) == 4
    assert [q.text for q in report.spans["quotes"]] == ['"We do not know who did it,"']


@pytest.mark.parametrize("blank", ["  ", " \u00a0 "])
def test_a_blank_inside_a_name_belongs_to_it(language, blank):
    doc = language.doc(f"Gunmen shot Ahmed{blank}Hassan in New{blank}York on Monday, police said.")
    assert {" ".join(e.text.split()) for e in doc.ents} >= {"Ahmed Hassan", "New York"}


def test_spaces_hang_on_the_token_before(report):
    spaces = [t for t in report if t.is_space]
    assert spaces
    assert all(t.dep_ == "dep" and t.pos_ == "SPACE" and t.head.i == t.i - 1 for t in spaces)


def test_names(report):
    assert {("BAGHDAD", "PLACE"), ("Mosul", "PLACE"), ("AFP", "ORG")} <= {(e.text, e.label_) for e in report.ents}
    assert any("Ali Hassan" in e.text and e.label_ == "PERSON" for e in report.ents)


def test_matchers_work(language, report):
    matcher = Matcher(report.vocab)
    matcher.add("killed", [[{"LEMMA": "kill", "TAG": "VBN"}]])
    assert len(matcher(report)) == 1
    arcs = DependencyMatcher(report.vocab)
    said = {"RIGHT_ID": "cue", "RIGHT_ATTRS": {"LEMMA": {"IN": ["say", "tell"]}}}
    who = {"LEFT_ID": "cue", "REL_OP": ">", "RIGHT_ID": "who", "RIGHT_ATTRS": {"DEP": "nsubj"}}
    arcs.add("said", [[said, who]])
    assert [report[m[1]].text for _, m in arcs(report)] == ["police", "Ali"]


def test_a_sentence_longer_than_any_window_is_read_whole(language):
    doc = language.doc("The army said " + "that rebels killed soldiers near Mosul and " * 200 + "denied it.")
    assert len(list(doc.sents)) == 1
    assert sum(t.head.i == t.i for t in doc) == 1
    assert doc[-3].lemma_ == "deny"
