"""Times, as intervals of days with a stated precision."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args

from counterclaim.model.vocabulary import TimePrecision

_FINENESS: dict[str, int] = {p: n for n, p in enumerate(get_args(TimePrecision))}


def day_of(moment: date | datetime) -> date:
    """The calendar day of a date or of a date with its hour."""
    return moment.date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, both ends included; an end that the text leaves open is None.

    `precision` is `hour` only with date-times. With no time word: start None, end = published, `unknown`.
    Raises ValueError if it ends before it starts.
    """

    start: date | datetime | None = None
    end: date | datetime | None = None
    precision: TimePrecision = "unknown"
    text: str = ""

    def __post_init__(self) -> None:
        """Hold the ends in order."""
        if self.start and self.end and day_of(self.end) < day_of(self.start):
            raise ValueError(f"ends before it starts: {self.start}, {self.end}")

    @property
    def known(self) -> bool:
        """Whether the text dates it at all."""
        return self.start is not None

    @property
    def exact(self) -> bool:
        """Whether it is told to the day or the hour."""
        return self.precision in {"hour", "day"}

    @property
    def in_days(self) -> bool:
        """Whether it is told to the day, or to a few days."""
        return self.exact or self.precision == "days"

    def unit(self) -> "When":
        """The calendar unit of its precision in which it starts: `since February` becomes February."""
        if self.start is None or self.precision not in {"day", "month", "year"}:
            return self
        first = day_of(self.start)
        if self.precision == "month":
            last = date(first.year, first.month, monthrange(first.year, first.month)[1])
        else:
            last = first if self.precision == "day" else date(first.year, 12, 31)
        return When(first, last, self.precision, self.text)

    def admits(self, other: "When") -> bool:
        """Whether both can be true: the intervals share a day. What is unknown admits everything."""
        if not (self.start and other.start):
            return True
        ends = day_of(self.end or date.max), day_of(other.end or date.max)
        return day_of(self.start) <= ends[1] and day_of(other.start) <= ends[0]

    def narrows(self, other: "When") -> bool:
        """Whether this one is the more exact of two that can both be true."""
        if not self.known or not self.admits(other):
            return False
        return not other.known or _FINENESS[self.precision] < _FINENESS[other.precision]
