"""The tables of a ledger. Those of the first half are what was recorded; those of the second can be derived again."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

APPLICATION = 0x63434C4D
"""SQLite's application_id of a ledger: `cCLM` in ASCII."""
VERSION = 4
"""The schema that this code writes: the number of the last migration."""

NUL, STAND_IN = "\x00", "\U0010ffff"
"""PostgreSQL has no NUL in its texts; this noncharacter, which no text may hold, stands there for it."""

metadata = MetaData()


class Verbatim(TypeDecorator[str]):
    """A text that comes back as it was, on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as the database can hold it."""
        return value.replace(NUL, STAND_IN) if value and dialect.name == "postgresql" else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it was."""
        return value.replace(STAND_IN, NUL) if value and dialect.name == "postgresql" else value


def _text(name: str, **more: Any) -> Column[str]:
    return Column(name, Verbatim, **more)


def _needed(name: str, **more: Any) -> Column[str]:
    return Column(name, Verbatim, nullable=False, **more)


def _json(name: str) -> Column[object]:
    return Column(name, JSON(none_as_null=True))


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _number(name: str, **more: Any) -> Column[int]:
    return Column(name, Integer, **more)


def _id() -> Column[str]:
    return _text("id", primary_key=True)


def _report() -> Column[str]:
    return Column("report", Verbatim, ForeignKey("reports.id"), nullable=False, index=True)


def _table(name: str, *parts: Any) -> Table:
    return Table(name, metadata, *parts, sqlite_with_rowid=False)


reports = _table(
    "reports",
    _id(),
    _needed("recorded_at"),
    _needed("key"),
    _needed("text"),
    _text("title"),
    _text("published", index=True),
    _text("outlet"),
    _json("agencies"),
    _json("dateline"),
    _text("language"),
    _text("path"),
    _text("url"),
    _flag("relevant"),
    _text("engine"),
    _text("author"),
)
"""One row a report: its text as published, once; `recorded_at` is UTC, `engine` what read it, `author` who entered it
by hand."""

appearances = _table(
    "appearances",
    _id(),
    _report(),
    _needed("recorded_at"),
    _needed("key"),
    _text("title"),
    _text("published"),
    _text("outlet"),
    _text("url"),
    _text("path"),
)
"""Where the same text was met again: under another key, from another outlet."""

sources = _table(
    "sources",
    _id(),
    _report(),
    _number("position", nullable=False),
    _needed("local"),
    _needed("name", index=True),
    _flag("anonymous"),
    _flag("person"),
    _needed("role"),
    _text("speaks_for"),
    _json("record"),
)
"""Who says it. `local` is the id within its report, `record` the whole object as the contract has it."""

testimonies = _table(
    "testimonies",
    _id(),
    _report(),
    _number("position", nullable=False),
    _needed("local"),
    _flag("main"),
    _needed("reading"),
    _json("record"),
)
"""A testimony is an incident as one report tells it, read by the policy `reading`; no facts of its own."""

claims = _table(
    "claims",
    _id(),
    _report(),
    _number("position", nullable=False),
    _needed("local"),
    Column("testimony", Verbatim, ForeignKey("testimonies.id"), nullable=False, index=True),
    Column("source", Verbatim, ForeignKey("sources.id"), index=True),
    _needed("field"),
    _needed("stance"),
    _needed("rule"),
    _json("value"),
    _json("record"),
)
"""The claims; `source` is null where the report speaks for itself."""

evidence = _table(
    "evidence",
    Column("claim", Verbatim, ForeignKey("claims.id"), primary_key=True),
    _number("position", primary_key=True),
    _number("start", nullable=False),
    _number("end", nullable=False),
    _flag("quoted"),
)
"""The spans of the report's text that carry a claim."""

extractions = _table(
    "extractions",
    _id(),
    _report(),
    _text("engine"),
    _needed("created"),
    _needed("ended"),
    _json("ids"),
    _json("record"),
)
"""What a former engine had read in a report, whole, with the ids that it had, and when that held."""

judgements = _table(
    "judgements",
    _id(),
    _needed("about"),
    _needed("a", index=True),
    _text("b", index=True),
    _needed("verdict"),
    _json("value"),
    Column("score", Float),
    _json("reasons"),
    _needed("by"),
    _needed("author"),
    _needed("created", index=True),
    _text("ended"),
    _text("ended_by"),
    _text("ended_why"),
)
"""What was decided, by a rule or a person, and why: two `testimonies` or `reports` are the same, different or unsure;
a `claim` is accepted, rejected or corrected. It is ended, never deleted."""

tombstones = _table(
    "tombstones",
    _id(),
    _needed("what"),
    _needed("redacted_at"),
    _needed("author"),
    _needed("reason"),
)
"""What was taken out, when, by whom and why: all that is left of it."""

marks = _table("marks", _text("name", primary_key=True), _text("value"))
"""What the ledger says of itself: the version of the `rules` by which its incidents were put together, its `salt`."""

waiting = _table("waiting", _text("report", primary_key=True))
"""The reports that were recorded without rules and are not linked yet."""

keys = _table(
    "keys",
    _text("kind", primary_key=True),
    _text("key", primary_key=True),
    _text("owner", primary_key=True),
    Index("keys_owner", "owner"),
)
"""Under which keys a testimony or a report is looked up as a candidate."""

copies = _table(
    "copies",
    _text("report", primary_key=True),
    _needed("telling", index=True),
    _text("origin"),
    _number("version", nullable=False),
    _json("print"),
)
"""The telling that a report carries: the id that all copies and versions of one story share; whose story it is; which
version of it, counted from 0 as they replaced each other; and the report's fingerprint."""

profiles = _table("profiles", _text("testimony", primary_key=True), _needed("report", index=True), _json("profile"))
"""What tells an incident from others, as the comparison wants it. A report without incidents has one of its own."""

members = _table(
    "members",
    _text("testimony", primary_key=True),
    _text("created", primary_key=True),
    _needed("incident", index=True),
    _text("ended"),
)
"""Which incident a testimony tells, and from when till when it was held to."""

incidents = _table(
    "incidents",
    _id(),
    _needed("type", index=True),
    _needed("status"),
    _flag("main"),
    _text("start", index=True),
    _text("end"),
    _text("place"),
    _text("country", index=True),
    Column("lat", Float, index=True),
    Column("lon", Float),
    _number("killed_low"),
    _number("killed_high"),
    _number("wounded_low"),
    _number("wounded_high"),
    _flag("disputed"),
    _number("reports", nullable=False),
    _number("independent", nullable=False),
    _text("first"),
    _text("last"),
)
"""What happened, as all its testimonies together have it by the policy `range`: a view, made anew when one joins.

It has what is asked for and no more, so that all of it can be looked through at once."""

parties = _table(
    "parties",
    _text("incident", primary_key=True),
    _text("name", primary_key=True),
    _text("part", primary_key=True),
    _text("actor"),
)
"""Who takes part in an incident, in lower case, for looking up."""

contested = _table("contested", _text("claim", primary_key=True), _needed("incident", index=True))
"""The claims on which the accounts of an incident part."""
