"""Places, with the precision that the text gives them and no more."""

from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from typing import get_args

from counterclaim.model.vocabulary import PlacePrecision

_FINENESS: dict[str, int] = {p: n for n, p in enumerate(get_args(PlacePrecision))}
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. `country` is ISO 3166-1 alpha-2, `lat` and `lon` are degrees, WGS 84.

    `name` is the report's name for it with its kind ("Orvel province"), canonical for countries, None where nothing is
    known; `text` is the phrase. `town` is the town that a site or a quarter lies in, where the text tells one.
    `centroid` marks coordinates that stand for an area; `radius_km` is the uncertainty of a relative place.
    `candidates` are the other places it may be, each with its `reason`; ambiguity is a list, not a guess.
    """

    name: str | None
    text: str = ""
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "unknown"
    centroid: bool = False
    radius_km: float | None = None
    reason: str = ""
    town: str | None = None
    candidates: tuple["Place", ...] = field(default=(), repr=False)

    def km(self, other: "Place") -> float | None:
        """Great-circle distance in km (haversine), None where either has no coordinates."""
        if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
            return None
        a, b = radians(self.lat), radians(other.lat)
        h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other.lon - self.lon) / 2) ** 2
        return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))

    def narrows(self, other: "Place") -> bool:
        """Whether this one is more exact and can lie inside `other`."""
        if _FINENESS[self.precision] >= _FINENESS[other.precision]:
            return False
        return self.admits(other)

    def same(self, other: "Place") -> bool:
        """Whether both name one place: by name ("Orvel", "Orvel province"), or by points within 25 km."""
        if self.name and other.name and self.admits(other):
            mine, theirs = set(self.name.casefold().split()), set(other.name.casefold().split())
            if mine <= theirs or theirs <= mine:
                return True
        distance = self.km(other)
        return distance is not None and distance <= 25 and self.precision == other.precision

    def admits(self, other: "Place") -> bool:
        """Whether one and the same thing can have happened at both: one may contain the other."""
        if self.country and other.country and self.country != other.country:
            return False
        wide = {"country", "region", "unknown"}
        if self.precision in wide or other.precision in wide:
            return True
        if "admin1" in (self.precision, other.precision):
            return not (self.admin1 and other.admin1) or self.admin1 == other.admin1
        distance = self.km(other)
        if distance is not None:
            return distance <= 25
        return self.precision != other.precision or _share_a_word(self.name, other.name)


def _share_a_word(a: str | None, b: str | None) -> bool:
    """Whether two names may name one place, as far as their words tell."""
    return bool(set((a or "").casefold().split()) & set((b or "").casefold().split()))
