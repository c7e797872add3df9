"""The ledger: what was read, recorded once, one transaction a report."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, func, insert, select, text

from counterclaim.errors import AbortError
from counterclaim.ledger import rows
from counterclaim.ledger.faults import told, unusable
from counterclaim.ledger.tables import (
    APPLICATION,
    VERSION,
    claims,
    evidence,
    incidents,
    metadata,
    reports,
    sources,
)
from counterclaim.model import Dossier

_PATIENCE = 10
"""Seconds to wait for another program that writes."""
_TABLES = {"sources": sources, "incidents": incidents, "claims": claims}


class Ledger:
    """A ledger in an SQLite file; `counterclaim.ledger.open` makes one. Usable in a `with` block."""

    def __init__(self, path: str, engine: Engine) -> None:
        """Keep the engine for `path`, whose file is known to be a ledger."""
        self.path = path
        self._engine = engine
        self._writing = engine.execution_options(writes=True)

    def __enter__(self) -> Self:
        """The ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def record(self, dossier: Dossier) -> bool:
        """Record a dossier, all of it or nothing. True if it is new; the same report again changes nothing.

        Raises AbortError if it cannot be written (a full disk, a read-only file, a lock that stays).
        """
        with told(self.path), self._writing.begin() as connection:
            if connection.scalar(select(reports.c.id).where(reports.c.id == dossier.report.id)):
                return False
            now = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(insert(reports), rows.report(dossier, now))
            for table, made in (
                (sources, rows.sources(dossier)),
                (incidents, rows.incidents(dossier)),
                (claims, rows.claims(dossier)),
                (evidence, rows.evidence(dossier)),
            ):
                if made:
                    connection.execute(insert(table), made)
        return True

    def __contains__(self, report: object) -> bool:
        """Whether the report of that id is recorded."""
        with told(self.path), self._engine.connect() as connection:
            return connection.scalar(select(reports.c.id).where(reports.c.id == report)) is not None

    def __len__(self) -> int:
        """How many reports are recorded."""
        with told(self.path), self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(reports)) or 0

    def dossiers(self) -> Iterator[dict[str, object]]:
        """The records of all reports as they were recorded, in the contract's form, the oldest first."""
        with told(self.path), self._engine.connect() as connection:
            ids = connection.scalars(select(reports.c.id).order_by(reports.c.recorded_at, reports.c.id)).all()
        for report in ids:
            yield self._dossier(report)

    def _dossier(self, report: str) -> dict[str, object]:
        with told(self.path), self._engine.connect() as connection:
            head = connection.execute(select(reports).where(reports.c.id == report)).one()
            parts = {name: _records(connection, table, report) for name, table in _TABLES.items()}
            return rows.record(zip(head._fields, head, strict=True), **parts)


def _records(connection: Connection, table: Table, report: str) -> list[Any]:
    """What a table holds of one report, in the order of its dossier."""
    chosen = select(table.c.record).where(table.c.report == report).order_by(table.c.position)
    return list(connection.scalars(chosen).all())


def open(path: str | PathLike[str]) -> Ledger:  # noqa: A001  opened as files are
    """The ledger at `path`, made if there is none.

    Raises AbortError, and leaves the file as it is, if it is no ledger, one of a newer counterclaim, or
    cannot be made. A read-only one opens, and can be read.
    """
    name = fspath(path)
    file = Path(name)
    try:
        reason = unusable(file)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
    if reason:
        raise AbortError(f"ledger {name}: {reason}")
    fresh = not file.exists()
    engine = _engine(file)
    try:
        with told(name):
            _prepare(engine, name)
    except BaseException:
        engine.dispose()
        if fresh:
            _clear(file)
        raise
    return Ledger(name, engine)


def _engine(file: Path) -> Engine:
    """SQLite with transactions that begin when told, wait for others, and reach the disk before they end."""
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(file.absolute())),
        connect_args={"timeout": _PATIENCE},
        json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )

    @event.listens_for(engine, "connect")
    def _set(connection: Any, _: object) -> None:
        connection.isolation_level = None
        for pragma in ("foreign_keys = ON", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _prepare(engine: Engine, name: str) -> None:
    """Check that the file is a ledger that this code can write; make its tables if it holds nothing."""
    with engine.execution_options(writes=True).begin() as connection:
        application = connection.scalar(text("PRAGMA application_id"))
        version = connection.scalar(text("PRAGMA user_version")) or 0
        tables = connection.scalar(text("SELECT count(*) FROM sqlite_master"))
        if application == APPLICATION and version == VERSION:
            return
        if application == APPLICATION and version > VERSION:
            raise AbortError(
                f"ledger {name}: made by a newer counterclaim (schema {version}, this one knows {VERSION})"
            )
        if tables or application or version:
            raise AbortError(f"ledger {name}: not a ledger: the SQLite database of another program")
        metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _clear(file: Path) -> None:
    """Take away the file of a ledger that could not be made."""
    for name in (file, file.with_name(f"{file.name}-journal")):
        with suppress(OSError):
            name.unlink(missing_ok=True)
