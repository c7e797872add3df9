"""Weekdays, "last week", "two days later": the senses that count from the report or from a time told."""

from datetime import date

from counterclaim.extraction.rules.times import calendar, periods
from counterclaim.extraction.rules.times.scene import PRECISION, Scene, Sense, Slots, when
from counterclaim.model import When
from counterclaim.model.when import day_of


def _weekday(slots: Slots, scene: Scene) -> When | None:
    """A weekday told as past is the last one; the name of the very next day is that day, though.

    Wire copy carries the date of a time zone west of the event: of the 20 bare weekdays six days back in the
    development reports, 17 were the day after the report's date.
    """
    if "rel" in slots and slots.get("rel.class") in ("AFTER", "BEFORE") and scene.told_day:
        day = weekday(slots["week"], scene.told_day, slots["rel"], strict=True)
        return When(day, day, "day")
    if not scene.day:
        return None
    if "weeks" in slots:
        day = calendar.days(calendar.week(scene.day)[0], 7 * slots["rel"] + slots["week"] - 1)
    else:
        rel = slots.get("rel") or (1 if scene.ahead else -1)
        day = weekday(slots["week"], scene.day, rel, strict=bool(slots.get("rel")))
        if not slots.get("rel") and not scene.ahead and (scene.day - day).days == 6:
            day = calendar.days(scene.day, 1)
    return When(day, day, "day")


def weekday(number: int, near: date, way: int, *, strict: bool) -> date:
    """The ISO weekday `number` last before `near` (way -1) or next after it (1); `near` too unless strict."""
    gap = (near.isoweekday() - number) % 7 if way < 0 else (number - near.isoweekday()) % 7
    return calendar.days(near, way * (gap or (7 if strict else 0)))


def _shifted(slots: Slots, scene: Scene) -> When | None:
    day = calendar.days(scene.day, slots["day"]) if scene.day else None
    return When(day, day, "day") if day else None


def _two_days(slots: Slots, scene: Scene) -> When | None:
    return _shifted({"day": -2 if slots["way"] == "before" else 2}, scene)


def _tonight(_slots: Slots, scene: Scene) -> When | None:
    """A night already over began on the day before the report's, as far as its date can tell."""
    return _shifted({"day": 0}, scene) if scene.ahead or not scene.day else _overnight({}, scene)


def _overnight(slots: Slots, scene: Scene) -> When | None:
    if not scene.day:
        return None
    if "week" in slots:
        first = weekday(slots["week"], scene.day, 1 if scene.ahead else -1, strict=False)
        last = calendar.days(first, 1)
        return When(first, last if scene.ahead else min(last, max(scene.day, first)), "days")
    return When(calendar.days(scene.day, -1), scene.day, "days")


def _weekend(slots: Slots, scene: Scene) -> When | None:
    if not scene.day:
        return None
    rel, this = slots.get("rel"), calendar.weekend(scene.day)
    if rel is None or rel == 0:
        rel = 0 if scene.ahead or this[0] <= scene.day else -1
    return when(calendar.unit(scene.day, "weekend", rel), "days")


def _unit(slots: Slots, scene: Scene) -> When | None:
    name = slots["unit"]
    if not scene.day or "rel" not in slots:
        return _rolling({**slots, "way": -1}, scene)
    if name == "fortnight":
        return _rolling({"n": 2, "unit": "week", "way": slots["rel"] or -1}, scene)
    return when(calendar.unit(scene.day, name, slots["rel"]), PRECISION[name])


def _the_unit(slots: Slots, scene: Scene) -> When | None:
    near = scene.told_day if slots["unit"] == "day" and scene.told_day else scene.day
    found = calendar.unit(near, slots["unit"]) if near and slots["unit"] != "fortnight" else None
    return when(found, PRECISION[slots["unit"]]) if found else None


def whole(slots: Slots) -> int | None:
    """The number in the slot `n` as a whole one; None where the word is vague ("several")."""
    number = slots.get("n", 1)
    return None if number is None else int(number)


def _rolling(slots: Slots, scene: Scene) -> When | None:
    number, name = whole(slots), slots["unit"]
    if not scene.day or number is None or name in calendar.SEASONS:
        return None
    if "n" not in slots and slots.get("unit.class") in ("UNITS", "SPANS"):
        return None
    if name in ("hour", "minute", "second"):
        name, number = "day", max(1, round(number / {"hour": 24, "minute": 1440, "second": 86400}[name]))
    if name == "fortnight":
        name, number = "week", number * 2
    other = calendar.step(scene.day, name, int(slots.get("way", -1)) * number)
    start, end = sorted((scene.day, other))
    return When(start, end, "days" if name == "day" else PRECISION[name])


def counted(near: date, slots: Slots, sign: int) -> When | None:
    """So many units before (sign -1) or after a day: a day by days, else the unit that holds it."""
    number, name = whole(slots), slots["unit"]
    if number is None and name in ("hour", "minute", "second"):
        return When(
            near if name != "hour" else calendar.days(near, min(sign, 0)), near, "day" if name != "hour" else "days"
        )
    if number is None or ("n" not in slots and slots.get("unit.class") in ("UNITS", "SPANS")):
        return None
    if name in ("hour", "minute", "second"):
        days = number // {"hour": 24, "minute": 1440, "second": 86400}[name]
        ends = sorted((near, calendar.days(near, sign * max(days, 1))))
        return When(ends[0], ends[1], "days")
    if name == "fortnight":
        name, number = "week", number * 2
    there = calendar.step(near, name, sign * number)
    return when(calendar.unit(there, name), PRECISION[name])


def _ago(slots: Slots, scene: Scene) -> When | None:
    return counted(scene.day, slots, -1) if scene.day else None


def _from_now(slots: Slots, scene: Scene) -> When | None:
    return counted(scene.day, slots, 1) if scene.day else None


def _earlier(slots: Slots, scene: Scene) -> When | None:
    """Counted from the last day told; hours and minutes stay on it."""
    near = scene.told_day
    if slots["unit"] in ("month", "quarter", "year", "decade") and scene.told and scene.told.start:
        near = day_of(scene.told.start)
    elif scene.told and not scene.told.exact:
        near = None
    if not near:
        return None
    if slots["unit"] in ("hour", "minute", "second"):
        return When(near, near, "day") if (whole(slots) or 1) < 12 else None
    return counted(near, slots, 1 if slots["way"] in ("later", "after", "afterwards", "afterward") else -1)


def _anaphor(slots: Slots, scene: Scene) -> When | None:
    shift = slots.get("rel") or {"before": -1, "after": 1}.get(slots.get("way", ""), 0)
    name = "day" if slots.get("unit.class") == "PART" else slots.get("unit", "year")
    name = name if name in PRECISION else "day"
    if name == "fortnight" or not isinstance(shift, int):
        return None
    if shift == 1 and scene.ahead and scene.day:
        return when(calendar.unit(scene.day, name, 1), PRECISION[name])
    near = scene.told_day if name == "day" else (scene.told.start if scene.told else None)
    return when(calendar.unit(day_of(near), name, shift), PRECISION[name]) if near else None


def _then(_slots: Slots, scene: Scene) -> When | None:
    return scene.told


def _period(slots: Slots, scene: Scene) -> When | None:
    found = periods.dated(slots["period"], scene.day, bool(scene.ahead), slots.get("year"))
    if found and "unit" in slots:
        count = slots.get("n", 3 if slots.get("unit.class") == "UNITS" else 1)
        if count is None or slots.get("from") not in (1, "early"):
            return None
        return when(periods.opening(found, int(count), slots["unit"]), PRECISION[slots["unit"]])
    return when(found, "day" if found[0] == found[1] else "days") if found else None


def _last_night(_slots: Slots, scene: Scene) -> When | None:
    return _shifted({"day": -1}, scene)


SENSES: dict[str, Sense] = {
    "weekday": _weekday,
    "deictic": _shifted,
    "two-days": _two_days,
    "tonight": _tonight,
    "last-night": _last_night,
    "overnight": _overnight,
    "weekend": _weekend,
    "unit": _unit,
    "the-unit": _the_unit,
    "rolling": _rolling,
    "ago": _ago,
    "from-now": _from_now,
    "earlier": _earlier,
    "anaphor": _anaphor,
    "then": _then,
    "period": _period,
}
"""The senses of this module by their names in times.yaml."""
