"""Tags that a form cannot have."""

import pytest

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
        (["a", "shot"], ["DT", "NN"], [1, -1], ["det", "root"], "NN"),
        (["They", "hit", "two"], ["PRP", "VBP", "CD"], [1, -1, 1], ["nsubj", "root", "obj"], "VBP"),
    ],
)
def test_a_past_form_is_no_present(
    words: list[str], tags: list[str], heads: list[int], relations: list[str], found: str
) -> None:
    assert forms.tagged(words, tags, heads, relations, forms.Pasts.of(KNOWN))[1] == found
