"""Numerals: the runs of words that spell one number, and what they come to.

The words are those of lexicon/en/numbers.yaml; nothing here knows what is counted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from counterclaim import lexicon

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_HYPHENS = frozenset("-–—‑")
_REACH = 7


@dataclass(frozen=True, slots=True)
class Value:
    """What words come to: a `number`, or a vague word's `key` of lexicon/counts.yaml times `factor`."""

    number: int | None
    key: str | None = None
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """The tokens `[start, end)` that spell one number."""

    start: int
    end: int
    value: Value


@cache
def words() -> Mapping[str, Any]:
    """The number words of English, from the lexicon."""
    found: Mapping[str, Any] = lexicon.table("numbers")
    return found


@cache
def _pieces() -> frozenset[str]:
    table = words()
    phrases = (*table["fixed"], *table["vague"])
    single = (*table["units"], *table["tens"], *table["multipliers"], *table["dozens"])
    return frozenset(single) | {w for phrase in phrases for w in phrase.split()} - {"a"}


def numeral(token: Token) -> bool:
    """Whether the token can be part of a number: digits, a number word, or a vague one."""
    return bool(_DIGITS.fullmatch(token.text)) or token.lower_ in _pieces()


def hyphen(token: Token) -> bool:
    """Whether the token is a hyphen or dash."""
    return token.text in _HYPHENS


def run(doc: Doc, anchor: int) -> Run | None:
    """The longest run of words around the token `anchor` that spells one number, None if it spells none."""
    if not numeral(doc[anchor]):
        return None
    sent = doc[anchor].sent
    best: Run | None = _blanked(doc, anchor)
    if best is not None:
        return best
    for start in range(anchor, max(sent.start, anchor - _REACH) - 1, -1):
        if not _joins(doc[start]):
            break
        for end in range(anchor + 1, min(sent.end, anchor + _REACH) + 1):
            if not _joins(doc[end - 1]):
                break
            value = evaluate(tuple(t.lower_ for t in doc[start:end]))
            if value is not None and (best is None or end - start > best.end - best.start):
                best = Run(start, end, value)
    return best


def _blanked(doc: Doc, anchor: int) -> Run | None:
    """A number with a blank after the comma of its thousands: "2, 875"."""
    for start in (anchor, anchor - 2):
        if start < 0 or start + 3 > len(doc) or doc[start + 1].text != ",":
            continue
        first, last = doc[start].text, doc[start + 2].text
        fits = first.isdigit() and last.isdigit() and len(first) <= 2 and len(last) == 3 and first != "0"
        if fits and not doc[start].whitespace_ and doc[start].sent.start == doc[start + 2].sent.start:
            return Run(start, start + 3, Value(int(first + last)))
    return None


def _joins(token: Token) -> bool:
    return numeral(token) or hyphen(token) or token.lower_ in {"a", "and", "of"}


@cache
def evaluate(said: tuple[str, ...]) -> Value | None:
    """What these lower-case words come to as one number, None if they spell none."""
    plain = tuple(w for n, w in enumerate(said) if w not in _HYPHENS or not 0 < n < len(said) - 1)
    if len(plain) < len(said) and any(w[0].isdigit() for w in plain):
        return None
    phrase = " ".join(plain)
    table = words()
    if phrase in table["fixed"]:
        return Value(table["fixed"][phrase])
    vague = _vague(plain)
    if vague is not None:
        return vague
    number = _spelled(plain)
    return None if number is None else Value(number)


def _vague(said: tuple[str, ...]) -> Value | None:
    """`dozens`, `several hundred`, `a few dozen`, `tens of thousands`."""
    table = words()
    phrase = " ".join(said)
    if phrase in table["vague"]:
        return Value(None, table["vague"][phrase])
    if len(said) < 2:
        return None
    first, last = " ".join(said[:-1]), said[-1]
    if first in table["vague"] and (last in table["plurals"] or last in table["vague"]):
        return Value(None, table["plurals"].get(last) or table["vague"][last])
    if (
        len(said) == 3
        and said[1] == "of"
        and said[0] in table["vague"]
        and last.removesuffix("s") in table["multipliers"]
    ):
        return Value(None, table["vague"][said[0]], table["multipliers"][last.removesuffix("s")])
    return None


def _spelled(said: tuple[str, ...]) -> int | None:
    """The cardinal number that the words spell, None if they do not make exactly one."""
    table = words()
    if said[0] == "a":
        if len(said) < 2 or (said[1] not in table["multipliers"] and said[1] not in table["dozens"]):
            return None
        said = ("one", *said[1:])
    total, group, ready = 0.0, 0.0, True
    for n, word in enumerate(said):
        if word == "and":
            if (
                not 0 < n < len(said) - 1
                or said[n - 1] not in table["multipliers"]
                or said[n + 1] in table["multipliers"]
            ):
                return None
            continue
        step = _step(word, total, group, ready)
        if step is None:
            return None
        total, group, ready = step
    number = total + group
    return int(number) if number == int(number) and said[-1] != "and" else None


def _step(word: str, total: float, group: float, ready: bool) -> tuple[float, float, bool] | None:
    """One word further: the sum so far, the group being built, and whether a unit may still follow."""
    table = words()
    if _DIGITS.fullmatch(word):
        return (total, float(word.replace(",", "")), False) if not group and ready else None
    if word in table["units"]:
        fits = ready and group % (100 if table["units"][word] > 9 else 10) == 0
        return (total, group + table["units"][word], False) if fits else None
    if word in table["tens"]:
        return (total, group + table["tens"][word], True) if ready and group % 100 == 0 else None
    if word in table["dozens"]:
        return (
            (total, group * table["dozens"][word], False)
            if 0 < group < 21
            else ((total, float(table["dozens"][word]), False) if not group and not total else None)
        )
    if word not in table["multipliers"]:
        return None
    factor = table["multipliers"][word]
    if factor == 100:
        return (total, group * 100, True) if 0 < group < 100 else None
    return (total + group * factor, 0.0, True) if group and (not total or total % (factor * 1000) == 0) else None
