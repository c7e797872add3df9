"""Numbers of people and of things, as intervals."""

from dataclasses import dataclass
from math import inf

from counterclaim.model.vocabulary import Counting, Who


@dataclass(frozen=True, slots=True)
class Count:
    """An interval of whole numbers; an open end is None, and zero only where the text says none.

    `low` and `high` bound the number, `best` is the one named. Raises ValueError unless
    0 <= low <= best <= high where they are given.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        """Hold the ends in order."""
        given = [n for n in (self.low, self.best, self.high) if n is not None]
        if given != sorted(given) or any(n < 0 for n in given):
            raise ValueError(f"not an interval: {self.low}, {self.best}, {self.high}")

    @classmethod
    def exactly(cls, n: int) -> "Count":
        """`four`."""
        return cls(n, n, n)

    @classmethod
    def at_least(cls, n: int) -> "Count":
        """`at least four`."""
        return cls(n, n, None)

    @classmethod
    def more_than(cls, n: int) -> "Count":
        """`more than 175`: low is 176 and nothing else is said."""
        return cls(n + 1, None, None)

    @classmethod
    def up_to(cls, n: int) -> "Count":
        """`up to nine`."""
        return cls(None, None, n)

    @classmethod
    def about(cls, n: int) -> "Count":
        """`about 20`."""
        return cls(None, n, None)

    @property
    def floor(self) -> int:
        """The least that it can be."""
        return next((n for n in (self.low, self.best) if n is not None), 0)

    @property
    def span(self) -> tuple[float, float]:
        """The ends for comparison; "about 20" is taken as 15 to 25."""
        if self.low is None and self.high is None and self.best is not None:
            return 0.75 * self.best, 1.25 * self.best
        return self.low or 0, inf if self.high is None else self.high

    def admits(self, other: "Count") -> bool:
        """Whether both can be true: the two intervals meet."""
        (low, high), (least, most) = self.span, other.span
        return low <= most and least <= high

    def narrows(self, other: "Count") -> bool:
        """Whether this one lies inside `other` and says more."""
        (low, high), (least, most) = self.span, other.span
        return least <= low and high <= most and self.span != other.span

    def __add__(self, other: "Count") -> "Count":
        """The sum of two disjoint counts; an end that either leaves open stays open."""
        low = None if self.low is None and other.low is None else (self.low or 0) + (other.low or 0)
        best, high = (
            None if a is None or b is None else a + b for a, b in ((self.best, other.best), (self.high, other.high))
        )
        return Count(low, best, high)

    def __str__(self) -> str:
        """As a person would write it."""
        low, best, high = self.low, self.best, self.high
        if low == high and low is not None:
            return str(low)
        if low is None and best is None and high is not None:
            return f"up to {high}"
        if high is None:
            return f"about {best}" if low is None and best is not None else f"{low}+" if low else "unknown"
        return f"{'' if low is None else low}–{high}"


@dataclass(frozen=True, slots=True)
class Toll(Count):
    """A count of people (or of incidents) with its phrase, whom it counts, and whether it is all of them.

    `side` names the party to which those counted belong, `share` a part without a number ("the majority"), both as
    the text puts it.
    """

    text: str = ""
    who: Who | None = None
    side: str | None = None
    scope: Counting = "total"
    share: str | None = None

    @property
    def count(self) -> Count:
        """The bare interval."""
        return Count(self.low, self.best, self.high)

    @property
    def whose(self) -> str:
        """The side of those counted as it is compared, "Marran" and "Marrans" alike; empty where none is told."""
        return (self.side or "").casefold().removesuffix("s")
