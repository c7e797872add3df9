"""One name asked for by itself: what it may be, how likely each is, and what speaks for it."""

from dataclasses import dataclass
from typing import Any

from counterclaim.errors import UsageError
from counterclaim.gazetteer.curated import countries, demonym, listed
from counterclaim.gazetteer.resolve import Named, Weighing
from counterclaim.gazetteer.store import Entry


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, and the `reasons` that the score is the sum of."""

    entry: Entry
    score: float
    reasons: dict[str, float]

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        e = self.entry
        place = {"name": e.name, "kind": e.kind, "country": e.country, "admin1": e.admin1, "lat": e.lat, "lon": e.lon}
        return {**place, "source": e.source, "score": round(self.score, 2), "reasons": self.reasons}


def ranked(name: str, *, near: str | None = None, country: str | None = None) -> list[Ranked]:
    """The places of that name, the likeliest first, as a report would weigh them that also names `near`.

    `country` (a code or a name) is one that the text gives the place. Raises UsageError if it is not known.
    """
    names = [Named(name, country=_code(country) if country else None)]
    names += [Named(near)] if near else []
    weighing = Weighing(names, {})
    weighing.settle()
    found = [Ranked(e, sum(parts.values()), _told(parts)) for e, parts in weighing.weighed(0)]
    return sorted(found, key=lambda r: (-r.score, r.entry.name, r.entry.lat))


def _told(parts: dict[str, float]) -> dict[str, float]:
    return {why: round(value, 2) for why, value in parts.items() if round(value, 2)}


def _code(country: str) -> str:
    if country.upper() in countries():
        return country.upper()
    entry = next((e for e in listed(country) if e.kind == "country"), None) or demonym(country)
    if entry is None or not entry.country:
        raise UsageError(f"no country {country!r}; give its name or its ISO code")
    return entry.country
