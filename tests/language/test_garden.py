"""Participles that a parse takes for the verb of the clause, until the second verb comes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language import load
from counterclaim.language.analysis import Sentence
from counterclaim.language.garden import reread
from counterclaim.language.trees import is_tree

NAMES = ["Men", "Suspects", "Gunmen", "Two men"]


@pytest.mark.parametrize("who", NAMES)
@pytest.mark.parametrize("taken", ["thought to be smugglers", "believed to be members of a gang"])
def test_the_second_verb_is_that_of_the_clause(who: str, taken: str) -> None:
    doc = load().doc(f"{who} {taken} killed four farmers near Dorvan on Monday.")
    killed = next(t for t in doc if t.text == "killed")
    assert killed.dep_ == "root"
    assert next(t.text for t in doc if t.dep_ == "nsubj" and t.head == killed) == who.rsplit(maxsplit=1)[-1]


def test_a_clause_of_its_own_stays() -> None:
    doc = load().doc("The police believed him to be a smuggler.")
    assert next(t.text for t in doc if t.dep_ == "root") == "believed"


@st.composite
def sentences(draw: st.DrawFn) -> tuple[list[str], Sentence]:
    """Words among which such a participle stands, under any tree."""
    words = draw(st.lists(st.sampled_from(["men", "thought", "to", "be", "killed"]), min_size=1, max_size=9))
    at = draw(st.integers(0, len(words)))
    words[at:at] = ["thought", "to", "be"]
    order = draw(st.permutations(range(len(words))))
    head = [-1] * len(words)
    for n, word in enumerate(order[1:], 1):
        head[word] = order[draw(st.integers(0, n - 1))]
    relation = ["root" if h < 0 else draw(st.sampled_from(["nsubj", "ccomp", "xcomp", "obj", "mark"])) for h in head]
    tags = [draw(st.sampled_from(["VBD", "VBN", "NNS"])) for _ in words]
    blank = [""] * len(words)
    return words, Sentence(blank, tags, blank, head, relation, ["O"] * len(words))


@given(sentences())
def test_a_tree_stays_a_tree(drawn: tuple[list[str], Sentence]) -> None:
    words, sentence = drawn
    found = reread(words, sentence)
    assert is_tree(found.head)
    assert found.head.count(-1) == 1
