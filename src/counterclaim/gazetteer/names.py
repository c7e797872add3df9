"""Names of places made comparable: one key for the spellings of one name."""

import re
import unicodedata
from functools import cache, lru_cache

from counterclaim import lexicon

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("'’‘`´ʿʾʻʼ′ʹ\"“”", ""),
        **dict.fromkeys("-‐‑–—/_.,", " "),
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ı": "i", "ß": "ss",
        "æ": "ae", "Æ": "Ae", "œ": "oe", "ə": "a", "Ə": "A", "þ": "th", "ħ": "h", "&": " and ",
    }
)  # fmt: skip
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
_SOUNDS = (("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("zh", "z"), ("ch", "sh"), ("dj", "g"))
_ALIKE = str.maketrans({"q": "k", "c": "k", "j": "g", "v": "b", "p": "b", "z": "s"})


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """The name in lower case without diacritics, apostrophes, dots and hyphens, abbreviations written out.

    `U.S.` gives `us`, `St. Louis` `saint louis`, `Ba'qubah` `baqubah`, `The Hague` `hague`.
    """
    text = _INITIALS.sub(lambda m: m.group().replace(".", "") + " ", name)
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
    words = "".join(c for c in text if not unicodedata.combining(c)).split()
    if len(words) > 1:
        words = [_SHORT.get(w, w) for w in words]
        words = words[1:] if words[0] == "the" else words
    return " ".join(words)


@cache
def _spellings() -> dict[str, str]:
    """A word of Arabic, Hebrew or Persian names -> the spelling that stands for all; none for an article."""
    table = lexicon.table("gazetteer", "")
    spelt = {form: row[0] for row in table["spellings"] for form in row}
    return spelt | dict.fromkeys(table["articles"], "")


@lru_cache(maxsize=100_000)
def loose(strict: str) -> str:
    """A key without Arabic articles and blanks: `al hillah` gives `hillah`, `beit lahiya` `beitlahiya`."""
    words = strict.split()
    return "".join(_spellings().get(w, w) for w in words) or "".join(words)


def sound(strict: str) -> str:
    """The consonants of a name as a transliteration may spell them: `falluja`, `al fallujah` give `flg`.

    Only a filter: what shares it still has to be compared letter by letter.
    """
    text = loose(strict)
    for old, new in _SOUNDS:
        text = text.replace(old, new)
    text = text.translate(_ALIKE)
    text = text[:1] + re.sub(r"[aeiouyw]", "", text[1:]).rstrip("h")
    return re.sub(r"(.)\1+", r"\1", text)


def latin(name: str) -> bool:
    """Whether every letter of the name is of the Latin script."""
    return all(not c.isalpha() or c < "ɐ" or "LATIN" in unicodedata.name(c, "") for c in name)
