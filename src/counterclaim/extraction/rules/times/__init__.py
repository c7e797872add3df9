"""Expressions of time in a Doc, found by the grammar and resolved against the report's day."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Span

from counterclaim.extraction.rules.found import TimeMention
from counterclaim.extraction.rules.times import senses
from counterclaim.extraction.rules.times.atoms import Atom, atoms
from counterclaim.extraction.rules.times.attach import said, time_of
from counterclaim.extraction.rules.times.distance import distances
from counterclaim.extraction.rules.times.expression import Expression, Row
from counterclaim.extraction.rules.times.grammar import Match, grammar
from counterclaim.extraction.rules.times.hours import with_hours
from counterclaim.extraction.rules.times.join import joined, opened
from counterclaim.extraction.rules.times.scene import Scene
from counterclaim.extraction.rules.times.tense import ahead
from counterclaim.lexicon import words
from counterclaim.model import Report, When
from counterclaim.model.when import day_of

__all__ = ["expressions", "time_of", "times"]

_NAMES = frozenset({"PERSON", "ORG", "PLACE"})
_TENSED = frozenset({"date", "month", "season", "quarter", "weekday", "weekend", "tonight", "period", "unit",
                     "anaphor", "overnight", "dates", senses.AHEAD})  # fmt: skip
"""The senses for which the tense matters."""
_IN_A_YEAR = frozenset({"month", "season"})
"""The senses that a year named before in the same sentence completes: "Last year, after the May raid"."""


def times(doc: Doc, report: Report) -> list[TimeMention]:
    """Every expression of time in `doc`, in order, resolved against `report.day`.

    What is seen from a day that is not known stays an unknown When with its text. Works without a parse,
    then with less: tense is read off the words near by, and nothing is attached.
    """
    return [_mention(doc, report, e) for e in expressions(doc, report.day)]


def expressions(doc: Doc, today: date | None) -> list[Expression]:
    """The same before they become mentions, with the rule's slots and the parts of those made of others."""
    text = doc.text
    pieces = atoms(text)
    stops = _stops(doc, pieces)
    names = [e for e in doc.ents if e.label_ in _NAMES]
    matches = [m for m in grammar().matches(pieces) if m.rule.sense != senses.NONE and not _named(names, pieces, m)]
    found = _read(doc, pieces, [m for m in matches if not _aged(pieces, m)], stops, today)
    spans = [e.span(doc) for e in found]
    spoken = {e.start for e, s in zip(found, spans, strict=True) if said(doc, s.start, s.end)}
    found = with_hours(text, found, [bisect_right(stops, e.start) for e in found], today, spoken)
    row = Row(pieces)
    found = list(opened(doc, row, joined(row, found), today))
    return distances(doc, row, found, [_plain(doc, e) for e in found])


def _read(
    doc: Doc, pieces: Sequence[Atom], found: Sequence[Match], stops: Sequence[int], today: date | None
) -> list[Expression]:
    """The matches in the order of the text, each seen from the times told before it."""
    out: list[Expression] = []
    told: When | None = None
    told_day: date | None = None
    year: tuple[int, int] | None = None
    for match in found:
        start, end = pieces[match.start].start, pieces[match.end - 1].end
        expression = Expression(start, end, match.rule.id, match.rule.sense, None, match.slots, match.rule.timex)
        span = expression.span(doc)
        tense = ahead(span) if expression.sense in _TENSED else None
        if expression.sense == senses.AHEAD:
            expression = replace(expression, sense="from-now" if tense else "duration")
        sentence = bisect_right(stops, start)
        named = year[0] if year and year[1] == sentence and expression.sense in _IN_A_YEAR else None
        scene = Scene(today, told, told_day, tense, named)
        when = senses.sense(expression.sense, match.slots, scene)
        zone = ".zone" if expression.sense == "weekday" and _after(when, today) and not tense else ""
        out.append(replace(expression, when=when, rule=expression.rule + zone))
        possessive = match.end < len(pieces) and "POSS" in pieces[match.end].classes
        if when and when.start and when.precision == "year" and expression.sense in ("year", "unit"):
            year = (when.start.year, sentence)
        if when and when.start and not possessive and not said(doc, span.start, span.end):
            told = when
            told_day = day_of(when.start) if when.exact else told_day
    return out


def _aged(pieces: Sequence[Atom], match: Match) -> bool:
    """ "A man in his 30s": how old somebody is, no decade."""
    at = next((i for i in range(match.start, match.end) if "DECADE" in pieces[i].classes), None)
    before = pieces[at - 1].text.lower() if at else ""
    return at is not None and len(pieces[at].text.strip("'’s")) < 4 and before in words("times", "owners")


def _after(when: When | None, today: date | None) -> bool:
    return bool(when and when.start and today and day_of(when.start) > today)


def _named(names: Sequence[Span], pieces: Sequence[Atom], match: Match) -> bool:
    """Whether the words are part of a longer name of a person, a group or a place ("Black September")."""
    low, high = pieces[match.start].start, pieces[match.end - 1].end
    at = bisect_right(names, low, key=lambda e: e.start_char) - 1
    if at < 0 or names[at].end_char < high:
        return False
    return names[at].end_char - names[at].start_char > high - low


def _stops(doc: Doc, pieces: Sequence[Atom]) -> list[int]:
    """Where sentences begin."""
    if doc.has_annotation("SENT_START"):
        return [s.start_char for s in doc.sents]
    return [0, *(p.end for p in pieces if p.text in (".", "!", "?") or "GAP" in p.classes)]


def _plain(doc: Doc, expression: Expression) -> TimeMention:
    span = expression.span(doc)
    head = expression.root(doc).i if expression.head is None else expression.head
    when = replace(expression.when or When(), text=span.text)
    dates = expression.sense not in senses.UNDATING
    return TimeMention((span.start, span.end), when, head, expression.rule, dates)


def _mention(doc: Doc, report: Report, expression: Expression) -> TimeMention:
    """The expression as a mention; one in a dateline or a credit dates no event."""
    mention = _plain(doc, expression)
    furniture = report.within(expression.start, "dateline", "credit", "note")
    return replace(mention, dates_events=False) if furniture else mention
