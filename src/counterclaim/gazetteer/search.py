"""From a name to entries of both halves of the gazetteer, and from an entry to a Place."""

from functools import lru_cache

from counterclaim.gazetteer.curated import abbreviated, listed
from counterclaim.gazetteer.store import Entry, named
from counterclaim.model import Place


@lru_cache(maxsize=20_000)
def entries(name: str, *, after_town: bool = False) -> tuple[Entry, ...]:
    """All entries of that name, the most prominent first; what both halves have is there once.

    `after_town` allows the two-letter codes of states (`Reno, NV`).
    """
    short = abbreviated(name, after_town=after_town)
    if short:
        country, province = short
        return tuple(e for e in entries(province) if e.country == country and e.kind == "admin1")
    curated = listed(name)
    found = [e for e in named(name) if not any(_same(e, c) for c in curated)]
    return tuple(sorted((*curated, *found), key=lambda e: -e.prominence))


def _same(entry: Entry, listed_: Entry) -> bool:
    """Whether the file's entry is what the lexicon lists: the same kind of place, in about the same spot."""
    reach = max(45.0, listed_.radius_km or 0)
    return entry.kind == listed_.kind and entry.km(listed_) < reach


def place(entry: Entry, text: str, reason: str = "", others: tuple[Entry, ...] = ()) -> Place:
    """The entry as a Place that the report calls `text`; `others` become its candidates."""
    admin1 = entry.name if entry.kind == "admin1" else entry.admin1
    return Place(
        name=entry.name,
        text=text,
        country=entry.country,
        admin1=admin1,
        lat=entry.lat,
        lon=entry.lon,
        precision=entry.kind,
        centroid=entry.area,
        reason=reason,
        candidates=tuple(place(e, text, f"{e.kind}, prominence {e.prominence}") for e in others),
    )
