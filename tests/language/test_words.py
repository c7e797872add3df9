"""Words on their way in (pieces, case, windows) and out (lemmas, names)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language import files, lemmas
from counterclaim.language.analysis import LONGEST, ROOM, parts
from counterclaim.language.pieces import PATTERNS, WordPieces, case_pattern


@pytest.fixture(scope="module")
def pieces():
    return WordPieces(files.read().vocabulary)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("killed", "lower"),
        ("Killed", "title"),
        ("KILLED", "upper"),
        ("A", "letter"),
        ("McCain", "mixed"),
        ("2,500", "digits"),
        ("T72", "alnum"),
        ("--", "punct"),
        ("U.S.", "upper"),
    ],
)
def test_case_patterns(word, name):
    assert PATTERNS[case_pattern(word)] == name


@given(word=st.text(min_size=1, max_size=300))
def test_every_word_has_pieces(pieces, word):
    assert 1 <= len(pieces(word)) <= 12


def test_case_and_accents_do_not_change_pieces(pieces):
    assert pieces("Müller") == pieces("MULLER") == pieces("muller")


@given(st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=120), max_size=20))
def test_windows_hold_every_word_once(sizes):
    cut = parts(sizes)
    words = [n for sentence in sizes for n in sentence]
    assert [i for p in cut for i in range(p.start, p.end)] == list(range(len(words)))
    assert all(sum(words[p.start : p.end]) <= (ROOM if len(p.cuts) > 1 else LONGEST) for p in cut)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("killed", "kill"), ("Cities", "city"), ("hitting", "hit"), ("Baghdad", "Baghdad"), ("wounded", "wound")],
)
def test_scripts_give_back_the_lemma(form, lemma):
    assert lemmas.apply(form, lemmas.script(form, lemma)) == lemma


def test_scripts_of_irregular_words_fit_no_other():
    assert lemmas.apply("soldiers", lemmas.script("better", "good")) == "soldiers"


@pytest.mark.parametrize(
    ("form", "xpos", "said", "lemma"),
    [
        ("abduct", "VBD", "abd", "abduct"),
        ("foiled", "VBD", "foile", "foil"),
        ("Foiled", "VBN", "foil", "foil"),
        ("smiled", "VBD", "smile", "smile"),
        ("rammed", "VBD", "ramm", "ram"),
        ("carried", "VBD", "carrie", "carry"),
        ("looting", "VBG", "loote", "loot"),
        ("rescues", "VBZ", "rescu", "rescue"),
        ("ambushes", "NNS", "ambushe", "ambush"),
        ("zorbed", "VBD", "zorb", "zorb"),
        ("better", "JJR", "good", "good"),
    ],
)
def test_a_lemma_is_one_that_the_form_can_come_of(form, xpos, said, lemma):
    words = {"abd", "abduct", "foil", "smile", "ram", "carry", "loot", "rescue", "ambush", "good", "bett"}
    assert lemmas.sound(form, xpos, said, words.__contains__) == lemma


@given(st.sampled_from(["VBD", "VBN", "VBG", "VBZ", "NNS", "VB", "NN"]), st.text("abcdefghi", min_size=1))
def test_a_base_form_never_is_empty(xpos, form):
    assert all(lemmas.bases(form, xpos)) or len(form) < 4
