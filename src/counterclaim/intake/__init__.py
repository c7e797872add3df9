"""Files, folders, pages and records to reports; the text of each stays exactly as it was published."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from counterclaim.errors import SkipReportError
from counterclaim.intake.dates import read_moment
from counterclaim.intake.items import Item, drafts, items
from counterclaim.intake.limits import too_long
from counterclaim.intake.records import Draft
from counterclaim.intake.tongue import language
from counterclaim.intake.wire import furnish
from counterclaim.model import Report

__all__ = ["furnish", "reports"]

UNDATED = "report has no date; relative times stay unresolved"
"""The note of a report whose date nothing tells."""

_HALF_PAIR = re.compile(r"[\ud800-\udfff]")


def reports(
    paths: Iterable[str],
    *,
    published: date | None = None,
    limit: int = 10_000_000,
    stdin: BinaryIO | None = None,
    on_error: Callable[[SkipReportError], None],
) -> Iterator[Report]:
    """The reports in `paths`: files, folders (searched through, in order), `-` for standard input.

    Read are plain text, HTML, JSON (an object or a list) and JSON Lines. `published` dates the reports that
    nothing else dates; `limit` is the most characters of text in one report. What cannot be read goes to
    `on_error`, one call each, and the rest goes on. Each report comes furnished (see `furnish`).
    """
    keys: dict[str, str] = {}
    for item in items(paths):
        if isinstance(item, SkipReportError):
            on_error(item)
            continue
        for draft in drafts(item, limit, stdin or sys.stdin.buffer if item.path is None else None):
            try:
                yield _dated(_report(draft, item, keys, limit), published)
            except SkipReportError as skip:
                on_error(skip)


def _dated(report: Report, published: date | None) -> Report:
    """`report`, dated `published` if nothing else dates it; the lack of a date noted."""
    if report.published is None and published:
        report = furnish(replace(report, published=published))
    return report if report.day else replace(report, notes=(*report.notes, UNDATED))


def _report(draft: Draft | SkipReportError, item: Item, keys: dict[str, str], limit: int) -> Report:
    """The report of a draft. Raises SkipReportError if it is none that can be read."""
    if isinstance(draft, SkipReportError):
        raise draft
    text, notes = _clean(draft, limit)
    given = draft.fields.get("published")
    moment = read_moment(given)
    if given is not None and moment is None:
        notes += (f"{str(given)[:40]!r} is not understood as a date",)
    key, more = _key(draft, item, keys)
    return furnish(
        Report(
            key=key,
            text=text,
            title=_words(draft.fields.get("title")),
            published=moment,
            outlet=_words(draft.fields.get("outlet")),
            path=item.name if item.path else None,
            url=_words(draft.fields.get("url")),
            notes=notes + more,
        )
    )


def _clean(draft: Draft, limit: int) -> tuple[str, tuple[str, ...]]:
    """The text of a draft, and the notes on it.

    Raises SkipReportError if there is none, too much of it, or if it is not in English.
    """
    text: str = draft.fields["text"]
    notes: tuple[str, ...] = tuple(draft.fields.get("notes") or ())
    if not text.strip():
        raise SkipReportError(draft.item, "empty")
    if len(text) > limit:
        raise too_long(draft.item, f"a text of {len(text):,} characters", limit)
    if (tongue := language(text)) != "English":
        raise SkipReportError(draft.item, f"written in {tongue}; only English is read")
    whole, halves = _HALF_PAIR.subn("�", text)
    if halves:
        notes += (f"{halves} broken characters (half surrogate pairs); U+FFFD stands in their place",)
    return whole, notes


def _words(value: object) -> str | None:
    """A field that should be a string; the name of an object that has one."""
    if isinstance(value, dict):
        value = value.get("name")
    found = _HALF_PAIR.sub("�", value).strip() if isinstance(value, str) else None
    return found or None


def _key(draft: Draft, item: Item, keys: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """The key of a draft, which no other has. Raises SkipReportError if its own id is taken."""
    own = draft.fields.get("id")
    key = str(own) if isinstance(own, (str, int)) and str(own).strip() else draft.key
    note: tuple[str, ...] = ()
    if key in keys and key == draft.key and item.path is not None:
        note = (f"{keys[key]} has the key {key!r} already; this one is named by its path",)
        key = item.name.removesuffix(item.path.suffix)
    key = _HALF_PAIR.sub("�", key)
    if key in keys:
        raise SkipReportError(draft.item, f"its id {key!r} is that of {keys[key]} already")
    keys[key] = draft.item
    return key, note
