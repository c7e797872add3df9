"""How the numbers moved: a newer one of the same source supersedes, another source's that cannot be true disputes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from counterclaim.model import Count, Toll
from counterclaim.model.testimony import Tally
from counterclaim.model.vocabulary import TOLLS
from counterclaim.reconcile.whole.voices import Voiced

_Like = tuple[str, str | None, str | None]


def tallies(said: Iterable[Voiced]) -> tuple[list[Tally], set[str]]:
    """The series of every toll, and the claims whose number was superseded.

    A series holds the totals that are asserted, by the day of the report; each number of a source once.
    """
    series: dict[_Like, list[Voiced]] = defaultdict(list)
    for one in said:
        toll = one.claim.value
        told = one.claim.field in TOLLS and one.claim.stance == "asserts"
        if told and isinstance(toll, Toll) and toll.scope == "total":
            series[one.claim.field, toll.who, toll.side].append(one)
    order = {str(f): n for n, f in enumerate(TOLLS)}
    made: list[Tally] = []
    gone: set[str] = set()
    for like in sorted(series, key=lambda k: (order[k[0]], str(k))):
        found, replaced = _series(series[like])
        made += found
        gone |= replaced
    return made, gone


def _day(one: Voiced) -> date:
    return one.testimony.published or date.min


def _version(one: Voiced) -> tuple[str, int]:
    return one.testimony.telling, one.testimony.version


def _later(before: Voiced, one: Voiced) -> bool:
    """Whether a report came after another one: on a later day, or as a later version of the same story."""
    told, again = before.testimony, one.testimony
    return told.published != again.published or (told.telling == again.telling and told.version < again.version)


def _series(said: list[Voiced]) -> tuple[list[Tally], set[str]]:
    """The numbers of like people, in the order of their reports; the claims whose number was superseded."""
    made: list[Tally] = []
    latest: dict[str, int] = {}
    carried: dict[str, set[str]] = defaultdict(set)
    own: set[str] = set()
    gone: set[str] = set()
    newest: dict[str, Voiced] = {}
    for one in sorted(said, key=lambda v: (_day(v), *_version(v), v.testimony.report, v.claim.evidence[0].start)):
        new = _tally(one)
        own |= set() if one.claim.source else {new.claim}
        before = latest.get(new.source)
        if before is not None and _count(made[before]) == _count(new):
            carried[made[before].claim].add(new.claim)
            continue
        if before is not None and _later(newest[new.source], one):
            gone |= {made[before].claim, *carried[made[before].claim]}
            new = replace(new, rose_from=made[before].claim)
            made[before] = replace(made[before], state="superseded")
        latest[new.source], newest[new.source] = len(made), one
        made.append(new)
    return [replace(t, state="disputed") if _disputed(t, made, own) else t for t in made], gone


def _tally(one: Voiced) -> Tally:
    toll = one.claim.value
    assert isinstance(toll, Toll)
    return Tally(
        one.claim.field,  # type: ignore[arg-type]
        one.testimony.published, one.source, toll.low, toll.best, toll.high, one.claim.id, "stands",
    )  # fmt: skip


def _disputed(one: Tally, series: list[Tally], own: set[str]) -> bool:
    """Whether a number that stands cannot be true with another source's that stands.

    Where two reports give numbers in their own voice, a later and higher one is news and no dispute.
    """
    if one.state == "superseded":
        return False
    others = (o for o in series if o.source != one.source and o.state != "superseded")
    return any(
        not _count(one).admits(_count(o)) and not ({one.claim, o.claim} <= own and (_rose(one, o) or _rose(o, one)))
        for o in others
    )


def _rose(earlier: Tally, later: Tally) -> bool:
    if not (earlier.published and later.published):
        return False
    return earlier.published < later.published and _count(earlier).floor < _count(later).floor


def _count(one: Tally) -> Count:
    return Count(one.low, one.best, one.high)
