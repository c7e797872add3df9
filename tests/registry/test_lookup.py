"""`counterclaim actors lookup`, dated facts, and a file of one's own."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from counterclaim import registry
from counterclaim.cli import main
from counterclaim.errors import LexiconError
from counterclaim.lexicon import table
from counterclaim.registry.fields import check_dated
from counterclaim.registry.ranking import ranked


@pytest.fixture
def used() -> Iterator[None]:
    yield
    registry.use(None)


def test_namesakes_are_all_shown_with_their_source() -> None:
    found = ranked("ELN")
    assert found[0].actor.id == "eln"
    assert all(one.actor.source and one.reasons for one in found)
    assert ranked("nobody of that name") == []


def test_a_day_tells_what_an_actor_was_then() -> None:
    before, after = (
        " ".join(ranked("Popular Mobilization Forces", d)[0].reasons) for d in (date(2015, 1, 1), date(2020, 1, 1))
    )
    assert "part of Iraqi military" not in before
    assert "part of Iraqi military since 2016-11-26" in after
    early = ranked("Popular Mobilization Forces", date(2003, 1, 1))[0]
    assert any(r.startswith("not so called") for r in early.reasons)


def test_every_dated_row_is_of_an_actor_and_has_a_source() -> None:
    for ident, rows in table("actors/dates", "").items():
        assert registry.by_id(ident) is not None, ident
        for row in rows:
            check_dated(row, ident)


def test_a_dated_row_cites_the_list_or_a_page_or_says_that_nobody_looked() -> None:
    rows = [row for rows in table("actors/dates", "").values() for row in rows]
    cited = {one for row in rows for one in row["source"].split("; ")} - {"PSDATA", "unsourced"}
    assert cited
    assert all("." in one.partition("/")[0] and "/" in one for one in cited), cited


@pytest.mark.parametrize(
    "row",
    [
        {"how": "exists", "source": "a law"},
        {"how": "exists", "what": "a group", "since": date(2001, 1, 1), "source": "a law"},
        {"how": "part", "since": date(2001, 1, 1), "source": "a law"},
        {"how": "part", "what": "the army", "since": date(2001, 1, 1)},
        {"how": "was", "what": "the army", "since": date(2001, 1, 1), "source": "a law"},
        {"how": "part", "what": "the army", "since": date(2001, 1, 1), "until": date(2000, 1, 1), "source": "a law"},
        {"how": "part", "what": "the army", "since": "long ago", "source": "a law"},
    ],
)
def test_a_wrong_dated_row_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(LexiconError, match="dates of x"):
        check_dated(row, "x")


@pytest.mark.usefixtures("used")
def test_a_file_of_ones_own_stands_first(tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text(
        "- {name: Hill Watch, also: [Hamas], country: QQ, kind: militia, inter: 3, source: my notes}\n",
        encoding="utf-8",
    )
    result = CliRunner().invoke(main, ["actors", "lookup", "Hamas", "--actors", str(own), "--json"])
    first, second = (json.loads(line) for line in result.stdout.splitlines()[:2])
    assert (first["name"], first["source"]) == ("Hill Watch", "my notes")
    assert second["id"] == "hamas"
    registry.use(None)
    assert registry.candidates("Hamas")[0].id == "hamas"


@pytest.mark.usefixtures("used")
@pytest.mark.parametrize(
    "row",
    [
        "- {name: X, kind: armee}",
        "- {name: X, kind: rebels, inter: 9}",
        "- {name: X, kind: rebels, colour: red}",
        "- {kind: rebels}",
        "- {name: X, kind: rebels, also: X}",
    ],
)
def test_a_wrong_row_is_refused_by_its_number(tmp_path: Path, row: str) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text(f"- {{name: Fine, kind: rebels}}\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="row 2"):
        registry.use(own)
