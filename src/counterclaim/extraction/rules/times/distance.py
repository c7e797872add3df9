"""Days counted from another event's: "the day after Thursday's raid", "two days after the ceasefire"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from counterclaim.extraction.rules.found import TimeMention
from counterclaim.extraction.rules.times.attach import said, time_of
from counterclaim.extraction.rules.times.expression import Expression, Row
from counterclaim.extraction.rules.times.relative import counted
from counterclaim.extraction.rules.times.tense import governor
from counterclaim.model.when import day_of

_REACH = 400
"""How many tokens back a day still holds for what is told without one."""
_NEAR = 3
"""How many words may stand between the distance and the day that it is counted from."""


def distances(doc: Doc, row: Row, found: Sequence[Expression], mentions: Sequence[TimeMention]) -> list[Expression]:
    """The expressions with "two days after ..." counted from the time that follows, or set on what follows.

    In "X on Sunday, two days after Y" it is Y that gets a time: two days before X's.
    """
    out: list[Expression] = []
    for zero, one, two in zip([None, *found], found, [*found[1:], None], strict=False):
        if one.sense == "distance":
            out.append(_counted(doc, row, one, two) or _told(doc, row, one, zero, mentions) or one)
        else:
            out.append(one)
    return out


def _sign(expression: Expression) -> int:
    return -1 if expression.slots["way"] in ("before", "eve", "into") else 1


def _slots(expression: Expression) -> dict[str, object]:
    return {"unit": "day", **expression.slots}


def _counted(doc: Doc, row: Row, one: Expression, two: Expression | None) -> Expression | None:
    """Counted from the day that follows at once: "the day after Thursday's raid"."""
    if not (two and two.dated and two.when and two.when.start) or two.when.precision not in ("day", "days"):
        return None
    between = row.between(one.end, two.start)
    if len(between) > _NEAR or not {",", ".", ";"}.isdisjoint(between):
        return None
    when = counted(day_of(two.when.start), _slots(one), _sign(one))
    if not doc.has_annotation("DEP"):
        return replace(one, end=two.end, when=when, parts=(two,))
    head = two.root(doc)
    head = head.head if head.dep_ in ("nmod:poss", "compound", "amod", "nummod") else head
    return replace(one, end=max(two.end, head.idx + len(head)), when=when, parts=(two,), head=head.i)


def _told(
    doc: Doc, row: Row, one: Expression, zero: Expression | None, mentions: Sequence[TimeMention]
) -> Expression | None:
    """Set on the event that follows, counted from the day of the one that the phrase hangs on.

    That is the day just before ("on Sunday, four days after the raid"), else the one that dates the verb.
    """
    if not doc.has_annotation("DEP"):
        return None
    preposition = one.span(doc)[-1]
    below = preposition.head
    below = below.head if below.dep_ in ("nsubj", "nsubj:pass") else below
    above = governor(below.head)
    if below.i <= preposition.i:
        return None
    if zero and zero.when and zero.when.exact and row.between(zero.end, one.start) == [","]:
        start = zero.when.start
    elif above.i == below.i:
        return None
    else:
        anchor = time_of(doc, above.i, mentions)
        if anchor is None or anchor.rule.endswith(".said") or not anchor.when.exact:
            anchor = _last(doc, one, mentions)
        start = anchor.when.start if anchor else None
    when = counted(day_of(start), _slots(one), -_sign(one)) if start else None
    return replace(one, when=when, rule=one.rule + ".inverse", head=below.i) if when else None


def _last(doc: Doc, one: Expression, mentions: Sequence[TimeMention]) -> TimeMention | None:
    """The last day told shortly before, as the day of what is told without one."""
    at = one.span(doc).start
    days = [m for m in mentions if at - _REACH < m.tokens[0] < at and m.when.known and m.when.exact]
    return next((m for m in reversed(days) if not said(doc, *m.tokens)), None)
