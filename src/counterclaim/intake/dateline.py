"""Where and when a report says that it was filed, and for whom."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from counterclaim import gazetteer
from counterclaim.intake.agencies import agency, credited
from counterclaim.intake.dates import read_day
from counterclaim.intake.shapes import openings, pieces, wire

_REACH = 260
_LEAST_PLACE = 3


@dataclass(frozen=True, slots=True)
class Filed:
    """A dateline as read: how far it goes, and what stands in it."""

    end: int
    place: str | None
    day: str | None
    agencies: tuple[str, ...] = ()
    outlet: str | None = None

    def date(self, near: date | None) -> date | None:
        """Its day, a missing year taken from `near`."""
        return read_day(self.day, near) if self.day else None


def _place(found: str | None) -> str | None:
    place = re.sub(r"(?<=[A-Z]{3})\.$", "", (found or "").strip(" ,"))
    return None if not place or place.casefold() in wire()["no_place"] else place


def _barred(match: re.Match[str]) -> bool:
    """Whether what stands in the place's stead is a word that opens no dateline."""
    place = (match.groupdict().get("place") or "").strip()
    known = match.groupdict().get("source") or match.groupdict().get("date")
    if place and not known and (len(place) < _LEAST_PLACE or agency(place)):
        return True
    return re.split(r"\s*[(\[]", place)[0].casefold() in wire()["no_dateline"]


def _listed(match: re.Match[str]) -> bool:
    """Whether the gazetteer knows the place, brackets apart, as a town."""
    place = re.split(r"\s*[(\[]", match.groupdict().get("place") or "")[0].strip(" ,")
    return any(entry.kind == "town" for entry in gazetteer.entries(place)[:2])


def dateline(text: str, start: int, *, later: bool = False) -> Filed | None:
    """The dateline at `start`, None if there is none; `later` in a report only the plainest shapes count."""
    window = text[start : start + _REACH].split("\n\n", 1)[0]
    for opening in openings():
        if later and not opening.anywhere:
            continue
        match = opening.shape.match(window)
        if match and not _barred(match) and (not opening.known or _listed(match)):
            return _filed(match, start)
    return None


def _filed(match: re.Match[str], start: int) -> Filed:
    groups = match.groupdict()
    source = groups.get("source") or ""
    codes, outlet = credited(source) if source else ([], None)
    inside = re.search(pieces()["date"], source)
    day = groups.get("date") or (inside.group() if inside else None)
    end = start + len(match.group().rstrip())
    return Filed(end, _place(groups.get("place")), day, tuple(codes), outlet)


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"\s*\[([^\[\]\n]{2,160}(?:\n[^\[\]\n]{1,160}){0,2})\]")


def tags(text: str, start: int) -> list[tuple[int, int, bool]]:
    """The bracketed labels that follow a dateline: `(start, end, whether it names the kind of text)`.

    Empty unless one of them is such a kind (`[TEXT]`, `[REPORT]`).
    """
    found: list[tuple[int, int, bool]] = []
    at = start
    while match := _tag().match(text, at):
        inside = match.group(1).casefold()
        kind = inside in wire()["genres"] or inside.startswith(("interview with", "news conference"))
        found.append((match.start(1) - 1, match.end(), kind))
        at = match.end()
        if inside in wire()["genres"][:4]:
            break
    kinds = [n for n, tag in enumerate(found) if tag[2]]
    return found[: kinds[-1] + 1] if kinds else []
