"""Which reports are one telling: copies of one text, and the versions of one story as its agency rewrote it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from counterclaim.reconcile.components import components
from counterclaim.reconcile.copies.prints import Fingerprint

COPY = 0.5
"""From this share of the shorter one's phrases on, two reports are copies."""
REWRITTEN = 0.2
"""From this share on, two stories of one agency and dateline are versions."""
LEAST = 4
"""Fewer phrases than this tell nothing: two short items may share a sentence by chance."""
STORY_DAYS = 4
"""Days within which an agency rewrites a story."""

Relation = Literal["copy", "version"]


@dataclass(frozen=True, slots=True)
class Version:
    """Reports that carry one and the same state of a story, by id."""

    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One story, however many carry it. `id` is the id of its first report by day and id.

    `versions` stand in the order in which they replaced each other; `agency` is whose story it is, None if no copy
    tells; `inferred` holds the reports that carry it without a credit; `origin` is the agency, else the outlet that
    carried it first.
    """

    id: str
    versions: tuple[Version, ...]
    agency: str | None = None
    inferred: tuple[str, ...] = ()
    origin: str | None = None

    @property
    def reports(self) -> tuple[str, ...]:
        """All reports that carry it, by id, those of earlier versions first."""
        return tuple(r for v in self.versions for r in v.reports)


def relation(a: Fingerprint, b: Fingerprint) -> Relation | None:
    """Whether two reports are copies of one text or versions of one story; None where neither is known.

    The same either way round.
    """
    shared = len(set(a.hashes) & set(b.hashes))
    least = min(len(a.hashes), len(b.hashes))
    if a.report == b.report or shared < LEAST:
        return "copy" if a.report == b.report else None
    share = shared / least
    if share >= COPY:
        return "version" if _rewritten(a, b) else "copy"
    return "version" if share >= REWRITTEN and _one_story(a, b) else None


def _rewritten(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether an editor says that one of them replaces the other."""
    marks = [(f.order, f.corrected, f.renewed) for f in (a, b)]
    return marks[0] != marks[1]


def _one_story(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether one agency filed both from one place within days."""
    if not (a.place and b.place and a.day and b.day):
        return False
    near = abs((a.day - b.day).days) <= STORY_DAYS
    return near and a.place.casefold() == b.place.casefold() and bool(set(_carriers(a)) & set(_carriers(b)))


def _carriers(one: Fingerprint) -> tuple[str, ...]:
    return one.agencies or ((one.outlet,) if one.outlet else ())


def tellings(prints: Iterable[Fingerprint], related: Mapping[tuple[str, str], Relation] | None = None) -> list[Telling]:
    """Fingerprints grouped into tellings, sorted by id; their order does not matter.

    `related` holds the relations that a store has found already (pairs of report ids, the smaller first); without it
    they are found here, among all that share a key.
    """
    known = {p.report: p for p in prints}
    edges = dict(related) if related is not None else _relations(known)
    stories = components(known, edges)
    return sorted((_telling([known[r] for r in story], edges) for story in stories), key=lambda t: t.id)


def _relations(known: Mapping[str, Fingerprint]) -> dict[tuple[str, str], Relation]:
    """The relations among fingerprints that share a key."""
    holders: dict[str, list[str]] = defaultdict(list)
    for one in known.values():
        for key in one.keys:
            holders[key].append(one.report)
    pairs = {(min(p), max(p)) for found in holders.values() for p in combinations(found, 2)}
    found = {pair: relation(known[pair[0]], known[pair[1]]) for pair in pairs}
    return {pair: how for pair, how in found.items() if how is not None}


def _telling(story: list[Fingerprint], edges: Mapping[tuple[str, str], Relation]) -> Telling:
    """One story: its versions in order, its agency."""
    copies = [pair for pair, how in edges.items() if how == "copy"]
    groups = components([p.report for p in story], copies)
    order = {p.report: (p.day or date.max, p.order, p.corrected, p.report) for p in story}
    groups = [sorted(g, key=order.__getitem__) for g in groups]
    groups.sort(key=lambda g: order[g[0]])
    first = min(order.values())[-1]
    credited = [p for p in sorted(story, key=lambda p: order[p.report]) if p.agencies]
    agency = credited[0].agencies[0] if credited else None
    silent = tuple(sorted(p.report for p in story if agency and agency not in p.agencies))
    origin = agency or next((p.outlet for p in story if p.report == first), None)
    return Telling(first, tuple(Version(tuple(g)) for g in groups), agency, silent, origin)
