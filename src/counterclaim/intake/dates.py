"""Days as wires, pages and records write them."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from counterclaim.intake.shapes import pieces, wire

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_HALF_YEAR = 183


@cache
def _months() -> dict[str, int]:
    return {name: n for n, names in enumerate(wire()["months"], 1) for name in names}


@cache
def _dates() -> re.Pattern[str]:
    return re.compile(pieces()["date"])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _century(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= wire()["century_turns_at"] else 2000)


def nearest(month: int, day: int, near: date) -> date | None:
    """The day of that month and number closest to `near`; None if no year near it has such a day."""
    options = [d for y in (near.year - 1, near.year, near.year + 1) if (d := _day(y, month, day))]
    close = [d for d in options if abs((d - near).days) <= _HALF_YEAR]
    return min(close, key=lambda d: abs((d - near).days), default=None)


def read_day(text: str, near: date | None = None) -> date | None:
    """The day that `text` names: `16 NOV 89`, `31st Jul, 2024`, `Nov. 3`, `2024-07-31`.

    Without a year it is the one nearest to `near`, None if that is not known either.
    """
    if iso := re.search(_ISO, text):
        return _day(*map(int, iso.groups()))
    words = re.findall(r"[^\W\d_]+|\d+", text.casefold())
    month = next((_months()[w] for w in words if w in _months()), None)
    numbers = [w for w in words if w.isdigit()]
    if month is None or not numbers:
        return None
    if len(numbers) > 1:
        return _day(_century(numbers[1]), month, int(numbers[0]))
    return nearest(month, int(numbers[0]), near) if near else None


def find_day(text: str) -> date | None:
    """The first full date in `text`, year included; None if there is none."""
    return next((d for m in _dates().finditer(text) if (d := read_day(m.group()))), None)


def read_moment(value: object) -> date | datetime | None:
    """What a record or page gives as its date: ISO date or date-time, RFC 2822, or a date in words.

    A time of midnight is taken for a bare day. Returns None if it is no date.
    """
    text = str(value).strip() if value is not None else ""
    if re.fullmatch(r"\d{8}", text):
        return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    moment: datetime | None = None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
            break
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    if moment is None:
        return find_day(text[:100])
    midnight = not (moment.hour or moment.minute or moment.second)
    return moment.date() if midnight else moment
