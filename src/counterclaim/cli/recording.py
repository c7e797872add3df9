"""Recording what is read in a ledger."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from counterclaim import pipeline
from counterclaim.cli.failures import warn
from counterclaim.model import Dossier


@contextmanager
def recording(name: str) -> Iterator[Callable[[Dossier], None]]:
    """The ledger `name`, open as long as the block lasts; each call records one dossier.

    At the end one line on standard error tells how many were new. Raises AbortError if it is no ledger or
    cannot be written.
    """
    new = known = 0

    def record(dossier: Dossier) -> None:
        nonlocal new, known
        if book.record(dossier):
            new += 1
        else:
            known += 1

    with pipeline.ledger(name) as book:
        try:
            yield record
        finally:
            warn(f"{book.name}: {new} recorded, {known} known already")
