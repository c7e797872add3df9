"""A ledger: recorded once, given back as it was, and never half-written, whatever happens to its file."""

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from counterclaim import ledger
from counterclaim.errors import AbortError
from counterclaim.ledger import rows
from counterclaim.ledger.tables import APPLICATION, VERSION, appearances, claims, evidence, reports
from counterclaim.model import Dossier, Report, restore
from tests.dossiers import crossing, quiet
from tests.ledger.conftest import small_disk

ROOT = Path(__file__).parents[2]


def _hash(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _copy(n):
    """The crossing once more, in a report that differs by a line at its end: every span still holds."""
    first = crossing()
    report = Report(f"k{n}", f"{first.report.text}\nEdition {n}.", published=first.report.published)
    return replace(first, report=report)


def test_recorded_and_given_back(place):
    with ledger.open(place()) as book:
        assert book.record(crossing())
        assert book.record(quiet())
        assert len(book) == 2
        assert crossing().report.id in book
        assert "nothing" not in book
        found = {record["report"]["key"]: record for record in book.dossiers()}
    assert found == {d.report.key: d.to_dict() for d in (crossing(), quiet())}


def test_the_same_again_changes_nothing(tmp_path):
    path = tmp_path / "l.sqlite"
    with ledger.open(path) as book:
        book.record(crossing())
    before = _hash(path)
    with ledger.open(path) as book:
        assert not book.record(crossing())
        assert book.knows(crossing().report)
        assert not book.knows(quiet().report)
    assert _hash(path) == before
    assert [p.name for p in tmp_path.iterdir()] == ["l.sqlite"]


def test_the_same_text_from_another_outlet_is_noted_once(place):
    carried = replace(crossing().report, key="other", outlet="The Osk Herald")
    with ledger.open(place()) as book:
        book.record(crossing())
        for _ in range(2):
            assert book.knows(carried)
            assert not book.record(replace(crossing(), report=carried))
        assert len(book) == 1
        with book.reading() as connection:
            met = connection.execute(select(appearances.c.key, appearances.c.outlet)).all()
    assert met == [("other", "The Osk Herald")]


def test_two_ledgers_of_one_report_hold_the_same_ids(place):
    ids = []
    for _ in range(2):
        with ledger.open(place()) as book:
            book.record(crossing())
            with book.reading() as connection:
                ids.append(connection.scalars(select(claims.c.id).order_by(claims.c.position)).all())
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(crossing().claims)


def test_the_id_of_a_claim_does_not_hang_on_what_else_was_found(place):
    dossier = crossing()
    fewer = replace(dossier, claims=dossier.claims[1:])
    all_, some = rows.names(dossier), rows.names(fewer)
    assert all(some.claims[c.id] == all_.claims[c.id] for c in fewer.claims)
    assert some.testimonies["i2"] == all_.testimonies["i2"]


def test_evidence_points_into_the_text(place):
    with ledger.open(place()) as book:
        book.record(crossing())
        joined = evidence.join(claims, evidence.c.claim == claims.c.id).join(reports, claims.c.report == reports.c.id)
        with book.reading() as connection:
            found = connection.execute(
                select(reports.c.text, evidence.c.start, evidence.c.end).select_from(joined)
            ).all()
    assert {text[start:end] for text, start, end in found} == {e.quote for c in crossing().claims for e in c.evidence}


def test_any_text_comes_back(place):
    text = "Two\x00 died\u200b in \U0001f4a5 Norvane.\r\n\ufeff"
    with ledger.open(place()) as book:
        book.record(Dossier(Report("k", text, title="A\x00b")))
        (record,) = book.dossiers()
    assert record["report"]["text"] == text
    assert record["report"]["title"] == "A\x00b"


def test_a_file_of_any_name(tmp_path):
    path = tmp_path / "odd name?%20#.sqlite"
    ledger.open(path).close()
    assert path.exists()


def test_reading_does_not_stop_writing(place):
    name = place()
    with ledger.open(name) as book, ledger.open(name) as other:
        book.record(crossing())
        for _ in book.dossiers():
            assert other.record(quiet())
        assert len(book) == 2


def test_two_that_write_at_once_lose_nothing(place):
    name = place()
    ledger.open(name).close()
    code = f"""
        import sys
        sys.path.insert(0, {str(ROOT)!r})
        from tests.ledger.test_ledger import _copy
        from counterclaim import ledger
        book = ledger.open({name!r})
        print(sum(book.record(_copy(n)) for n in range(int(sys.argv[1]), int(sys.argv[2]))))
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    writers = [subprocess.Popen([*command, *ends], stdout=subprocess.PIPE) for ends in (("0", "20"), ("10", "30"))]
    assert sum(int(w.communicate()[0]) for w in writers) == 30
    with ledger.open(name) as book:
        assert len(book) == 30


def test_every_noun_comes_back_from_its_record():
    for dossier in (crossing(), quiet()):
        made = restore.dossier(json.loads(json.dumps(dossier.to_dict())))
        assert made.to_dict() == dossier.to_dict()
        assert made.claims == dossier.claims
        assert made.incidents == dossier.incidents


def _foreign(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")


def _newer(path):
    ledger.open(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA user_version = {VERSION + 1}")


def _damaged(path):
    with ledger.open(path) as book:
        for n in range(20):
            book.record(_copy(n))
    data = bytearray(path.read_bytes())
    data[100:4096] = os.urandom(3996)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "reason"),
    [(lambda p: p.write_text("a shopping list"), "not a ledger: it is no SQLite database"),
     (_foreign, "not a ledger: the SQLite database of another program"),
     (_newer, f"made by a newer counterclaim (schema {VERSION + 1}, this one knows {VERSION})"),
     (_damaged, "the file is damaged"),
     (lambda p: p.mkdir(), "it is a folder")],
)  # fmt: skip
def test_files_that_are_no_ledger_stay_as_they_are(tmp_path, make, reason):
    path = tmp_path / "l.sqlite"
    make(path)
    before = path.is_dir() or _hash(path)
    with pytest.raises(AbortError) as caught:
        ledger.open(path).close()
    assert str(caught.value).startswith(f"ledger {path}: {reason}")
    assert (path.is_dir() or _hash(path)) == before
    assert [p.name for p in tmp_path.iterdir()] == ["l.sqlite"]


def test_no_folder(tmp_path):
    with pytest.raises(AbortError, match="there is no folder"):
        ledger.open(tmp_path / "none" / "l.sqlite")


def test_an_empty_file_becomes_a_ledger(tmp_path):
    path = tmp_path / "l.sqlite"
    path.touch()
    with ledger.open(path) as book:
        assert len(book) == 0
    assert sqlite3.connect(path).execute("PRAGMA application_id").fetchone() == (APPLICATION,)


def test_a_lock_that_stays(tmp_path, monkeypatch):
    monkeypatch.setattr("counterclaim.ledger.engine.PATIENCE", 0.1)
    path = tmp_path / "l.sqlite"
    with ledger.open(path) as book:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(AbortError, match="another program is writing"):
            book.record(crossing())
        other.execute("ROLLBACK")
        assert book.record(crossing())


def _whole(path, recorded):
    """The ledger holds exactly the first `recorded` reports, each of them whole."""
    with ledger.open(path) as book:
        found = list(book.dossiers())
    assert {r["report"]["key"] for r in found} == {f"k{n}" for n in range(recorded)}
    assert all(len(r["claims"]) == len(crossing().claims) for r in found)
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _fill(book):
    """Record until nothing more can be; how many were."""
    for n in range(10_000):
        try:
            book.record(_copy(n))
        except AbortError as fault:
            return n, str(fault)
    raise AssertionError("the disk never filled")


def test_a_full_disk(tmp_path):
    with small_disk(tmp_path / "disk", 600_000) as disk:
        path = disk / "l.sqlite"
        with ledger.open(path) as book:
            recorded, message = _fill(book)
            assert "the disk is full" in message or "is it full?" in message
            assert recorded > 0
        rest = disk / "rest"
        rest.unlink(missing_ok=True)
        _whole(path, recorded)


def test_a_disk_too_small_for_any_ledger(tmp_path):
    with small_disk(tmp_path / "disk", 8192) as disk:
        with pytest.raises(AbortError):
            ledger.open(disk / "l.sqlite")
        assert list(disk.iterdir()) == []


def test_a_file_system_that_is_read_only(tmp_path):
    with small_disk(tmp_path / "disk", 2_000_000) as disk:
        path = disk / "l.sqlite"
        with ledger.open(path) as book:
            book.record(_copy(0))
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with ledger.open(path) as book:
            assert len(list(book.dossiers())) == 1
            with pytest.raises(AbortError, match="it is read-only"):
                book.record(_copy(1))
        with pytest.raises(AbortError, match="it cannot be opened"):
            ledger.open(disk / "new.sqlite")


def test_files_may_not_grow(tmp_path):
    """The same where no disk can be mounted: the process may not write past a size."""
    path = tmp_path / "l.sqlite"
    code = f"""
        import resource, signal, sys
        sys.path.insert(0, {str(ROOT)!r})
        from tests.ledger.test_ledger import _fill
        from counterclaim import ledger
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        with ledger.open({str(path)!r}) as book:
            print(*_fill(book), sep="|")
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    recorded, message = done.stdout.strip().split("|")
    assert "full" in message
    _whole(path, int(recorded))


def test_kill_nine(tmp_path):
    path = tmp_path / "l.sqlite"
    code = f"""
        import sys
        sys.path.insert(0, {str(ROOT)!r})
        from tests.ledger.test_ledger import _copy
        from counterclaim import ledger
        book = ledger.open({str(path)!r})
        for n in range(100_000):
            book.record(_copy(n))
            print(n, flush=True)
    """
    for wait in (3, 17, 40):
        path.unlink(missing_ok=True)
        writer = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True)
        told = 0
        while told < wait:
            told = int(writer.stdout.readline()) + 1
        time.sleep(0.002 * wait)
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read().split()
        writer.wait()
        told = max([told, *(int(n) + 1 for n in rest if n.isdigit())])
        with ledger.open(path) as book:
            recorded = len(book)
        assert told <= recorded <= told + 1
        _whole(path, recorded)


def test_a_claim_of_no_incident_is_not_recorded(place):
    lone = replace(crossing(), incidents=())
    with ledger.open(place()) as book:
        with pytest.raises(AbortError, match=r"(?i)foreign key"):
            book.record(lone)
        assert len(book) == 0
