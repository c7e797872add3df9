"""The words, numbers and marks of a text as atoms, each with the classes of times.yaml that it belongs to.

Atoms are finer than the tokens of any tokeniser ("30-31" is three), so the grammar of times does not
depend on one; a run of number words ("nineteen ninety-six") and a named period are one atom each.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from counterclaim.extraction.rules.times import periods
from counterclaim.lexicon import table, words

_PIECE = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?![\d:]))?)(?![\d-])"
    r"|(?P<slashed>\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d\d))(?![\d/.]*\d)"
    r"|(?P<decade>['’]?\d{0,3}\d0['’]?s\b)"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?![\d:])"
    r"|(?P<nth>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<short>['’]\d\d\b)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"|(?P<poss>['’]s\b)"
    r"|(?P<word>o['’]clock\b|[^\W\d_]+(?:\.[^\W\d_](?![^\W\d_]))*)"
    r"|(?P<gap>\s*\n\s*\n\s*)"
    r"|(?P<mark>[^\s\w])",
    re.IGNORECASE,
)
MARKS = {",": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "/": "SLASH", "(": "LPAR", ")": "RPAR",
          "$": "MONEY", "£": "MONEY", "€": "MONEY", "#": "MONEY", "%": "PERCENT", ".": "DOT", "'": "POSS",
          "’": "POSS"}  # fmt: skip
_GAP = "GAP"


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of the text `[start, end)` with what it may be: a value for every class that holds it."""

    start: int
    end: int
    text: str
    classes: Mapping[str, Any]


def atoms(text: str) -> list[Atom]:
    """The atoms of a text in order. Blanks are none; an empty line is one, of the class GAP."""
    named = {start: (end, key) for start, end, key in periods.found(text)}
    pieces: list[Atom] = []
    at = 0
    for hit in _PIECE.finditer(text):
        if hit.start() < at:
            continue
        if hit.start() in named:
            at, key = named[hit.start()]
            pieces.append(Atom(hit.start(), at, text[hit.start() : at], {"PERIOD": key}))
            continue
        atom = _atom(hit, text)
        at = atom.end
        pieces.append(atom)
    return list(_counted(pieces))


def _atom(hit: re.Match[str], text: str) -> Atom:
    kind, piece = str(hit.lastgroup), hit.group()
    start, end = hit.span()
    if kind == "word":
        if text[end : end + 1] == "." and piece.lower().rstrip(".") in words("times", "dotted"):
            end, piece = end + 1, piece + "."
        return Atom(start, end, piece, word(piece))
    if kind == "gap":
        return Atom(start, end, piece, {_GAP: None})
    if kind == "mark":
        return Atom(start, end, piece, {MARKS[piece]: None} if piece in MARKS else {})
    if kind == "poss":
        return Atom(start, end, piece, {"POSS": None})
    return Atom(start, end, piece, figures(kind, piece))


@cache
def lexicon() -> dict[str, dict[str, Any]]:
    """Every word of times.yaml, in lower case, with its classes and values."""
    found: dict[str, dict[str, Any]] = {}
    for name, entries in table("times")["words"].items():
        pairs = entries.items() if isinstance(entries, dict) else ((word, word) for word in entries)
        for word, value in pairs:
            found.setdefault(str(word), {})[name] = value
    return found


def word(piece: str) -> dict[str, Any]:
    """The classes of a word; those that only names have ask for a capital."""
    low = re.sub(r"[.'’]", "", piece.lower())
    classes = {"WORD": piece, low: None, **lexicon().get(low, {})}
    if piece[0].islower():
        for name in table("times")["capital"]:
            classes.pop(name, None)
    return classes


def figures(kind: str, piece: str) -> dict[str, Any]:
    """The classes of a piece written in figures."""
    bare = piece.strip("'’").replace(",", "")
    if kind == "iso":
        return {"ISO": piece}
    if kind == "slashed":
        return {"SLASHED": piece}
    if kind == "clock":
        hour, minute = (int(n) for n in piece.split(":")[:2])
        return {"CLOCK": (hour, minute)} if hour < 25 and minute < 60 else {}
    if kind == "decade":
        number = int(re.sub(r"\D", "", piece))
        number += 1900 if number < 100 else 0
        return {"DECADE": number} if 1000 <= number <= 2090 else {}
    if kind == "nth":
        number = int(piece[:-2])
        return {"NTH": number, **({"DAYTH": number} if 1 <= number <= 31 else {})}
    if kind == "short":
        return {"YY": int(bare)}
    return _plain(bare, "," in piece)


def _plain(bare: str, grouped: bool) -> dict[str, Any]:
    if "." in bare:
        hour, _, minute = bare.partition(".")
        timely = len(minute) == 2 and int(minute) < 60 and int(hour) < 25
        return {"NUM": float(bare), **({"DOTCLOCK": (int(hour), int(minute))} if timely else {})}
    number = int(bare[:9])
    classes: dict[str, Any] = {"NUM": number}
    if not grouped and len(bare) == 4:
        classes |= {"YEAR": number} if 1000 <= number < 2200 else {}
        classes |= {"HHMM": (number // 100, number % 100)} if number < 2400 and number % 100 < 60 else {}
    if len(bare) <= 2:
        classes |= {"DAY": number} if 1 <= number <= 31 else {}
        classes |= {"HOUR": (number, 0)} if number <= 24 else {}
        classes |= {"YY": number} if len(bare) == 2 else {}
    return classes


def _counted(pieces: list[Atom]) -> Iterator[Atom]:
    """The atoms with every run of number words made one."""
    at = 0
    while at < len(pieces):
        stop = at
        while stop < len(pieces) and "NUMBER" in pieces[stop].classes:
            stop += 1
            joint = stop + 1 < len(pieces) and {"DASH", "and"} & pieces[stop].classes.keys()
            if joint and "NUMBER" in pieces[stop + 1].classes and _joins(pieces, stop):
                stop += 1
        if stop == at:
            yield pieces[at]
            at += 1
            continue
        run = pieces[at:stop]
        yield Atom(run[0].start, run[-1].end, " ".join(a.text for a in run), _spelled(run))
        at = stop


def _joins(pieces: list[Atom], at: int) -> bool:
    """Whether a dash or an "and" stands inside one number: "ninety-six", "a hundred and five"."""
    before, after = pieces[at - 1].classes["NUMBER"], pieces[at + 1].classes["NUMBER"]
    return bool(before >= 100 > after if "and" in pieces[at].classes else 20 <= before < 100 and after < 10)


def _spelled(run: list[Atom]) -> dict[str, Any]:
    values = [a.classes["NUMBER"] for a in run if "NUMBER" in a.classes]
    whole = year(values)
    if whole:
        return {"YEAR": whole, "NUM": whole}
    total = current = 0
    for value in values:
        if value >= 100:
            current = max(current, 1) * value
            total, current = (total + current, 0) if value >= 1000 else (total, current)
        else:
            current += value
    number = total + current
    classes: dict[str, Any] = {"NUM": number, "WORD": run[0].text, **run[0].classes}
    if number <= 24:
        classes["HOUR"] = (number, 0)
    return {**classes, "YEAR": number} if 2000 <= number < 2100 and len(values) > 1 else classes


def year(values: list[int]) -> int | None:
    """The year that number words spell in two halves ("nineteen ninety-six"), None if they do not."""
    if len(values) < 2 or values[0] not in (18, 19, 20) or any(v >= 100 for v in values):
        return None
    rest = sum(values[1:])
    return values[0] * 100 + rest if 10 <= rest < 100 else None


def day(value: str) -> date | None:
    """The date of an atom of class ISO or SLASHED; None where it is none, or may be two."""
    if value[4:5] == "-":
        parts = [int(value[:4]), int(value[5:7]), int(value[8:10])]
    else:
        a, b, y = (int(n) for n in re.split(r"[/.]", value))
        if a <= 12 and b <= 12 and a != b:
            return None
        parts = [y if y > 99 else y + (1900 if y > 49 else 2000), *((a, b) if a <= 12 else (b, a))]
    try:
        return date(*parts)
    except ValueError:
        return None
