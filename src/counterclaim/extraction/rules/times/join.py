"""Expressions made of others: ranges, and stretches open to one side ("since", "until", "before")."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from counterclaim import lexicon
from counterclaim.extraction.rules.times import calendar
from counterclaim.extraction.rules.times.expression import Expression, Row
from counterclaim.model import When
from counterclaim.model.vocabulary import TimePrecision
from counterclaim.model.when import day_of

_TO = frozenset({"-", "–", "—", "to", "through", "until", "till"})
_OPEN = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "until",
    "before": "before",
    "after": "after",
}
_PHRASE = 16
"""The most tokens between a "since" and the time that ends its phrase."""
_MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "nummod", "nmod:unmarked", "nmod:tmod"})


def joined(row: Row, found: Sequence[Expression]) -> list[Expression]:
    """The expressions with "from Monday to Wednesday", "July-August" and the like made one."""
    out: list[Expression] = []
    for expression in found:
        whole = _range(row, out[-1], expression) if out else None
        if whole:
            out[-1] = whole
        else:
            out.append(expression)
    return out


def _range(row: Row, one: Expression, two: Expression) -> Expression | None:
    between = row.between(one.end, two.start)
    if len(between) != 1 or not (one.dated and two.dated) or one.parts or two.parts:
        return None
    opener = next((a.text.lower() for a in row.before(one.start, 1)), "")
    ranging = between[0] in _TO and (opener == "from" or between[0] != "to" or one.sense == two.sense)
    if not ranging and not (between[0] in ("and", "or") and opener == "between"):
        return None
    if not (one.when and two.when and one.when.start and two.when.end):
        return None
    start, end = _ordered(one, two, day_of(one.when.start), day_of(two.when.end))
    if start > end:
        return None
    when = When(start, end, _wide(one.when))
    return Expression(one.start, two.end, one.rule + ".range", "range", when, parts=(one, two))


def _ordered(one: Expression, two: Expression, start: date, end: date) -> tuple[date, date]:
    """The ends of a range, the first one moved back where both were looked for from the report's day."""
    if start > end and one.sense == "weekday":
        return calendar.days(start, -7), end
    if start > end and one.sense == two.sense and one.sense in ("date", "month") and "year" not in one.slots:
        return calendar.months(start, -12), end
    return start, end


def _wide(when: When) -> TimePrecision:
    """The precision of a stretch that begins or ends with a time."""
    return "days" if when.exact else when.precision


def opened(doc: Doc, row: Row, found: Sequence[Expression], today: date | None) -> Iterator[Expression]:
    """Each expression, with the preposition before it that opens it to one side taken in.

    Where the preposition governs a phrase or clause that the time is part of ("since the March invasion"),
    the time itself stays, and a second expression says the open stretch.
    """
    for expression in found:
        stretch = _opened(row, expression, today)
        if stretch and not _modifies(doc, expression):
            yield _comparing(row, stretch)
            if "when" in row.after(expression.end, 2):
                yield replace(expression, rule=expression.rule + ".when")
            continue
        outer = _outer(doc, expression, today)
        inside = (
            outer is not None and outer.head is not None and expression.root(doc).head.i < doc[outer.head].left_edge.i
        )
        yield replace(expression, rule=expression.rule + ".when", head=outer.head) if outer and inside else expression
        if outer:
            yield _comparing(row, outer)


def _opened(row: Row, expression: Expression, today: date | None) -> Expression | None:
    """The expression with "since", "until" and the like before it, None without one."""
    words = row.before(expression.start, 2)
    first = words[0].text.lower() if words else ""
    if not expression.dated and expression.sense not in ("range", "then"):
        return None
    if any(mark in ("'s", "’s", "'", "’") for mark in row.after(expression.end, 1)):
        return None
    way, start = _OPEN.get(first), words[0].start if words else 0
    points = lexicon.words("times", "words", "FIXEDPART")  # dawn, noon, midnight
    if way in {"before", "after"} and not points.isdisjoint(row.after(expression.start, 1)):
        return None  # "before dawn on Thursday" is still Thursday
    if [w.text.lower() for w in words] == ["to", "prior"]:
        way, start = "before", words[1].start
    when = _side(expression, way, today) if way else None
    if when is None:
        return None
    rule = f"{expression.rule}.{way}"
    return replace(expression, start=start, when=when, rule=rule, sense="open", parts=(expression,))


def _side(expression: Expression, way: str, today: date | None) -> When | None:
    when = expression.when
    if when is None or when.start is None:
        return None
    start, end = day_of(when.start), day_of(when.end or when.start)
    if way == "since":
        return When(start, today, _wide(when)) if today is None or start <= today else None
    if way == "until":
        return When(None, end)
    if way == "before":
        return When(None, end if "edge" in expression.slots else calendar.days(start, -1))
    return When(end, today, _wide(when)) if today and end < today else None


def _comparing(row: Row, expression: Expression) -> Expression:
    """A mere length of time where a "since" only compares: "the first raid since May" dates no raid."""
    if not expression.rule.endswith((".since", ".since-event")):
        return expression
    words = [a.text.lower() for a in row.before(expression.start, 9)]
    clause = words[: next((n for n, w in enumerate(words) if w in (",", ".", ";")), len(words))]
    compares = not lexicon.words("times", "comparing").isdisjoint(clause)
    return replace(expression, sense="comparison") if compares else expression


def _modifies(doc: Doc, expression: Expression) -> bool:
    """Whether the time only modifies the noun that follows it ("the March invasion")."""
    if not doc.has_annotation("DEP"):
        return False
    root = expression.root(doc)
    return root.dep_ in _MODIFIERS and root.head.i > root.i


def _outer(doc: Doc, expression: Expression, today: date | None) -> Expression | None:
    """The stretch of "since the March invasion", "since the crisis began on May 3": from the time inside."""
    when = expression.when
    if not (expression.dated and when and when.start and today) or day_of(when.start) > today:
        return None
    span, start = expression.span(doc), day_of(when.start)
    above, opener = expression.root(doc).head, None
    if span.start > 1 and doc[span.start - 2].lower_ == "since" and doc[span.start - 1].pos_ in ("DET", ""):
        above, opener = doc[min(span.end, len(doc) - 1)], doc[span.start - 2]
    elif doc.has_annotation("DEP"):
        opener = next((c for c in above.children if c.lower_ == "since" and c.dep_ in ("case", "mark")), None)
        if opener is None and above.pos_ in ("NOUN", "PROPN", "VERB"):
            opener = _before(doc, span.start)
            above = opener.head if opener is not None else above
    if opener is None or opener.i >= span.start:
        return None
    end = max(expression.end, above.idx + len(above))
    rule, reach = expression.rule + ".since-event", When(start, today, _wide(when))
    return Expression(opener.idx, end, rule, "open", reach, parts=(expression,), head=above.i)


def _before(doc: Doc, start: int) -> Token | None:
    """The "since" of the noun phrase that ends with a time: "since the army's offensive in the region in May 1996"."""
    for token in reversed(doc[max(0, start - _PHRASE) : start]):
        if token.lower_ == "since":
            return token if token.dep_ == "case" and token.head.i > token.i and token.head.i < start else None
        if (token.pos_ in ("VERB", "AUX", "SCONJ", "PUNCT") and token.text != "-") or token.lower_ in _OPEN:
            return None
    return None
