"""The full-text index of what testimonies say: FTS5 in SQLite, a text search index in PostgreSQL.

Words of one query must all occur; quotation marks hold a phrase together.
"""

import re
from collections.abc import Iterable

from sqlalchemy import Connection, Select, TextClause, column, delete, select, table, text

_WORDS = table("words", column("testimony"), column("said"))
_SQLITE = "CREATE VIRTUAL TABLE words USING fts5(testimony UNINDEXED, said, tokenize = 'porter unicode61')"
_POSTGRES = (
    "CREATE TABLE words (testimony TEXT PRIMARY KEY, said TEXT NOT NULL)",
    "CREATE INDEX words_found ON words USING gin (to_tsvector('english', said))",
)
_TERM = re.compile(r'"([^"]+)"|([^\s"]+)')


def create(connection: Connection) -> None:
    """Make the index."""
    for statement in _POSTGRES if connection.dialect.name == "postgresql" else (_SQLITE,):
        connection.exec_driver_sql(statement)


def add(connection: Connection, rows: Iterable[tuple[str, str]]) -> None:
    """Take in what testimonies say: pairs of a testimony's id and its words."""
    if connection.dialect.name == "postgresql":
        found: list[dict[str, object]] = [{"testimony": t, "said": w.replace("\x00", " ")} for t, w in rows]
        statement = text("INSERT INTO words (testimony, said) VALUES (:testimony, :said)")
    else:
        found = [{"n": _row(t), "testimony": t, "said": w} for t, w in rows]
        statement = text("INSERT INTO words (rowid, testimony, said) VALUES (:n, :testimony, :said)")
    if found:
        connection.execute(statement, found)


def drop(connection: Connection, testimonies: Iterable[str]) -> None:
    """Take testimonies out of it."""
    for testimony in testimonies:
        if connection.dialect.name == "postgresql":
            connection.execute(delete(_WORDS).where(_WORDS.c.testimony == testimony))
        else:
            connection.execute(text("DELETE FROM words WHERE rowid = :n"), {"n": _row(testimony)})


def matching(connection: Connection, asked: str) -> Select[tuple[str]] | TextClause:
    """The query for the testimonies that hold all of the words asked for."""
    if connection.dialect.name == "postgresql":
        found = text("to_tsvector('english', said) @@ websearch_to_tsquery('english', :asked)")
        return select(_WORDS.c.testimony).where(found.bindparams(asked=asked))
    terms = [phrase or word for phrase, word in _TERM.findall(asked)]
    quoted = " ".join('"{}"'.format(t.replace('"', "")) for t in terms)
    return select(_WORDS.c.testimony).where(text("words MATCH :asked").bindparams(asked=quoted))


def scrub(connection: Connection) -> None:
    """Rewrite the index so that words taken out are gone from its pages too."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO words (words) VALUES ('rebuild')")


def _row(testimony: str) -> int:
    """SQLite finds an entry by a number alone: that of the first 60 bits of its id."""
    return int(testimony[:15], 16)
