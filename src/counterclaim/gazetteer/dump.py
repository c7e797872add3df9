"""A full GeoNames dump made into a gazetteer file of one's own: streamed, resumable, bounded in memory.

Takes allCountries.txt (or one country's file of the same shape) and, if wanted, alternateNamesV2.txt, as published on
download.geonames.org/export/dump (CC BY 4.0); their columns are told in the readme.txt beside them.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from counterclaim.errors import AbortError
from counterclaim.gazetteer.names import key, latin, loose, sound
from counterclaim.gazetteer.store import KINDS
from counterclaim.lexicon import table

_BATCH = 20_000
"""Lines in one transaction: what a kill can cost, and what memory must hold."""
_COLUMNS = 19
_SCHEMA = """
CREATE TABLE IF NOT EXISTS place (id INTEGER PRIMARY KEY, name TEXT, kind INT, country TEXT, admin1 INT, lat INT,
  lon INT, population INT, source TEXT);
CREATE TABLE IF NOT EXISTS name (key TEXT, place INT, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sound (key TEXT, place INT, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS province (code TEXT PRIMARY KEY, place INT);
CREATE TABLE IF NOT EXISTS member (place INTEGER PRIMARY KEY, code TEXT);
"""
_WITHIN = """UPDATE place SET admin1 = (SELECT p.place FROM member m JOIN province p ON p.code = m.code
  WHERE m.place = place.id AND p.place <> place.id)"""

Step = Callable[[int], None]
"""Told after every batch: how many bytes of the file are read."""


def make(source: Path, out: Path, step: Step = lambda _: None) -> int:
    """Read a dump of places into the file `out` and say how many places it holds.

    Goes on where an earlier run was stopped. Raises AbortError if `out` is something else, or the dump has changed
    since, or has not the shape of one.
    """
    with closing(_opened(out)) as base:
        _read(base, source, _places, step)
        with base:
            base.execute(_WITHIN)
        return _count(base)


def add_names(source: Path, out: Path, step: Step = lambda _: None) -> int:
    """Read alternateNamesV2.txt into `out`: the other names of places that it holds; the number of all names.

    Goes on where an earlier run was stopped. Raises AbortError as `make` does, and if `out` holds no places.
    """
    with closing(_opened(out)) as base:
        if not _count(base):
            raise AbortError(f"{out} holds no places yet; import the dump of places first")
        _read(base, source, _names, step)
        return int(base.execute("SELECT count(*) FROM name").fetchone()[0])


def _opened(out: Path) -> sqlite3.Connection:
    """The file, with its tables; a bounded cache, and no synchronous writing: what is lost is read again."""
    out.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(out)
    try:
        base.execute("PRAGMA synchronous = OFF")
        base.execute("PRAGMA cache_size = -65536")
        base.executescript(_SCHEMA)
    except sqlite3.DatabaseError as fault:
        base.close()
        raise AbortError(f"{out} is no gazetteer: {fault}") from fault
    return base


def _count(base: sqlite3.Connection) -> int:
    return int(base.execute("SELECT count(*) FROM place").fetchone()[0])


def _read(
    base: sqlite3.Connection, source: Path, take: Callable[[sqlite3.Connection, list[str]], None], step: Step
) -> None:
    """Hand the lines to `take` in batches, each noted with the place in the file at which the next begins."""
    at = _resumed(base, source)
    step(at)
    with source.open("rb") as file:
        file.seek(at)
        while lines := _some(file):
            with base:
                try:
                    take(base, [line.decode("utf-8", errors="replace") for line in lines])
                except AbortError as fault:
                    raise AbortError(f"{source}: {fault}") from fault
                mark = (f"at {source.name}", str(file.tell()))
                base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", mark)
            step(file.tell())


def _resumed(base: sqlite3.Connection, source: Path) -> int:
    """Where to begin: 0, or behind what an earlier run has taken in of the same file."""
    size = str(source.stat().st_size)
    told = dict(base.execute("SELECT key, value FROM meta"))
    if told.setdefault(f"size {source.name}", size) != size:
        raise AbortError(f"{source} is not the file that was begun with; remove the output and start anew")
    with base:
        base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"size {source.name}", size))
    return int(told.get(f"at {source.name}", 0))


def _some(file: "Iterator[bytes]") -> list[bytes]:
    lines: list[bytes] = []
    while len(lines) < _BATCH and (line := file.readline()):  # type: ignore[attr-defined]
        lines.append(line)
    return lines


def _places(base: sqlite3.Connection, lines: list[str]) -> None:
    """Lines of allCountries.txt as places with their names."""
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != _COLUMNS:
            raise AbortError(f"a line of {len(cells)} columns, not {_COLUMNS}: this is no GeoNames dump of places")
        kind = kind_of(cells[6], cells[7])
        if kind is None:
            continue
        ident, country, code = int(cells[0]), cells[8], f"{cells[8]}.{cells[10]}"
        row = (ident, cells[1], KINDS.index(kind), country or None, round(float(cells[4]) * 1e4),
               round(float(cells[5]) * 1e4), int(cells[14] or 0), "G")  # fmt: skip
        base.execute("INSERT OR REPLACE INTO place VALUES (?,?,?,?,NULL,?,?,?,?)", row)
        if kind == "admin1":
            base.execute("INSERT OR REPLACE INTO province VALUES (?,?)", (code, ident))
        elif cells[10]:
            base.execute("INSERT OR REPLACE INTO member VALUES (?,?)", (ident, code))
        names = {cells[1], cells[2], *(n for n in cells[3].split(",") if latin(n))}
        _named(base, ident, names)
        base.execute("INSERT OR IGNORE INTO sound VALUES (?,?)", (sound(key(cells[2] or cells[1])), ident))


def _names(base: sqlite3.Connection, lines: list[str]) -> None:
    """Lines of alternateNamesV2.txt as names of places that are there; codes and links are none."""
    codes = frozenset(table("gazetteer", "")["not_names"])
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) < 4:
            raise AbortError(f"a line of {len(cells)} columns: this is no GeoNames dump of alternate names")
        if cells[2] in codes or not latin(cells[3]):
            continue
        ident = int(cells[1])
        if base.execute("SELECT 1 FROM place WHERE id = ?", (ident,)).fetchone():
            _named(base, ident, {cells[3]})


def _named(base: sqlite3.Connection, ident: int, names: set[str]) -> None:
    strict = {key(n) for n in names} - {""}
    keys = strict | {k for s in strict if (k := loose(s))}
    base.executemany("INSERT OR IGNORE INTO name VALUES (?,?)", [(k, ident) for k in sorted(keys)])


def kind_of(feature: str, code: str) -> str | None:
    """The precision of a GeoNames feature class and code (geonames.org/export/codes.html); None for what is left out.

    Countries are left out, as the embedded gazetteer has them; so are streets and things under the sea.
    """
    found = table("gazetteer", "")["features"].get(feature)
    if found is None:
        return None
    kind: str | None = found.get(code, found.get("any"))
    return kind
