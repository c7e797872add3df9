"""Brackets that stand apart from the sentence around them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.language import load
from counterclaim.language.asides import asides, labels
from counterclaim.language.layout import paragraphs
from counterclaim.language.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the PLF [ Popular Lake Front ] rebels fled", [("[ Popular Lake Front ]", True)]),
        ("the PLF ( Popular Lake Front ) rebels fled", [("( Popular Lake Front )", True)]),
        ("the Popular Lake Front [ PLF ] rebels fled", [("[ PLF ]", True)]),
        ("the Popular Lake Front ( PLF ) rebels fled", []),  # as in any wire story: the parse knows it
        ("the men [ words indistinct ] fired", [("[ words indistinct ]", False)]),
        ("he fled [ as heard ] .", [("[ as heard ]", False)]),
        ("they killed [ the mayor ] at noon", []),
        ("[ Rebels ] attacked it", []),
        ("the PLF [ Popular Lake Front ] , which fled", []),
        ("a [ b ( c ] d )", []),
    ],
)
def test_asides(text, found):
    words = text.split()
    assert [(" ".join(words[a.start : a.end]), a.name) for a in asides(words)] == found


@given(st.lists(st.sampled_from(["[", "]", "(", ")", "ABC", "Front", "of", "indistinct", "fled", "."]), max_size=20))
def test_asides_lie_inside_and_apart(words):
    found = list(asides(words))
    assert all(0 < a.start < a.end <= len(words) for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("[Reporter] Who did it?", "[Reporter] "),
        ("[Begin recording] [Ana Ruiz] We did.", "[Begin recording] [Ana Ruiz] "),
        ('[Ruiz] "We did."', "[Ruiz] "),
        ("[He] killed them.", ""),
        ("[The] Front denied it.", ""),
        ("[Front] rebels denied it.", ""),
        ("[end recording]", ""),
        ("[  ] The Front denied it.", ""),
        ("[Reporter] [ \u00a0] Who did it?", ""),
    ],
)
def test_labels(text, label):
    assert text[: labels(text, 0)] == label


ODD = st.sampled_from(
    [*"[]() \n\u00a0.,", "  ", "ABC ", "The Front ", "indistinct ", "fled. ", "[Reporter] ", "killed 3 "]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ODD, max_size=14).map("".join))
def test_odd_brackets_never_stop_the_reading(text):
    assert load().doc(text).text == text
    assert all(0 <= labels(text, at) - at <= len(text) - at for at in range(len(text)))


def test_a_label_is_a_sentence_of_its_own():
    text = "Lima (Peru), 3 Jan 90 (Radio 4) -- [Report] [Ana Ruiz] The army left. [Reporter] Where to?"
    found = [text[a:b].strip() for a, b in sentences(text, paragraphs(text))]
    assert found == [
        "Lima (Peru), 3 Jan 90 (Radio 4) --", "[Report] [Ana Ruiz]", "The army left.", "[Reporter]", "Where to?",
    ]  # fmt: skip


@pytest.mark.parametrize("gloss", ["[Popular Lake Front]", "(Popular Lake Front)", "[as heard]"])
def test_a_sentence_is_read_as_if_the_aside_were_not_there(gloss):
    plain = load().doc("The mayor was killed by PLF rebels on Monday.")
    doc = load().doc(f"The mayor was killed by PLF {gloss} rebels on Monday.")
    start = gloss.count(" ") + 3
    kept = [t for t in doc if not 6 <= t.i < 6 + start]
    assert [(t.text, t.dep_, t.head.text) for t in kept] == [(t.text, t.dep_, t.head.text) for t in plain]
    assert len(list(doc.sents)) == 1
    (root,) = {t for t in doc[6 : 6 + start] if not 6 <= t.head.i < 6 + start}
    assert root.head.text == "PLF"
