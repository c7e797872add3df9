"""Invented news for benchmarks and tests: incidents told by several outlets, as dossiers that need no reading.

Each incident has its own day, town and people; its reports are copies, updates of one source, a rival number, and
mentions in passing. The same numbers give the same dossiers.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.model import (
    Account,
    Claim,
    Dossier,
    Figure,
    Incident,
    Place,
    Report,
    Source,
    Toll,
    When,
)
from counterclaim.model.vocabulary import Field, Type

START = date(2020, 1, 1)
_TYPES: tuple[Type, ...] = ("air_strike", "shelling", "bombing", "attack", "armed_clash", "abduction")
_BEGIN, _MIDDLE, _END = (
    re.findall(r"\w+", words)
    for words in (
        "kar vel os tam ru mir dol sha bel nor ya gim",
        "a o i u ane ero ilo",
        "mar ska din beth rov lun zar mok pest ville gan",
    )
)
_FILLER = re.findall(
    r"\w+",
    "residents ran from the market as smoke rose over the road near the old bridge and the school where families had "
    "been waiting since the morning for news of those who were taken to the hospital on the hill",
)
_OUTLETS = tuple(f"The {place} Courier" for place in ("Velmar", "Osk", "Norvane", "Tamarin", "Dolska", "Belgan"))
COUNTRIES = ("IQ", "SY", "NG", "CO", "PK", "ML")


@dataclass(frozen=True, slots=True)
class Planned:
    """What is true of an incident, and how it is told: a number for each report, by whom, days later."""

    n: int
    type: Type
    day: date
    town: Place
    people: tuple[str, ...]
    told: tuple[tuple[int, int, str], ...]


def planned(n: int, total: int, seed: int = 0) -> Planned:
    """Incident `n` of `total`; about ten happen on one day."""
    chance = random.Random(f"{seed}/{n}")
    day = START + timedelta(n * max(30, total // 10) // total)
    country = chance.choice(COUNTRIES)
    town = Place(
        _name(chance), country=country, admin1=f"{country}-{chance.randrange(12)}", precision="town",
        lat=round(chance.uniform(-10, 40), 3), lon=round(chance.uniform(-70, 70), 3),
    )  # fmt: skip
    people = tuple(f"{_name(chance)} {_name(chance)}" for _ in range(8))
    dead = chance.randrange(2, 30)
    told = [(dead, 0, "police")]
    if chance.random() < 0.4:
        told.append((dead + chance.randrange(1, 9), 1, "police"))
    if chance.random() < 0.3:
        told.append((dead + chance.randrange(10, 40), chance.randrange(3), "the Northern Front"))
    if chance.random() < 0.4:
        told.append((dead, 0, "copy"))
    return Planned(n, chance.choice(_TYPES), day, town, people, tuple(told))


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(part) for part in (_BEGIN, _MIDDLE, _END, _MIDDLE, _END)).title()


def dossiers(total: int, seed: int = 0) -> Iterator[Dossier]:
    """The reports on `total` incidents, incident by incident."""
    for n in range(total):
        yield from reports(planned(n, total, seed), seed)


def reports(one: Planned, seed: int = 0) -> Iterator[Dossier]:
    """The reports on one incident."""
    first = ""
    for k, (dead, later, who) in enumerate(one.told):
        chance = random.Random(f"{seed}/{one.n}/{k}")
        source = "police" if who == "copy" else who
        body = first if who == "copy" else _text(one, dead, source, chance)
        first = first or body
        text = f"{body}\n{'More follows.' if who != 'copy' else 'Carried by another paper.'}"
        report = Report(
            f"{one.n}-{k}", text, title=f"{dead} dead in {one.town.name}", outlet=chance.choice(_OUTLETS),
            published=one.day + timedelta(later), agencies=("Norda Press",) if k == 0 else (),
        )  # fmt: skip
        yield _dossier(one, report, dead, source)


def _text(one: Planned, dead: int, source: str, chance: random.Random) -> str:
    filler = " ".join(chance.choice(_FILLER) for _ in range(60))
    names = " and ".join(one.people)
    return f"{dead} people were killed in {one.town.name}, {source} said. {names} were named. {filler}."


def _dossier(one: Planned, report: Report, dead: int, source: str) -> Dossier:
    """What reading the report would yield."""
    who = Source("s1", source, False, "police" if source == "police" else "armed_group")
    here = report.locate(one.town.name or "")
    said = report.locate(f"{dead} people were killed")
    when = When(one.day, one.day, "day")
    values: list[tuple[Field, object]] = [("type", one.type), ("when", when), ("where", one.town)]
    values.append(("killed", Toll(dead, dead, dead, f"{dead} people")))
    claims = tuple(
        Claim(
            f"c{n}", "i1", field, value, "s1" if field == "killed" else None, "asserts",  # type: ignore[arg-type]
            (here if field == "where" else said,), rule="bench",
        )
        for n, (field, value) in enumerate(values, 1)
    )  # fmt: skip
    accounts = (Account(None, ("c1", "c2", "c3")), Account("s1", ("c4",)))
    incident = Incident(
        "i1", True, one.type, "accomplished", None, when, one.town, killed=Figure(dead, dead, dead), accounts=accounts
    )
    return Dossier(report, (who,), (incident,), claims)
