"""What several reports together tell of one incident: their testimonies side by side, and what follows from them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from counterclaim.model.claim import Claim
from counterclaim.model.incident import Incident
from counterclaim.model.source import Source
from counterclaim.model.vocabulary import Field, TollField

Standing = Literal["single source", "corroborated", "contested"]
"""How well a field is known: by one source's word, by several independent ones that agree, or not agreed upon."""

State = Literal["stands", "superseded", "disputed"]


@dataclass(frozen=True, slots=True)
class Testimony:
    """An incident as one report tells it, with ids that hold across reports.

    `telling` is the id of the story that the report carries, which its copies share; `origin` the agency or outlet
    whose story it is, `version` which one of the story, from 0 on as they replaced each other. Claims name a
    testimony's id as their incident and a source of `sources` or, in the report's own voice, None.
    """

    id: str
    report: str
    key: str
    published: date | None
    outlet: str | None
    telling: str
    origin: str | None
    main: bool
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """One number of the series of a toll: who gave it in the report of which day, and what became of it.

    `superseded` by a later one of the same source, or by what a later report says that the toll rose to; `disputed` by
    another source's that cannot be true with it.
    `rose_from` is the claim with the number that it replaced.
    """

    field: TollField
    published: date | None
    source: str
    low: int | None
    best: int | None
    high: int | None
    claim: str
    state: State
    rose_from: str | None = None


@dataclass(frozen=True, slots=True)
class Corroboration:
    """One value of a field: by how many independent sources it is asserted, suspected and denied.

    Each list names sources of the whole; `claims` all claims that carry the value.
    """

    field: Field
    value: str
    standing: Standing
    asserted: tuple[str, ...]
    suspected: tuple[str, ...]
    denied: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """An incident as all its testimonies together tell it.

    `sources` are those of all reports, each once: independent of one another. `spoken` says whose word a claim is.
    """

    incident: Incident
    sources: tuple[Source, ...]
    spoken: tuple[tuple[str, str], ...]
    tallies: tuple[Tally, ...]
    corroboration: tuple[Corroboration, ...]
    testimonies: tuple[str, ...]
    reports: int
    tellings: int
    first: date | None
    last: date | None
