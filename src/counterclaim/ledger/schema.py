"""Which schema a database holds, and how it comes to the one that this code writes."""

from sqlalchemy import Connection, Engine, inspect, text

from counterclaim.errors import AbortError
from counterclaim.ledger import salting, words
from counterclaim.ledger.engine import writing
from counterclaim.ledger.faults import migrating
from counterclaim.ledger.tables import APPLICATION, VERSION, metadata

STAMP = "counterclaim_version"
"""The table in which Alembic keeps the number of the last migration; it marks a database as a ledger."""


def prepare(engine: Engine, name: str) -> bool:
    """Check that the database is a ledger that this code can write; make or migrate it if need be.

    True if it was made or migrated; one of this schema is only looked at, whoever writes to it. Raises AbortError, and
    changes nothing, if it is another program's or newer.
    """
    with engine.begin() as connection:
        if _found(connection, name) == VERSION:
            return False
    with writing(engine).begin() as connection:
        found = _found(connection, name)
        if found == VERSION:
            return False
        if found == 0:
            metadata.create_all(connection)
            words.create(connection)
            salting.sprinkle(connection)
            _stamp(connection)
        else:
            from counterclaim.ledger.migrations import upgrade  # noqa: PLC0415

            with migrating(name, found, VERSION):
                upgrade(connection, found)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    return True


def _found(connection: Connection, name: str) -> int:
    """The schema's number, 0 of an empty database."""
    tables = set(inspect(connection).get_table_names())
    if connection.dialect.name == "sqlite":
        application = connection.scalar(text("PRAGMA application_id"))
        version = connection.scalar(text("PRAGMA user_version")) or 0
        marked = application == APPLICATION
        foreign = application or version
    else:
        marked, foreign = STAMP in tables, False
        version = int(connection.scalar(text(f"SELECT version_num FROM {STAMP}")) or 0) if marked else 0
    if marked and version > VERSION:
        raise AbortError(f"ledger {name}: made by a newer counterclaim (schema {version}, this one knows {VERSION})")
    if marked and version:
        return int(version)
    if tables or foreign:
        what = "SQLite database" if connection.dialect.name == "sqlite" else "database"
        raise AbortError(f"ledger {name}: not a ledger: the {what} of another program")
    return 0


def _stamp(connection: Connection) -> None:
    """Note the number of the last migration, as Alembic does."""
    connection.exec_driver_sql(f"CREATE TABLE {STAMP} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql(f"INSERT INTO {STAMP} VALUES ('{VERSION:04}')")
