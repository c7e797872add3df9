"""Recording what is read in a ledger."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from counterclaim import ledger
from counterclaim.model import Dossier


@contextmanager
def recording(path: Path) -> Iterator[Callable[[Dossier], object]]:
    """The ledger at `path`, open as long as the block lasts; each call records one dossier.

    Raises AbortError if it is no ledger or cannot be written.
    """
    book = ledger.open(path)
    try:
        yield book.record
    finally:
        book.close()
