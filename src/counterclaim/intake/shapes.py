"""The typography of the wire, compiled from the lexicon `wire`: furniture, datelines, agencies' names.

Patterns there may hold `{name}` for the pieces below ({date}, {agency}, {place} ...).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from counterclaim.lexicon import table
from counterclaim.model.report import PartKind

At = Literal["head", "lead", "tail", "tail-line", "line", "inline"]

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_CAPITAL}[\w'’.\-]*"
_SHOUT = rf"{_CAPITAL}[A-ZÀ-ÖØ-Þ'’.\-]*"
_PARTICLE = r"(?:[Aa]l|el|de|del|du|la|au|sur|of|the|and|on|near|Near)"
_BRACKET = r"(?: ?[\[(][^\[\]()\n]{2,40}[\])])?"
_REGION = rf"(?:,? (?:the )?{_WORD}(?: (?:and |of |the )?{_WORD}){{0,3}})"
_CITY = rf"{_WORD}(?:[ /](?:{_PARTICLE} )?{_WORD}){{0,3}}{_BRACKET}"
_CAPS = (
    rf"(?:[Nn]ear |NO )?(?:{_CAPITAL}{{2}}|{_CAPITAL}['’.]{_CAPITAL}){_SHOUT[len(_CAPITAL) :]}"
    rf"(?:[ /-](?:{_PARTICLE}[ -])?{_SHOUT}){{0,4}}{_BRACKET}(?:,{_REGION[3:-1]})?"
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A shape of something that is no running text, and where it may stand."""

    id: str
    kind: PartKind
    at: At
    shape: re.Pattern[str]
    limit: int


@dataclass(frozen=True, slots=True)
class Opening:
    """A shape of a dateline; `anywhere` may open any paragraph; `known` counts only with a place of the gazetteer."""

    id: str
    shape: re.Pattern[str]
    anywhere: bool
    known: bool


@cache
def wire() -> Mapping[str, Any]:
    """The lexicon of the wire."""
    found: Mapping[str, Any] = table("wire")
    return found


def _either(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))


def _agencies(only_world: bool = False) -> str:
    entries = [a for a in wire()["agencies"] if a.get("world") or not only_world]
    names = {name for entry in entries for name in entry["names"]}
    spellings = names | {n.upper() for n in names} | {"dpa"}
    return rf"(?<!\w)(?:{_either(list(spellings))})(?![^\W_])"


@cache
def pieces() -> Mapping[str, str]:
    """What `{name}` in a pattern of the wire stands for."""
    month = rf"(?i:{_either([m for names in wire()['months'] for m in names])})\b\.?"
    weekday = rf"(?i:{_either(wire()['weekdays'])})\b\.?"
    year = r"(?:,? ?(?:(?:19|20)\d\d|'?\d\d(?![\d:.])))?"
    iso = r"(?:19|20)\d\d-\d\d-\d\d"
    nth = r"\d{1,2}(?:st|nd|rd|th)?\b"
    date = rf"(?:{weekday},? )?(?:{iso}|{nth}[ -]{month}{year}|{month} {nth}{year}|(?i:no date))"
    agency = _agencies()
    return {
        "month": month,
        "weekday": weekday,
        "isodate": iso,
        "date": date,
        "agency": agency,
        "world": _agencies(only_world=True),
        "source": r"[^()\n]{2,80}",
        "credit": rf"{agency}\s*[-–—/][^()\n]{{2,80}}|[^()\n]{{2,60}}[-–—,] ?{date}",
        "dash": r"(?:--+|>>|[-–—_:=])",
        "place": _CITY + f"(?:{_REGION})?",
        "region": f"{_CITY},{_REGION[5:-1]}",
        "caps": _CAPS,
    }


_GROUPS = {"place": "place", "region": "place", "caps": "place", "date": "date"} | dict.fromkeys(
    ("agency", "source", "credit"), "source"
)


def shape(pattern: str, *, named: bool = False) -> re.Pattern[str]:
    """`pattern` with its `{pieces}` put in, as groups `place`, `date`, `source` if `named`."""

    def piece(match: re.Match[str]) -> str:
        name = match.group(1)
        group = f"?P<{_GROUPS[name]}>" if named and name in _GROUPS else "?:"
        return f"({group}{pieces()[name]})"

    return re.compile(re.sub(r"\{([a-z]+)\}", piece, pattern))


@cache
def furniture(*at: At) -> tuple[Furniture, ...]:
    """The shapes that may stand at one of these places, in the order of the lexicon."""
    return tuple(
        Furniture(rule["id"], rule["kind"], rule["at"], shape(rule["pattern"]), rule.get("limit", 60))
        for rule in wire()["furniture"]
        if rule["at"] in at
    )


@cache
def openings() -> tuple[Opening, ...]:
    """The shapes of datelines, most telling first."""
    return tuple(
        Opening(rule["id"], shape(rule["pattern"], named=True), bool(rule.get("anywhere")), bool(rule.get("known")))
        for rule in wire()["datelines"]
    )
