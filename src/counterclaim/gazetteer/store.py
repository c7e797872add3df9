"""The embedded gazetteer on disk: rows by the key of a name. Read-only, opened at the first question."""

import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, radians, sqrt
from pathlib import Path

from counterclaim.errors import AbortError
from counterclaim.gazetteer.names import key, loose, sound
from counterclaim.model.vocabulary import PlacePrecision

DATA = Path(__file__).with_name("data") / "gazetteer.sqlite"
"""The file that ships with the package; build.py makes it."""

KINDS: tuple[PlacePrecision, ...] = ("country", "admin1", "district", "town", "site", "region")
"""Kinds of place, by the number that stands for them in the file."""

_TWIN_KM = 5.0
SOURCES = {"g": "GeoNames", "G": "GeoNames, imported", "i": "ISO 3166-2", "m": "mean of its towns", "u": "UCDP"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. `admin1` is the name of its province, `prominence` a population or its
    like.

    `kind` is one of KINDS; `source` says where the point comes from; `radius_km` holds most of an area;
    `within` names the town of which it is a quarter; `close` is how alike the name asked for and the name
    found are.
    """

    name: str
    kind: PlacePrecision
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    prominence: int
    source: str
    radius_km: float | None = None
    within: str | None = None
    feature: str = ""
    close: float = 1.0

    def km(self, other: "Entry") -> float:
        """Distance in km between the two points, on a flat map: good enough to compare."""
        wide = cos(radians((self.lat + other.lat) / 2)) * ((self.lon - other.lon + 180) % 360 - 180)
        return 111.2 * sqrt((self.lat - other.lat) ** 2 + wide**2)

    @property
    def area(self) -> bool:
        """Whether its point stands for an area."""
        return self.kind in {"country", "admin1", "district", "region"} and self.radius_km != 0


_ROWS = """SELECT p.name, p.kind, p.country, a.name, p.lat, p.lon, p.population, p.source
  FROM {table} n JOIN place p ON p.id = n.place LEFT JOIN place a ON a.id = p.admin1
  WHERE n.key = ? ORDER BY p.population DESC"""


@cache
def _base() -> sqlite3.Connection:
    """The open file. Raises AbortError if the installation lacks it."""
    if not DATA.exists():
        raise AbortError(f"the gazetteer is missing: {DATA}")
    return _open(DATA)


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)


_own: list[sqlite3.Connection] = []
"""The imported file in use, if there is one; `use` alone changes it."""


def use(path: Path | None) -> None:
    """Ask an imported gazetteer too from now on, none with None. Raises AbortError if the file is no gazetteer."""
    base = _imported(path) if path is not None else None
    for old in _own:
        old.close()
    _own[:] = [base] if base else []
    _rows.cache_clear()


def _imported(path: Path) -> sqlite3.Connection:
    """A file that `gazetteer import` made. Raises AbortError if it is none."""
    if not path.is_file():
        raise AbortError(f"gazetteer {path}: there is no such file; `counterclaim gazetteer import` makes one")
    base = _open(path)
    try:
        base.execute("SELECT 1 FROM place JOIN name ON name.place = place.id LIMIT 1")
    except sqlite3.DatabaseError as fault:
        base.close()
        raise AbortError(f"{path} is no gazetteer: {fault}") from fault
    return base


@lru_cache(maxsize=20_000)
def _rows(table: str, value: str) -> tuple[Entry, ...]:
    found = _asked(_base(), table, value)
    for base in _own:
        found += tuple(e for e in _asked(base, table, value) if not any(_twins(e, f) for f in found))
    return found


def _twins(one: Entry, other: Entry) -> bool:
    """Whether two files mean the same place: of one kind, and hardly apart."""
    return one.kind == other.kind and one.country == other.country and one.km(other) < _TWIN_KM


def _asked(base: sqlite3.Connection, table: str, value: str) -> tuple[Entry, ...]:
    found = base.execute(_ROWS.format(table=table), (value,))
    return tuple(
        Entry(n, KINDS[k], c, a, lat / 1e4, lon / 1e4, people, SOURCES.get(s, s))
        for n, k, c, a, lat, lon, people, s in found
    )


def named(name: str) -> tuple[Entry, ...]:
    """The entries that bear the name, articles and hyphens apart; the most populous first."""
    strict = key(name)
    if not strict:
        return ()
    found = _rows("name", strict)
    bare = loose(strict)
    if bare != strict and len(bare) > 3:
        found += tuple(e for e in _rows("name", bare) if e not in found)
    return tuple(sorted(found, key=lambda e: -e.prominence))


def sounding(name: str) -> tuple[Entry, ...]:
    """Entries of countries with conflict whose name may be another transliteration of this one, unranked."""
    value = sound(key(name))
    return _rows("sound", value) if len(value) > 1 else ()
