"""Every attribution of a document: the learned head's, or the rules' where there is none."""

from collections.abc import Callable

from spacy.tokens import Doc

from counterclaim.extraction.rules.attribution import attributions
from counterclaim.extraction.rules.attribution.learned import heard
from counterclaim.model import Report

TEXT = "The governor said that nine people were killed. He wants peace."


def test_without_a_head_the_rules_stand(read: Callable[[str], Doc]) -> None:
    doc = read(TEXT)
    for name in ("sources", "cues", "contents"):
        doc.spans.pop(name, None)
    said = attributions(doc, Report("r", TEXT), everything=True)
    assert heard(doc, said) == said
    assert said


def test_a_head_gives_who_says_what(read: Callable[[str], Doc]) -> None:
    doc = read(TEXT)
    doc.spans["sources"], doc.spans["cues"], doc.spans["contents"] = [doc[0:2]], [doc[2:3]], [doc[3:8]]
    [one] = heard(doc, [])
    assert (one.source, one.cue, one.stance, one.content) == ((0, 2), (2,), "asserts", frozenset(range(3, 8)))
