"""Incidents as rows of UCDP's and ACLED's columns."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from counterclaim import read
from counterclaim.cli import main
from counterclaim.export.coded import _point, columns, rows
from counterclaim.model import Incident, Place, When


def row(text: str, form: str, reading: str = "range") -> dict[str, Any]:
    (dossier,) = read(f"{text}\n", published=date(2009, 5, 14), reading=reading)
    (found,) = rows(dossier, form)
    return found


def test_a_clash_of_a_state_and_a_group_in_ucdp_s_columns() -> None:
    found = row("Hezbollah gunmen killed four Israeli soldiers in Nabatieh on Monday, police said.", "ucdp")
    assert list(found) == columns("ucdp")
    assert (found["type_of_violence"], found["side_a"], found["side_b"]) == (1, "Israel", "Hezbollah")
    assert (found["date_start"], found["date_prec"], found["where_prec"]) == ("2009-05-11", 1, 1)
    assert (found["low"], found["best"], found["high"], found["deaths_unknown"]) == (4, 4, 4, 4)
    assert (found["country"], found["source_original"]) == ("Lebanon", "police")
    assert found["conflict_new_id"] is None


def test_deaths_of_civilians_alone_are_civilians() -> None:
    found = row("Hezbollah gunmen killed four nurses in Nabatieh on Monday.", "ucdp")
    assert (found["type_of_violence"], found["side_b"], found["deaths_civilians"]) == (3, "Civilians", 4)
    assert found["deaths_unknown"] is None


def test_an_unknown_day_stays_unknown_and_is_no_row_of_acled() -> None:
    text = "Gunmen killed four nurses."
    assert row(text, "ucdp")["date_start"] is None
    (dossier,) = read(f"{text}\n", published=date(2009, 5, 14))
    assert not list(rows(dossier, "acled"))


def test_an_attack_on_civilians_in_acled_s_columns() -> None:
    found = row("Hezbollah gunmen killed four nurses in Nabatieh between May 4 and May 8.", "acled")
    assert list(found) == columns("acled")
    assert (found["event_date"], found["time_precision"], found["year"]) == ("2009-05-06", 2, 2009)
    assert (found["event_type"], found["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert (found["actor1"], found["actor2"], found["inter2"]) == ("Hezbollah", "Civilians", "Civilians")
    assert (found["civilian_targeting"], found["fatalities"]) == ("Civilian targeting", 4)
    assert found["latitude"] == f"{float(found['latitude']):.4f}"


def test_an_attack_on_soldiers_is_a_battle() -> None:
    found = row("Hezbollah gunmen killed four Israeli soldiers in Nabatieh on Monday.", "acled")
    assert (found["event_type"], found["civilian_targeting"]) == ("Battles", None)
    assert found["inter1"] == "State forces"
    assert found["interaction"].startswith("1")


def test_the_row_names_its_reading() -> None:
    assert row("Gunmen killed four nurses in Nabatieh on Monday.", "ucdp", "ucdp")["reading"] == "ucdp"


@given(st.integers(-900_000, 900_000), st.integers(-1_800_000, 1_800_000))
def test_the_cell_of_prio_grid_holds_the_point(north: int, east: int) -> None:
    lat, lon = north / 10_000, east / 10_000
    where = Place("x", lat=lat, lon=lon, precision="town")
    one = Incident("i1", main=True, type="attack", status="accomplished", aggregate=None, when=When(), where=where)
    cell = _point(one)["priogrid_gid"] - 1
    south, west = divmod(cell, 720)[0] / 2 - 90, divmod(cell, 720)[1] / 2 - 180
    assert 0 <= cell < 360 * 720
    assert south <= lat <= south + 0.5
    assert west <= lon <= west + 0.5


@pytest.mark.parametrize("form", ["ucdp", "acled"])
def test_the_command_prints_a_table_with_headings_and_no_private_names(form: str) -> None:
    text = "Gunmen killed Ania Morrow, a nurse, in Nabatieh on 4 May 2009, her brother Jan Morrow said.\n"
    told = CliRunner().invoke(main, ["read", "-", "--format", form, "--published", "2009-05-14"], input=text)
    head, *found = csv.reader(io.StringIO(told.stdout))
    assert head == columns(form)
    assert len(found) == 1
    assert "Morrow" not in told.stdout
    plain = CliRunner().invoke(main, ["read", "-", "--format", form], input="The council met.\n")
    assert next(csv.reader(io.StringIO(plain.stdout))) == head
