"""What speaks for and against two incidents of two reports being one, sign by sign, each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log1p

from counterclaim.model import Count, Place
from counterclaim.model.vocabulary import TollField
from counterclaim.reading import GENERIC
from counterclaim.reconcile.across.keys import span
from counterclaim.reconcile.across.profile import Profile
from counterclaim.reconcile.profile import DONE, compatible_types

NEAR_KM = 30.0
"""Two towns within this distance may be named for one place ("near Falluja")."""
BARRED_DAYS = 3
"""Days by which two dated incidents may differ and still be one told wrongly."""
BARRED_KM = 100.0
_FINE = frozenset({"site", "town", "district"})
_TOLLS: tuple[TollField, ...] = ("killed", "wounded", "abducted")


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of sameness or of difference: its name (a weight of the lexicon), its size, the reason in words."""

    name: str
    size: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two incidents side by side, by id, the smaller first; `bar` says why they cannot be one, whatever agrees."""

    a: str
    b: str
    signs: tuple[Sign, ...]
    bar: str | None = None


def compare(one: Profile, other: Profile) -> Comparison:
    """The signs between two profiles; the same either way round."""
    a, b = sorted((one, other), key=lambda p: p.id)
    signs = (*_texts(a, b), *_times(a, b), *_places(a, b), *_kinds(a, b), *_people(a, b), *_harm(a, b), *_roles(a, b))
    return Comparison(a.id, b.id, signs, _bar(a, b))


def _bar(a: Profile, b: Profile) -> str | None:
    """Why they cannot be one."""
    if a.report == b.report:
        return "one report tells them apart"
    if a.type is None or b.type is None:
        return None
    if "ahead" in {DONE[a.status], DONE[b.status]} and DONE[a.status] != DONE[b.status]:
        return "one has not happened yet"
    if a.many != b.many:
        return "one incident, the other many"
    if a.where.country and b.where.country and a.where.country != b.where.country:
        return f"{a.where.country} and {b.where.country}"
    gap = _gap(a, b)
    if gap is not None and gap > BARRED_DAYS and a.when.known and b.when.known and _dated(a, b):
        return f"{gap} days apart"
    if not compatible_types(frozenset({a.type}), frozenset({b.type})):
        return f"{a.type} and {b.type}"
    return None


def _dated(a: Profile, b: Profile) -> bool:
    """Whether both are dated to days."""
    return {a.when.precision, b.when.precision} <= {"hour", "day", "days"}


def _gap(a: Profile, b: Profile) -> int | None:
    """Days between the two spans in which they can have happened, 0 where these meet, None where one is open."""
    mine, theirs = span(a), span(b)
    if mine is None or theirs is None:
        return None
    return max(0, (theirs[0] - mine[1]).days, (mine[0] - theirs[1]).days)


def _texts(a: Profile, b: Profile) -> Iterator[Sign]:
    """How alike the words around them are."""
    mine, theirs = a.traces, b.traces
    few, many = sorted((mine.words, theirs.words), key=len)
    alike = sum(weight * many.get(word, 0.0) for word, weight in few.items())
    yield Sign("words", alike, f"{alike:.0%} alike")
    yield Sign("words alike", min(alike, 0.2))
    shared = sorted(mine.rare.keys() & theirs.rare.keys())
    weight = sum(mine.rare[w] for w in shared)
    yield Sign("rare words", log1p(weight / 5), f"{len(shared)} rare words in both")
    names = len(mine.names & theirs.names)
    yield Sign("names", log1p(names), f"{names} names in both")
    numbers = len(mine.numbers & theirs.numbers)
    yield Sign("numbers", log1p(numbers), f"{numbers} ages or house numbers in both")
    if a.telling and a.telling == b.telling:
        yield Sign("one telling", 1.0, "two copies of one story")


def _times(a: Profile, b: Profile) -> Iterator[Sign]:
    """How far apart they are in time, and whether both say so."""
    known = a.when.known + b.when.known
    gap = _gap(a, b)
    if gap is None:
        yield Sign("no days", 1.0, "one has no days")
    elif known == 2:
        yield Sign("same day" if not gap else "next day" if gap == 1 else "other day", 1.0, f"{gap} days apart")
    else:
        yield Sign("may be the day" if not gap else "hardly the day", 1.0, f"{gap} days apart, one undated")
    if a.published and b.published:
        late = abs((a.published - b.published).days)
        yield Sign("published apart", log1p(late), f"reported {late} days apart")


def _places(a: Profile, b: Profile) -> Iterator[Sign]:
    """How far apart they are in space, against how exactly each is told."""
    here, there = a.where, b.where
    km = here.km(there)
    if km is not None and {here.precision, there.precision} <= _FINE:
        name = "same place" if km < 3 else "near" if km < NEAR_KM else "far" if km < BARRED_KM else "very far"
        yield Sign(name, 1.0, f"{km:.0f} km apart")
    elif _one_name(here, there):
        yield Sign("same name of place", 1.0, here.name or "")
    elif "unknown" in (here.precision, there.precision):
        yield Sign("no place", 1.0, "one has no place")
    if here.admin1 and there.admin1:
        yield Sign("same province" if here.admin1 == there.admin1 else "other province", 1.0, here.admin1)


def _one_name(a: Place, b: Place) -> bool:
    return bool(a.name and b.name) and (a.name or "").casefold() == (b.name or "").casefold()


def _kinds(a: Profile, b: Profile) -> Iterator[Sign]:
    """Whether they are the same kind of thing."""
    if a.type is None or b.type is None:
        yield Sign("not read", 1.0, "a report in which no incident was read")
        return
    if a.type == b.type and a.type not in GENERIC:
        yield Sign("same type", 1.0, a.type)
    elif not compatible_types(frozenset({a.type}), frozenset({b.type})):
        yield Sign("other type", 1.0, f"{a.type}, {b.type}")
    if shared := a.means & b.means:
        yield Sign("same means", 1.0, ", ".join(sorted(shared)))


def _people(a: Profile, b: Profile) -> Iterator[Sign]:
    """Who acts, who suffers, who says it."""
    for name, mine, theirs in (("parties", a.parties, b.parties), ("targets", a.targets, b.targets)):
        if shared := mine & theirs:
            yield Sign(f"same {name}", 1.0, ", ".join(sorted(shared)))
        elif mine and theirs:
            yield Sign(f"other {name}", 1.0, f"{_some(mine)}; {_some(theirs)}")
    if shared := a.sources & b.sources:
        yield Sign("same source", 1.0, _some(shared))


def _some(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)[:4])


def _harm(a: Profile, b: Profile) -> Iterator[Sign]:
    """Whether the tolls can be of one incident: a later report may count more than an earlier one."""
    for field in _TOLLS:
        mine, theirs = a.toll(field), b.toll(field)
        if mine is None or theirs is None:
            continue
        told = f"{mine} and {theirs}"
        if mine.best is not None and mine.best == theirs.best:
            yield Sign(f"same {field}", log1p(mine.best), told)
        elif not mine.admits(theirs):
            yield Sign(f"other {field}", _apart(mine, theirs), told)


def _apart(a: Count, b: Count) -> float:
    """By how much two tolls differ, as a logarithm of their ratio."""
    least, most = sorted((a.best or a.floor, b.best or b.floor))
    return log1p(most) - log1p(least)


def _roles(a: Profile, b: Profile) -> Iterator[Sign]:
    """Whether both reports are about it."""
    told = a.main + b.main
    if told < 2:
        yield Sign("in passing" if told else "both in passing", 1.0, "")
    if a.outlet and a.outlet == b.outlet:
        yield Sign("same outlet", 1.0, a.outlet)
