"""Brackets that stand apart from the sentence around them, so that it is read without them.

An editor's labels before a sentence (`[Reporter] Who did it?`), his notes in it (`the men [words indistinct] fired`),
and the other form of a name between the name and what it qualifies (`ABC [Army of the Big Cause] rebels`,
`Army of the Big Cause (ABC) rebels`). Other insertions are part of the sentence: `[He] killed them`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.lexicon import words

_LABEL = re.compile(r"\[(?=\s*[^\s\]])([^\[\]\n]{2,80})\]\s*(?=[\"'“‘«(\[`-]*[^\W\d_])")
_OPEN, _CLOSE = {"[": "]", "(": ")"}, {"]", ")"}
_LONGEST = 14
"""The most words of an aside."""


def labels(paragraph: str, start: int) -> int:
    """Where the labels end that a sentence opens with at `start`: before what follows them with a capital."""
    end = start
    while (label := _LABEL.match(paragraph, end)) and label[1].split()[0].casefold() not in words("forms", "inserted"):
        end = label.end()
    if end == start:
        return start
    after = re.search(r"\w", paragraph[end:])
    return end if after and after[0].isupper() else start


@dataclass(frozen=True, slots=True)
class Aside:
    """Words `[start, end)` of a sentence with their brackets; `name` if they are the other form of a name."""

    start: int
    end: int
    name: bool


def asides(sentence: Sequence[str]) -> Iterator[Aside]:
    """The asides among the words of a sentence, none of which opens it."""
    opened = None
    for at, word in enumerate(sentence):
        if word in _OPEN:
            opened = at
        elif word in _CLOSE and opened is not None:
            if opened and _OPEN[sentence[opened]] == word:
                yield from _aside(sentence, opened, at)
            opened = None


def _aside(sentence: Sequence[str], opened: int, closed: int) -> Iterator[Aside]:
    """The aside between two brackets, none if what they hold is part of the sentence."""
    inside, behind = sentence[opened + 1 : closed], sentence[closed + 1 : closed + 2]
    if not 0 < len(inside) <= _LONGEST:
        return
    square = sentence[closed] == "]"
    if square and not words("forms", "notes").isdisjoint(w.casefold() for w in inside):
        yield Aside(opened, closed + 1, name=False)
        return
    followed = bool(behind) and behind[0][:1].isalpha() and (square or len(inside) > 1)
    if followed and _other_form(sentence[opened - 1], inside):
        yield Aside(opened, closed + 1, name=True)


def _other_form(before: str, inside: Sequence[str]) -> bool:
    """Whether a name and its letters stand side by side: `ABC [Army of ...`, `... Cause (ABC`."""
    if len(inside) == 1:
        return _letters(inside[0]) and before[:1].isupper()
    return _letters(before) and sum(w[:1].isalpha() for w in inside) > 1


def _letters(word: str) -> bool:
    """Whether a word is the short form of a name: `ABC`, `M-19`, `PoLF`."""
    return sum(c.isupper() for c in word) > 1 and len(word) <= 12 and word[:1].isupper()
