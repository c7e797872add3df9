"""What a change gains and loses is told claim by claim."""

import json
from pathlib import Path

import pytest
from bench import changes, corpus

from counterclaim import read
from counterclaim.model import Report

OLD = "Police said gunmen killed two farmers near Orvel on Tuesday."
NEW = "Police said gunmen killed six farmers near Orvel on Tuesday."


def file(path: Path, text: str) -> str:
    [dossier] = read(Report("r", text))
    path.write_text(json.dumps(dossier.to_dict()), encoding="utf-8")
    return str(path)


def test_the_same_claims_change_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = file(tmp_path / "a.jsonl", OLD)
    assert changes.main([one, one], tmp_path) == 0
    assert capsys.readouterr().out.startswith("0 gained, 0 lost")


def test_another_toll_is_one_claim_lost_and_one_gained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changes.main([file(tmp_path / "a.jsonl", OLD), file(tmp_path / "b.jsonl", NEW)], tmp_path)
    told = [line for line in capsys.readouterr().out.splitlines() if "killed" in line]
    assert [line[0] for line in sorted(told)] == ["+", "-"]
    assert "best=2" in told[0] + told[1]
    assert "best=6" in told[0] + told[1]


def test_a_slice_is_spread_over_the_whole_and_always_the_same() -> None:
    rows = [{"id": n} for n in range(100)]
    assert [r["id"] for r in corpus.spread(rows, 4)] == [0, 25, 50, 75]
    assert corpus.spread(rows, 200) == rows
