"""Blocking: keys such that two incidents that share none are not worth a comparison.

A store looks up who shares a key; each key names a place and some days, or a rare word and some days, so that the
number found grows with how much happens there and then, not with the size of the ledger.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from math import floor

from counterclaim.model.when import day_of
from counterclaim.reconcile.across.profile import Profile

CELL = 0.5
"""Side of a cell of the grid, degrees."""
MARGIN = 0.15
"""How far from a cell's edge a point also counts to the neighbour, degrees."""
DAYS = 8
SLACK = 2
"""Width of a bucket of days, and how far reports may be off."""
LATE = 7
"""Days before its report in which an undated incident that the report is about may have happened."""
LONG = 31
"""An incident told to have lasted longer has no days to be looked up by."""
SEASON = 512
"""Width of the buckets in which names meet, days: a trial comes long after the deed."""
RAREST = 16
"""How many of its rarest words a text is looked up by."""
SMALL = 1.0
"""Names of places of less than a million people look texts up."""
_FINE = frozenset({"site", "town", "district"})


def keys(profile: Profile) -> tuple[str, ...]:
    """The keys of an incident, sorted. Two that share none are taken for different without a look."""
    return tuple(sorted({*_placed(profile), *_worded(profile), *_named(profile)}))


def span(profile: Profile) -> tuple[date, date] | None:
    """The first and last day on which it can have happened; None where nobody can tell."""
    when, published = profile.when, profile.published
    if when.start is not None:
        first = day_of(when.start)
        last = day_of(when.end) if when.end else (published or first)
        return (first, max(first, last)) if (last - first).days <= LONG else None
    if (profile.main or profile.subject) and published is not None:
        return published - timedelta(LATE), published
    return None


def _buckets(first: date, last: date, width: int, slack: int) -> range:
    return range((first.toordinal() - slack) // width, (last.toordinal() + slack) // width + 1)


def _placed(profile: Profile) -> Iterator[str]:
    """A cell of the grid, or a province, and the days."""
    days, where = span(profile), profile.where
    if days is None:
        return
    if where.lat is not None and where.lon is not None and where.precision in _FINE:
        for bucket in _buckets(*days, DAYS, SLACK):
            yield from (f"p:{bucket}:{cell}" for cell in _cells(where.lat, where.lon))
    if where.admin1 and profile.when.known:
        for day in _buckets(*days, 1, 0):
            yield f"a:{day}:{where.country}:{where.admin1}"


def _cells(lat: float, lon: float) -> set[str]:
    """The cell of a point, and those beside it if it lies near the edge."""
    steps = (-MARGIN, MARGIN)
    return {f"{floor((lat + y) / CELL)}:{floor((lon + x) / CELL)}" for y in steps for x in steps}


def _worded(profile: Profile) -> Iterator[str]:
    """The rarest words of its text, the small places that it begins with, and the days."""
    days = span(profile)
    if days is None:
        return
    rare, places = profile.traces.rare, profile.traces.places
    rarest = sorted(rare, key=lambda w: (-rare[w], w))[:RAREST]
    for bucket in _buckets(*days, 2 * DAYS, SLACK):
        yield from (f"w:{bucket}:{word}" for word in rarest)
    small = [p for p in profile.traces.foremost if places.get(p, 0.0) >= SMALL]
    for bucket in _buckets(*days, 4 * DAYS, SLACK):
        yield from (f"s:{bucket}:{place}" for place in small)


def _named(profile: Profile) -> Iterator[str]:
    """Its names, and the season of the report and of the incident."""
    days = (profile.published, day_of(profile.when.start) if profile.when.start else None)
    for bucket in {b for day in days if day for b in _buckets(day, day, SEASON, SEASON // 8)}:
        yield from (f"n:{bucket}:{name}" for name in profile.traces.names)
