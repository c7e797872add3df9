"""A time expression on its way from the grammar to a TimeMention, and the stage it is seen from."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Span, Token

from counterclaim.extraction.rules.times.atoms import Atom
from counterclaim.model import When

DATES = frozenset({
    "numeric", "date", "dates", "month", "month-of-year", "year", "years", "decade", "century", "season",
    "quarter", "weekday", "deictic", "two-days", "tonight", "last-night", "overnight", "weekend", "unit",
    "the-unit", "ago", "anaphor", "earlier", "period",
})  # fmt: skip
"""The senses that stand for a stretch of the calendar."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Characters `[start, end)` that say a time, the rule and slots that found it, and what it comes to.

    `parts` are the two ends of a range, or the time that a longer expression is counted from; `head` the
    token that stands for it in the tree where that is not the root of its own words.
    """

    start: int
    end: int
    rule: str
    sense: str
    when: When | None = None
    slots: Mapping[str, Any] = field(default_factory=dict)
    timex: str = ""
    parts: tuple["Expression", ...] = ()
    head: int | None = None

    def span(self, doc: Doc) -> Span:
        """Its tokens."""
        found = doc.char_span(self.start, self.end, alignment_mode="expand")
        return doc[0:1] if found is None else found

    def root(self, doc: Doc) -> Token:
        """The token that its other words hang on; where a wrong parse leaves several, the last noun."""
        span = self.span(doc)
        if not doc.has_annotation("DEP"):
            return span[-1]
        tops = [t for t in span if t.head.i == t.i or not span.start <= t.head.i < span.end]
        return max(tops, key=lambda t: (t.pos_ in ("NOUN", "PROPN", "NUM"), t.i))

    @property
    def dated(self) -> bool:
        """Whether it comes to days with both ends."""
        return bool(self.sense in DATES and self.when and self.when.start and self.when.end)


class Row:
    """The atoms of a text, to be looked up by their place in it."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        """Take the atoms in order."""
        self.atoms = atoms
        self._starts = [a.start for a in atoms]

    def before(self, position: int, count: int) -> list[Atom]:
        """The `count` atoms before a position of the text, the nearest first."""
        at = bisect_left(self._starts, position)
        return list(reversed(self.atoms[max(0, at - count) : at]))

    def between(self, start: int, end: int) -> list[str]:
        """The words and marks that begin in `[start, end)`, in lower case."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [a.text.lower() for a in self.atoms[low:high]]

    def after(self, position: int, count: int) -> list[str]:
        """The `count` words and marks from a position on, in lower case."""
        at = bisect_left(self._starts, position)
        return [a.text.lower() for a in self.atoms[at : at + count]]
