"""Quotations, whatever their marks."""

import pytest

from counterclaim.language.layout import paragraphs
from counterclaim.language.quotes import quotes

CASES = [
    ('He said "we won" and left.', ['"we won"']),
    ("He said “we won” and left.", ["“we won”"]),
    ("He said ``we won'' and left.", ["``we won''"]),
    ("He said «we won» and left.", ["«we won»"]),
    ("He said 'we won' and left.", ["'we won'"]),
    ("He said ‘we’ve won’ and left.", ["‘we’ve won’"]),
    ("The rebels' post and the army's men don't count.", []),
    ("In the '90s the rebels' base fell.", []),
    ('"We won," he said. "They lost."', ['"We won,"', '"They lost."']),
    ('He said "we won', ['"we won']),
    ("He said \"they cried 'no' and ran\".", ["\"they cried 'no' and ran\""]),
    ('A 6" pipe exploded.', []),
    ('the "so-called" "army"', ['"so-called"', '"army"']),
    ('He said: " we won " .', ['" we won "']),
    ('"We won (really)", he said', ['"We won (really)"']),
    ("The 'rebels' and 'bandits' fled.", ["'rebels'", "'bandits'"]),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_quotes(text, found):
    assert [text[q.start : q.end] for q in quotes(text, paragraphs(text))] == found


def test_a_quotation_goes_on_over_paragraphs():
    text = '"We fought.\n\n"We won," he said.\n\n"They lost," she said.'
    found = quotes(text, paragraphs(text))
    assert [text[q.start : q.end] for q in found] == ['"We fought.', '"We won,"', '"They lost,"']
    assert [q.continued for q in found] == [False, True, False]


def test_a_forgotten_mark_spoils_one_paragraph_only():
    text = 'He said "we won.\n\nShe said "no" twice.'
    found = quotes(text, paragraphs(text))
    assert [text[q.start : q.end] for q in found] == ['"we won.', '"no"']
