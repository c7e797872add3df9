"""What keeps two incidents apart, whatever agrees."""

from counterclaim.reconcile.across.keys import span
from counterclaim.reconcile.across.profile import Profile
from counterclaim.reconcile.profile import DONE, compatible_types

BARRED_DAYS = 3
"""Days by which two dated incidents may differ and still be one told wrongly."""
LONE_DAYS = 60
"""The same for lone deeds that both reports are about: one of them may be dated by what came of it."""
BARRED_KM = 100.0
SEVERAL = 2
"""Names in both texts that make a day or a country misread likelier than another incident."""
FINE = frozenset({"site", "town", "district"})
"""Precisions of a place that has a point of its own."""


def bar(a: Profile, b: Profile) -> str | None:
    """Why two incidents cannot be one, None if they can."""
    if a.report == b.report:
        return "one report tells them apart"
    if a.type is None or b.type is None:
        return None
    if "ahead" in {DONE[a.status], DONE[b.status]} and DONE[a.status] != DONE[b.status]:
        return "one has not happened yet"
    if a.many != b.many and not lone(a, b):
        return "one incident, the other many"
    if not compatible_types(frozenset({a.type}), frozenset({b.type})):
        return f"{a.type} and {b.type}"
    return _elsewhere(a, b)


def _elsewhere(a: Profile, b: Profile) -> str | None:
    """Whether place or day excludes it. Texts that share names of their own may be wrong about either."""
    if len(a.traces.names & b.traces.names) >= SEVERAL or a.traces.streets & b.traces.streets:
        return None
    if a.where.country and b.where.country and a.where.country != b.where.country:
        return f"{a.where.country} and {b.where.country}"
    km = a.where.km(b.where)
    fine = {a.where.precision, b.where.precision} <= FINE
    if km is not None and km > BARRED_KM and fine and not a.traces.places.keys() & b.traces.places.keys():
        return f"{km:.0f} km apart"
    days, most = gap(a, b), LONE_DAYS if lone(a, b) else BARRED_DAYS
    if days is not None and days > most and a.when.known and b.when.known and dated(a, b):
        return f"{days} days apart"
    return None


def lone(a: Profile, b: Profile) -> bool:
    """Whether two reports are about deeds in which no force has part: what sets these apart may be misread."""
    return a.subject and b.subject and not (a.organised or b.organised)


def dated(a: Profile, b: Profile) -> bool:
    """Whether both are dated to days."""
    return a.when.in_days and b.when.in_days


def gap(a: Profile, b: Profile) -> int | None:
    """Days between the two spans in which they can have happened, 0 where these meet, None where one is open."""
    mine, theirs = span(a), span(b)
    if mine is None or theirs is None:
        return None
    return max(0, (theirs[0] - mine[1]).days, (mine[0] - theirs[1]).days)
