"""In which language a text is written, told by its script and its function words.

No model: only whether it is English matters, and for that a few dozen function words are enough from some ten
words on, in capitals too. The name of another language is a courtesy to whoever reads the message.
"""

import re
import unicodedata
from collections import Counter
from functools import cache

from counterclaim.lexicon import table

_SAMPLE = 20_000
_FEWEST = 8
"""Fewer words than these tell nothing but their script."""
_DISTINCT = 3
"""Fewer different function words of another language than these may be names; one fewer will do where
no English one stands."""
_ENGLISH = 0.12
"""The share of English function words from which a text is English whatever else it holds."""
_MARGIN = 1.5


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("languages", "")["words"].items()}


@cache
def _script(letter: str) -> str | None:
    """The language that a letter's script is taken for, None for the Latin one."""
    name = unicodedata.name(letter, "")
    scripts: dict[str, str] = table("languages", "")["scripts"]
    return next((known for start, known in scripts.items() if name.startswith(start)), None)


def _shares(words: list[str]) -> Counter[str]:
    counts = Counter(words)
    return Counter(
        {
            language: sum(n for word, n in counts.items() if word in known) / len(words)
            for language, known in _words().items()
        }
    )


def language(text: str) -> str:
    """The English name of the language of `text`; `English` where too little is written to tell.

    `an unknown language` where it is none of the table's and not English.
    """
    sample = text[:_SAMPLE]
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    scripts = Counter(_script(letter) for letter in sample if letter.isalpha())
    if not words or not scripts:  # a superscript is a word to the pattern, but no letter
        return "English"
    script, letters = scripts.most_common(1)[0]
    if script is None or letters * 2 < scripts.total():
        return _latin(words)
    best, share = _shares(words).most_common(1)[0]
    return best if share and best != "English" and _script_of(best) == script else script


def _script_of(name: str) -> str | None:
    """What the script of a language of the table is taken for."""
    letters = Counter(_script(letter) for word in _words()[name] for letter in word)
    return letters.most_common(1)[0][0]


def _latin(words: list[str]) -> str:
    """The language of a text in Latin letters."""
    shares = _shares(words)
    english = shares["English"]
    best, share = shares.most_common(1)[0]
    distinct = len(_words()[best].intersection(words)) + (english == 0)
    clear = len(words) >= _FEWEST and distinct >= _DISTINCT
    if not clear or english >= share or share < _ENGLISH:
        enough = english > 0.03 or len(words) < 5 * _FEWEST or share >= _ENGLISH
        return "English" if enough else "an unknown language"
    return "English" if english >= _ENGLISH and share < _MARGIN * english else best
