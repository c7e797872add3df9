"""Verbs and participles put in their place."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.analysis import Sentence
from counterclaim.language.participles import put_right
from counterclaim.language.trees import is_tree

Row = tuple[str, str, str, int, str]


def sentence(rows: list[Row]) -> tuple[list[str], Sentence]:
    """Words and their analysis from (word, part, tag, head, relation)."""
    words, upos, xpos, head, deprel = (list(column) for column in zip(*rows, strict=True))
    lemmas = [str(w).lower() if w != "has" else "have" for w in words]
    return words, Sentence(upos, xpos, lemmas, head, deprel, ["O"] * len(rows))  # type: ignore[arg-type]


def test_what_stands_behind_an_object_tells_more_of_it() -> None:
    words, told = sentence([
        ("They", "PRON", "PRP", 1, "nsubj"), ("released", "VERB", "VBD", -1, "root"), ("two", "NUM", "CD", 3, "nummod"),
        ("nurses", "NOUN", "NNS", 1, "obj"), ("kidnapped", "VERB", "VBN", 1, "xcomp"),
    ])  # fmt: skip
    found = put_right(words, told)
    assert (found.head[4], found.deprel[4]) == (3, "acl")


def test_what_is_found_so_is_the_object() -> None:
    words, told = sentence([
        ("They", "PRON", "PRP", 1, "nsubj"), ("find", "VERB", "VBP", -1, "root"), ("clerks", "NOUN", "NNS", 3, "nsubj"),
        ("shot", "VERB", "VBN", 1, "xcomp"),
    ])  # fmt: skip
    found = put_right(words, told)
    assert [(found.head[i], found.deprel[i]) for i in (2, 3)] == [(1, "obj"), (1, "xcomp")]


def test_an_auxiliary_before_its_subject() -> None:
    words, told = sentence([
        ("nor", "CCONJ", "CC", 1, "cc"), ("has", "VERB", "VBZ", -1, "root"), ("anybody", "PRON", "NN", 3, "nsubj"),
        ("claimed", "VERB", "VBN", 1, "xcomp"), ("it", "PRON", "PRP", 3, "obj"),
    ])  # fmt: skip
    found = put_right(words, told)
    assert found.head == [3, 3, 3, -1, 3]
    assert found.deprel[1] == "aux"


def test_who_shot_and_killed() -> None:
    words, told = sentence([
        ("Gunmen", "NOUN", "NNS", -1, "root"), ("shot", "VERB", "VBN", 0, "acl"), ("and", "CCONJ", "CC", 3, "cc"),
        ("killed", "VERB", "VBD", 0, "conj"), ("him", "PRON", "PRP", 3, "obj"),
    ])  # fmt: skip
    found = put_right(words, told)
    assert found.head == [1, -1, 3, 1, 3]
    assert found.deprel[0] == "nsubj"


@pytest.mark.parametrize("passed", [True, False])
def test_behind_a_preposition_stands_a_noun(passed: bool) -> None:
    words, told = sentence([
        ("attacked", "VERB", "VBN", -1, "root"), ("by", "ADP", "IN", 3, "case"), ("men", "NOUN", "NNS", 3, "nsubj"),
        ("thought", "VERB", "VBD" if passed else "VBZ", 0, "obl"),
    ])  # fmt: skip
    found = put_right(words, told)
    assert (found.head == [-1, 2, 0, 2]) is passed


def test_the_day_of_a_saying_is_no_part_of_who_says_it() -> None:
    words, told = sentence([
        ("ministry", "NOUN", "NN", 3, "nsubj"), ("on", "ADP", "IN", 2, "case"), ("Tuesday", "PROPN", "NNP", 0, "nmod"),
        ("say", "VERB", "VBP", -1, "root"),
    ])  # fmt: skip
    found = put_right(words, told)
    assert (found.head[2], found.deprel[2]) == (3, "obl")


TAGS = ["VBN", "VBD", "VBG", "NN", "NNP", "IN", "CC", "VBZ"]
RELATIONS = ["nsubj", "obj", "xcomp", "acl", "conj", "cc", "obl", "case", "aux", "advcl", "mark", "flat", "nmod"]


@given(
    st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(RELATIONS), st.integers(0, 99)), min_size=1, max_size=9)
)
def test_a_tree_stays_a_tree(rows: list[tuple[str, str, int]]) -> None:
    names = {"N": "NOUN", "V": "VERB", "I": "ADP", "C": "CCONJ"}
    told: list[Any] = [("has" if t == "VBZ" else "by", names[t[0]], t, -1 if not i else n % i, r if i else "root")
                       for i, (t, r, n) in enumerate(rows)]  # fmt: skip
    words, given_ = sentence(told)
    assert is_tree(put_right(words, given_).head)
