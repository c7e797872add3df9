"""From where a time is seen, and how what is found there is narrowed: shared by all senses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from counterclaim.extraction.rules.times import calendar
from counterclaim.extraction.rules.times.calendar import Stretch
from counterclaim.model import When
from counterclaim.model.vocabulary import TimePrecision
from counterclaim.model.when import day_of

PRECISION: Mapping[str, TimePrecision] = {
    "day": "day",
    "weekend": "days",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "season",
    "season": "season",
    "year": "year",
    "decade": "year",
    "century": "year",
}
"""How exactly a time is told that is told in one of these units."""
_NEAR = 270
_NEAR_PAST = 335
"""How many days back a date without a year may lie, and a month told in the past: of one further back a
writer would give the year, so the coming one is meant."""


@dataclass(frozen=True, slots=True)
class Scene:
    """From where a time is seen: the report's day, the last time and the last day told, and the tense.

    `ahead` is True in the future, False in the past, None where the words do not tell; `year` the year that
    the same sentence has named before.
    """

    day: date | None
    told: When | None = None
    told_day: date | None = None
    ahead: bool | None = None
    year: int | None = None


Slots = Mapping[str, Any]
Sense = Callable[[Slots, Scene], When | None]


def when(stretch: Stretch, precision: TimePrecision) -> When:
    """A stretch as a When, its text still to be filled in."""
    return When(stretch[0], stretch[1], precision)


def trimmed(found: When, slots: Slots, scene: Scene) -> When:
    """A When narrowed by `edge`, `shift` or `half`, and ended by the report's day unless it lies ahead."""
    if not found.start or not found.end or found.exact:
        return found
    start, end, precision = day_of(found.start), day_of(found.end), found.precision
    part = slots.get("edge") or {1: "first", 2: "second"}.get(slots.get("half", 0))
    if part and (end - start).days > 2:
        precision = precision if (end - start).days > 400 else _finer(precision)
        start, end = calendar.portion((start, end), part)
    today = scene.day
    if today and start <= today <= end:
        if slots.get("shift") == "later":
            return When(today, end, _finer(precision))
        if slots.get("shift") == "earlier" or not scene.ahead:
            end = today
    return When(start, end, precision)


def _finer(precision: TimePrecision) -> TimePrecision:
    finer: dict[str, TimePrecision] = {"year": "season", "season": "month", "month": "days", "week": "days"}
    return finer.get(precision, precision)


def nearest(make: Callable[[int], Stretch], scene: Scene) -> Stretch | None:
    """Of a stretch that comes every year the one meant: the latest begun, or the next in the future."""
    today = scene.day
    if scene.year:
        return make(scene.year)
    if today is None:
        return None
    every = []
    for year in (today.year - 2, today.year - 1, today.year, today.year + 1):
        try:
            every.append(make(year))
        except ValueError:
            continue
    begun = [s for s in every if s[0] <= today]
    coming = [s for s in every if s[1] >= today]
    if scene.ahead and coming:
        return coming[0]
    near = _NEAR_PAST if scene.ahead is False and begun and begun[-1][0] != begun[-1][1] else _NEAR
    same_year = begun and begun[-1][0].year == today.year
    if begun and (same_year or (today - begun[-1][1]).days <= near or not coming):
        return begun[-1]
    return coming[0] if coming else None


def full_year(number: int, scene: Scene) -> int:
    """The year that two figures stand for: the one nearest to the report's, else 1950 to 2049."""
    if number > 99:
        return number
    if scene.day:
        near = scene.day.year
        century = near - near % 100
        return min((century + number + n for n in (-100, 0, 100)), key=lambda year: abs(year - near))
    return number + (1900 if number > 49 else 2000)


def year_of(slots: Slots, scene: Scene) -> int | None:
    """The year that the slots name, in figures or by `rel`."""
    if "year" in slots:
        return full_year(slots["year"], scene)
    if "rel" not in slots:
        return None
    near = scene.told.start if slots.get("rel.class") in ("BEFORE", "AFTER") and scene.told else scene.day
    return near.year + int(slots["rel"]) if near else None
