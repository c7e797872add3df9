"""What can go wrong with a ledger, in words that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from counterclaim.errors import AbortError

READ_ONLY = "it is read-only"
_REASONS = (
    ("is full", "the disk is full; make room and run again, what is recorded already is kept"),
    ("no space left", "the disk is full; make room and run again, what is recorded already is kept"),
    ("readonly", READ_ONLY),
    ("read-only", READ_ONLY),
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
        raise AbortError(f"ledger {name}: {_reason(fault)}") from fault


def _reason(fault: DBAPIError) -> str:
    """What is wrong, in words; the database's own where there are none."""
    words = str(fault.orig)
    return next((why for sign, why in _REASONS if sign in words.lower()), " ".join(words.split()))


@contextmanager
def migrating(name: str, found: int, wanted: int) -> Iterator[None]:
    """Say of a ledger that cannot be written that it needs to be, for its schema `found` is older than `wanted`."""
    try:
        yield
    except DBAPIError as fault:
        if _reason(fault) != READ_ONLY:
            raise
        raise AbortError(
            f"ledger {name}: of an older counterclaim (schema {found}, this one reads {wanted}) and {READ_ONLY}: "
            "open it, or a copy, once where it can be written, so that it is migrated"
        ) from fault


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
