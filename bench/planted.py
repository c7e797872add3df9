"""Months of invented news with known truth: several outlets, copies, updates, recalls; the same seed, the same texts.

Towns, people and outlets are made up; the sentences are templates.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.model import Report

START = date(2024, 3, 1)
DEEDS = (
    ("An air strike on a {where} in the town of {town}", "the air strike"),
    ("A car bomb that exploded near a {where} in the town of {town}", "the bombing"),
    ("Gunmen who opened fire on a {where} in the town of {town}", "the attack"),
    ("Artillery shells that hit a {where} in the town of {town}", "the shelling"),
)
WHERE = ("market", "bus station", "police post", "bakery", "school", "wedding hall", "grain store")
OUTLETS = ("Velmar Courier", "Osk Radio", "Norvane Post", "Tamarin Herald")
SAYERS = ("the provincial governor", "a hospital official", "the Northern Front", "the interior ministry")
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
class Told:
    """A report, the incident that it is about, and the earlier one that it recalls, if any."""

    report: Report
    incident: int
    recalls: int | None = None


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


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(part.split()) for part in _SYLLABLES).title()


def month(incidents: int = 40, seed: int = 0) -> Iterator[Told]:
    """The reports of a month in which so many incidents happen, in the order of their incidents."""
    chance = random.Random(seed)
    earlier: list[Planted] = []
    for n in range(incidents):
        one = Planted(
            n, START + timedelta(n * 30 // incidents), _name(chance), chance.choice(WHERE), chance.choice(DEEDS),
            chance.randrange(3, 30), chance.randrange(3, 60),
        )  # fmt: skip
        yield from _reports(one, earlier, chance)
        earlier.append(one)


def _reports(one: Planted, earlier: list[Planted], chance: random.Random) -> Iterator[Told]:
    """The reports on one incident: two outlets, a copy, an update."""
    first = _story(one, one.killed, SAYERS[one.n % 2], chance)
    yield _told(one, "a", first, one.day, OUTLETS[0], None)
    recalled = chance.choice(earlier) if earlier and chance.random() < 0.5 else None
    number = one.killed if chance.random() < 0.5 else one.killed + chance.randrange(2, 9)
    second = _story(one, number, SAYERS[2], chance)
    yield _told(one, "b", second + (_recall(recalled) if recalled else ""), one.day, OUTLETS[1], recalled)
    if chance.random() < 0.5:
        cut = f"{one.town} counted its dead. {' '.join(first.split('. ')[0:1])}. " + ". ".join(first.split(". ")[1:3])
        yield _told(one, "c", cut, one.day, OUTLETS[2], None)
    if chance.random() < 0.5:
        more = one.killed + chance.randrange(1, 5)
        later = one.day + timedelta(1)
        text = _story(one, more, SAYERS[one.n % 2], chance)
        yield _told(one, "d", f"The death toll rose to {more}. {text}", later, OUTLETS[3], None)


def _story(one: Planted, killed: int, sayer: str, chance: random.Random) -> str:
    what = one.deed[0].format(where=one.where, town=one.town)
    lead = f"{what} killed {killed} people and wounded {one.wounded} others on {one.day:%A}, {sayer} said."
    words = {"quarter": _name(chance), "street": _name(chance), "person": f"{_name(chance)} {_name(chance)}"}
    return " ".join([lead, *(d.format(**words) for d in chance.sample(DETAILS, 3))])


def _recall(old: Planted) -> str:
    return f" In {old.town}, {old.killed} people were killed in {old.deed[1]} on {old.day:%B} {old.day.day}."


def _told(one: Planted, key: str, text: str, day: date, outlet: str, recalled: Planted | None) -> Told:
    title = f"{one.deed[1].removeprefix('the ').capitalize()} in {one.town}"
    report = Report(f"{one.n}-{key}", text, title=title, published=day, outlet=outlet)
    return Told(report, one.n, recalled.n if recalled else None)
