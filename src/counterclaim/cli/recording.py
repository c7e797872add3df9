"""Recording what is read in a ledger."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from counterclaim import pipeline
from counterclaim.cli.failures import warn
from counterclaim.cli.tally import Tally
from counterclaim.model import Dossier


@contextmanager
def recording(name: str) -> Iterator[Callable[[Dossier], None]]:
    """The ledger `name`, open as long as the block lasts; each call records one dossier.

    At the end one line on standard error tells how many were new. Raises AbortError if it is no ledger or
    cannot be written.
    """
    tally = Tally()

    def record(dossier: Dossier) -> None:
        new = book.record(dossier)
        tally.count(dossier.report, new=new, stone=None if new else book.stone(dossier.report.id))

    with pipeline.ledger(name) as book:
        try:
            yield record
        finally:
            warn(f"{book.name}: {tally}")
