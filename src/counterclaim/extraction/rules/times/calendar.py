"""Stretches of the Gregorian calendar, both ends included, and steps along it. No language, no report."""

from calendar import monthrange
from datetime import date, timedelta

Stretch = tuple[date, date]

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The meteorological seasons of the northern hemisphere by their first month, three months each (WMO)."""


def days(moment: date, n: int) -> date:
    """`n` days on from `moment`, back where `n` is negative; held at the calendar's own ends."""
    try:
        return moment + timedelta(days=n)
    except OverflowError:
        return date.max if n > 0 else date.min


def months(moment: date, n: int) -> date:
    """`n` months on, on the same day of the month or on the month's last."""
    count = min(max(moment.year * 12 + moment.month - 1 + n, 12), 12 * 9999 + 11)
    year, month = divmod(count, 12)
    return date(year, month + 1, min(moment.day, monthrange(year, month + 1)[1]))


def month(year: int, number: int) -> Stretch:
    """A calendar month; `number` is 1 to 12."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int, through: int | None = None) -> Stretch:
    """A calendar year, or the years from `number` through `through`."""
    return date(number, 1, 1), date(min(through or number, 9999), 12, 31)


def week(moment: date) -> Stretch:
    """The week, Monday to Sunday (ISO 8601), that holds `moment`."""
    monday = days(moment, -moment.weekday())
    return monday, days(monday, 6)


def weekend(moment: date) -> Stretch:
    """The Saturday and Sunday of the week that holds `moment`."""
    sunday = week(moment)[1]
    return days(sunday, -1), sunday


def season(year_: int, name: str) -> Stretch:
    """A season; winter is counted to the year in which it begins."""
    start = date(year_, SEASONS[name], 1)
    return start, days(months(start, 3), -1)


def quarter(year_: int, number: int) -> Stretch:
    """A calendar quarter, 1 to 4."""
    start = date(year_, 3 * number - 2, 1)
    return start, days(months(start, 3), -1)


def unit(moment: date, name: str, shift: int = 0) -> Stretch:
    """The calendar unit that holds `moment`, or the one `shift` units on.

    `name` is one of day week weekend month quarter season year decade century.
    """
    if name in ("day", "week", "weekend"):
        there = days(moment, shift * (1 if name == "day" else 7))
        return {"week": week, "weekend": weekend}.get(name, lambda d: (d, d))(there)
    if name == "month":
        there = months(moment, shift)
        return month(there.year, there.month)
    if name in ("quarter", "season"):
        there = months(moment, 3 * shift)
        return quarter(there.year, (there.month + 2) // 3)
    size = {"year": 1, "decade": 10, "century": 100}[name]
    first = max(moment.year - moment.year % size + shift * size, 1)
    return year(first, first + size - 1)


def step(moment: date, name: str, n: int) -> date:
    """`n` of the units `name` on from `moment`. Hours, minutes and seconds stay on the day."""
    if name in ("day", "week", "weekend"):
        return days(moment, n * (1 if name == "day" else 7))
    size = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}.get(name, 0)
    return months(moment, n * size)


def portion(stretch: Stretch, part: str) -> Stretch:
    """The `early`, `mid` or `late` third of a stretch, or its `first` or `second` half.

    A month falls into the days 1-10, 10-20 and from 20 on, a year into four months each, a decade into the
    years 0-3, 4-6 and 7-9.
    """
    start, end = stretch
    length = (end - start).days
    if length > 3000:
        cut = {"early": (0, 0.4), "mid": (0.4, 0.7), "late": (0.7, 1), "first": (0, 0.5), "second": (0.5, 1)}[part]
        size = end.year - start.year + 1
        return year(start.year + round(size * cut[0]), start.year + round(size * cut[1]) - 1)
    if length >= 360:
        whole = {"early": (0, 4), "mid": (4, 8), "late": (8, 12), "first": (0, 6), "second": (6, 12)}[part]
        size = end.year - start.year + 1
        return months(start, size * whole[0]), days(months(start, size * whole[1]), -1)
    if 27 <= length <= 30:
        cuts = {"early": (0, 9), "mid": (9, 19), "late": (19, 30), "first": (0, 14), "second": (15, 30)}
    else:
        third, half = length // 3, length // 2
        cuts = {"early": (0, third), "mid": (third, length - third), "late": (length - third, length),
                "first": (0, half), "second": (half + 1, length)}  # fmt: skip
    low, high = cuts[part]
    return days(start, low), days(start, min(max(high, low), length))


def easter(year_: int) -> date:
    """Easter Sunday of the Gregorian calendar, by Oudin's algorithm of 1940."""
    golden, century = year_ % 19, year_ // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    shift = moon - (year_ + year_ // 4 + moon + 2 - century + century // 4) % 7
    number = 3 + (shift + 40) // 44
    return date(year_, number, shift + 28 - 31 * (number // 4))


def islamic(year_: int, number: int, day: int = 1) -> date:
    """A day of the tabular Islamic calendar (civil epoch); the sighted moon may differ by a day or two."""
    passed = (year_ - 1) * 354 + (3 + 11 * year_) // 30 + 29 * (number - 1) + number // 2 + day
    return date.fromordinal(passed + 227014)
