"""Dates, months, seasons and years: the senses that name a stretch of the calendar."""

from dataclasses import replace
from datetime import date, datetime

from counterclaim.extraction.rules.times import calendar
from counterclaim.extraction.rules.times.atoms import day as numeric_day
from counterclaim.extraction.rules.times.scene import Scene, Sense, Slots, full_year, nearest, when, year_of
from counterclaim.model import When

_REPORTING = 120
"""For how many days after its end a quarter is still the one that is reported on."""


def _numeric(slots: Slots, _scene: Scene) -> When | None:
    value = str(slots["date"])
    found = numeric_day(value)
    if not found:
        return None
    if len(value) > 11 and value[4] == "-":
        moment = datetime.fromisoformat(value.replace(" ", "T"))
        return When(moment, moment, "hour")
    return When(found, found, "day")


def _date(slots: Slots, scene: Scene) -> When | None:
    year = year_of(slots, scene)
    day = date(year, slots["month"], slots["day"]) if year else None
    if day is None:
        found = nearest(lambda y: (date(y, slots["month"], slots["day"]),) * 2, scene)
        day = found[0] if found else None
    return When(day, day, "day") if day else None


def _dates(slots: Slots, scene: Scene) -> When | None:
    first, last = _date(slots, scene), _date({**slots, "day": slots["day2"]}, scene)
    return When(first.start, last.start, "days") if first and last else None


def _month(slots: Slots, scene: Scene) -> When | None:
    number, year = slots["month"], year_of(slots, scene)
    if year and ("year" in slots or slots.get("rel.class") in ("BEFORE", "AFTER")):
        return when(calendar.month(year, number), "month")
    if "rel" in slots:
        return _relative_month(slots, scene)
    found = nearest(lambda y: calendar.month(y, number), scene)
    return when(found, "month") if found else None


def _relative_month(slots: Slots, scene: Scene) -> When | None:
    """`last April` is the latest one over, `next April` the first one to begin, `this April` the nearest."""
    if not scene.day:
        return None
    first = scene.day.replace(day=1)
    every = [calendar.month(scene.day.year + n, slots["month"]) for n in (-1, 0, 1)]
    if slots["rel"] < 0:
        return when([s for s in every if s[0] < first][-1], "month")
    if slots["rel"] > 0:
        return when(next(s for s in every if s[0] > scene.day), "month")
    return when(every[1], "month")


def _month_of_year(slots: Slots, scene: Scene) -> When | None:
    year = year_of(slots, scene)
    return when(calendar.month(year, slots["month"]), "month") if year else None


def _year(slots: Slots, scene: Scene) -> When | None:
    return when(calendar.year(full_year(slots["year"], scene)), "year")


def _years(slots: Slots, _scene: Scene) -> When | None:
    first, last = slots["year"], slots["year2"]
    last += first - first % 100 if last < 100 else 0
    return when(calendar.year(first, last), "year") if first < last < first + 150 else None


def _decade(slots: Slots, _scene: Scene) -> When | None:
    return when(calendar.year(slots["decade"], slots["decade"] + 9), "year")


def _century(slots: Slots, _scene: Scene) -> When | None:
    last = int(slots["nth"]) * 100
    return when(calendar.year(last - 99, last), "year") if 100 < last <= 2200 else None


def _season(slots: Slots, scene: Scene) -> When | None:
    name, rel = slots["season"], slots.get("rel")
    year = year_of(slots, scene) if "year" in slots else None
    if year:
        return when(calendar.season(year, name), "season")
    if rel is None or not scene.day:
        found = nearest(lambda y: calendar.season(y, name), scene)
        return when(found, "season") if found else None
    every = [calendar.season(scene.day.year + n, name) for n in (-2, -1, 0, 1)]
    if rel < 0:
        return when([s for s in every if s[1] < scene.day][-1], "season")
    if rel > 0:
        return when(next(s for s in every if s[0] > scene.day), "season")
    near = [s for s in every if s[0] <= scene.day <= s[1]] or [every[2]]
    return when(near[0], "season")


def _quarter(slots: Slots, scene: Scene) -> When | None:
    number, year = int(slots["nth"]), year_of(slots, scene)
    if not 1 <= number <= 4:
        return None
    found = calendar.quarter(year, number) if year else _reported(number, scene)
    return when(found, "season") if found else None


def _reported(number: int, scene: Scene) -> calendar.Stretch | None:
    """A quarter just over, even where the tense points ahead: "it expects to report a third-quarter loss"."""
    found = nearest(lambda y: calendar.quarter(y, number), scene)
    if not (found and scene.day and scene.ahead) or found[0] <= scene.day:
        return found
    last = nearest(lambda y: calendar.quarter(y, number), replace(scene, ahead=False))
    over = (scene.day - last[1]).days if last else _REPORTING
    return last if over < _REPORTING else found


SENSES: dict[str, Sense] = {
    "numeric": _numeric,
    "date": _date,
    "dates": _dates,
    "month": _month,
    "month-of-year": _month_of_year,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "quarter": _quarter,
}
"""The senses of this module by their names in times.yaml."""
