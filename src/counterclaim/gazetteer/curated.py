"""The places that the lexicon adds to the file: countries with their adjectives, regions, sites."""

from collections import defaultdict
from functools import cache
from math import pi, sqrt
from typing import Any

from counterclaim import lexicon
from counterclaim.gazetteer.names import key, loose
from counterclaim.gazetteer.store import Entry


@cache
def countries() -> dict[str, Entry]:
    """Country code -> its entry, named as the lexicon names it first."""
    points = {row["code"]: row for row in lexicon.table("countries", "")}
    return {c["code"]: _country(c["names"][0], points[c["code"]]) for c in lexicon.table("demonyms")["countries"]}


def _country(name: str, row: dict[str, Any]) -> Entry:
    size = round(sqrt(row["area"] / pi), 1) if row["area"] else 1.0
    people = max(int(row["population"]), 1000)
    return Entry(name, "country", row["code"], None, row["lat"], row["lon"], people, row["point"], size)


@cache
def neighbours(code: str) -> frozenset[str]:
    """The codes of the countries that border this one."""
    rows = {row["code"]: row["neighbours"] for row in lexicon.table("countries", "")}
    return frozenset(rows.get(code, ()))


@cache
def _index() -> dict[str, tuple[Entry, ...]]:
    """Key of a name -> the curated entries that bear it."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for row in lexicon.table("demonyms")["countries"]:
        for name in row["names"]:
            found[key(name)].append(countries()[row["code"]])
    for group in lexicon.table("places", ""):
        for row in group["rows"]:
            entry = _entry({**group["all"], **row})
            for value in {k for n in (row["name"], *row.get("also", ())) for k in (key(n), loose(key(n)))}:
                found[value].append(entry)
    return {k: tuple(dict.fromkeys(v)) for k, v in found.items()}


def _entry(row: dict[str, Any]) -> Entry:
    lat, lon = row["at"]
    radius = row.get("km") if row.get("centroid") else 0
    prominence = row.get("prominence", lexicon.table("gazetteer", "")["prominence"][row["kind"]])
    within = row.get("within")
    return Entry(
        row["name"], row["precision"], row.get("country"), row.get("admin1"), lat, lon, prominence,
        row["source"], radius, within, row["kind"],
    )  # fmt: skip


def listed(name: str) -> tuple[Entry, ...]:
    """The curated entries of that name, articles and hyphens apart."""
    strict = key(name)
    return _index().get(strict) or _index().get(loose(strict), ())


@cache
def _adjectives() -> dict[str, Entry]:
    """Key of an adjective or of a people -> the country or region. The first of two countries wins."""
    found: dict[str, Entry] = {}
    table = lexicon.table("demonyms")
    for row in table["countries"]:
        for word in (*row["adjectives"], *row["people"]):
            found.setdefault(key(word), countries()[row["code"]])
    for row in table["regions"]:
        places = listed(row["place"])
        for word in (*row["adjectives"], *row["people"]) if places else ():
            found.setdefault(key(word), places[0])
    return found


def demonym(word: str) -> Entry | None:
    """The country or region of an adjective or a people: `Iraqi`, `Iraqis`, `Chechen`."""
    return _adjectives().get(key(word))


@cache
def _capitals() -> dict[str, str]:
    return {key(n): row["code"] for row in lexicon.table("demonyms")["countries"] for n in row["capitals"]}


def capital(name: str) -> str | None:
    """The code of the country for whose government the city's name stands."""
    return _capitals().get(key(name))


def capitals(code: str) -> list[str]:
    """The names of a country's capital, the usual one first."""
    rows = lexicon.table("demonyms")["countries"]
    return next((list(row["capitals"]) for row in rows if row["code"] == code), [])


@cache
def _abbreviations() -> dict[str, dict[str, tuple[str, str]]]:
    """`free` and `after` -> short form as written -> country and province."""
    found: dict[str, dict[str, tuple[str, str]]] = {"free": {}, "after": {}}
    for row in lexicon.table("demonyms")["abbreviations"]:
        for how, forms in found.items():
            forms.update(dict.fromkeys(row[how], (row["country"], row["name"])))
    return found


def abbreviated(form: str, *, after_town: bool = False) -> tuple[str, str] | None:
    """Country and name of the province that a short form as written stands for: `Calif.`, after a town also
    `CA`."""
    table = _abbreviations()
    return table["free"].get(form) or (table["after"].get(form) if after_town else None)
