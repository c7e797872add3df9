"""What can go wrong with a ledger, in words that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from counterclaim.errors import AbortError

_REASONS = (
    ("is full", "the disk is full; make room and run again, what is recorded already is kept"),
    ("no space left", "the disk is full; make room and run again, what is recorded already is kept"),
    ("readonly", "it is read-only"),
    ("read-only", "it is read-only"),
    ("locked", "another program is writing to it; try again when that is done"),
    ("busy", "another program is writing to it; try again when that is done"),
    ("lock timeout", "another program is writing to it; try again when that is done"),
    ("not a database", "not a ledger: it is no SQLite database"),
    ("malformed", "the file is damaged; restore it from a copy"),
    ("unable to open", "it cannot be opened"),
    ("disk i/o error", "the disk cannot be written or read; is it full?"),
    ("too big", "a report is larger than SQLite can hold"),
    ("does not exist", "there is no such database or role; `createdb` makes a database"),
    ("password authentication", "the password is wrong"),
    ("connection", "the database does not answer"),
)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn what the database raises in the block into an AbortError that names the ledger and the reason."""
    try:
        yield
    except DBAPIError as fault:
        words = str(fault.orig)
        reason = next((why for sign, why in _REASONS if sign in words.lower()), " ".join(words.split()))
        raise AbortError(f"ledger {name}: {reason}") from fault


def unusable(path: Path) -> str | None:
    """Why no ledger can be at `path`, None if one can."""
    if path.is_dir():
        return "it is a folder"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}"
    if not path.exists():
        return None
    if not path.is_file():
        return "it is no regular file"
    with path.open("rb") as stream:
        head = stream.read(16)
    return None if head in (b"", b"SQLite format 3\0") else "not a ledger: it is no SQLite database"
