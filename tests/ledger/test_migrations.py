"""Ledgers of older versions: carried over whole, or left as they are."""

import json
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from bench import months
from sqlalchemy import Connection, Engine, delete, inspect, select, text, update

from counterclaim import ledger, pipeline
from counterclaim.errors import AbortError
from counterclaim.ledger import candidates, rows, schema, words
from counterclaim.ledger import engine as engines
from counterclaim.ledger.contents import contents
from counterclaim.ledger.migrations import config
from counterclaim.ledger.tables import APPLICATION, VERSION, copies, keys, marks, metadata, profiles
from counterclaim.model import Dossier
from counterclaim.model.record import digest
from counterclaim.reconcile import across
from counterclaim.reconcile.copies.prints import KEYS, fingerprint
from tests.dossiers import crossing, quiet
from tests.ledger.conftest import small_disk


def _engine(name: str) -> Engine:
    return engines.url_engine(name) if engines.is_url(name) else engines.file_engine(Path(name))


def _first(path: str) -> None:
    """A ledger of the first schema that holds the crossing and a report without incidents."""
    made = engines.file_engine(Path(path))
    with engines.writing(made).begin() as connection:
        command.upgrade(config(connection), "0001")
        connection.exec_driver_sql(f"DROP TABLE {schema.STAMP}")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql("PRAGMA user_version = 1")
    made.dispose()
    with closing(sqlite3.connect(path)) as book:
        for dossier in (crossing(), quiet()):
            _write(book, dossier.to_dict())
        book.commit()


def _write(book: sqlite3.Connection, record: dict) -> None:
    """What the first version wrote of a report."""
    head = record["report"]
    row = {**head, "recorded_at": "2024-03-15T08:00:00+00:00"}
    _insert(book, "reports", {k: json.dumps(v) if isinstance(v, (list, dict)) else v for k, v in row.items()})
    for kind in ("sources", "incidents", "claims"):
        for n, one in enumerate(record[kind]):
            row = {"id": digest(kind, n), "report": head["id"], "position": n, "local": one["id"]}
            row |= {"record": json.dumps(one)}
            if kind == "claims":
                told = [i["id"] for i in record["incidents"]]
                row["incident"] = digest("incidents", told.index(one["incident"]))
                row |= {k: one[k] for k in ("field", "stance", "rule")} | {"value": json.dumps(one["value"])}
            else:
                names = ("name", "role", "anonymous", "speaks_for") if kind == "sources" else ()
                row |= {k: one[k] for k in names or ("type", "status", "reading", "main")}
            _insert(book, kind, row)
            for m, span in enumerate(one.get("evidence", ())):
                spot = {"claim": row["id"], "position": m, "start": span["start"], "end": span["end"]}
                _insert(book, "evidence", spot | {"quoted": span["quoted"]})


def _insert(book: sqlite3.Connection, table: str, row: dict) -> None:
    names = ", ".join(f'"{n}"' for n in row)
    book.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def test_the_first_schema_is_carried_over(tmp_path):
    path = str(tmp_path / "l.sqlite")
    _first(path)
    with ledger.open(path) as book:
        found = {record["report"]["key"]: record for record in book.dossiers()}
        with book.reading() as connection:
            ids = connection.scalars(text("SELECT id FROM claims")).all()
            met = connection.scalars(words.matching(connection, "convoy")).all()
    assert found == {d.report.key: d.to_dict() for d in (crossing(), quiet())}
    assert digest("claims", 0) in ids
    assert met == [digest("incidents", 1)]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


def _former(name: str, dossiers: list[Dossier], schema_: int) -> None:
    """A ledger of the second or the third schema that holds these, all but the last of them linked."""
    with pipeline.ledger(name) as book:
        for dossier in dossiers[:-1]:
            book.record(dossier)
    with ledger.open(name) as book:
        book.record(dossiers[-1])
    made = _engine(name)
    with engines.writing(made).begin() as connection:
        for one in dossiers[:-1]:
            _unsalt_copies(connection, one)
        if schema_ == 2:
            for one in dossiers[:-1]:
                _unsalt(connection, one)
            connection.exec_driver_sql("DROP TABLE waiting")
            connection.execute(delete(marks).where(marks.c.name == "salt"))
        connection.exec_driver_sql(f"UPDATE {schema.STAMP} SET version_num = '{schema_:04}'")
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA user_version = {schema_}")
    made.dispose()


def _unsalt_copies(connection: Connection, dossier: Dossier) -> None:
    """The fingerprint of a report and its keys as the schemas before the fourth had them: plain numbers."""
    name, numbers = dossier.report.id, [int(h, 16) for h in fingerprint(dossier.report).hashes]
    record = connection.scalar(select(copies.c.print).where(copies.c.report == name))
    assert isinstance(record, dict)
    connection.execute(update(copies).where(copies.c.report == name).values(print={**record, "hashes": numbers}))
    connection.execute(delete(keys).where(keys.c.owner == name))
    candidates.add_keys(connection, candidates.COPY, {name: [str(n) for n in numbers[:KEYS]]})


def _unsalt(connection: Connection, dossier: Dossier) -> None:
    """The profiles and keys of a dossier as the second schema had them."""
    ids = rows.names(dossier)
    for one in across.profiles(dossier):
        name = ids.testimonies[one.incident]
        record = across.dump(replace(one, id=name, report=ids.report))
        connection.execute(update(profiles).where(profiles.c.testimony == name).values(profile=record))
        connection.execute(delete(keys).where(keys.c.owner == name))
        candidates.add_keys(connection, candidates.INCIDENT, {name: across.keys(one)})


@pytest.mark.parametrize("former", [2, 3])
def test_a_former_schema_is_salted_and_goes_on(place, former):
    """Hashes of words become the ledger's own; reports that come later still find those that were there."""
    name, other = place(), place()
    told = list(months.dossiers(6))
    _former(name, told[:10], former)
    with pipeline.ledger(name) as book, pipeline.ledger(other) as whole:
        assert book.catch_up() == 1
        for one in told:
            book.record(one)
            whole.record(one)
        with book.reading() as mine, whole.reading() as theirs:
            assert contents(mine) == contents(theirs)
            held = str([mine.execute(select(t)).all() for t in (profiles, keys, copies)])
    plain = {h for one in told[:9] for h in _plain(one)}
    assert plain
    assert not [h for h in plain if h in held]


def _plain(dossier: Dossier) -> set[str]:
    """The hashes of a report's words and phrases without a salt, phrases as numbers too."""
    phrases = fingerprint(dossier.report).hashes
    told = {h for p in across.profiles(dossier) for h in (*p.traces.words, *across.keys(p))}
    return {*told, *phrases, *(str(int(h, 16)) for h in phrases)}


def test_one_that_may_not_be_written_is_not_migrated(tmp_path, monkeypatch):
    path = str(tmp_path / "l.sqlite")
    _first(path)
    before = Path(path).read_bytes()

    def broken(*_):
        raise AbortError("the disk is full")

    monkeypatch.setattr(words, "add", broken)
    with pytest.raises(AbortError):
        ledger.open(path)
    assert Path(path).read_bytes() == before


def test_an_older_one_that_is_read_only_says_what_it_needs(place):
    """On a disk that cannot be written, and in a database that lets nothing be written."""
    name = place()
    if engines.is_url(name):
        _former(name, list(months.dossiers(1)), 3)
        _says_that_it_must_be_migrated(f"{name}?options=-c%20default_transaction_read_only%3Don", 3)
        return
    with small_disk(Path(name).with_suffix(""), 4_000_000) as disk:
        path = str(disk / "l.sqlite")
        _first(path)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        _says_that_it_must_be_migrated(path, 1)


def _says_that_it_must_be_migrated(name, found):
    with pytest.raises(AbortError, match=rf"older counterclaim \(schema {found}, .* read-only: .* migrated"):
        ledger.open(name)


def test_migrated_and_made_anew_have_the_same_schema(place):
    """The steps lead to what the tables say; each database compares its own."""
    name, other = place(), place()
    ledger.open(name).close()
    made = _engine(other)
    with engines.writing(made).begin() as connection:
        command.upgrade(config(connection), "head")
    for engine in (made, _engine(name)):
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
            assert compare_metadata(context, metadata) == []
            assert connection.scalar(text(f"SELECT version_num FROM {schema.STAMP}")) == f"{VERSION:04}"
        engine.dispose()


def _is_ours(thing, name, kind, *_):
    """Whether the tables of the metadata know it: not the full-text index and what it is made of."""
    return not (kind == "table" and (name.startswith("words") or name == schema.STAMP))


def test_a_database_of_another_program_is_left_alone(server):
    from bench import postgres  # noqa: PLC0415

    name = postgres.new_database(server, "foreign")
    engine = _engine(name)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x INTEGER)")
    with pytest.raises(AbortError, match="not a ledger: the database of another program"):
        ledger.open(name)
    assert inspect(engine).get_table_names() == ["t"]
    engine.dispose()


def test_a_newer_schema_is_refused(server):
    from bench import postgres  # noqa: PLC0415

    name = postgres.new_database(server, "newer")
    ledger.open(name).close()
    engine = _engine(name)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {schema.STAMP} SET version_num = '{VERSION + 1:04}'")
    engine.dispose()
    with pytest.raises(AbortError, match=f"made by a newer counterclaim \\(schema {VERSION + 1}"):
        ledger.open(name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("postgresql://u:secret@127.0.0.1:1/x", "does not answer"),
        ("mysql://u:secret@h/x", "must begin with postgresql"),
    ],
)
def test_a_url_that_leads_nowhere_tells_no_password(name, reason):
    pytest.importorskip("psycopg")
    with pytest.raises(AbortError, match=reason) as caught:
        ledger.open(name)
    assert "secret" not in str(caught.value)
