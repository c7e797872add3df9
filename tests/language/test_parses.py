"""What the embedded model makes of plain news sentences."""

import pytest

from counterclaim.language import load

# text, then (word, relation, head) that must be there
CASES = [
    ("Police said gunmen killed four soldiers.", [("Police", "nsubj", "said"), ("killed", "ccomp", "said")]),
    (
        "Four soldiers were killed by gunmen near Mosul.",
        [
            ("soldiers", "nsubj:pass", "killed"),
            ("were", "aux:pass", "killed"),
            ("gunmen", "obl:agent", "killed"),
        ],
    ),
    ("Four soldiers were killed.", [("Four", "nummod", "soldiers"), ("killed", "root", "killed")]),
    (
        "The rebels who attacked the town fled.",
        [("attacked", "acl:relcl", "rebels"), ("fled", "root", "fled")],
    ),
    (
        "The army's spokesman denied the report.",
        [("army", "nmod:poss", "spokesman"), ("report", "obj", "denied")],
    ),
    ("The group has not claimed responsibility.", [("not", "advmod", "claimed"), ("has", "aux", "claimed")]),
    ("A bomb exploded and two men died.", [("died", "conj", "exploded"), ("men", "nsubj", "died")]),
]


def arcs(doc):
    return {(t.text, t.dep_, t.head.text) for t in doc}


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_relations(text, wanted):
    assert set(wanted) <= arcs(load().doc(text))


@pytest.mark.parametrize(("text", "wanted"), CASES[:4])
def test_relations_in_capitals(text, wanted):
    loud = {(a.upper(), rel, b.upper()) for a, rel, b in wanted}
    assert loud <= arcs(load().doc(text.upper()))


def test_lemmas_and_tags():
    doc = load().doc("The men were shot while they fled.")
    assert [t.lemma_ for t in doc] == ["the", "man", "be", "shoot", "while", "they", "flee", "."]
    assert [doc[i].tag_ for i in (2, 3, 6)] == ["VBD", "VBN", "VBD"]
