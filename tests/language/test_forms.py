"""Tags that a form cannot have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language import forms

KNOWN = {
    "VBD": {"shot": "shoot", "found": "find", "hit": "hit", "left": "leave", "blew": "blow"},
    "VBN": {"founded": "found", "shot": "shoot"},
    "VB": {"see": "see"},
}


def test_a_past_form_that_is_a_base_form_too_is_left_open() -> None:
    assert forms.Pasts.of(KNOWN) == forms.Pasts(frozenset({"shot", "left", "blew"}), frozenset({"left", "blew"}))


@pytest.mark.parametrize(
    ("words", "tags", "heads", "relations", "found"),
    [
        (["They", "shot", "two"], ["PRP", "VBP", "CD"], [1, -1, 1], ["nsubj", "root", "obj"], "VBD"),
        (["They", "Shot", "two"], ["PRP", "VB", "CD"], [1, -1, 1], ["nsubj", "root", "obj"], "VBD"),
        (["was", "shot"], ["VBD", "VB"], [1, -1], ["aux:pass", "root"], "VBN"),
        (["It", "blew"], ["PRP", "VBN"], [1, -1], ["nsubj", "root"], "VBD"),
        (["They", "shot", "two"], ["PRP", "NN", "CD"], [1, -1, 1], ["nsubj", "root", "obj"], "VBD"),
        (["men", "shot"], ["NNS", "VBN"], [-1, 0], ["root", "acl"], "VBN"),
        (["men", "begun"], ["NNS", "VBD"], [-1, 0], ["root", "acl"], "VBD"),
        (
            ["was", "begun", "by", "men"],
            ["VBD", "VBD", "IN", "NNS"],
            [1, -1, 3, 1],
            ["aux", "root", "case", "obl:agent"],
            "VBN",
        ),
        (["a", "shot"], ["DT", "NN"], [1, -1], ["det", "root"], "NN"),
        (["They", "hit", "two"], ["PRP", "VBP", "CD"], [1, -1, 1], ["nsubj", "root", "obj"], "VBP"),
    ],
)
def test_a_past_form_is_no_present(
    words: list[str], tags: list[str], heads: list[int], relations: list[str], found: str
) -> None:
    assert forms.tagged(words, tags, heads, relations, forms.Pasts.of(KNOWN))[1] == found


@pytest.mark.parametrize(
    ("words", "tags", "heads", "relations", "found"),
    [
        # an object: the person becomes the object, what was shot hangs on the person
        (
            "found a man shot",
            ["VBD", "DT", "NN", "NN"],
            [-1, 3, 3, 0],
            ["root", "det", "compound", "obj"],
            (["VBD", "DT", "NN", "VBN"], [-1, 2, 0, 2], ["root", "det", "obj", "acl"]),
        ),
        # a headline: the shot stays the root
        ("Teen shot downtown", ["NN", "NN", "RB"], [1, -1, 1], ["compound", "root", "advmod"],
            (["NN", "VBN", "RB"], [1, -1, 1], ["nsubj:pass", "root", "advmod"])),
        # what is joined to the shot has an object: the person fired
        ("guard shot and hurt him", ["NN", "NN", "CC", "VBD", "PRP"], [1, -1, 3, 1, 3],
            ["compound", "root", "cc", "conj", "obj"],
            (["NN", "VBD", "CC", "VBD", "PRP"], [1, -1, 3, 1, 3], ["nsubj", "root", "cc", "conj", "obj"])),
        # a weapon before the shot: left as it is
        ("a pistol shot", ["DT", "NN", "NN"], [2, 2, -1], ["det", "compound", "root"],
            (["DT", "NN", "NN"], [2, 2, -1], ["det", "compound", "root"])),
    ],
)  # fmt: skip
def test_who_was_shot_is_no_kind_of_shot(
    words: str, tags: list[str], heads: list[int], relations: list[str], found: tuple[list[str], list[int], list[str]]
) -> None:
    forms.parted(words.split(), tags, heads, relations)
    assert (tags, heads, relations) == found


@given(st.data())
def test_a_parted_tree_is_a_tree_still(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 8))
    words = data.draw(st.lists(st.sampled_from(["shot", "man", "two", "fell"]), min_size=size, max_size=size))
    tags = data.draw(st.lists(st.sampled_from(["NN", "VBD", "CD"]), min_size=size, max_size=size))
    root = data.draw(st.integers(0, size - 1))
    order = [root, *data.draw(st.permutations([i for i in range(size) if i != root]))]
    heads, relations = [-1] * size, ["root"] * size
    for n, i in enumerate(order[1:], start=1):
        heads[i] = order[data.draw(st.integers(0, n - 1))]
        relations[i] = data.draw(st.sampled_from(["compound", "obj", "conj", "nsubj", "det", "nmod"]))
    forms.parted(words, tags, heads, relations)
    assert heads.count(-1) == 1 and heads[heads.index(-1)] == -1
    for start in range(size):
        at, seen = start, set[int]()
        while at >= 0:
            assert at not in seen
            seen.add(at)
            at = heads[at]


@pytest.mark.parametrize(
    ("relation", "head"),
    [("nsubj", 4), ("appos", 1)],
)
def test_a_name_read_as_two_subjects_is_one(relation: str, head: int) -> None:
    words = ["An", "official", "Gul", "Orm", "said"]
    xpos, heads = ["DT", "NN", "NNP", "NN", "VBD"], [1, 4, head, 4, -1]
    deprel = ["det", "nsubj", relation, "nsubj", "root"]
    forms.named(words, xpos, heads, deprel)
    assert (heads[3], deprel[3], xpos[3]) == (2, "flat", "NNP")


def test_two_subjects_that_are_no_name_stay_two() -> None:
    words = ["Yesterday", "Orm", "men", "said"]
    xpos, heads, deprel = ["NN", "NNP", "NNS", "VBD"], [3, 3, 3, -1], ["obl", "nsubj", "nsubj", "root"]
    forms.named(words, xpos, heads, deprel)
    assert deprel == ["obl", "nsubj", "nsubj", "root"]
