"""A place name -> the places it may be. The data ship with the package; nothing is fetched.

`candidates` and `country` answer in the model's nouns; `entries` gives the rows behind them, `resolve`
decides between them with a whole report as context.
"""

from functools import lru_cache
from pathlib import Path

from counterclaim.gazetteer import store
from counterclaim.gazetteer.curated import abbreviated, capital, capitals, countries, demonym, listed, neighbours
from counterclaim.gazetteer.resolve import Choice, Named, resolve, unlike
from counterclaim.gazetteer.search import entries, place
from counterclaim.gazetteer.store import Entry
from counterclaim.model import Place

__all__ = [
    "Choice", "Entry", "Named", "abbreviated", "candidates", "capital", "countries", "country", "demonym",
    "entries", "listed", "neighbours", "place", "resolve", "seat", "unlike", "use",
]  # fmt: skip


_used: list[Path] = []


def use(path: Path | None) -> None:
    """Ask an imported gazetteer besides the embedded one from now on; None asks the embedded one alone.

    Raises AbortError if the file is no gazetteer. What was answered before is asked anew.
    """
    wanted = [path] if path else []
    if wanted == _used:
        return
    store.use(path)
    _used[:] = wanted
    for kept in (entries, candidates, country, seat):
        kept.cache_clear()


@lru_cache(maxsize=5000)
def candidates(name: str) -> tuple[Place, ...]:
    """All places that bear the name, the most prominent first, each with the reason for its rank."""
    return tuple(
        place(e, name, f"{e.feature or e.kind}, prominence {e.prominence} ({e.source})") for e in entries(name)
    )


@lru_cache(maxsize=2000)
def country(name: str) -> Place | None:
    """The country of that name, adjective or people (`Iraq`, `Iraqi`, `Iraqis`), or of that ISO code; None
    if there is none."""
    entry = next((e for e in listed(name) if e.kind == "country"), None) or demonym(name)
    if entry is None and name.isupper():
        entry = countries().get(name)
    return place(entry, name, "a country") if entry and entry.kind == "country" else None


@lru_cache(maxsize=300)
def seat(code: str) -> Entry | None:
    """The capital city of a country, by its code; None where the lexicon names none or the gazetteer lacks it."""
    names = capitals(code)
    found = (e for e in entries(names[0]) if e.country == code and e.kind == "town") if names else ()
    return next(iter(found), None)
