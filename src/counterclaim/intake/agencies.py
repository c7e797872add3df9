"""Whose wire copy a report is: the agencies' names and codes."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from counterclaim.intake.shapes import pieces, shape, wire

_BETWEEN = re.compile(r"\s*(?:[/,;+&|]|\band\b)\s*")
_CHUNKS = re.compile(r"\s+[-–—]+\s+|\s*;\s*")


@cache
def _codes() -> dict[str, str]:
    return {name.casefold(): entry["code"] for entry in wire()["agencies"] for name in entry["names"]}


@cache
def _world() -> frozenset[str]:
    return frozenset(entry["code"] for entry in wire()["agencies"] if entry.get("world"))


def agency(name: str | None) -> str | None:
    """The code of the agency called `name`, None if no agency is."""
    folded = re.sub(r"\s*-\s*", "-", " ".join((name or "").split())).casefold()
    folded = re.sub(r"^(?:the|via) | (?:news agency|newswire)$|\.$", "", folded)
    return _codes().get(folded)


def _several(chunk: str) -> list[str]:
    """The codes of a chunk that names nothing but agencies (`AFP/Reuters`, `TELAM-ANSA`)."""
    for split in (_BETWEEN.split(chunk), chunk.split("-")):
        codes = [agency(piece) for piece in split]
        if all(codes):
            return [code for code in codes if code]
    return []


def credited(source: str) -> tuple[list[str], str | None]:
    """The agencies in a dateline's brackets, and whoever else stands there (an outlet), dates left out."""
    if code := agency(source):
        return [code], None
    found: list[str] = []
    others: list[str] = []
    for chunk in filter(None, (c.strip(" ,") for c in _CHUNKS.split(source))):
        codes = _several(chunk)
        found += codes
        if not codes and not re.fullmatch(pieces()["date"], chunk):
            others.append(chunk)
    other = " - ".join(others) or None
    nameless = other is not None and other.casefold() in wire()["nobody"]
    return found, None if nameless else other


def named(text: str, *, world: bool = False) -> list[str]:
    """The codes of all agencies whose names stand in `text`, or of those of the world alone."""
    names = re.findall(pieces()["world" if world else "agency"], text)
    return list(dict.fromkeys(code for name in names if (code := agency(name))))


def copied(text: str, credit: Iterable[str]) -> str | None:
    """The world agency whose copy a report is that national agencies alone sign; None if nothing tells."""
    credit = set(credit)
    if not credit or credit & _world():
        return None
    told = (agency(m.group(1) or m.group(2)) for m in shape(wire()["copy_of"]).finditer(text))
    counted = Counter(code for code in told if code)
    return counted.most_common(1)[0][0] if counted else None
