"""Whose word a claim is, across reports: each independent source once, under an id that is the same in every ledger."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from counterclaim.model import Claim, Source
from counterclaim.model.record import digest
from counterclaim.model.testimony import Testimony
from counterclaim.reconcile.copies import Said, Telling
from counterclaim.reconcile.copies.independence import voice


@dataclass(frozen=True, slots=True)
class Voiced:
    """A claim, the report that carries it, and the id of the source whose word it is."""

    claim: Claim
    testimony: Testimony
    source: str


def voiced(testimonies: Iterable[Testimony]) -> tuple[list[Voiced], dict[str, Source]]:
    """The claims of all testimonies with their speakers, in the order of the reports, and these speakers by id.

    An office, a group, an outlet or a leader is one and the same in all reports; unnamed and private people are
    never linked across reports that are not copies of one story.
    """
    found: list[Voiced] = []
    speakers: dict[str, Source] = {}
    for one in testimonies:
        mine = {s.id: s for s in one.sources}
        story = Telling(one.telling, (), agency=one.origin, origin=one.origin)
        for claim in one.claims:
            who = mine.get(claim.source or "")
            key = voice(Said(claim, who, one.report), story)
            name = digest("source", *key)
            speakers.setdefault(name, _speaker(name, who, one))
            found.append(Voiced(claim, one, name))
    return found, speakers


def _speaker(name: str, who: Source | None, testimony: Testimony) -> Source:
    """A source under its id across reports; a report in its own voice speaks for its outlet or agency."""
    if who is not None:
        return replace(who, id=name, mentions=())
    return Source(name, testimony.origin or testimony.outlet or f"report {testimony.key}", False, "media")


def attributed(said: Iterable[Voiced], speakers: Mapping[str, Source]) -> list[Claim]:
    """The claims as those of one dossier: sources by their ids across reports, None for reports in their own voice."""
    return [replace(v.claim, source=v.source if v.claim.source and v.source in speakers else None) for v in said]
