"""What somebody new does wrong: one clear line that names the thing and the reason, and the exit code of the manual."""

import json
import re
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool

import pytest
from click.testing import CliRunner

from counterclaim import ledger, pipeline
from counterclaim.cli import main
from counterclaim.ingest import _deaf, _Pool
from counterclaim.model import Report
from counterclaim.settings import Settings
from tests.dossiers import crossing

SIGNED = ("--author", "Ada", "--reason", "so it is")
HEAD = b"incident,field,value,quote\n"


def _fails(*command, code):
    """What a command that ends with `code` says on standard error; never a traceback."""
    done = CliRunner().invoke(main, [str(part) for part in command])
    assert (done.exit_code, type(done.exception)) == (code, SystemExit), done.output
    return done.stderr


@pytest.fixture
def name(tmp_path):
    path = tmp_path / "l.sqlite"
    with pipeline.ledger(path) as book:
        book.record(crossing())
    return path


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (HEAD + b"x,killed,7,caf\xe9\n", "not a table in UTF-8"),
        (b"incident;field;value\nx;killed;7\n", "no such columns: incident;field;value"),
        (HEAD + b"x,killed,7,Seven died, they said\n", "line 2: more cells than headings"),
        (HEAD, "no rows"),
        (b"", "no rows"),
    ],
)
def test_a_table_that_is_none(tmp_path, content, told):
    table = tmp_path / "coded.csv"
    table.write_bytes(content)
    assert f"{table}" in (said := _fails("import-claims", table, "--ledger", tmp_path / "l", "--author", "A", code=2))
    assert told in said
    assert not (tmp_path / "l").exists()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["incidents", "--since", "2024-02-01", "--until", "2024-01-01"], "nothing lies between"),
        (["accept", "zzzz", *SIGNED], "no claim or judgement 'zzzz'"),
        (["show", ""], "more than one incident"),
    ],
)
def test_what_is_asked_for_cannot_be(name, command, told):
    assert told in _fails(*command, "--ledger", name, code=2)


def test_a_testimony_that_is_none(name):
    listed = CliRunner().invoke(main, ["incidents", "--ledger", str(name), "--format", "json"])
    incident = json.loads(listed.stdout)[0]["id"]
    told = _fails("split", incident, "nobody", "--ledger", name, *SIGNED, code=2)
    assert "no incident 'nobody'; name a testimony by its id or by the key of its report" in told


def test_an_empty_name_is_no_folder_and_no_ledger(tmp_path, monkeypatch):
    """An unset variable of a shell must not have the folder read that one happens to be in."""
    (tmp_path / "a.txt").write_text("Gunmen killed two soldiers.")
    monkeypatch.chdir(tmp_path)
    assert "an empty name" in _fails("read", "", code=1)
    assert "needs a name" in _fails("ingest", "a.txt", "--ledger", "", code=2)


def test_a_gazetteer_that_is_not_there(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Gunmen killed two soldiers in Orvel on Monday, police said.")
    monkeypatch.setenv("COUNTERCLAIM_GAZETTEER", str(tmp_path / "none.sqlite"))
    assert "none.sqlite: there is no such file" in _fails("read", tmp_path / "a.txt", code=1)


def test_a_dump_that_is_none_is_named(tmp_path):
    (tmp_path / "dump.txt").write_text("no\tplaces\n")
    told = _fails("gazetteer", "import", tmp_path / "dump.txt", "--out", tmp_path / "p.sqlite", code=1)
    assert "dump.txt: a line of 2 columns" in told


def test_a_note_tells_of_which_line_it_is(tmp_path):
    dated = '{"id": "a", "text": "Gunmen killed two soldiers.", "published": "yesterday"}'
    (tmp_path / "all.jsonl").write_text(f'{dated}\n{{"id": "b", "text": "two\tmen"}}')
    said = _fails("read", tmp_path / "all.jsonl", "--format", "jsonl", code=1)
    assert "all.jsonl, a: 'yesterday' is not understood" in said
    assert "all.jsonl:2: not JSON: Invalid control character at column 25" in said


def test_examples_are_laid_out():
    """No mark of the layout is left in what is shown."""
    for command in main.commands:
        shown = CliRunner().invoke(main, [command, "--help"]).output
        assert "\\b" not in shown
        assert "\b" not in shown


def test_help_tells_every_command_under_a_heading_and_whole():
    shown = CliRunner().invoke(main, ["--help"]).output
    assert "..." not in shown.replace("[ARGS]...", "")
    assert all(re.search(rf"^  {name} ", shown, re.MULTILINE) for name in main.commands)


def test_who_only_asks_waits_for_nobody(name, monkeypatch):
    monkeypatch.setattr("counterclaim.ledger.engine.PATIENCE", 0.1)
    other = sqlite3.connect(name, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert CliRunner().invoke(main, ["incidents", "--ledger", str(name)]).exit_code == 0
    with ledger.open(name) as book:
        assert len(book) == 1
    assert "another program is writing" in _fails("merge", "a", "b", "--ledger", name, *SIGNED, code=1)


def test_reading_processes_do_not_hear_ctrl_c():
    command = [sys.executable, "-c", "import signal; print(signal.SIGINT in signal.pthread_sigmask(0, []))"]
    with _deaf():
        heard = subprocess.run(command, capture_output=True, text=True, check=True)
    assert heard.stdout.strip() == "True"
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_reading_processes_end_at_once_with_what_is_interrupted():
    report = Report(key="k", text="Gunmen killed two soldiers in Orvel on Monday, police said.")
    futures = []
    with pytest.raises(KeyboardInterrupt), _Pool(1, Settings()) as pool:
        futures = [pool.submit([report] * 200) for _ in range(3)]
        raise KeyboardInterrupt
    for future in futures:
        with pytest.raises((BrokenProcessPool, CancelledError)):
            future.result()
