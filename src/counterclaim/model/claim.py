"""The claim: one incident, one field, one value, one source, one stance, its evidence."""

from dataclasses import dataclass

from counterclaim.model.actor import Party
from counterclaim.model.count import Toll
from counterclaim.model.place import Place
from counterclaim.model.report import Evidence
from counterclaim.model.vocabulary import Field, LinkKind, Stance, Status, Type
from counterclaim.model.when import When


@dataclass(frozen=True, slots=True)
class Wording:
    """A value that stays as the source put it: damage, outcome, purpose, means."""

    text: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """How an incident stands to another one, named by its id."""

    kind: LinkKind
    incident: str


Value = Toll | When | Place | Party | Wording | Link | Type | Status | bool


@dataclass(frozen=True, slots=True)
class Claim:
    """One incident x one field x one value x one source x one stance x its evidence.

    `source` is a Source's id, None for the report in its own voice; `relayed_by` the outlets or people that
    passed it on; `cue` the spans of the words that attribute it; `rule` the ids of the rules that found it,
    joined by blanks. Raises ValueError without evidence.
    """

    id: str
    incident: str
    field: Field
    value: Value
    source: str | None
    stance: Stance
    evidence: tuple[Evidence, ...]
    relayed_by: tuple[str, ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    rule: str = ""

    def __post_init__(self) -> None:
        """No claim without evidence."""
        if not self.evidence:
            raise ValueError(f"a claim on {self.field} without evidence")
