"""Months of invented news with known truth: several outlets, copies, updates, recalls; the same seed, the same texts.

Towns, people and outlets are made up; the sentences are templates.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.model import Report
from counterclaim.model.testimony import State

START = date(2024, 3, 1)
DEEDS = (
    ("An air strike on a {where} in the town of {town}", "the air strike"),
    ("A car bomb that exploded near a {where} in the town of {town}", "the bombing"),
    ("Gunmen who opened fire on a {where} in the town of {town}", "the attack"),
    ("Artillery shells that hit a {where} in the town of {town}", "the shelling"),
)
WHERE = ("market", "bus station", "police post", "bakery", "school", "wedding hall", "grain store")
OUTLETS = ("Velmar Courier", "Osk Radio", "Norvane Post", "Tamarin Herald")
SAYERS = ("the interior ministry", "a hospital official")
"""Who gives the first number and the update: one with a name of its own, one without."""
RIVAL = "the Northern Front"
DETAILS = (
    "Residents of {quarter} said that windows broke as far away as the {street} road.",
    "{person}, who sells lamps by the {street} gate, said that she had heard it twice.",
    "The road to {quarter} was closed until the evening.",
    "A curfew was declared in {quarter} from dusk.",
    "Ambulances from {street} took the wounded to the clinic of {quarter}.",
)
_SYLLABLES = (
    "kar vel os tam ru mir dol sha bel nor ya gim",
    "a o i u ane ero ilo",
    "mar ska din beth rov lun zar mok pest gan",
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of dead in the series of an incident: who gave it on which day, and what became of it."""

    sayer: str
    day: date
    killed: int
    state: State


@dataclass(frozen=True, slots=True)
class Told:
    """A report, the incident that it is about, the earlier one that it recalls, if any, and the number that it adds:
    by whom, of how many dead; a copy adds none."""

    report: Report
    incident: int
    recalls: int | None = None
    sayer: str | None = None
    killed: int = 0


def series(told: Iterable[Told]) -> dict[int, list[Number]]:
    """The numbers of dead that are planted for each incident, by day: the official one, which an update supersedes,
    and the rival's; the two dispute each other where they differ in the end."""
    added: dict[int, list[Told]] = defaultdict(list)
    for one in told:
        if one.sayer:
            added[one.incident].append(one)
    return {n: [_number(one, those) for one in those] for n, those in added.items()}


def _number(one: Told, those: list[Told]) -> Number:
    """One of the numbers of an incident, and what became of it in the end."""
    last = {t.sayer: t for t in those}
    outdone = last[one.sayer] is not one
    differs = len({t.killed for t in last.values()}) > 1
    state: State = "superseded" if outdone else "disputed" if differs else "stands"
    assert one.sayer is not None
    assert one.report.day is not None
    return Number(one.sayer, one.report.day, one.killed, state)


@dataclass(frozen=True, slots=True)
class Planted:
    """What is true of an incident."""

    n: int
    day: date
    town: str
    where: str
    deed: tuple[str, str]
    killed: int
    wounded: int
    latest: int
    """The last number of dead that was told of it officially."""


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(part.split()) for part in _SYLLABLES).title()


def month(incidents: int = 40, seed: int = 0) -> Iterator[Told]:
    """The reports of a month in which so many incidents happen, in the order of their incidents."""
    chance = random.Random(seed)
    earlier: list[Planted] = []
    for n in range(incidents):
        day, town, where, deed = START + timedelta(n * 30 // incidents), _name(chance), *_scene(chance)
        killed, wounded = chance.randrange(3, 30), chance.randrange(3, 60)
        one = Planted(n, day, town, where, deed, killed, wounded, killed)
        told = list(_reports(one, earlier, chance))
        yield from told
        official = [t.killed for t in told if t.sayer == SAYERS[n % 2]]
        earlier.append(replace(one, latest=official[-1]))


def _scene(chance: random.Random) -> tuple[str, tuple[str, str]]:
    return chance.choice(WHERE), chance.choice(DEEDS)


def _reports(one: Planted, earlier: list[Planted], chance: random.Random) -> Iterator[Told]:
    """The reports on one incident: two outlets, a copy, an update."""
    official = SAYERS[one.n % 2]
    first = _story(one, one.killed, official, chance)
    yield Told(_report(one, "a", first, one.day, OUTLETS[0]), one.n, None, official, one.killed)
    recalled = chance.choice(earlier) if earlier and chance.random() < 0.5 else None
    number = one.killed if chance.random() < 0.5 else one.killed + chance.randrange(2, 9)
    second = _story(one, number, RIVAL, chance) + (_recall(recalled) if recalled else "")
    other = _report(one, "b", second, one.day, OUTLETS[1])
    yield Told(other, one.n, recalled.n if recalled else None, RIVAL, number)
    if chance.random() < 0.5:
        cut = f"{one.town} counted its dead. {' '.join(first.split('. ')[0:1])}. " + ". ".join(first.split(". ")[1:3])
        yield Told(_report(one, "c", cut, one.day, OUTLETS[2]), one.n)
    if chance.random() < 0.5:
        more = one.killed + chance.randrange(1, 5)
        text = f"The death toll rose to {more}. {_story(one, more, official, chance)}"
        yield Told(_report(one, "d", text, one.day + timedelta(1), OUTLETS[3]), one.n, None, official, more)


def _story(one: Planted, killed: int, sayer: str, chance: random.Random) -> str:
    what = one.deed[0].format(where=one.where, town=one.town)
    lead = f"{what} killed {killed} people and wounded {one.wounded} others on {one.day:%A}, {sayer} said."
    words = {"quarter": _name(chance), "street": _name(chance), "person": f"{_name(chance)} {_name(chance)}"}
    return " ".join([lead, *(d.format(**words) for d in chance.sample(DETAILS, 3))])


def _recall(old: Planted) -> str:
    return f" In {old.town}, {old.latest} people were killed in {old.deed[1]} on {old.day:%B} {old.day.day}."


def _report(one: Planted, key: str, text: str, day: date, outlet: str) -> Report:
    title = f"{one.deed[1].removeprefix('the ').capitalize()} in {one.town}"
    return Report(f"{one.n}-{key}", text, title=title, published=day, outlet=outlet)
