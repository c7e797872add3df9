"""The words between the last comma and a verb of saying, which a parse may take for one more of those told before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language import load
from counterclaim.language.analysis import Sentence
from counterclaim.language.closing import spoken
from counterclaim.language.trees import is_tree

DEEDS = ["Gunmen attacked a bus near Dorvan on Monday", "A drone hit a market in Dorvan overnight"]
ENDS = [
    ("killing six people, including a child, Mayor Jan Novak said.", "Novak"),
    ("killing nine, among them a police officer, state television reported.", "television"),
    ("killing two of the family, a father and his son, the Tindi news agency WAFI reported on Sunday.", "agency"),
]


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize(("end", "who"), ENDS)
def test_who_closes_a_sentence_is_none_of_those_told_before(deed: str, end: str, who: str) -> None:
    doc = load().doc(f"{deed}, {end}")
    saying = next(t for t in doc if t.lemma_ in {"say", "report"})
    assert who in {t.text for c in saying.children if c.dep_ == "nsubj" for t in c.subtree}
    assert who not in {t.text for c in doc if c.text in {"child", "officer", "father"} for t in c.subtree}


def test_a_verb_with_a_subject_keeps_it() -> None:
    doc = load().doc("Officials, among them a mayor, said two men were killed.")
    assert next(t.text for t in doc if t.dep_ == "nsubj" and t.head.text == "said") == "Officials"


@st.composite
def sentences(draw: st.DrawFn) -> tuple[list[str], Sentence]:
    """Words before a verb of saying, under any tree."""
    words = [*draw(st.lists(st.sampled_from(["men", "shot", ",", "a", "mayor"]), min_size=1, max_size=7)), ","]
    words += [*draw(st.lists(st.sampled_from(["the", "mayor", "Novak"]), max_size=3)), "said", "Monday"]
    order = draw(st.permutations(range(len(words))))
    head = [-1] * len(words)
    for n, word in enumerate(order[1:], 1):
        head[word] = order[draw(st.integers(0, n - 1))]
    relation = ["root" if h < 0 else draw(st.sampled_from(["appos", "ccomp", "acl:relcl", "obl"])) for h in head]
    kinds = {"said": "VERB", "shot": "VERB", ",": "PUNCT", "a": "DET", "the": "DET"}
    upos = [kinds.get(w, "NOUN") for w in words]
    tags = ["VBD" if w in {"said", "shot"} else "NN" for w in words]
    lemma = [{"said": "say"}.get(w, w) for w in words]
    return words, Sentence(upos, tags, lemma, head, relation, ["O"] * len(words))


@given(sentences())
def test_a_tree_stays_a_tree(drawn: tuple[list[str], Sentence]) -> None:
    words, sentence = drawn
    found = spoken(words, sentence)
    assert is_tree(found.head)
    assert found.head.count(-1) == 1
