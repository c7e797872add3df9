"""Word boundaries as the treebanks have them."""

import pytest

from counterclaim.language.tokens import tokenizer

CASES = [
    ("US-led", ["US", "-", "led"]),
    ("U.S.-led", ["U.S.", "-", "led"]),
    ("the 26-year-old man", ["the", "26", "-", "year", "-", "old", "man"]),
    ("an F-16 jet", ["an", "F", "-", "16", "jet"]),
    ("al-Qaida's", ["al", "-", "Qaida", "'s"]),
    ("pro-government, anti-US, mid-1990s", ["pro-government", ",", "anti-US", ",", "mid-1990s"]),
    ("at 9:30 2,500 men", ["at", "9:30", "2,500", "men"]),
    ("They don't", ["They", "do", "n't"]),
    ("THEY DIDN'T", ["THEY", "DID", "N'T"]),
    ("GEN. PEREZ", ["GEN.", "PEREZ"]),
    ("``no''", ["``", "no", "''"]),
    ("in Sana'a on Nov. 3", ["in", "Sana'a", "on", "Nov.", "3"]),
    ("and/or", ["and", "/", "or"]),
    ("a drive-by shooting", ["a", "drive-by", "shooting"]),
    ('said:"Go', ["said", ":", '"', "Go"]),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words(text, words):
    assert [t.text for t in tokenizer()(text)] == words
