"""The commands that work on a ledger, as a shell sees them."""

import csv
import io
import json
from dataclasses import replace

import pytest
from bench import months
from click.testing import CliRunner

from counterclaim import pipeline
from counterclaim.cli import main
from tests.dossiers import crossing

TOLD = [list(months.reports(months.planned(n, 8, 2), 2)) for n in range(4)]
SIGNED = ("--author", "Ada", "--reason", "so it is")


@pytest.fixture
def name(tmp_path):
    path = str(tmp_path / "l.sqlite")
    with pipeline.ledger(path) as book:
        for told in TOLD:
            for one in told:
                book.record(one)
    return path


def _run(*command, fails=0):
    done = CliRunner().invoke(main, command)
    assert done.exit_code == fails, done.output
    return done.stdout


def _incidents(name, *more):
    return json.loads(_run("incidents", "--ledger", name, "--format", "json", *more))


def test_incidents_in_every_form(name):
    found = _incidents(name)
    assert len(found) == 4
    table = _run("incidents", "--ledger", name)
    assert all(one["id"][:12] in table for one in found)
    lines = _run("incidents", "--ledger", name, "--format", "csv").splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("id,type,status")
    town = months.planned(0, 8, 2).town
    assert [i["place"] for i in _incidents(name, "--near", f"{town.lat},{town.lon}")] == [town.name]


@pytest.mark.parametrize(("form", "named"), [("ucdp", "relid"), ("acled", "event_id_cnty")])
def test_incidents_in_the_columns_of_other_projects(name, form, named):
    """One row an incident, with all its reports, the toll as the reading has it, and the filters of any other form."""
    rows = list(csv.DictReader(io.StringIO(_run("incidents", "--ledger", name, "--format", form))))
    found = {one["id"]: one for one in _incidents(name)}
    assert [r[named] for r in rows] == [i for i, one in found.items() if form == "acled" or one["killed_low"]]
    for row in rows:
        one = found[row[named]]
        assert row["reading"] == "range"
        if form == "ucdp":
            assert (row["low"], row["high"]) == tuple(str(one[f"killed_{end}"] or "") for end in ("low", "high"))
            assert len(row["source_office"].split("; ")) > 1
    lowest = _run("incidents", "--ledger", name, "--format", form, "--reading", "lowest", "--most", "1")
    assert [r["reading"] for r in csv.DictReader(io.StringIO(lowest))] == ["lowest"]


def test_rows_name_no_private_person(tmp_path):
    path = str(tmp_path / "l.sqlite")
    person = next(s.name for s in crossing().sources if s.person)
    report = replace(crossing().report, title=f"{person} saw the shells fall")
    with pipeline.ledger(path) as book:
        book.record(replace(crossing(), report=report))
    masked, plain = (_run("incidents", "--ledger", path, "--format", "ucdp", *more) for more in ((), ("--unmask",)))
    assert person in plain
    assert not [word for word in person.split() if word in masked]


def test_the_environment_may_name_the_ledger(name, monkeypatch):
    monkeypatch.setenv("COUNTERCLAIM_LEDGER", name)
    assert json.loads(_run("stats", "--format", "json"))["incidents"] == 4
    assert "police" in _run("sources")


def test_show_and_history(name):
    one = max(_incidents(name), key=lambda i: i["reports"])
    told = json.loads(_run("show", one["id"][:10], "--ledger", name, "--format", "json"))
    assert told["incident"]["id"] == one["id"]
    assert len(told["reports"]) == one["reports"]
    screen = _run("show", one["id"], "--ledger", name)
    assert one["place"] in screen
    assert "police" in screen
    assert "joins" in _run("history", one["id"], "--ledger", name)


def test_a_history_names_no_private_person(tmp_path):
    """What an editor wrote in a reason is masked like a report; who decided is not."""
    path = str(tmp_path / "l.sqlite")
    with pipeline.ledger(path) as book:
        book.record(crossing())
        book.record(TOLD[0][0])
    person = next(s.name for s in crossing().sources if s.person)
    a, b = _incidents(path)[:2]
    signed = ("--author", "Ada", "--reason", f"{person} speaks of both")
    _run("merge", a["id"], b["id"], "--ledger", path, *signed)
    for form in ("table", "json", "csv"):
        told = _run("history", a["id"], "--ledger", path, "--format", form)
        assert not [w for w in person.split() if w in told]
        assert "Ada" in told
    assert person in _run("history", a["id"], "--ledger", path, "--format", "json", "--unmask")


def test_merge_and_undo(name):
    a, b, *_ = _incidents(name)
    made = _run("merge", a["id"], b["id"], "--ledger", name, *SIGNED).strip()
    assert len(_incidents(name)) == 3
    assert "same" in _run("history", a["id"], "--ledger", name)
    _run("undo", made, "--ledger", name, *SIGNED)
    assert len(_incidents(name)) == 4
    again = CliRunner().invoke(main, ["undo", made, "--ledger", name, *SIGNED])
    assert "has ended" in again.stderr


def test_split_accept_reject_and_correct(name):
    one = max(_incidents(name), key=lambda i: i["reports"])
    told = json.loads(_run("show", one["id"], "--ledger", name, "--format", "json"))
    _run("split", one["id"], told["reports"][-1]["key"], "--ledger", name, *SIGNED)
    assert len(_incidents(name)) == 5
    claim = next(c for a in told["accounts"] for c in a["claims"] if c["field"] == "type")["id"]
    _run("accept", claim, "--ledger", name, *SIGNED)
    _run("correct", claim, '"abduction"', "--ledger", name, *SIGNED)
    _run("reject", claim, "--ledger", name, *SIGNED)
    wrong = CliRunner().invoke(main, ["correct", claim, "many", "--ledger", name, *SIGNED])
    assert wrong.exit_code == 2
    assert "no type 'many'" in wrong.stderr


def test_a_number_is_corrected_as_it_is_written(name):
    """Whom it counts, and the words that told it, stay; what is derived takes the new one."""
    one = max(_incidents(name), key=lambda i: i["killed_low"] or 0)
    told = json.loads(_run("show", one["id"], "--ledger", name, "--format", "json"))
    for claim in (c for a in told["accounts"] for c in a["claims"] if c["field"] == "killed"):
        _run("correct", claim["id"], "40-44", "--ledger", name, *SIGNED)
        assert claim["id"][:8] in _run("history", one["id"], "--ledger", name)
    again = json.loads(_run("show", one["id"], "--ledger", name, "--format", "json"))
    now = [c["value"] for a in again["accounts"] for c in a["claims"] if c["field"] == "killed"]
    before = [c["value"] for a in told["accounts"] for c in a["claims"] if c["field"] == "killed"]
    ends = {"low": 40, "best": None, "high": 44}
    assert now == [{**value, **ends} for value in before]
    assert (_incidents(name, "--min-killed", "40")[0]["killed_high"]) == 44


def test_the_screen_has_what_other_commands_ask_for(name):
    """Ids of claims for `correct`; in a history the report; nothing that left and came back at once."""
    one = max(_incidents(name), key=lambda i: i["reports"])
    screen = _run("show", one["id"], "--ledger", name)
    told = json.loads(_run("show", one["id"], "--ledger", name, "--format", "json"))
    ids = [c["id"] for a in told["accounts"] for c in a["claims"]]
    assert all(name[:12] in screen for name in ids)
    _run("reject", ids[0][:12], "--ledger", name, *SIGNED)
    rows = json.loads(_run("history", one["id"], "--ledger", name, "--format", "json"))
    assert "leaves" not in {r["what"] for r in rows}
    assert next(r["report"] for r in rows if r["what"] == "reject") in {r["key"] for r in told["reports"]}


def test_what_is_asked_for_must_exist_and_columns_are_the_same_for_nothing(name):
    assert "air_strike" in CliRunner().invoke(main, ["incidents", "--ledger", name, "--type", "bomb"]).stderr
    head = _run("incidents", "--ledger", name, "--format", "csv").splitlines()[0]
    assert _run("incidents", "--ledger", name, "--format", "csv", "--country", "XX").splitlines() == [head]


def test_nobody_decides_without_a_name_and_a_reason(name):
    a, b, *_ = _incidents(name)
    done = CliRunner().invoke(main, ["merge", a["id"], b["id"], "--ledger", name])
    assert done.exit_code == 2
    assert len(_incidents(name)) == 4


def test_redact(name):
    key = TOLD[0][0].report.key
    _run("redact", key, "--ledger", name, *SIGNED)
    assert "no report" in CliRunner().invoke(main, ["redact", key, "--ledger", name, *SIGNED]).stderr


def test_claims_by_hand_and_the_agreement_of_coders(name, tmp_path):
    one = _incidents(name)[0]
    _run(
        "add-claim", one["id"], "wounded", "3+", "--quote", "Three at least were hurt", "--source", "the mayor",
        "--ledger", name, "--author", "Ada",
    )  # fmt: skip
    table = tmp_path / "coded.csv"
    head = "incident,field,value,quote"
    table.write_text(f"{head}\n{one['id']},wounded,5,Five were hurt\n{one['id']},status,foiled,No\n")
    _run("import-claims", str(table), "--ledger", name, "--author", "Ben")
    told = json.loads(_run("agreement", "--ledger", name, "--format", "json"))
    assert {"incident": one["id"], "field": "wounded", "Ada": 3, "Ben": 5} in told["values"]
    table.write_text(f"{head}\n{one['id']},wounded,7,Seven\n{one['id']},wounded,lots,Lots\n")
    done = CliRunner().invoke(main, ["import-claims", str(table), "--ledger", name, "--author", "Cy"])
    assert done.exit_code == 2
    assert "line 3" in done.stderr
    assert "Cy" not in _run("agreement", "--ledger", name)


def test_unsure_is_a_list(name):
    assert json.loads(_run("unsure", "--ledger", name, "--format", "json")) == []


@pytest.mark.parametrize("place", ["Nowhere in particular", "91,0", "0,181"])
def test_places_that_are_none(name, place):
    done = CliRunner().invoke(main, ["incidents", "--ledger", name, "--near", place])
    assert done.exit_code == 2


@pytest.mark.parametrize("command", [["incidents"], ["stats"], ["show", "3f2a"], ["reread"], ["agreement"]])
def test_asking_makes_no_ledger(tmp_path, command):
    """A name mistyped is told, and leaves no empty file."""
    path = tmp_path / "none.sqlite"
    done = CliRunner().invoke(main, [*command, "--ledger", str(path)])
    assert done.exit_code == 1
    assert "there is none" in done.stderr
    assert not path.exists()
