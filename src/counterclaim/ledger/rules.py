"""What the ledger asks about reports and incidents; the pipeline introduces it to those who answer.

Records are plain JSON values that the ledger keeps and hands back; it does not look into them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from counterclaim.model import Dossier, Report
from counterclaim.model.testimony import Testimony, Whole

Record = dict[str, Any]


class Judged(Protocol):
    """Whether two incidents are one."""

    @property
    def a(self) -> str:
        """The smaller id."""

    @property
    def b(self) -> str:
        """The greater id."""

    @property
    def verdict(self) -> str:
        """`same`, `different` or `unsure`."""

    @property
    def score(self) -> float:
        """The probability that they are one."""

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons, the weightiest first."""


class Story(Protocol):
    """What copies and versions have in common."""

    @property
    def id(self) -> str:
        """The id of the telling."""

    @property
    def origin(self) -> str | None:
        """Whose story it is."""

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that carry it."""

    @property
    def versions(self) -> Sequence[Any]:
        """Its versions in the order in which they replaced each other, each with the `reports` that carry it."""


class Rules(Protocol):
    """The rules by which reports become incidents."""

    version: str

    def fingerprint(self, report: Report, salt: str) -> tuple[Record, list[str]]:
        """A report's fingerprint, and the keys under which its copies are looked up.

        Phrases stand in both as hashes made with `salt`.
        """

    def relation(self, one: Record, other: Record) -> Any:
        """`copy` or `version`, None where two fingerprints are neither."""

    def tellings(self, prints: Iterable[Record], related: Mapping[tuple[str, str], Any]) -> Sequence[Story]:
        """The stories that fingerprints tell."""

    def profiles(
        self, dossier: Dossier, report: str, ids: Mapping[str, str], salt: str
    ) -> list[tuple[str, Record, list[str]]]:
        """For each incident of a report its id, its profile, and the keys under which it is looked up.

        Words stand in both as hashes made with `salt`.
        """

    def profile(self, record: Record, telling: str) -> Any:
        """A profile to be judged, out of its record and the story that its report tells."""

    def judge(self, one: Any, other: Any) -> Judged:
        """Whether two profiles are of one incident."""

    def groups(self, made: Sequence[Any], judgements: Iterable[Record]) -> list[tuple[str, ...]]:
        """Which of the profiles go together."""

    def whole(self, testimonies: Sequence[Testimony], policy: str = "range") -> Whole:
        """One incident out of its testimonies."""
