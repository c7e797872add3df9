"""Hours and parts of the day, set on the day that they belong to."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from itertools import zip_longest

from counterclaim.extraction.rules.times.expression import Expression
from counterclaim.lexicon import table
from counterclaim.model import When
from counterclaim.model.when import day_of

_DAY_MINUTES = 1440
_WEST = 600
"""Minutes west of Greenwich beyond which a place is taken to lie east of it: zones go from -10 h to +13:59 h."""
_REACH = 600
"""How many characters back a day still holds for an hour that comes without one."""


@dataclass(frozen=True, slots=True)
class _Day:
    at: int
    moment: date
    sentence: int
    spoken: bool


def with_hours(
    text: str, found: Sequence[Expression], sentence: Sequence[int], today: date | None, spoken: Set[int] = frozenset()
) -> list[Expression]:
    """The expressions with every hour and part of a day on its day, one beside its day made one with it.

    `sentence` numbers the sentence of each expression; `today` is the report's day, for what has no other; at the
    offsets `spoken` begin days of saying, which are no day of what was said.
    """
    days = [
        _Day(e.start, day_of(e.when.start), s, e.start in spoken)
        for e, s in zip(found, sentence, strict=True)
        if e.when and e.when.start and e.when.precision == "day" and e.sense not in ("clock", "part")
    ]
    out: list[Expression] = []
    for expression, number in zip(found, sentence, strict=True):
        if expression.sense not in ("clock", "part"):
            out.append(expression)
            continue
        day = _day(expression, number, days, today)
        out.append(replace(expression, when=_set(expression, day)))
    return list(_merged(text, out))


def _day(expression: Expression, number: int, days: Sequence[_Day], today: date | None) -> date | None:
    """The nearest day of the same sentence, else the last one told shortly before, else the report's.

    A day of saying counts only where no other one is told.
    """
    same = [d for d in days if d.sentence == number]
    told = [d for d in days if expression.start - _REACH < d.at < expression.start]
    for near in ([d for d in same if not d.spoken], [d for d in told if not d.spoken] if not same else []):
        if near:
            return min(near, key=lambda d: abs(d.at - expression.start)).moment
    near = same or told
    return min(near, key=lambda d: abs(d.at - expression.start)).moment if near else today


def _set(expression: Expression, day: date | None) -> When | None:
    if day is None:
        return None
    moment = hour(expression)
    if moment is None:
        return When(day, day, "day")
    told = datetime.combine(day, moment, zone(expression))
    return When(told, told, "hour")


def zone(expression: Expression) -> timezone | None:
    """The time zone that a clock expression tells: by its name, or by how far its hour is from Greenwich's.

    "8:30 a.m. (0530 GMT)" is three hours east; None where nothing is told or the short form is ambiguous.
    """
    slots, known = expression.slots, table("times")["zones"]
    name = str(slots.get("zone", ""))
    if name not in known:
        return None
    away = timedelta(minutes=known[name])
    if "hour2" in slots:
        here, there = hour(expression), _clock(slots["hour2"], slots.get("ampm2"))
        if here is None or there is None:
            return None
        apart = 60 * (here.hour - there.hour) + here.minute - there.minute
        away += timedelta(minutes=(apart + _WEST) % _DAY_MINUTES - _WEST)
    return timezone(away)


def _clock(figures: tuple[int, int], half: str | None) -> time | None:
    """An hour and minute with `am` or `pm` as a time of the day; None if there is no such hour."""
    number, minute = figures
    if half == "pm" and number < 12:
        number += 12
    elif half == "am" and number == 12:
        number = 0
    return time(number % 24, minute) if number <= 24 else None


def hour(expression: Expression) -> time | None:
    """The hour that a clock expression says, in its own time zone; None for a mere part of the day."""
    slots = expression.slots
    if "fixed" in slots:
        return time(12)
    if expression.sense != "clock" or "hour" not in slots:
        return None
    late = slots.get("part") in ("AF", "EV", "NI")
    return _clock(slots["hour"], "pm" if late else slots.get("ampm"))


def _merged(text: str, found: Sequence[Expression]) -> Iterator[Expression]:
    """The expressions with "10 p.m." and the "Wednesday" next to it as one."""
    skip = False
    for one, two in zip_longest(found, found[1:]):
        whole = None if skip or two is None else _pair(text, one, two)
        if not skip:
            yield whole or one
        skip = whole is not None


def _pair(text: str, one: Expression, two: Expression) -> Expression | None:
    """An hour and the day beside it as one expression, None where they do not stand together."""
    if two.start < one.end or len({one.sense, two.sense} & {"clock", "part"}) != 1:
        return None
    clock, day = (one, two) if one.sense in ("clock", "part") else (two, one)
    gap = text[one.end : two.start].strip(" ,").lower()
    if gap not in ("", "on", "of", *(("at", "around", "about") if day is one else ())):
        return None
    if not day.when or not day.when.start or day.when.precision != "day":
        return None
    when = _set(clock, day_of(day.when.start))
    return replace(clock, start=one.start, end=two.end, when=when, parts=(clock, day))
