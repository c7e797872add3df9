"""Mentions of one report, grouped into incidents: of the ways to read them in order, the one that weighs most.

In a way of reading each mention tells an incident told before, or a new one. The signs of `reconcile/signs.py` say what
speaks for the former; weighed and added, they are how much likelier it is than a new incident, which is 0. A way weighs
what its mentions' choices weigh together, so that what is told later can set right what was chosen before. Weights are
learned from annotated reports (`lexicon/grouping.yaml`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from counterclaim import lexicon
from counterclaim.model import Claim, Extraction
from counterclaim.reconcile.bars import options
from counterclaim.reconcile.group import Group
from counterclaim.reconcile.profile import sides
from counterclaim.reconcile.signs import signs

WIDTH = 5
"""How many ways are followed at once; more find hardly better ones."""

Row = Mapping[str, float]
"""The signs between a mention and the group that it joins; none for a new one."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read the mentions so far: the groups in the order of their first mention, the last one told, the signs
    of each choice, and what they weigh together."""

    groups: tuple[Group, ...] = ()
    last: Group | None = None
    chosen: tuple[Row, ...] = ()
    weight: float = 0.0


def groups(extraction: Extraction, day: date | None = None) -> tuple[Group, ...]:
    """The incidents of one report as groups of mentions, in the order of their first mention; `day` is the report's."""
    return ways(extraction, day, lexicon.table("grouping", language="")["weights"])[0].groups


def ways(extraction: Extraction, day: date | None, weights: Mapping[str, float], width: int = WIDTH) -> list[Way]:
    """The ways to read a report of `day` that weigh most, the heaviest first: a beam search of `width`."""
    found = [Way()]
    for alone in in_order(extraction):
        further = [after for way in found for after in _further(way, alone, day, weights)]
        found = sorted(further, key=attrgetter("weight"), reverse=True)[:width]
    return found


def in_order(extraction: Extraction) -> Iterator[Group]:
    """The mentions in the order of the text, each as a group of its own, with its claims."""
    heard = sides(extraction.sources)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        claims[claim.incident].append(claim)
    for mention in sorted(extraction.mentions, key=lambda m: m.trigger.start):
        yield Group((mention,), tuple(claims[mention.id]), heard)


def _further(way: Way, alone: Group, day: date | None, weights: Mapping[str, float]) -> Iterator[Way]:
    """The ways on from one: the mention of `alone` tells any of the groups that nothing bars, or a new one."""
    given = options(alone, way.groups, way.last, day)
    (mention,) = given.adds.mentions
    for told in given.open_to:
        row = signs(mention, alone.profile, told, day)
        weight = way.weight + sum(weights.get(sign, 0.0) * value for sign, value in row.items())
        grown = told.group.grown(given.adds)
        after = tuple(grown if g is told.group else g for g in way.groups)
        yield Way(after, grown, (*way.chosen, row), weight)
    if given.new:
        yield Way((*way.groups, given.adds), given.adds, way.chosen, way.weight)
