"""How the numbers moved: a newer one of the same source supersedes, another source's that cannot be true disputes.

What a toll is said to have risen to also supersedes the lower numbers of days before that nobody by name stands for.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from counterclaim.model import Count, Toll
from counterclaim.model.testimony import Tally
from counterclaim.model.vocabulary import TOLLS
from counterclaim.reconcile.whole.voices import Voiced

RISEN = "toll.reaches"
"""The rule that finds what a toll stands at now: "the death toll rose to seven"."""
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
    spoke: list[Voiced] = []
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
        for n in _outgrown(one, new, made, spoke):
            gone |= {made[n].claim, *carried[made[n].claim]}
            new = replace(new, rose_from=new.rose_from or made[n].claim)
            made[n] = replace(made[n], state="superseded")
        spoke.append(one)
        latest[new.source], newest[new.source] = len(made), one
        made.append(new)
    return [replace(t, state="disputed") if _disputed(t, made, own) else t for t in made], gone


def _outgrown(one: Voiced, new: Tally, made: list[Tally], spoke: list[Voiced]) -> list[int]:
    """Which of the numbers so far a report replaces by saying that the toll has risen: lower ones of earlier reports,
    in their own voice or by people without a name."""
    if RISEN not in one.claim.rule.split():
        return []
    return [
        n
        for n, before in enumerate(spoke)
        if made[n].state != "superseded" and _unnamed(before) and _later(before, one)
        and _count(made[n]).floor < _count(new).floor
    ]  # fmt: skip


def _unnamed(one: Voiced) -> bool:
    """Whether a report says it itself, or passes on somebody without a name."""
    return not any(s.id == one.claim.source and not s.anonymous for s in one.testimony.sources)


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
