"""Connections: an SQLite file with a write-ahead log, or PostgreSQL by its URL. Only here they differ."""

import json
import os
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from counterclaim.errors import AbortError

PATIENCE = 60
"""Seconds to wait for another program that writes."""
CHECKPOINT = 2000
"""Pages that the write-ahead log of SQLite may grow to before they go into the file itself."""
CACHE = 32
"""Megabytes of a file that SQLite keeps at hand; what is looked up lies scattered over a large one."""
_LOCK = 0x63434C4D
"""The number of PostgreSQL's advisory lock: one writes, the others wait."""

_serialized = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def is_url(name: str) -> bool:
    """Whether a ledger's name is the URL of a database and not a file."""
    return "://" in name


def shown(name: str) -> str:
    """The ledger's name as it may be printed: without a password."""
    return make_url(name).render_as_string(hide_password=True) if is_url(name) else name


def url_engine(name: str) -> Engine:
    """The engine for a URL. Raises AbortError if it is none of PostgreSQL's or the driver is missing."""
    try:
        url = make_url(name)
        if url.get_backend_name() != "postgresql":
            raise AbortError(f"ledger {shown(name)}: a URL must begin with postgresql:// ; SQLite is named by its file")
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        engine = create_engine(
            url, json_serializer=_serialized, pool_size=2, isolation_level="REPEATABLE READ", pool_pre_ping=True
        )
    except ImportError as fault:
        raise AbortError(f"ledger {shown(name)}: PostgreSQL needs `pip install counterclaim[postgres]`") from fault
    except (ArgumentError, NoSuchModuleError) as fault:
        raise AbortError(f"ledger {name.rsplit('@', maxsplit=1)[-1]}: not a URL that can be used: {fault}") from fault

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

    return engine


def file_engine(file: Path) -> Engine:
    """The engine for a file: transactions begin when told, wait for others, and reach the disk before they end."""
    frozen = _frozen(file)
    name = f"file:{_quoted(file)}?immutable=1" if frozen else str(file.absolute())
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=name, query={"uri": "true"} if frozen else {}),
        connect_args={"timeout": PATIENCE},
        json_serializer=_serialized,
    )

    @event.listens_for(engine, "connect")
    def _set(connection: Any, _: object) -> None:
        connection.isolation_level = None
        safe = ("foreign_keys = ON", "synchronous = FULL")
        for pragma in (*safe, f"wal_autocheckpoint = {CHECKPOINT}", f"cache_size = {-1024 * CACHE}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes") and not frozen
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def writing(engine: Engine) -> Engine:
    """The same engine for transactions that write: one at a time, each seeing all that went before."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(writes=True, isolation_level="READ COMMITTED")
    return engine.execution_options(writes=True)


def keep_log(engine: Engine) -> None:
    """Let an SQLite file write to a log first, so that one can write while others read. The file remembers it."""
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        if raw.in_transaction:
            raw.rollback()
        if raw.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            raw.execute("PRAGMA journal_mode = WAL")


def compact(engine: Engine) -> None:
    """Rewrite the database without what was deleted from it."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM FULL")
        return
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            raw.execute(statement)


def _frozen(file: Path) -> bool:
    """Whether the file lies where nothing can be written, not even the log that readers share; nothing changes it."""
    return file.exists() and not os.access(file.parent, os.W_OK) and not file.with_name(f"{file.name}-wal").exists()


def _quoted(file: Path) -> str:
    """The path for SQLite's own URIs."""
    from urllib.parse import quote  # noqa: PLC0415

    return quote(str(file.absolute()))
