"""Incidents as a report, or the ledger, tells them: accounts side by side and the reading of them."""

from dataclasses import dataclass, field

from counterclaim.model.actor import Party
from counterclaim.model.claim import Claim, Wording
from counterclaim.model.count import Toll
from counterclaim.model.place import Place
from counterclaim.model.record import plain
from counterclaim.model.report import Report
from counterclaim.model.source import Source
from counterclaim.model.vocabulary import DisputeKind, Field, LinkKind, Responsibility, Status, Type
from counterclaim.model.when import When


@dataclass(frozen=True, slots=True)
class Account:
    """All that one source says about one incident: the ids of its claims."""

    source: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims on one field that contradict or materially diverge, or a claim and its denial."""

    field: Field
    kind: DisputeKind
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blame:
    """That a party did it, and how this is known; `by` are source ids, none where nobody is named."""

    party: str
    how: Responsibility
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A link to another incident and the claims that bear it."""

    kind: LinkKind
    incident: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A toll as a reading gives it; `derived` marks a sum of disjoint parts that no source adds up."""

    low: int | None
    best: int | None
    high: int | None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Incident:
    """One thing that happened at one place and time, or an aggregate of many.

    Every value is a reading of its claims by the policy that `reading` names; only reading makes one.
    `main` is the report's own emphasis: what it is about.
    """

    id: str
    main: bool
    type: Type
    status: Status
    aggregate: Toll | None
    when: When
    where: Place
    perpetrators: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    parties: tuple[Party, ...] = ()
    means: tuple[Wording, ...] = ()
    responsibility: tuple[Blame, ...] = ()
    reading: str = "range"
    killed: Figure | None = None
    wounded: Figure | None = None
    missing: Figure | None = None
    abducted: Figure | None = None
    detained: Figure | None = None
    casualties: Figure | None = None
    accounts: tuple[Account, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    links: tuple[Tie, ...] = ()


@dataclass(frozen=True)
class Dossier:
    """What reading one report yields: the report, its sources, its incidents, and every claim."""

    report: Report
    sources: tuple[Source, ...] = ()
    incidents: tuple[Incident, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = field(default=(), metadata={"record": False})

    def __repr__(self) -> str:
        """One line: the report's key and how much was found in it."""
        return (
            f"Dossier({self.report.key!r}: {len(self.incidents)} incidents, "
            f"{len(self.sources)} sources, {len(self.claims)} claims)"
        )

    @property
    def relevant(self) -> bool:
        """Whether the report tells of any incident."""
        return bool(self.incidents)

    def source(self, id: str | None) -> Source | None:  # noqa: A002
        """The source of that id, None for the report in its own voice."""
        return next((s for s in self.sources if s.id == id), None)

    def of(self, incident: str) -> tuple[Claim, ...]:
        """The claims on one incident, in the order of the text."""
        return tuple(c for c in self.claims if c.incident == incident)

    def to_dict(self) -> dict[str, object]:
        """The contract's JSON object, as plain Python values."""
        head = {"id": self.report.id, **plain(self.report), "relevant": self.relevant}
        return {"report": head, **{k: plain(getattr(self, k)) for k in ("sources", "incidents", "claims")}}
