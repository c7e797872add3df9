"""`counterclaim read`, over a pipeline that gives dossiers made by hand."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterclaim import pipeline
from counterclaim.cli import main
from counterclaim.export import text
from counterclaim.model import Dossier, Report
from counterclaim.settings import Settings
from tests.dossiers import TEXT, crossing

BROKEN = "This one breaks a rule of the engine, and the others must not suffer for it at all.\n" * 3


def _read(reports: Iterable[Report], _: Settings | None = None) -> Iterator[Dossier]:
    batch = list(reports)
    for report in batch:
        if report.text == BROKEN:
            raise IndexError("no such token")
        if report.key.startswith("stop"):
            raise KeyboardInterrupt
        yield replace(crossing(), report=replace(crossing().report, key=report.key))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pipeline, "read", _read)
    (tmp_path / "ferry.txt").write_text(TEXT)
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def _add(folder: Path, *names: str, text: str = TEXT) -> None:
    for name in names:
        (folder / name).write_text(text.replace("Nine", f"Nine ({name})") if text == TEXT else text)


def test_a_screen(folder: Path) -> None:
    result = run("read", folder / "ferry.txt")
    assert result.exit_code == 0, result.output
    dossier = replace(crossing(), report=replace(crossing().report, key="ferry"))
    assert result.stdout == text.screen(dossier) + "\n"


def test_jsonl_is_one_object_a_line(folder: Path) -> None:
    _add(folder, "a.txt", "b.txt")
    result = run("read", folder, "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [r["report"]["key"] for r in records] == ["a", "b", "ferry"]
    assert records[0]["claims"] == crossing().to_dict()["claims"]


def test_json_is_an_object_for_one_and_a_list_for_several(folder: Path) -> None:
    assert json.loads(run("read", folder, "--format", "json").stdout)["report"]["key"] == "ferry"
    _add(folder, "a.txt", "b.txt")
    assert len(json.loads(run("read", folder, "--format", "json").stdout)) == 3


def test_a_mask_holds_in_every_format(folder: Path) -> None:
    for form in ("text", "jsonl", "json"):
        assert "Sandovan" not in run("read", folder, "--mask", "--format", form).stdout
        assert "Sandovan" in run("read", folder, "--format", form).stdout


def test_what_fails_is_one_line_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_text("")
    errors = tmp_path / "errors.jsonl"
    result = run("read", folder / "missing.txt", folder, "--format", "jsonl", "--errors", errors)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    told = [json.loads(line) for line in errors.read_text().splitlines()]
    assert [set(t) for t in told] == [{"item", "reason"}] * 2
    assert [t["item"] in result.stderr for t in told] == [True, True]


def test_a_fault_of_ours_costs_one_report_only(folder: Path) -> None:
    _add(folder, "a.txt", "z.txt")
    _add(folder, "broken.txt", text=BROKEN)
    result = run("read", folder, "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["report"]["key"] for line in result.stdout.splitlines()] == ["a", "ferry", "z"]
    assert "broken.txt: a fault of counterclaim, please report it: IndexError: no such token" in result.stderr


def test_an_interrupt_leaves_whole_json(folder: Path) -> None:
    _add(folder, "a.txt", "stop.txt")
    result = run("read", folder, "--format", "json")
    assert result.exit_code == 130
    assert "interrupted" in result.stderr
    assert len(json.loads(result.stdout)) == 2


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["read"], "PATH"),
        (["read", "x", "--format", "xml"], "'jsonl'"),
        (["read", "x", "--counts", "none-such"], "acled"),
        (["read", "x", "--reading", "none-such"], "range"),
        (["read", "x", "--published", "31 July"], "2024-07-31"),
        (["read", "x", "--limit", "0"], "--limit"),
        (["read", "x", "--errors", "/no/such/folder/errors.jsonl"], "/no/such/folder"),
        (["explain", "x"], "--all"),
        (["explain", "x", "--all", "--claim", "c1"], "--all"),
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str], hint: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert hint in result.stderr
    assert not result.stdout


def test_control_characters_of_a_name_do_not_reach_the_terminal(folder: Path) -> None:
    result = run("read", folder / "no\x1b[31m\nsuch.txt")
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_ledger_records_once(folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "ledger.sqlite"
    assert f"{book}: 1 recorded, 0 known already" in run("read", folder, "--ledger", book).stderr
    assert f"{book}: 0 recorded, 1 known already" in run("read", folder, "--ledger", book).stderr


def test_what_is_no_ledger_ends_the_run_in_one_line(folder: Path) -> None:
    result = run("read", folder / "ferry.txt", "--ledger", folder / "ferry.txt")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert (folder / "ferry.txt").read_text() == TEXT
    assert not result.stdout
