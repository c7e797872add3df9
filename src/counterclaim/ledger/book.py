"""The ledger: what was read, recorded once, one transaction a report."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, select

from counterclaim.errors import AbortError, UsageError
from counterclaim.ledger import engine as engines
from counterclaim.ledger import linking, recording, redaction, relinking
from counterclaim.ledger.faults import told, unusable
from counterclaim.ledger.rows import Row
from counterclaim.ledger.rules import Rules
from counterclaim.ledger.schema import prepare
from counterclaim.ledger.tables import reports
from counterclaim.model import Dossier, Report


class Ledger:
    """A ledger in an SQLite file or a PostgreSQL database; `counterclaim.ledger.open` makes one. For `with` blocks."""

    def __init__(self, name: str, engine: Engine, rules: Rules | None = None) -> None:
        """Keep the engine for `name`, which is known to be a ledger, and the rules that put incidents together."""
        self.name = name
        self.rules = rules
        self._engine = engine
        self._writing = engines.writing(engine)

    def __enter__(self) -> Self:
        """The ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the file or the connections."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads, and sees one state of the ledger throughout."""
        with told(self.name), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it or nothing, one at a time, on the disk when the block is left.

        Raises AbortError if it cannot be written (a full disk, a read-only file, a lock that stays).
        """
        with told(self.name), self._writing.begin() as connection:
            yield connection

    def record(self, dossier: Dossier, *, engine: str | None = None) -> bool:
        """Record a dossier, all of it or nothing. True if it is new; the same report again changes nothing.

        `engine` names what read it. Where the same text was met under another key or from another outlet, this
        is noted. Raises AbortError if it cannot be written.
        """
        with self.writing() as connection:
            if recording.settled(connection, dossier.report):
                return False
            ids = recording.insert_dossier(connection, dossier, engine=engine)
            if self.rules:
                linking.link(connection, self.rules, dossier, ids)
                relinking.mark(connection, self.rules)
            else:
                relinking.wait(connection, ids.report)
        return True

    def catch_up(self) -> int:
        """Link the reports that were recorded without rules, by `open` or an older version; how many there were."""
        done = 0
        while self.rules and self._waits():
            with self.writing() as connection:
                waiting = relinking.waiting(connection, most=50)
                for report in waiting:
                    relinking.link_recorded(connection, self.rules, report)
                    relinking.mark(connection, self.rules)
            done += len(waiting)
        return done

    def _waits(self) -> bool:
        """Whether there are reports to link; asked without a lock, so that who only reads waits for nobody."""
        with self.reading() as connection:
            return bool(relinking.waiting(connection, most=1))

    def knows(self, report: Report) -> bool:
        """Whether there is nothing to read in a report: it is recorded already, or was redacted."""
        return self.state(report) != "new"

    def state(self, report: Report) -> recording.State:
        """What the ledger has of a report. Where its text was met under another key or from another outlet, this is
        noted."""
        with self.reading() as connection:
            state = recording.state(connection, report)
        if state == "met elsewhere":
            with self.writing() as connection:
                recording.settled(connection, report)
        return state

    def stone(self, report: str) -> Row | None:
        """The tombstone of a report that was redacted: when, by whom and why; None if it was not."""
        with self.reading() as connection:
            return recording.stone(connection, report)

    def relink(self) -> Iterator[str]:
        """Put all incidents together anew by the rules of today; the reports as they are done. It can be cut short."""
        with self.reading() as connection:
            ids = connection.scalars(select(reports.c.id).order_by(reports.c.recorded_at, reports.c.id)).all()
        for report in ids:
            with self.writing() as connection:
                relinking.relink(connection, self.ruled, report)
            yield report
        with self.writing() as connection:
            relinking.mark(connection, self.ruled, anew=True)

    @property
    def outdated(self) -> bool:
        """Whether incidents were put together by other rules than those of today."""
        with self.reading() as connection:
            return relinking.outdated(connection, self.ruled)

    @property
    def ruled(self) -> Rules:
        """The rules. Raises UsageError if the ledger was opened without."""
        if self.rules is None:
            raise UsageError("this needs the rules: open the ledger by counterclaim.pipeline.ledger")
        return self.rules

    def redact(self, report: str, *, author: str, reason: str) -> Sequence[str]:
        """Take a report out, with all that was read in it; a tombstone stays. The ids of its copies, which stay too.

        The file is rewritten, so that nothing is left in its free pages. Raises UsageError if it is not there.
        """
        with self.writing() as connection:
            copies = redaction.redact(connection, self.ruled, report, author=author, reason=reason)
        with told(self.name):
            engines.compact(self._engine)
        return copies

    def __contains__(self, report: object) -> bool:
        """Whether the report of that id is recorded."""
        with self.reading() as connection:
            return connection.scalar(select(reports.c.id).where(reports.c.id == report)) is not None

    def __len__(self) -> int:
        """How many reports are recorded."""
        with self.reading() as connection:
            return connection.scalar(select(func.count()).select_from(reports)) or 0

    def dossiers(self) -> Iterator[dict[str, object]]:
        """The records of all reports as they were recorded, in the contract's form, the oldest first."""
        with self.reading() as connection:
            ids = connection.scalars(select(reports.c.id).order_by(reports.c.recorded_at, reports.c.id)).all()
        for report in ids:
            with self.reading() as connection:
                yield recording.record(connection, report)


def open(name: str | PathLike[str], rules: Rules | None = None) -> Ledger:  # noqa: A001  opened as files are
    """The ledger in a file, made if there is none, or in the PostgreSQL database of a URL.

    With `rules` it puts the incidents of different reports together as they come in. One of an older counterclaim is
    migrated. Raises AbortError, and leaves everything as it is, if it is no ledger, one of a newer counterclaim, or
    cannot be made; UsageError without a name. A read-only one opens, and can be read.
    """
    if not fspath(name):
        raise UsageError("a ledger needs a name: a file, or postgresql://USER@HOST/NAME")
    opened = _open_url if engines.is_url(fspath(name)) else _open_file
    return opened(fspath(name), rules)


def _open_url(name: str, rules: Rules | None) -> Ledger:
    engine = engines.url_engine(name)
    try:
        with told(engines.shown(name)):
            prepare(engine, engines.shown(name))
    except BaseException:
        engine.dispose()
        raise
    return Ledger(engines.shown(name), engine, rules)


def _open_file(name: str, rules: Rules | None) -> Ledger:
    file = Path(name)
    try:
        reason = unusable(file)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
    if reason:
        raise AbortError(f"ledger {name}: {reason}")
    fresh = not file.exists()
    engine = engines.file_engine(file)
    try:
        with told(name):
            prepare(engine, name)
            engines.keep_log(engine)
    except BaseException:
        engine.dispose()
        if fresh:
            _clear(file)
        raise
    return Ledger(name, engine, rules)


def _clear(file: Path) -> None:
    """Take away the files of a ledger that could not be made."""
    for name in (file, *(file.with_name(f"{file.name}-{more}") for more in ("journal", "wal", "shm"))):
        with suppress(OSError):
            name.unlink(missing_ok=True)
