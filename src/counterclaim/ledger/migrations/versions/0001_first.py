"""The first schema: reports and what was read in them. Its ledgers are SQLite files."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _report() -> sa.Column[str]:
    return sa.Column("report", sa.Text, sa.ForeignKey("reports.id"), nullable=False, index=True)


def _texts(needed: str, others: str = "") -> list[sa.Column[str]]:
    made = [sa.Column(name, sa.Text, nullable=False) for name in needed.split()]
    return made + [sa.Column(name, sa.Text) for name in others.split()]


def upgrade() -> None:
    """Make the five tables."""
    op.create_table(
        "reports",
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("recorded_at key text", "title published outlet language path url"),
        sa.Column("agencies", sa.JSON),
        sa.Column("dateline", sa.JSON),
        sa.Column("relevant", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.Text, primary_key=True),
        _report(),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts("local name role", "speaks_for"),
        sa.Column("anonymous", sa.Boolean, nullable=False),
        sa.Column("record", sa.JSON),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "incidents",
        sa.Column("id", sa.Text, primary_key=True),
        _report(),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts("local type status reading", "start end place country"),
        sa.Column("main", sa.Boolean, nullable=False),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("record", sa.JSON),
        sqlite_with_rowid=False,
    )
    op.create_index("incidents_when", "incidents", ["start", "end"])
    op.create_table(
        "claims",
        sa.Column("id", sa.Text, primary_key=True),
        _report(),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("incident", sa.Text, sa.ForeignKey("incidents.id"), nullable=False, index=True),
        sa.Column("source", sa.Text, sa.ForeignKey("sources.id")),
        *_texts("local field stance rule"),
        sa.Column("value", sa.JSON),
        sa.Column("record", sa.JSON),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evidence",
        sa.Column("claim", sa.Text, sa.ForeignKey("claims.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("quoted", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
