"""The day of a report that names only one."""

from datetime import date, timedelta

from spacy.tokens import Token

from counterclaim.extraction.rules.found import TimeMention
from counterclaim.extraction.rules.scene import Scene
from counterclaim.extraction.rules.times.attach import said
from counterclaim.model.when import day_of

RECENT = timedelta(days=4)
"""How long before its report news without a date may have happened."""


def only_day(scene: Scene) -> TimeMention | None:
    """The first mention of the only recent day that the report names, days of saying apart; None where it names
    several, or where the only one stands beside an event that it does not date."""
    day, beside = scene.report.day, {scene.doc[e.head.token].sent.start for e in scene.events}
    exact = [t for t in scene.times if t.dates_events and t.when.start and t.when.exact]
    told = [t for t in exact if not said(scene.doc, *t.tokens)]
    days = {day_of(t.when.start) for t in told if t.when.start}
    if day is None or len(days) != 1:
        return None
    apart = all(scene.doc[t.head].sent.start not in beside for t in told)
    return told[0] if apart and day - RECENT <= days.pop() <= day else None


def days_named(scene: Scene, event: Token) -> tuple[date, ...]:
    """The days that the sentence of an event names, of whatever they are."""
    sent = event.sent
    here = (t.when for t in scene.times if sent.start <= t.tokens[0] < sent.end)
    return tuple(day_of(w.start) for w in here if w.start is not None and w.exact)
