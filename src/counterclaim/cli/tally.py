"""What became of the reports that were to be recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.cli.failures import warn
from counterclaim.model import Report


@dataclass(slots=True)
class Tally:
    """How many were new, known already, or redacted before; as text the end of a line on standard error."""

    new: int = 0
    known: int = 0
    redacted: int = 0

    def count(self, report: Report, *, new: bool, stone: Mapping[str, Any] | None) -> None:
        """Count one report. Of one that was redacted, by whom and why it was is said at once."""
        if stone:
            self.redacted += 1
            day, author, why = stone["redacted_at"][:10], stone["author"], stone["reason"]
            warn(f"{report.path or report.key}: redacted on {day} by {author} ({why}); it is not taken in again")
        elif new:
            self.new += 1
        else:
            self.known += 1

    def __str__(self) -> str:
        """The counts, those of redacted reports where there are any."""
        gone = f", {self.redacted} redacted" if self.redacted else ""
        return f"{self.new} recorded, {self.known} known already{gone}"
