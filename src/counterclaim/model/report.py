"""A report: the text as published, and the only maker of evidence."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from counterclaim.model.record import digest

PartKind = Literal["headline", "dateline", "credit", "note", "crosshead", "body"]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a report says it: `report.text[start:end] == quote`, always.

    Built by `Report.cite` and `Report.locate` alone, which cut the quote themselves.
    `quoted` tells whether the span stands inside quotation marks.
    """

    start: int
    end: int
    quoted: bool = False
    quote: str = ""

    def overlaps(self, other: "Evidence") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch `[start, end)` of a report that is not plain running text, and what it is."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when the report says it was filed."""

    place: str | None
    date: "date | None"


@dataclass(frozen=True)
class Report:
    """One published text, never edited. Its id is the hash of its normalised text.

    `key` is the input's own name; `text` the exact text that all offsets refer to; `parts` the furniture
    of the wire (headline run into the text, dateline, credits, editors' notes, cross-heads), sorted by start;
    `notes` what the reader should know about how it was read (a detected encoding, a missing date).
    """

    key: str
    text: str
    title: str | None = None
    published: "date | datetime | None" = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    dateline: Dateline | None = None
    language: str | None = "en"
    path: str | None = None
    url: str | None = None
    parts: tuple[Part, ...] = field(default=(), metadata={"record": False})
    notes: tuple[str, ...] = field(default=(), metadata={"record": False})

    def __repr__(self) -> str:
        """One line, without the text."""
        return f"Report({self.key!r}, {self.published}, {len(self.text)} characters)"

    @cached_property
    def id(self) -> str:
        """The first 16 hex digits of the SHA-256 of the text, Unicode NFC, blanks folded."""
        return digest(re.sub(r"\s+", " ", unicodedata.normalize("NFC", self.text)).strip())

    @property
    def day(self) -> date | None:
        """The calendar day against which its times are resolved: published, else the dateline's."""
        moment = self.published or (self.dateline.date if self.dateline else None)
        return moment.date() if isinstance(moment, datetime) else moment

    def cite(self, start: int, end: int, *, quoted: bool = False) -> Evidence:
        """The span `[start, end)` as evidence, less the blanks at its ends.

        Raises ValueError if the span is empty or lies outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span [{start}, {end}) in a text of {len(self.text)} characters")
        quote = self.text[start:end]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        if not quote:
            raise ValueError(f"nothing but blanks in [{start}, {end})")
        return Evidence(start, start + len(quote), quoted, quote)

    def locate(self, quote: str, after: int = 0) -> Evidence:
        """The first place at or after `after` where the text says `quote`, word for word.

        Raises ValueError if it does not.
        """
        at = self.text.find(quote, after)
        if at < 0 or not quote:
            raise ValueError(f"the report does not say {quote!r}")
        return self.cite(at, at + len(quote))

    def within(self, position: int, *kinds: PartKind) -> bool:
        """Whether `position` lies in a part of one of these kinds."""
        return any(p.start <= position < p.end and p.kind in kinds for p in self.parts)
