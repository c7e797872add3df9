"""The furniture of a wire report: headline, dateline, credits, notes, cross-heads. No text is touched."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from counterclaim.intake.agencies import agency, copied, named
from counterclaim.intake.dateline import Filed, dateline, tags
from counterclaim.intake.dates import find_day
from counterclaim.intake.lines import Line, ends_sentence, is_crosshead, is_headline, lines
from counterclaim.intake.shapes import At, Furniture, furniture
from counterclaim.model import Dateline, Part, Report

_HEAD_LINES = 14
_TAIL_LINES = 8
_LONGEST = 420
_TAIL_REACH = 600
_STAMPS = 40


@dataclass(slots=True)
class _Found:
    """What one pass over a report has found so far."""

    text: str
    title: str
    all: list[Line]
    parts: list[Part] = field(default_factory=list)
    rules: list[tuple[Furniture, str]] = field(default_factory=list)
    filed: Filed | None = None
    body: int = 0
    """The number of the first line that is running text."""

    def add(self, part: Part) -> None:
        """Take a part unless it is empty or a character of it is taken. The parts stay sorted."""
        at = bisect_left(self.parts, part.start, key=lambda p: p.start)
        before = self.parts[at - 1].end if at else 0
        after = self.parts[at].start if at < len(self.parts) else part.end
        if before <= part.start < part.end <= after:
            self.parts.insert(at, part)

    def note(self, rule: Furniture, start: int, end: int) -> None:
        """Take a stretch for what a rule of the lexicon says it is."""
        self.add(Part(rule.kind, start, end))
        self.rules.append((rule, self.text[start:end]))

    def headline(self, start: int, end: int) -> None:
        """Take a headline; the first one is the title of a report that has none, so that a repeat of it is known."""
        self.add(Part("headline", start, end))
        if not self.title or _is_note(self.title):
            self.title = " ".join(self.text[start:end].split())


def furnish(report: Report) -> Report:
    """`report` with its `parts`, and title, published, dateline, agencies and outlet where it lacked them.

    The text stays as it is. Nothing is overwritten but a title that is nothing but an editor's note.
    A second call changes nothing.
    """
    found = _Found(report.text, " ".join((report.title or "").split()), lines(report.text))
    _head(found)
    _tail(found)
    _middle(found)
    return _filled(replace(report, parts=tuple(found.parts)), found)


def _filled(report: Report, found: _Found) -> Report:
    """The fields that the furniture tells, where the report lacks them."""
    published = report.published or _published(found)
    near = published.date() if isinstance(published, datetime) else published
    filed = found.filed
    day = filed.date(near) if filed else None
    line = report.dateline or (Dateline(filed.place, day) if filed and (filed.place or day) else None)
    return replace(
        report,
        title=_title(report, found),
        published=published or day,
        dateline=line,
        outlet=report.outlet or (filed.outlet if filed else None),
        agencies=_agencies(report, found),
    )


def _title(report: Report, found: _Found) -> str | None:
    if report.title and not _is_note(found.title):
        return report.title
    heads = [report.text[p.start : p.end] for p in report.parts if p.kind == "headline"]
    return " ".join(heads[0].split()) if heads else None


def _is_note(title: str) -> bool:
    return any(rule.shape.fullmatch(title) for rule in furniture("head", "line") if rule.kind != "crosshead")


def _published(found: _Found) -> date | None:
    """The first full date in a note above the text or in a stamp."""
    notes = (words for rule, words in found.rules[:_STAMPS] if rule.kind == "note")
    return next(filter(None, map(find_day, notes)), None)


def _agencies(report: Report, found: _Found) -> tuple[str, ...]:
    codes = list(report.agencies) + list(found.filed.agencies if found.filed else ())
    if code := agency(report.outlet):
        codes.append(code)
    for rule, words in found.rules:
        if rule.kind == "credit":
            codes += named(words, world="agency" not in rule.id)
    if code := copied(report.text, codes):
        codes.append(code)
    return tuple(dict.fromkeys(codes))


def _match(text: str, start: int, end: int, at: Iterable[At]) -> Furniture | None:
    """The rule that takes the whole of `[start, end)`."""
    if end - start > _LONGEST:
        return None
    words = text[start:end]
    count = len(words.split())
    return next((r for r in furniture(*at) if count <= r.limit and r.shape.fullmatch(words)), None)


def _head(found: _Found) -> None:
    """From the top down to the first line of running text."""
    for n, line in enumerate(found.all[:_HEAD_LINES]):
        found.body = n
        whole = _match(found.text, *line.span, ("head", "line"))
        start = line.start if whole else _leads(found, line)
        if start >= line.end:
            continue
        if rule := whole or _match(found.text, start, line.end, ("head", "line")):
            found.note(rule, start, line.end)
        elif filed := dateline(found.text, start):
            _file(found, start, filed)
            return
        elif is_headline(found.all, n, start, found.text, found.title, _opens):
            found.headline(start, _unstamped(found.text, start, line.end))
        else:
            return
    found.body = min(len(found.all), _HEAD_LINES)


def _unstamped(text: str, start: int, end: int) -> int:
    """Where a headline ends: before the stamp of a page that runs on in its line."""
    marks = [m.start() for r in furniture("inline") if (m := r.shape.search(text, start, end))]
    return start + len(text[start : min(marks, default=end)].rstrip())


def _opens(text: str, line: Line) -> bool:
    """Whether a line begins with a dateline or is furniture, so that the one above it may be a headline."""
    return dateline(text, line.start) is not None or _match(text, *line.span, ("head", "line")) is not None


def _leads(found: _Found, line: Line) -> int:
    """Take what editors put before a headline; returns where the rest of the line begins."""
    start = line.start
    while True:
        window = found.text[start : min(line.end, start + 200)]
        hit = next(((r, m) for r in furniture("lead") if (m := r.shape.match(window)) and m.end()), None)
        if hit is None:
            return start
        rule, match = hit
        found.note(rule, start, start + len(match.group().rstrip()))
        start += match.end()


def _file(found: _Found, start: int, filed: Filed) -> None:
    """Take a dateline, and the labels in brackets behind it."""
    found.add(Part("dateline", start, filed.end))
    found.filed = found.filed or filed
    for begin, end, kind in tags(found.text, filed.end):
        found.add(Part("note" if kind else "credit", begin, end))


def _tail(found: _Found) -> None:
    """From the end up to the last line of running text."""
    last = found.all[found.body :][-_TAIL_LINES:]
    for line in reversed(last):
        end = line.end
        while end > line.start and (hit := _suffix(found.text, line.start, end)):
            rule, begin = hit
            found.note(rule, begin, end)
            end = begin + len(found.text[line.start : begin].rstrip()) - len(found.text[line.start : begin])
        if end > line.start:
            return


def _suffix(text: str, start: int, end: int) -> tuple[Furniture, int] | None:
    """The rule that takes the end of a line, and where it begins: with the line or after a sentence."""
    if rule := _match(text, start, end, ("tail", "tail-line", "line")):
        return rule, start
    floor = max(start, end - _TAIL_REACH)
    for begin in (m.end() for m in re.finditer(r"[.!?…][\"”’')\]]*\s+", text[floor:end])):
        words = text[floor + begin : end]
        for rule in furniture("tail"):
            if rule.shape.fullmatch(words):
                return rule, floor + begin
    return None


def _later(found: _Found, n: int) -> Filed | None:
    """The dateline that opens line `n` of the running text, where a paragraph may begin."""
    if not ends_sentence(found.text, found.all[n - 1]):
        return None
    return dateline(found.text, found.all[n].start, later=True)


def _middle(found: _Found) -> None:
    """Between head and tail: cross-heads, later datelines, editors' marks."""
    for n, line in enumerate(found.all[found.body :], found.body):
        if rule := _match(found.text, *line.span, ("line",)):
            found.note(rule, *line.span)
        elif n > found.body and is_crosshead(found.all, n, found.text):
            found.add(Part("crosshead", *line.span))
        elif n > found.body and (filed := _later(found, n)):
            _file(found, line.start, filed)
    for rule in furniture("inline"):
        for match in rule.shape.finditer(found.text):
            found.note(rule, *match.span())
