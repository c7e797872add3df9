"""How far two profiles tell alike: times, places, people and numbers."""

from collections.abc import Sequence
from datetime import date, timedelta

from counterclaim.model import Toll
from counterclaim.model.when import day_of
from counterclaim.reconcile.profile import Profile

RECENT = timedelta(days=8)
"""How long before its report news may have happened."""

LONG = timedelta(days=1)
"""Dead counted over longer are summed up."""

CHANCE = 3
"""Below this number two tolls agree too often to mean anything."""


def shares(a: Profile, b: Profile) -> bool:
    """Whether both tell one place, target or number of dead."""
    return any(x.same(y) for x in a.wheres for y in b.wheres) or bool(a.targets & b.targets) or same_toll(a, b)


def turned(a: Profile, b: Profile) -> bool:
    """Whether those who did the one suffered the other, as in a fight that each side tells."""
    return bool({w.removesuffix("s") for w in a.perpetrators} & {w.removesuffix("s") for w in b.people})


def new_place(a: Profile, b: Profile) -> bool:
    """Whether both tell places, and none of the one is, holds or lies in one of the other, or bears its name."""
    related = (x.same(y) or x.narrows(y) or y.narrows(x) for x in a.wheres for y in b.wheres)
    return bool(a.places and b.places) and not a.places & b.places and not any(related)


def same_days(a: Profile, b: Profile) -> list[date]:
    """The times that both tell alike."""
    pairs = ((x, y) for x in a.whens for y in b.whens if x.start == y.start and x.precision == y.precision)
    return [day_of(x.start) for x, _ in pairs if x.start]


def of_the_news(start: date, day: date | None) -> bool:
    """Whether a time is that of the news, which everything in a report may share: no more than a day before it."""
    return day is not None and (day - start).days <= 1


def old(told: Profile, day: date | None, before: timedelta = RECENT) -> bool:
    """Whether all that is told of an incident's time lies more than RECENT (or `before`) before the report."""
    ends = [day_of(w.end or w.start) for w in told.whens if w.start]
    return day is not None and bool(ends) and max(ends) < day - before


def of_a_year(told: Profile) -> bool:
    """Whether it is one deed dated to no more than a year or a season: "an onslaught earlier this year"."""
    return told.many is False and bool(told.whens) and all(w.precision in {"season", "year"} for w in told.whens)


def summed(told: Profile) -> bool:
    """Whether it sums up what happened over more than LONG: the dead of a war, since a year, of some days."""
    spans = (day_of(w.end) - day_of(w.start) for w in told.whens if w.start and w.end)
    return told.many is True and any(span > LONG for span in spans)


def lasting(told: Profile, more: timedelta = LONG) -> bool:
    """Whether it goes on over `more`, and than the unit that dates it: since May, for a year."""
    spans = ((day_of(w.end) - day_of(w.start), w) for w in told.whens if w.start and w.end)
    return any(span > more and (w != w.unit() or (w.precision == "days" and span > RECENT)) for span, w in spans)


def same_toll(a: Profile, b: Profile) -> bool:
    """Whether they tell the same number of dead or wounded; small numbers are the same by chance."""
    pairs = ((x, y) for mine, theirs in ((a.killed, b.killed), (a.wounded, b.wounded)) for x in mine for y in theirs)
    return any(x.count == y.count and x.floor >= CHANCE for x, y in pairs) or adds_up(a.killed, b.killed)


def same_harm(a: Profile, b: Profile) -> bool:
    """Whether they agree on the dead and on the wounded: "two were killed and five wounded", told twice."""
    both = ((a.killed, b.killed), (a.wounded, b.wounded))
    return all(any(x.count == y.count and x.floor for x in mine for y in theirs) for mine, theirs in both)


def most_dead(told: Profile) -> int:
    """The largest number of dead that is told; 0 where there is none."""
    return max((t.floor for t in told.killed), default=0)


def adds_up(parts: Sequence[Toll], wholes: Sequence[Toll]) -> bool:
    """Whether several numbers make the total that was told: `ten were killed at once, another three died later`."""
    return len(parts) > 1 and any(sum(p.floor for p in parts) == w.floor for w in wholes)


def toll_clash(a: Profile, b: Profile) -> bool:
    """Whether no number of dead of the one can be true with any of the other."""
    fields = ((a.killed, b.killed), (a.wounded, b.wounded), (a.abducted, b.abducted))
    if adds_up(a.killed, b.killed):
        return False
    return any(bool(m and t) and not any(x.count.admits(y.count) for x in m for y in t) for m, t in fields)


def near_toll(a: Profile, b: Profile) -> bool:
    """Whether some numbers of dead differ no more than counts of one event do: by less than three times."""
    pairs = ((x, y) for m, t in ((a.killed, b.killed), (a.abducted, b.abducted)) for x in m for y in t)
    floors = [(x.floor or 1, y.floor or 1) for x, y in pairs]
    return any(max(pair) < 3 * min(pair) for pair in floors)
