"""The tables of a ledger, and the marks by which its file is known."""

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

APPLICATION = 0x63434C4D
"""SQLite's application_id of a ledger: `cCLM` in ASCII."""
VERSION = 1
"""The schema that this code writes, kept in PRAGMA user_version."""

metadata = MetaData()


def _json(name: str) -> Column[object]:
    return Column(name, JSON(none_as_null=True))


def _report() -> Column[str]:
    return Column("report", Text, ForeignKey("reports.id"), nullable=False, index=True)


reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("recorded_at", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("published", Text),
    Column("outlet", Text),
    _json("agencies"),
    _json("dateline"),
    Column("language", Text),
    Column("path", Text),
    Column("url", Text),
    Column("relevant", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""One row a report: its text as published, once; `recorded_at` is UTC."""

sources = Table(
    "sources",
    metadata,
    Column("id", Text, primary_key=True),
    _report(),
    Column("position", Integer, nullable=False),
    Column("local", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("anonymous", Boolean, nullable=False),
    Column("role", Text, nullable=False),
    Column("speaks_for", Text),
    _json("record"),
    sqlite_with_rowid=False,
)
"""Who says it. `local` is the id within its report, `record` the whole object as the contract has it."""

incidents = Table(
    "incidents",
    metadata,
    Column("id", Text, primary_key=True),
    _report(),
    Column("position", Integer, nullable=False),
    Column("local", Text, nullable=False),
    Column("main", Boolean, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("start", Text),
    Column("end", Text),
    Column("place", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("reading", Text, nullable=False),
    _json("record"),
    Index("incidents_when", "start", "end"),
    sqlite_with_rowid=False,
)
"""Incidents as read when recorded: a view of the claims by the policy `reading`, no facts of their own."""

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    _report(),
    Column("position", Integer, nullable=False),
    Column("local", Text, nullable=False),
    Column("incident", Text, ForeignKey("incidents.id"), nullable=False, index=True),
    Column("source", Text, ForeignKey("sources.id")),
    Column("field", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("rule", Text, nullable=False),
    _json("value"),
    _json("record"),
    sqlite_with_rowid=False,
)
"""The claims; `source` is null where the report speaks for itself."""

evidence = Table(
    "evidence",
    metadata,
    Column("claim", Text, ForeignKey("claims.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quoted", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""The spans of the report's text that carry a claim."""
