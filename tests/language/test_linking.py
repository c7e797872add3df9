"""Tagged sources, cues and contents join to attributions."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from counterclaim.language import files, load
from counterclaim.language.linking import attributions


def doc_with(words, **groups):
    doc = Doc(spacy.blank("en").vocab, words=words.split())
    for name, spans in groups.items():
        doc.spans[name] = [Span(doc, a, b) for a, b in spans]
    return doc


def texts(found):
    return [(a.source and a.source.text, a.cue and a.cue.text, [c.text for c in a.contents]) for a in found]


def test_each_joins_the_nearest():
    doc = doc_with(
        "Police said four died , the army denied it",
        sources=[(0, 1), (5, 7)],
        cues=[(1, 2), (7, 8)],
        contents=[(2, 4), (8, 9)],
    )
    assert texts(attributions(doc)) == [
        ("Police", "said", ["four died"]),
        ("the army", "denied", ["it"]),
    ]


def test_contents_without_a_cue_stand_alone():
    doc = doc_with("We won", sources=[], cues=[], contents=[(0, 2)])
    assert texts(attributions(doc)) == [(None, None, ["We won"])]


def test_a_document_without_an_attribution_head_has_none():
    assert attributions(doc_with("We won")) == []


@pytest.mark.skipif(not files.read().attribution, reason="the attribution head is left out")
def test_the_embedded_model_finds_who_said_what():
    doc = load().doc("The rebels killed four soldiers near Mosul on Monday, an army spokesman said.")
    [found] = attributions(doc)
    assert found.source.text == "an army spokesman"
    assert found.cue.text == "said"
    assert found.contents[0].text.startswith("The rebels killed four soldiers")
