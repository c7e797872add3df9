"""Tags that a form cannot have."""

import pytest

from counterclaim.language import forms

KNOWN = {
    "VBD": {"shot": "shoot", "found": "find", "hit": "hit", "left": "leave"},
    "VBN": {"founded": "found"},
    "VB": {"see": "see"},
}


def test_a_past_form_that_is_a_base_form_too_is_left_open() -> None:
    assert forms.pasts(KNOWN) == {"shot", "left"}


@pytest.mark.parametrize(
    ("words", "tags", "heads", "relations", "found"),
    [
        (["They", "shot", "two"], ["PRP", "VBP", "CD"], [1, -1, 1], ["nsubj", "root", "obj"], "VBD"),
        (["They", "Shot", "two"], ["PRP", "VB", "CD"], [1, -1, 1], ["nsubj", "root", "obj"], "VBD"),
        (["was", "shot"], ["VBD", "VB"], [1, -1], ["aux:pass", "root"], "VBN"),
        (["a", "shot"], ["DT", "NN"], [1, -1], ["det", "root"], "NN"),
        (["They", "hit", "two"], ["PRP", "VBP", "CD"], [1, -1, 1], ["nsubj", "root", "obj"], "VBP"),
    ],
)
def test_a_past_form_is_no_present(
    words: list[str], tags: list[str], heads: list[int], relations: list[str], found: str
) -> None:
    assert forms.tagged(words, tags, heads, relations, forms.pasts(KNOWN))[1] == found
