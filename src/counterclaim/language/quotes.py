"""Quotations: where the report repeats words, whatever marks it uses and however it forgets them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = {"“": "”", "„": "“", "«": "»", "``": "''", '"': '"'}
_MARK = re.compile(r"``|''|[\"“”„«»]")
_CLIPPED = re.compile(r"['’‘](?:\d\ds?|em|tis|twas|til|till|cause|n|round|bout)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters ``[start, end)`` of a quotation with its marks.

    ``continued`` says that it goes on from the paragraph before, whose quotation was left open.
    """

    start: int
    end: int
    continued: bool = False


def quotes(text: str, paragraphs: list[tuple[int, int]]) -> list[Quote]:
    """The quotations of a report in order; they do not overlap and none crosses a paragraph."""
    found: list[Quote] = []
    left_open = False
    for start, end in paragraphs:
        here, still = _doubles(text, start, end)
        if here and left_open and here[0].start == start:
            here[0] = Quote(start, here[0].end, continued=True)
        here += _singles(text, start, end, here)
        found += sorted(here, key=lambda q: q.start)
        left_open = still
    return found


def _doubles(text: str, start: int, end: int) -> tuple[list[Quote], bool]:
    """Quotations between double marks, and whether the last was left open at the paragraph's end."""
    found: list[Quote] = []
    opened = -1
    wanted = ""
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if opened < 0:
            if _opens(text, start, end, match):
                opened, wanted = at, _PAIRS.get(mark, '"')
        elif _closes(mark, wanted, text, start, end, match):
            found.append(Quote(opened, match.end()))
            opened = -1
        elif mark in _PAIRS and mark != "''" and _strictly_opens(text, start, end, match) and mark == text[opened]:
            found.append(Quote(opened, at - (at - len(text[:at].rstrip()))))
            opened, wanted = at, _PAIRS[mark]
    if opened >= 0:
        found.append(Quote(opened, end))
    return found, opened >= 0


def _around(text: str, start: int, end: int, match: re.Match[str]) -> tuple[str, str]:
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    return before, after


def _opens(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    before, after = _around(text, start, end, match)
    mark = match[0]
    if mark in ("”", "»", "''"):
        return mark == "''" and before.isspace() and not after.isspace()
    if mark == '"':
        inches = before.isdigit() and not after.isalnum()
        return not inches and not (before.isalnum() and after.isspace()) and match.end() < end
    return True


def _strictly_opens(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    before, after = _around(text, start, end, match)
    return (before.isspace() or before in "([") and not after.isspace()


def _closes(mark: str, wanted: str, text: str, start: int, end: int, match: re.Match[str]) -> bool:
    if mark == '"':
        return wanted in ('"', "''", "”") and not (wanted == '"' and _strictly_opens(text, start, end, match))
    return mark == wanted or (mark in ("”", "''") and wanted in ("”", '"', "''"))


def _singles(text: str, start: int, end: int, doubles: list[Quote]) -> list[Quote]:
    """Quotations between single marks, outside the double ones."""
    found: list[Quote] = []
    at = start
    while at < end:
        inside = next((q for q in doubles if q.start <= at < q.end), None)
        if inside is not None:
            at = inside.end
        elif text[at] in "'‘" and _single_opens(text, start, end, at):
            limit = min([q.start for q in doubles if q.start > at], default=end)
            close = _single_close(text, at, limit)
            if close > 0:
                found.append(Quote(at, close))
                at = close
            else:
                at += 1
        else:
            at += 1
    return found


def _single_opens(text: str, start: int, end: int, at: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if not (before.isspace() or before in "([—–-") or not (after.isalnum() or after in '“"('):
        return False
    return not _CLIPPED.match(text, at)


def _single_close(text: str, at: int, limit: int) -> int:
    """The end of the single-quoted words that open at ``at``; -1 where they never close."""
    spare = -1
    for i in range(at + 2, limit):
        if text[i] not in "'’":
            continue
        after = text[i + 1] if i + 1 < limit else " "
        if after.isalnum():
            continue
        if text[i - 1] in "sS" and text[i - 1] not in ".,!?":
            spare = i + 1 if spare < 0 else spare
            continue
        return i + 1
    return spare
