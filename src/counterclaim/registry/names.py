"""Names compared: one key for all spellings that differ in accents, hyphens, articles or case alone."""

import re
import unicodedata

_ARTICLES = frozenset(("the", "a", "an"))
PREFIXES = frozenset(("al", "el", "as", "ul"))
"""Articles of other languages, folded, that do not count at the beginning of a name."""
_LINKS = {
    "i": "e",
    "el": "al",
    "ul": "al",
    "organization": "organisation",
    "defense": "defence",
    "centre": "center",
}
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a name as written: apostrophes and the dots of acronyms gone, hyphens split."""
    text = re.sub(r"\b((?:\w\.){2,})", lambda m: m[0].replace(".", ""), text)
    text = re.sub(r"['’`ʼ](?:s\b)?", "", text)
    return _WORD.findall(text)


def fold(word: str) -> str:
    """A word without case and accents; small spelling variants made one."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower() or word.lower()
    return _LINKS.get(plain, plain)


def key(text: str) -> str:
    """The key under which a name is found: folded words without leading articles ("the", "al-")."""
    return joined([fold(w) for w in words(text)])


def joined(folded: list[str]) -> str:
    """The key of words already folded."""
    start = 0
    while start < len(folded) - 1 and folded[start] in _ARTICLES:
        start += 1
    if start < len(folded) - 1 and folded[start] in PREFIXES:
        start += 1
    return " ".join(folded[start:])


def capitals(text: str) -> int:
    """How many words of a name begin with a capital, -1 for an acronym of at most five letters.

    A mention must have as many for the name to be meant: "new forces" are not the New Forces, "it is" not IS.
    """
    found = [w for w in words(text) if fold(w) not in _ARTICLES | PREFIXES]
    if len(found) == 1 and found[0].isupper() and len(found[0]) <= 5:
        return -1
    return sum(w[0].isupper() or w[0].isdigit() for w in found)


def admits(wanted: int, text: str) -> bool:
    """Whether a mention is capitalised as the name it would stand for."""
    if wanted >= 0:
        have = capitals(text)
        return have < 0 or have >= wanted
    return text.strip(" .").replace(".", "").isupper() or (len(text) > 3 and text[:1].isupper())
