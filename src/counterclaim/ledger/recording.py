"""What is written when a report comes in, and what is given back of it."""

from typing import Any, Literal

from sqlalchemy import Connection, Table, bindparam, insert, select

from counterclaim.ledger import rows, words
from counterclaim.ledger.moments import now
from counterclaim.ledger.tables import appearances, claims, evidence, reports, sources, testimonies, tombstones
from counterclaim.model import Dossier, Report

State = Literal["new", "recorded", "met elsewhere", "redacted"]
_TABLES = {"sources": sources, "incidents": testimonies, "claims": claims}


def state(connection: Connection, report: Report) -> State:
    """What the ledger has of a report; `met elsewhere` if only its text, under another key or from another outlet."""
    if connection.scalar(_STONE, {"report": report.id}):
        return "redacted"
    mine = connection.execute(_MET, {"report": report.id}).one_or_none()
    if mine is None:
        return "new"
    met = rows.appearance(report, "")
    if tuple(mine) == tuple(met[name] for name in mine._fields):
        return "recorded"
    again = connection.scalar(select(appearances.c.id).where(appearances.c.id == met["id"]))
    return "recorded" if again else "met elsewhere"


_STONE = select(tombstones.c.id).where(tombstones.c.id == bindparam("report"))
_MET = select(reports.c.key, reports.c.title, reports.c.published, reports.c.outlet, reports.c.url).where(
    reports.c.id == bindparam("report")
)


def stone(connection: Connection, report: str) -> rows.Row | None:
    """The tombstone of a report that was redacted."""
    found = connection.execute(select(tombstones).where(tombstones.c.id == report)).one_or_none()
    return dict(found._mapping) if found else None


def settled(connection: Connection, report: Report) -> bool:
    """Whether there is nothing to record of a report; where its text is met in a new place, that is noted."""
    found = state(connection, report)
    if found == "met elsewhere":
        connection.execute(insert(appearances), rows.appearance(report, now()))
    return found != "new"


def insert_dossier(
    connection: Connection, dossier: Dossier, *, engine: str | None = None, author: str | None = None
) -> rows.Names:
    """Write the rows of a report that is not recorded yet; `author` entered it by hand. The ids that they have."""
    connection.execute(insert(reports), rows.report(dossier, now(), engine, author))
    return insert_reading(connection, dossier, author)


def insert_reading(connection: Connection, dossier: Dossier, author: str | None = None) -> rows.Names:
    """Write the rows of what was read in a report."""
    ids = rows.names(dossier, author)
    for table, made in (
        (sources, rows.sources(dossier, ids)),
        (testimonies, rows.testimonies(dossier, ids)),
        (claims, rows.claims(dossier, ids)),
        (evidence, rows.evidence(dossier, ids)),
    ):
        if made:
            connection.execute(insert(table), made)
    words.add(connection, rows.said(dossier, ids))
    return ids


def record(connection: Connection, report: str) -> dict[str, object]:
    """The record of one report, in the contract's form."""
    head = connection.execute(select(reports).where(reports.c.id == report)).one()
    parts = {name: _records(connection, table, report) for name, table in _TABLES.items()}
    return rows.record(zip(head._fields, head, strict=True), **parts)


def _records(connection: Connection, table: Table, report: str) -> list[Any]:
    """What a table holds of one report, in the order of its dossier."""
    chosen = select(table.c.record).where(table.c.report == report).order_by(table.c.position)
    return list(connection.scalars(chosen).all())
