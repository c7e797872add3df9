"""A GeoNames dump, generated in its published shape, as a gazetteer: whole, stopped half-way, or not one at all."""

import sqlite3
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from counterclaim import gazetteer
from counterclaim.cli import main
from counterclaim.errors import AbortError
from counterclaim.gazetteer import dump


def line(
    ident: int, name: str, feature: str, code: str, *, admin1: str = "07", people: int = 0, other: str = ""
) -> str:
    """One line of allCountries.txt: 19 columns, tabs between."""
    point = [f"{10 + ident % 9}.5", f"{20 + ident % 7}.25"]
    cells = [str(ident), name, name, other, *point, feature, code, "QQ", "", admin1, "", "", ""]
    cells += [str(people), "", "12", "Etc/UTC", "2024-07-31"]
    return "\t".join(cells) + "\n"


def written(path: Path, towns: int) -> Path:
    """A dump with one province, many villages, a bridge, a street and a line in another script."""
    lines = [line(1, f"Velmo {n}", "P", "PPL").replace("1\t", f"{n}\t", 1) for n in range(100, 100 + towns)]
    lines += [
        line(7, "Orvelia Province", "A", "ADM1"),
        line(8, "Long Bridge of Orvel", "S", "BDG", other="Ponte Longo,جسر"),
    ]
    lines += [line(9, "Hidden Street", "R", "ST"), line(10, "Qorvelmo", "P", "PPL", people=900, other="Qorvel,Корвел")]
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def used() -> Iterator[None]:
    yield
    gazetteer.use(None)


@pytest.mark.usefixtures("used")
def test_an_imported_place_is_found_beside_the_embedded_ones(tmp_path: Path) -> None:
    out = tmp_path / "own.sqlite"
    assert dump.make(written(tmp_path / "QQ.txt", 50), out) == 53
    assert not gazetteer.entries("Qorvelmo")
    gazetteer.use(out)
    (qorvel,) = gazetteer.entries("Qorvel")
    assert (qorvel.name, qorvel.kind, qorvel.country, qorvel.admin1) == ("Qorvelmo", "town", "QQ", "Orvelia Province")
    assert qorvel.prominence == 900
    assert gazetteer.entries("Ponte Longo")[0].kind == "site"
    assert not gazetteer.entries("Hidden Street")
    assert gazetteer.entries("Mosul")[0].country == "IQ"
    gazetteer.use(None)
    assert not gazetteer.entries("Qorvelmo")


def test_stopped_half_way_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, whole, parts = written(tmp_path / "QQ.txt", 95), tmp_path / "whole.sqlite", tmp_path / "parts.sqlite"
    monkeypatch.setattr(dump, "_BATCH", 10)
    dump.make(source, whole)
    seen: list[int] = []

    def stop(at: int) -> None:
        seen.append(at)
        if len(seen) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dump.make(source, parts, stop)
    begun: list[int] = []
    assert dump.make(source, parts, begun.append) == 98
    assert begun[0] == seen[-1] > 0
    assert rows(parts) == rows(whole)
    assert dump.make(source, parts) == 98


def rows(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as base:
        return (
            base.execute("SELECT * FROM place ORDER BY id").fetchall() + base.execute("SELECT * FROM name").fetchall()
        )


def test_other_names_come_from_their_own_file(tmp_path: Path) -> None:
    out, names = tmp_path / "own.sqlite", tmp_path / "alternateNamesV2.txt"
    names.write_text(
        "1\t10\tfr\tQorvaux\t\t\t\t\t\t\n2\t10\tlink\thttps://example.org/Qorvel\t\t\t\t\t\t\n3\t999\ten\tNowhere\t\t\t\t\t\t\n",
        encoding="utf-8",
    )
    with pytest.raises(AbortError, match="no places yet"):
        dump.add_names(names, out)
    dump.make(written(tmp_path / "QQ.txt", 3), out)
    dump.add_names(names, out)
    with sqlite3.connect(out) as base:
        keys = {k for (k,) in base.execute("SELECT key FROM name WHERE place IN (10, 999)")}
    assert keys == {"qorvelmo", "qorvel", "qorvaux"}


def test_memory_does_not_grow_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dump, "_BATCH", 200)
    peaks = []
    for towns in (500, 5000):
        source = written(tmp_path / f"{towns}.txt", towns)
        tracemalloc.start()
        dump.make(source, tmp_path / f"{towns}.sqlite")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 2 * peaks[0] + 20_000_000


def test_what_is_no_dump_is_refused(tmp_path: Path) -> None:
    source, out = tmp_path / "x.txt", tmp_path / "own.sqlite"
    source.write_text("only\tthree\tcolumns\n", encoding="utf-8")
    with pytest.raises(AbortError, match="no GeoNames dump"):
        dump.make(source, out)
    source.write_text("another file of another size\n", encoding="utf-8")
    with pytest.raises(AbortError, match="not the file"):
        dump.make(source, out)
    out.write_text("this is no database, but it is long enough to be looked at" * 20, encoding="utf-8")
    with pytest.raises(AbortError, match="no gazetteer"):
        dump.make(source, out)
    with pytest.raises(AbortError, match="no gazetteer"):
        gazetteer.use(out)


@pytest.mark.usefixtures("used")
def test_the_commands(tmp_path: Path) -> None:
    out = tmp_path / "own.sqlite"
    source = written(tmp_path / "QQ.txt", 3)
    done = CliRunner().invoke(main, ["gazetteer", "import", str(source), "--out", str(out)])
    assert (done.exit_code, done.stdout.split()[:2]) == (0, ["6", "places"])
    found = CliRunner().invoke(main, ["gazetteer", "lookup", "Qorvel", "--gazetteer", str(out)])
    assert "Qorvelmo (Orvelia Province, QQ)" in found.stdout
    lebanon = CliRunner().invoke(main, ["gazetteer", "lookup", "Tripoli", "--country", "Lebanon", "--json"])
    assert '"country": "LB"' in lebanon.stdout.splitlines()[0]
    libya = CliRunner().invoke(main, ["gazetteer", "lookup", "Tripoli", "--near", "Benghazi"])
    assert "LY" in libya.stdout.splitlines()[0]
    assert CliRunner().invoke(main, ["gazetteer", "lookup", "Xyzzyqq"]).exit_code == 1
    assert CliRunner().invoke(main, ["gazetteer", "lookup", "Tripoli", "--country", "Freedonia"]).exit_code == 2
