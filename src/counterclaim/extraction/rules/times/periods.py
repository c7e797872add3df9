"""Wars, feasts and other named stretches of time: data of lexicon/periods.yaml, found by name and dated."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from counterclaim.extraction.rules.times.calendar import Stretch, days, easter, islamic, months
from counterclaim.lexicon import table


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all names, and the entry that each name stands for."""
    keys = {name.lower(): key for key, entry in table("periods", "").items() for name in entry["names"]}
    longest = sorted(keys, key=len, reverse=True)
    shape = "|".join(re.escape(n).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[-\s–]+") for n in longest)
    shape = shape.replace("'", "['’]")
    return re.compile(rf"\b(?:{shape})\b(?![/\d])", re.IGNORECASE), keys


def found(text: str) -> Iterator[tuple[int, int, str]]:
    """Every named period of a text: start, end, key of its entry. A name has a capital or a figure."""
    pattern, keys = _names()
    flat = {re.sub(r"[\W_]+", " ", name): key for name, key in keys.items()}
    for hit in pattern.finditer(text):
        if any(c.isupper() or c.isdigit() for c in hit.group()):
            yield hit.start(), hit.end(), flat[re.sub(r"[\W_]+", " ", hit.group().lower())]


def dated(key: str, day: date | None, ahead: bool = False, year: int | None = None) -> Stretch | None:
    """The stretch of an entry as seen from `day`: the latest that has begun, or with `ahead` the next.

    `year` names the year of a feast. None without a day or a year to tell which, where there are many.
    """
    entry = table("periods", "")[key]
    if "start" in entry:
        return entry["start"], entry.get("end") or max(day or entry["start"], entry["start"])
    if day is None and year is None:
        return None
    if "spans" in entry:
        begun = [s for s in entry["spans"] if day is not None and s[0] <= day]
        return (begun[-1][0], begun[-1][1] or day or begun[-1][0]) if begun else None
    years = [year] if year else [day.year + n for n in (-1, 0, 1)] if day else []
    spans = sorted(s for y in years for s in _yearly(entry, y) if not year or s[0].year == year)
    if year or day is None:
        return spans[0] if spans else None
    if ahead:
        return next((s for s in spans if s[1] >= day), None)
    return next((s for s in reversed(spans) if s[0] <= day), None)


def _yearly(entry: dict[str, Any], year: int) -> Iterator[Stretch]:
    """The spans of a yearly entry that begin near `year`."""
    length = int(entry.get("days", 1)) - 1
    if "fixed" in entry:
        number, day = entry["fixed"]
        yield date(year, number, day), days(date(year, number, day), length)
    elif "easter" in entry:
        start = days(easter(year), entry["easter"])
        yield start, days(start, length)
    elif "nth" in entry:
        number, weekday, nth = entry["nth"]
        first = date(year, number, 1)
        start = days(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
        yield start, days(start, length)
    elif "islamic" in entry:
        yield from _lunar(entry["islamic"], year, length)


def _lunar(at: list[int], year: int, length: int) -> Iterator[Stretch]:
    """Feasts of the Islamic calendar in a Gregorian year; there may be two."""
    near = round((year - 622) * 33 / 32)
    for hijri in (near - 1, near, near + 1, near + 2):
        start = islamic(hijri, at[0], at[1])
        if start.year == year:
            yield start, days(start, length)


def opening(stretch: Stretch, count: int, unit: str) -> Stretch:
    """The first `count` days, weeks, months or years of a stretch."""
    start, end = stretch
    steps = {"day": 1, "week": 7}
    stop = (
        days(start, count * steps[unit] - 1)
        if unit in steps
        else (days(months(start, count * (12 if unit == "year" else 1)), -1))
    )
    return start, min(stop, end)
