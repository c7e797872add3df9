"""Who is independent of whom: fifty copies of one story are one voice, and so is one source that two reports quote."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.model import Claim, Source
from counterclaim.reconcile.copies.tellings import Telling

_ARTICLES = re.compile(r"^(?:the|a|an|one|some) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim, its source (None: the report itself) and the id of its report: what tells whose word it is."""

    claim: Claim
    source: Source | None
    report: str


def independent(said: Iterable[Said], tellings: Mapping[str, Telling]) -> list[tuple[Said, ...]]:
    """Claims grouped by whose word they are; as many groups, as many independent sources.

    `tellings` maps a report's id to the telling that it carries; a report without one stands for itself. One voice are

    - reports of one telling, or of one agency or outlet, that speak in their own voice; so is that agency where it is
      named as a source;
    - a named office, group, outlet or leader, whoever quotes them;
    - an unnamed source within one telling, or of one agency that two tellings relay. Beyond that unnamed people are
      never linked, and neither is a private person beyond one telling.

    The groups stand in the order of their first claim.
    """
    groups: dict[tuple[str, ...], list[Said]] = defaultdict(list)
    for one in said:
        groups[voice(one, tellings.get(one.report))].append(one)
    return [tuple(g) for g in groups.values()]


def voice(said: Said, telling: Telling | None) -> tuple[str, ...]:
    """Whose word a claim is, as a key: equal keys are one voice."""
    story = telling.id if telling else said.report
    origin = telling.origin if telling else None
    who = said.source
    if who is None:
        return ("named", named(origin)) if origin else ("telling", story)
    if who.person:
        return ("private", story, named(who.name))
    if who.anonymous:
        relay = next(iter(said.claim.relayed_by), telling.agency if telling else None)
        return ("unnamed", named(relay) if relay else story, who.role, named(who.name))
    return ("named", who.actor or named(who.name))


def named(name: str) -> str:
    """A name without article and case."""
    return _ARTICLES.sub("", " ".join(name.split())).casefold()
