"""`counterclaim ingest`, with the real reader: nothing twice, nothing lost, as many processes as there may be."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, select

from counterclaim import ledger
from counterclaim.cli import main
from counterclaim.ledger import tables
from counterclaim.ledger.contents import contents

TEXTS = [
    "NORVANE, May {n} (Norda Press) - Gunmen killed {n} soldiers near Norvane on Tuesday, police said.",
    "OSK, May {n} (Norda Press) - A car bomb wounded {n} people in Osk, a hospital official said.",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("reports")
    lines = [
        {"id": f"r{n}", "text": TEXTS[n % 2].format(n=n), "published": f"2024-05-{n:02}"} for n in range(3, 13)
    ]  # fmt: skip
    (made / "all.jsonl").write_text("\n".join(json.dumps(one) for one in lines))
    (made / "empty.txt").write_text("")
    return made


def _ingest(folder, name, *more):
    return CliRunner().invoke(main, ["ingest", str(folder), "--ledger", str(name), *more])


def _contents(name):
    with ledger.open(name) as book, book.reading() as connection:
        return contents(connection)


@pytest.fixture(scope="module")
def whole(folder, tmp_path_factory):
    """The ledger of a run that nothing disturbed."""
    name = tmp_path_factory.mktemp("whole") / "l.sqlite"
    done = _ingest(folder, name, "--jobs", "1", "--format", "jsonl", "--errors", str(name.with_name("failed.jsonl")))
    assert done.exit_code == 1
    return name, done


def test_each_report_is_told_when_it_is_safe_and_failures_are_logged(whole):
    name, done = whole
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [t["key"] for t in told] == [f"r{n}" for n in range(3, 13)]
    assert all(t["new"] for t in told)
    (failed,) = (json.loads(line) for line in name.with_name("failed.jsonl").read_text().splitlines())
    assert failed["item"].endswith("empty.txt")
    assert failed["reason"] == "empty"
    assert "10 recorded, 0 known already, 1 failed" in done.stderr


def test_again_changes_nothing(folder, whole):
    name, _ = whole
    before = Path(name).read_bytes()
    done = _ingest(folder, name)
    assert "0 recorded, 10 known already, 1 failed" in done.stderr
    assert Path(name).read_bytes() == before


def test_what_was_redacted_is_said_to_be_and_stays_out(folder, whole, tmp_path):
    name = tmp_path / "l.sqlite"
    name.write_bytes(whole[0].read_bytes())
    signed = ("--author", "Ada", "--reason", "a source asked for it")
    CliRunner().invoke(main, ["redact", "r5", "--ledger", str(name), *signed])
    before = _contents(name)
    done = _ingest(folder, name, "--jobs", "1", "--format", "jsonl")
    assert "by Ada (a source asked for it); it is not taken in again" in done.stderr
    assert "0 recorded, 9 known already, 1 redacted, 1 failed" in done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [t["key"] for t in told if t["redacted"]] == ["r5"]
    read = CliRunner().invoke(main, ["read", str(folder), "--ledger", str(name), "--format", "jsonl"])
    assert "0 recorded, 9 known already, 1 redacted" in read.stderr
    assert _contents(name) == before


def test_killed_it_goes_on(folder, whole, tmp_path):
    """Two processes read until the one that records is killed; the rest is read by one."""
    name = tmp_path / "l.sqlite"
    command = [sys.executable, "-m", "counterclaim", "ingest", str(folder), "--ledger", str(name), "--jobs", "2"]
    running = subprocess.Popen([*command, "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    told = [json.loads(running.stdout.readline())["report"]]
    running.send_signal(signal.SIGKILL)
    told += [json.loads(line)["report"] for line in running.stdout.read().splitlines() if line.endswith(b"}")]
    running.wait()
    with ledger.open(name) as book:
        assert all(report in book for report in told)
    again = _ingest(folder, name, "--jobs", "1")
    assert any(f": {n} recorded" in again.stderr for n in (10 - len(told), 9 - len(told)))
    assert _contents(name) == _contents(whole[0])


def test_a_ledger_that_is_none(folder, tmp_path):
    (tmp_path / "l").write_text("a shopping list")
    done = _ingest(folder, tmp_path / "l")
    assert done.exit_code == 1
    assert "not a ledger" in done.stderr


def test_reread_tells_what_would_change_and_changes_it(whole, tmp_path):
    """A claim that the engine no longer makes is lost, one that it makes is gained."""
    path = tmp_path / "l.sqlite"
    path.write_bytes(whole[0].read_bytes())
    with ledger.open(path) as book, book.writing() as connection:
        claim = connection.scalar(select(tables.claims.c.id).where(tables.claims.c.field == "killed").limit(1))
        connection.execute(delete(tables.evidence).where(tables.evidence.c.claim == claim))
        connection.execute(delete(tables.claims).where(tables.claims.c.id == claim))
    run = CliRunner()
    told = run.invoke(main, ["reread", "--ledger", str(path), "--jobs", "1", "--format", "jsonl"])
    (changed,) = (json.loads(line) for line in told.stdout.splitlines())
    assert [c["field"] for c in changed["gained"]] == ["killed"]
    assert "1 would change" in told.stderr
    applied = run.invoke(main, ["reread", changed["report"], "--ledger", str(path), "--jobs", "1", "--apply"])
    assert "+ killed" in applied.stdout
    again = run.invoke(main, ["reread", "--ledger", str(path), "--jobs", "1"])
    assert again.stdout == ""
    assert _contents(path) | {"extractions": ""} == _contents(whole[0]) | {"extractions": ""}
