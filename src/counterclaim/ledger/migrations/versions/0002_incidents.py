"""Incidents across reports: what joins them, what people decide, what can be looked up.

What the first schema had recorded stays as it was, with its ids.
"""

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from counterclaim.ledger import words

revision = "0002"
down_revision = "0001"

_FORMER = ("evidence", "claims", "incidents", "sources", "reports")


def upgrade() -> None:
    """Put the former tables aside, make today's, carry over what was recorded."""
    for name in (
        "ix_claims_incident",
        "ix_claims_report",
        "ix_incidents_report",
        "ix_sources_report",
        "incidents_when",
    ):
        op.drop_index(name)
    for name in _FORMER:
        op.rename_table(name, f"former_{name}")
    _tables()
    words.create(op.get_bind())
    _carry_over(op.get_bind())
    for name in _FORMER:
        op.drop_table(f"former_{name}")


def _carry_over(connection: sa.Connection) -> None:
    """Copy the rows of the former tables."""
    _copy(connection, "reports", "reports")
    _copy(connection, "sources", "sources", lambda row: {"person": bool((row["record"] or {}).get("person"))})
    _copy(connection, "incidents", "testimonies")
    _copy(connection, "claims", "claims", lambda row: {"testimony": row["incident"]})
    _copy(connection, "evidence", "evidence")
    words.add(connection, _said(connection))


def _copy(
    connection: sa.Connection, former: str, new: str, more: Callable[[sa.RowMapping], dict[str, Any]] = lambda _: {}
) -> None:
    """Copy the columns that both tables have, and those that `more` makes of a row."""
    known = sa.MetaData()
    old, target = (sa.Table(name, known, autoload_with=connection) for name in (f"former_{former}", new))
    for table in (old, target):
        for column in table.columns:
            if column.name in ("record", "value", "agencies", "dateline"):
                column.type = sa.JSON(none_as_null=True)
    for row in connection.execute(sa.select(old)).mappings().partitions(500):
        made = [{n: v for n, v in {**one, **more(one)}.items() if n in target.columns} for one in row]
        connection.execute(sa.insert(target), made)


def _said(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    """What each incident of a report says, for the full-text index: its place, its words."""
    known = sa.MetaData()
    table = sa.Table("claims", known, autoload_with=connection)
    table.c.record.type = sa.JSON()
    found: dict[str, list[str]] = {}
    for incident, record in connection.execute(sa.select(table.c.testimony, table.c.record)):
        found.setdefault(incident, []).extend(e["quote"] for e in record["evidence"])
    yield from ((incident, "\n".join(quotes)) for incident, quotes in found.items())


def _tables() -> None:
    """Today's tables."""
    op.create_table(
        "contested",
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("incident", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("claim"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies",
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("telling", sa.Text, nullable=False),
        sa.Column("origin", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("print", sa.JSON),
        sa.PrimaryKeyConstraint("report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "incidents",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("main", sa.Boolean, nullable=False),
        sa.Column("start", sa.Text),
        sa.Column("end", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("country", sa.Text),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("killed_low", sa.Integer),
        sa.Column("killed_high", sa.Integer),
        sa.Column("wounded_low", sa.Integer),
        sa.Column("wounded_high", sa.Integer),
        sa.Column("disputed", sa.Boolean, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("independent", sa.Integer, nullable=False),
        sa.Column("first", sa.Text),
        sa.Column("last", sa.Text),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "judgements",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("a", sa.Text, nullable=False),
        sa.Column("b", sa.Text),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("value", sa.JSON),
        sa.Column("score", sa.Float),
        sa.Column("reasons", sa.JSON),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("ended", sa.Text),
        sa.Column("ended_by", sa.Text),
        sa.Column("ended_why", sa.Text),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "keys",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "owner"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "marks",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text),
        sa.PrimaryKeyConstraint("name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "members",
        sa.Column("testimony", sa.Text, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("incident", sa.Text, nullable=False),
        sa.Column("ended", sa.Text),
        sa.PrimaryKeyConstraint("testimony", "created"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "parties",
        sa.Column("incident", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("actor", sa.Text),
        sa.PrimaryKeyConstraint("incident", "name", "part"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "profiles",
        sa.Column("testimony", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("profile", sa.JSON),
        sa.PrimaryKeyConstraint("testimony"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("agencies", sa.JSON),
        sa.Column("dateline", sa.JSON),
        sa.Column("language", sa.Text),
        sa.Column("path", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("relevant", sa.Boolean, nullable=False),
        sa.Column("engine", sa.Text),
        sa.Column("author", sa.Text),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tombstones",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("redacted_at", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "appearances",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("path", sa.Text),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "extractions",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("engine", sa.Text),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("ended", sa.Text, nullable=False),
        sa.Column("ids", sa.JSON),
        sa.Column("record", sa.JSON),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("local", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("anonymous", sa.Boolean, nullable=False),
        sa.Column("person", sa.Boolean, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("speaks_for", sa.Text),
        sa.Column("record", sa.JSON),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "testimonies",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("local", sa.Text, nullable=False),
        sa.Column("main", sa.Boolean, nullable=False),
        sa.Column("reading", sa.Text, nullable=False),
        sa.Column("record", sa.JSON),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("local", sa.Text, nullable=False),
        sa.Column("testimony", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("stance", sa.Text, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("value", sa.JSON),
        sa.Column("record", sa.JSON),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.ForeignKeyConstraint(["source"], ["sources.id"]),
        sa.ForeignKeyConstraint(["testimony"], ["testimonies.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evidence",
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quoted", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"]),
        sa.PrimaryKeyConstraint("claim", "position"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_contested_incident", "contested", ["incident"])
    op.create_index("ix_copies_telling", "copies", ["telling"])
    op.create_index("ix_incidents_country", "incidents", ["country"])
    op.create_index("ix_incidents_lat", "incidents", ["lat"])
    op.create_index("ix_incidents_start", "incidents", ["start"])
    op.create_index("ix_incidents_type", "incidents", ["type"])
    op.create_index("ix_judgements_a", "judgements", ["a"])
    op.create_index("ix_judgements_b", "judgements", ["b"])
    op.create_index("ix_judgements_created", "judgements", ["created"])
    op.create_index("keys_owner", "keys", ["owner"])
    op.create_index("ix_members_incident", "members", ["incident"])
    op.create_index("ix_profiles_report", "profiles", ["report"])
    op.create_index("ix_reports_published", "reports", ["published"])
    op.create_index("ix_appearances_report", "appearances", ["report"])
    op.create_index("ix_extractions_report", "extractions", ["report"])
    op.create_index("ix_sources_name", "sources", ["name"])
    op.create_index("ix_sources_report", "sources", ["report"])
    op.create_index("ix_testimonies_report", "testimonies", ["report"])
    op.create_index("ix_claims_report", "claims", ["report"])
    op.create_index("ix_claims_source", "claims", ["source"])
    op.create_index("ix_claims_testimony", "claims", ["testimony"])
