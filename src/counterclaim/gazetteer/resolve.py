"""Which of the places that bear a name is meant: decided for all names of one report together.

What counts, in this order of weight: what the text says contains it ("Tel Afar in Nineveh province"), the
noun with it ("the city of"), the countries that the report is about, other places named nearby, and only
then its population.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log10

from rapidfuzz import fuzz

from counterclaim.gazetteer.curated import capital, neighbours
from counterclaim.gazetteer.names import key, loose
from counterclaim.gazetteer.search import entries
from counterclaim.gazetteer.store import Entry, sounding
from counterclaim.model.vocabulary import PlacePrecision

_KIND: dict[str, float] = {
    "country": 2.0,
    "region": 0.6,
    "admin1": 0.1,
    "town": 0.0,
    "site": -0.2,
    "district": -0.6,
}
_FOCUS, _NEXT_DOOR, _CAPITAL, _NOUN = 3.5, 0.5, 1.2, 2.5
_ALIAS, _TOWN_OF_PROVINCE, _HOLDS, _SITE = -1.2, -1.4, 1.2, 1.3
_INSIDE, _BESIDE, _OUTSIDE = 4.0, 1.0, -3.5
_NEARBY, _NEARBY_KM = 0.8, 120.0
_ALIKE, _LEAST_FOCUS, _MOST = 77.0, 0.2, 40
_DOUBT, _SPELLING = 2.5, 50.0
_SMALL, _STRAY, _GROUND = 300_000, 0.04, 0.45


_PARTS = (
    "population", "kind", "country told of", "country beside it", "capital", "noun", "named site", "other name",
    "province or its town", "said to lie within", "other places near by", "another spelling",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it stands in a report.

    `kind` is what the noun with it says it is, `within` the other names (by number) that are said to contain
    it, `country` one that an adjective gives ("the Iraqi town of"), `near` names at a stated distance with
    the km. `weight` counts towards the countries in focus; `entry` is given where the place is settled
    (demonyms).
    """

    name: str
    kind: PlacePrecision | None = None
    within: tuple[int, ...] = ()
    country: str | None = None
    near: tuple[tuple[int, float], ...] = ()
    weight: float = 1.0
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry that a name stands for, None if the gazetteer knows no fitting one; the reason; what else it
    may be.

    Without an entry `country` is the one country that the report is plainly about, if there is one.
    """

    entry: Entry | None
    reason: str = ""
    others: tuple[Entry, ...] = ()
    country: str | None = None


def resolve(names: Sequence[Named], prior: Mapping[str, float] | None = None) -> list[Choice]:
    """One choice a name, in the same order. `prior` gives weight to countries beforehand (the dateline's)."""
    return Weighing(names, prior or {}).choices()


class Weighing:
    """The names of one report, their candidates and the countries in focus."""

    def __init__(self, names: Sequence[Named], prior: Mapping[str, float]) -> None:
        """Look the names up; nothing is decided before `settle`."""
        self.names = names
        self.prior = prior
        self.found = [(n.entry,) if n.entry else entries(n.name)[:_MOST] for n in names]
        self.chosen: list[Entry | None] = [f[0] if f else None for f in self.found]
        self.groups: dict[str, list[int]] = defaultdict(list)
        for i, name in enumerate(names):
            self.groups[key(name.name)].append(i)
        self.holders = {j for n in names for j in n.within}
        self.focus: dict[str, float] = {}
        self.weights: defaultdict[str, float] = defaultdict(float)
        self.shares: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))

    def choices(self) -> list[Choice]:
        """One choice a name, in their order."""
        self.settle()
        return [self._choice(i) for i in range(len(self.names))]

    def weighed(self, i: int) -> list[tuple[Entry, dict[str, float]]]:
        """The candidates of a name, each with what its score is the sum of. For after `settle`."""
        return [(e, dict(zip(_PARTS, self._parts(i, e), strict=True))) for e in self.found[i]]

    def settle(self) -> None:
        """Three rounds: each choice sharpens the focus for the next."""
        for _ in range(3):
            self.focus = self._focus()
            self.chosen = [self._best(i) for i in range(len(self.names))]
        self.found = [found or self._respelt(i) for i, found in enumerate(self.found)]
        self.chosen = [self._best(i) for i in range(len(self.names))]

    def _focus(self) -> dict[str, float]:
        """Country -> its share of what the report names."""
        self.weights = defaultdict(float, self.prior)
        self.shares = defaultdict(lambda: defaultdict(float))
        for name, entry in zip(self.names, self.chosen, strict=True):
            own = self.shares[key(name.name)]
            if entry and entry.country:
                sure = 1.0 if entry.kind == "country" or name.entry or capital(name.name) else 0.4
                own[entry.country] += name.weight * sure
            if name.country:
                own[name.country] += 0.5
        for own in self.shares.values():
            for country, weight in own.items():
                self.weights[country] += weight
        total = sum(self.weights.values()) + 1.0
        return {c: w / total for c, w in self.weights.items()}

    def _support(self, i: int, country: str | None) -> float:
        """The country's share of what the report names besides this name."""
        own = self.shares[key(self.names[i].name)]
        total = sum(self.weights.values()) - sum(own.values()) + 1.0
        return (self.weights.get(country or "", 0.0) - own.get(country or "", 0.0)) / total

    def _best(self, i: int) -> Entry | None:
        found = self.found[i]
        return max(found, key=lambda e: self._score(i, e)) if found else None

    def _score(self, i: int, entry: Entry) -> float:
        """How well the entry fits the name's own words, the other mentions of the name, and the report."""
        return sum(self._parts(i, entry))

    def _parts(self, i: int, entry: Entry) -> tuple[float, ...]:
        """What makes the score, in the order of _PARTS."""
        name = self.names[i]
        seat = entry.kind == "town" and entry.country is not None and capital(name.name) == entry.country
        noun = 0.0
        if name.kind:
            noun = _NOUN if entry.kind == name.kind else -_NOUN * (name.kind in {"admin1", "town", "country"})
        site = entry.feature and entry.kind in {"site", "district"} and " " in entry.name.strip()
        return (
            log10(max(entry.prominence, 300)),
            _KIND.get(entry.kind, 0.0),
            _FOCUS * self._support(i, entry.country),
            self._next_door(entry),
            _CAPITAL if seat else 0.0,
            noun,
            _SITE if site else 0.0,
            _ALIAS * unlike(name.name, entry.name),
            self._province(i, entry),
            self._containment(i, entry),
            self._nearby(i, entry),
            -4 * (1 - entry.close),
        )

    def _province(self, i: int, entry: Entry) -> float:
        """A province yields to its town of the same name, unless the text says that it holds another
        place."""
        if entry.kind not in {"admin1", "district"} or entry.feature or self.names[i].kind == entry.kind:
            return 0.0
        if i in self.holders:
            return _HOLDS
        towns = (e for e in self.found[i] if e.kind == "town" and e.country == entry.country and e.prominence >= 20_000)
        return _TOWN_OF_PROVINCE if any(e.admin1 == entry.name or e.km(entry) < 150 for e in towns) else 0.0

    def _next_door(self, entry: Entry) -> float:
        """A country beside one in focus is likelier than one far away."""
        near = max((self.focus.get(c, 0.0) for c in neighbours(entry.country or "")), default=0.0)
        return _NEXT_DOOR * min(1.0, 2 * near)

    def _containment(self, i: int, entry: Entry) -> float:
        """What the text says contains it, here or at another mention of the same name."""
        own = self.names[i]
        said = [own] if own.within or own.country else [self.names[j] for j in self.groups[key(own.name)]]
        best = 0.0
        for name in said:
            if name.country:
                best += _INSIDE if name.country == entry.country else _OUTSIDE
            for j in name.within:
                container = self.chosen[j]
                if container and container != entry and not self._listed(i, entry, container):
                    best += inside(entry, container)
            if best:
                break
        return best

    def _listed(self, i: int, entry: Entry, container: Entry) -> bool:
        """Whether two names beside each other are a list of countries ("Chad, Niger"), not a place and what
        holds it."""
        wide = any(e.kind == "country" or e.feature == "continent" for e in self.found[i])
        return wide and container.kind in {"country", "region"} and entry.kind != "admin1"

    def _nearby(self, i: int, entry: Entry) -> float:
        """Places at a stated distance, then other exact places of the report in the neighbourhood."""
        for j, km in self.names[i].near:
            other = self.chosen[j]
            if other:
                gap = abs(entry.km(other) - km)
                return _INSIDE if gap < max(12.0, 0.35 * km) else _OUTSIDE
        if entry.kind in {"country", "region"}:
            return 0.0
        own = key(self.names[i].name)
        for other_key, members in self.groups.items():
            other = self.chosen[members[0]]
            exact = other and other.kind in {"town", "admin1", "district", "site"} and other_key != own
            if exact and other and entry.km(other) < _NEARBY_KM:
                return _NEARBY
        return 0.0

    def _respelt(self, i: int) -> tuple[Entry, ...]:
        """Entries under another transliteration, only in a country that the name's words or the report
        support."""
        name = self.names[i]
        strict = loose(key(name.name))
        if len(strict) < 5:
            return ()
        containers = {e.country for j in name.within if (e := self.chosen[j])} | {name.country}
        allowed = containers - {None} or {c for c, share in self.focus.items() if share >= _LEAST_FOCUS}
        alike = []
        for entry in sounding(name.name):
            close = fuzz.ratio(strict, loose(key(entry.name)))
            if entry.country in allowed and close >= _ALIKE:
                alike.append(replace(entry, close=close / 100))
        return tuple(alike)

    def _stray(self, i: int, entry: Entry) -> bool:
        """Whether a small place far from all that the report is about bears the name by chance."""
        if entry.kind not in {"town", "district"}:
            return False
        if self.names[i].country not in {None, entry.country}:
            return True
        if entry.feature or entry.prominence >= _SMALL:
            return False
        if entry.close < 1 or self._containment(i, entry) > 0 or self._nearby(i, entry) > 0:
            return False
        abroad = self._support(i, entry.country) < _STRAY and self._next_door(entry) < _STRAY
        return abroad and max(self.focus.values(), default=0) > _LEAST_FOCUS * 2

    def _ground(self) -> str | None:
        """The country that the report is plainly about: more than half of what it names, and twice the next
        one."""
        ranked = sorted(self.focus.items(), key=lambda f: -f[1])
        if not ranked or ranked[0][1] < _GROUND:
            return None
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None

    def _choice(self, i: int) -> Choice:
        entry = self.chosen[i]
        if entry is None:
            return Choice(None, "not in the gazetteer", country=self._ground())
        if self._stray(i, entry):
            reason = f"{entry.name} ({entry.country}) has nothing to do with the report"
            return Choice(None, reason, (entry,), self._ground())
        ranked = sorted(self.found[i], key=lambda e: -self._score(i, e))
        top = self._score(i, ranked[0])
        others = [e for e in ranked[1:6] if self._score(i, e) > top - _DOUBT]
        return Choice(entry, self._reason(i, entry), tuple(others))

    def _reason(self, i: int, entry: Entry) -> str:
        """The strongest support that the choice has, in words."""
        name = self.names[i]
        containers = [self.names[j].name for j in name.within if (e := self.chosen[j]) and inside(entry, e) > 0]
        if entry.close < 1:
            return f"another spelling of {entry.name}"
        if containers:
            return f"in {containers[0]}"
        if name.country and name.country == entry.country:
            return f"in {name.country}, as said beside it"
        if len(self.found[i]) == 1:
            return "the only place of that name"
        if entry.kind != "country" and self.focus.get(entry.country or "", 0) >= _LEAST_FOCUS:
            return f"in {entry.country}, which the report is about"
        return "the most prominent of that name"


def inside(entry: Entry, container: Entry) -> float:
    """How well the entry lies in what is said to contain it: positive if it does, negative if it cannot."""
    if container.kind == "country":
        return _INSIDE if entry.country == container.country else _OUTSIDE
    foreign = container.country and entry.country and container.country != entry.country
    if container.kind == "admin1" and not foreign and entry.admin1 == container.name:
        return _INSIDE
    reach = container.radius_km or {"admin1": 150.0, "region": 600.0, "district": 40.0}.get(container.kind, 40.0)
    if entry.km(container) < 1.3 * reach:
        return _INSIDE if not foreign else _BESIDE
    return _OUTSIDE if foreign or container.kind != "region" else _OUTSIDE / 2


@lru_cache(maxsize=50_000)
def unlike(asked: str, found: str) -> bool:
    """Whether the name found is no spelling of the one asked for, but a translation or an old name."""
    return fuzz.ratio(loose(key(asked)), loose(key(found))) < _SPELLING
