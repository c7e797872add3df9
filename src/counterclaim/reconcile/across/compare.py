"""What speaks for and against two incidents of two reports being one, sign by sign, each with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log1p

from counterclaim import gazetteer
from counterclaim.model import Count, Place
from counterclaim.reading import GENERIC
from counterclaim.reconcile.across.bars import BARRED_KM, FINE, bar, dated, gap
from counterclaim.reconcile.across.keys import span
from counterclaim.reconcile.across.profile import Profile
from counterclaim.reconcile.across.ties import COUNTED, lacking, tied
from counterclaim.reconcile.across.words import Traces

NEAR_KM = 30.0
"""Two towns within this distance may be named for one place ("near Falluja")."""
ENOUGH = 1.6
"""More rare words than some four say no more: all reports of one war share many."""
LASTING = 4
"""What is told to have gone on for so many days agrees with any day of them."""
WIDE = frozenset({"admin1", "country", "region"})
"""Precisions of places in which much happens."""
_NAMED = ("names", "streets", "ages", "hours", "days")


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of sameness or of difference: its name (a weight of the lexicon), its size, and what it is about."""

    name: str
    size: float
    about: tuple[object, ...] = ()

    def __str__(self) -> str:
        """In words: `same killed: 4, 4`."""
        return f"{self.name}: {', '.join(map(str, self.about))}" if self.about else self.name


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two incidents side by side, by id, the smaller first; `bar` says why they cannot be one, whatever agrees.

    `mute` where one is told in passing and nothing specific ties the two: that is no reason to hold them for one, nor
    for two.
    """

    a: str
    b: str
    signs: tuple[Sign, ...]
    bar: str | None = None
    mute: bool = False


def compare(one: Profile, other: Profile) -> Comparison:
    """The signs between two profiles; the same either way round.

    In a war every report speaks of the same towns and people, so that day, place or number must agree; of a lone deed
    the wording alone may tell, unless both tolls differ.
    """
    a, b = sorted((one, other), key=lambda p: p.id)
    signs = (*_texts(a, b), *_times(a, b), *_places(a, b), *_kinds(a, b), *_people(a, b), *_harm(a, b), *_roles(a, b))
    sizes = {s.name: s.size for s in signs}
    held = tied(a, b, sizes)
    lack = None if held else lacking(a, b, sizes)
    if lack:
        signs = (*signs, Sign(lack, 1.0))
    return Comparison(a.id, b.id, signs, bar(a, b), mute=not (held or (a.subject and b.subject)))


def _texts(a: Profile, b: Profile) -> Iterator[Sign]:
    """How alike the words around them are."""
    mine, theirs = a.traces, b.traces
    alike = _alike(mine.words, theirs.words)
    yield Sign("words", alike)
    yield Sign("words alike", min(alike, 0.2))
    yield Sign("leads", _alike(mine.lead, theirs.lead))
    shared = mine.rare.keys() & theirs.rare.keys()
    yield Sign("rare words", min(ENOUGH, log1p(sum(sorted(mine.rare[w] for w in shared)) / 5)), (len(shared),))
    for name in _NAMED:
        yield from _named(name, getattr(mine, name), getattr(theirs, name))
    yield from _toponyms(mine, theirs)
    if a.telling and a.telling == b.telling:
        yield Sign("one telling", 1.0)


def _named(name: str, mine: frozenset[object], theirs: frozenset[object]) -> Iterator[Sign]:
    """Names or numbers that both texts have, or that both have of their own."""
    if not (mine and theirs):
        return
    if shared := len(mine & theirs):
        yield Sign(f"same {name}", log1p(shared), (shared,))
    elif name != "names":
        yield Sign(f"other {name}", 1.0)


def _toponyms(mine: Traces, theirs: Traces) -> Iterator[Sign]:
    """Names of places in both texts: a small place tells more than a large one."""
    if not (mine.places and theirs.places):
        return
    shared = mine.places.keys() & theirs.places.keys()
    if not shared:
        yield Sign("other names of places", 1.0)
        return
    yield Sign("names of places", log1p(len(shared)), (len(shared),))
    if both := mine.foremost & theirs.foremost:
        yield Sign("small place in the leads", max(mine.places.get(p, 0.0) for p in both))


def _alike(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two texts."""
    few, many = sorted((a, b), key=len)
    return sum(weight * many.get(word, 0.0) for word, weight in few.items())


def _times(a: Profile, b: Profile) -> Iterator[Sign]:
    """How far apart they are in time, and whether both say so."""
    days = gap(a, b)
    if days is None:
        yield Sign("no days", 1.0)
    elif _comparable(a, b):
        yield Sign("same day" if not days else "next day" if days == 1 else "other day", 1.0, (days,))
        if days > 1:
            yield Sign("days apart", log1p(days), (days,))
    else:
        yield Sign("may be the day" if not days else "hardly the day", 1.0, (days,))
    if a.published and b.published:
        late = abs((a.published - b.published).days)
        yield Sign("published apart", log1p(late), (late,))
        if a.traces.days & b.traces.days:
            yield Sign("same days, published apart", log1p(late), (late,))


def _comparable(a: Profile, b: Profile) -> bool:
    """Whether their times are told as exactly, so that agreement means something: days both, or one and the same."""
    if not (a.when.known and b.when.known):
        return False
    brief = all(s is not None and (s[1] - s[0]).days < LASTING for s in (span(a), span(b)))
    return (brief and dated(a, b)) or (a.when.precision, a.when.start) == (b.when.precision, b.when.start)


def _places(a: Profile, b: Profile) -> Iterator[Sign]:
    """How far apart they are in space, against how exactly each is told."""
    here, there = a.where, b.where
    km = here.km(there)
    if km is not None and {here.precision, there.precision} <= FINE:
        name = "same place" if km < 3 else "near" if km < NEAR_KM else "far" if km < BARRED_KM else "very far"
        yield Sign(name, 1.0, (here.name, there.name, f"{km:.0f} km"))
    elif _may_hold(a, b) or _may_hold(b, a):
        held = a.traces.here & b.traces.places.keys() | b.traces.here & a.traces.places.keys()
        yield Sign("in the town named" if held else "no place", 1.0, (here.name, there.name))
    elif (mine := _proper(here)) and (theirs := _proper(there)):
        yield from _names_of_place(here, there, mine, theirs)
    elif "unknown" in (here.precision, there.precision):
        yield Sign("no place", 1.0)
    if here.country and there.country and here.country != there.country:
        yield Sign("other country", 1.0, (here.country, there.country))
    if here.admin1 and there.admin1:
        name = "same province" if here.admin1 == there.admin1 else "other province"
        yield Sign(name, 1.0, (here.admin1, there.admin1))


def _may_hold(a: Profile, b: Profile) -> bool:
    """Whether the one lies in a town and the other on a street or at a site that no gazetteer places: perhaps there,
    unless another town is told."""
    told = b.where.town
    elsewhere = told is not None and told.casefold() != (a.where.name or "").casefold()
    return bool(a.traces.here) and b.where.lat is None and b.where.precision in {"site", "unknown"} and not elsewhere


def _proper(place: Place) -> frozenset[str]:
    """The words of a place's name that are its own: "the town of Orvel" is Orvel, "a grain store" has none."""
    return frozenset(w.casefold() for w in (place.name or "").split() if w[:1].isupper())


def _names_of_place(here: Place, there: Place, mine: frozenset[str], theirs: frozenset[str]) -> Iterator[Sign]:
    """Whether two places bear one name; with words in common they may be one or two. All of a war is in one country: a
    wide place ties nothing, and a town may lie in it."""
    alike = str(here.name).casefold() == str(there.name).casefold()
    wide = WIDE & {here.precision, there.precision}
    if not wide and (alike or (mine == theirs and here.precision == there.precision)):
        yield Sign("same name of place", 1.0, (here.name,))
    elif alike and here.precision == there.precision == "admin1":
        yield Sign("same whole province", 1.0, (here.name,))
    elif _differ(mine, theirs) and (not wide or {here.precision, there.precision} <= WIDE):
        yield Sign("other name of place", 1.0, (here.name, there.name))
    elif "unknown" in (here.precision, there.precision):
        yield Sign("no place", 1.0)


def _differ(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both have words of their own, and none the same; a people's name is nobody's own ("the Marran fort")."""
    own, others = ({w for w in words if gazetteer.demonym(w) is None} for words in (mine, theirs))
    return bool(own and others) and not mine & theirs


def _kinds(a: Profile, b: Profile) -> Iterator[Sign]:
    """Whether they are the same kind of thing."""
    if a.type is None or b.type is None:
        yield Sign("not read", 1.0)
        return
    if a.many != b.many:
        yield Sign("other extent", 1.0, ("one", "many"))
    if a.type == b.type and a.type not in GENERIC:
        yield Sign("same type", 1.0, (a.type,))
    if shared := a.means & b.means:
        yield Sign("same means", 1.0, tuple(sorted(shared)))


def _people(a: Profile, b: Profile) -> Iterator[Sign]:
    """Who acts, who suffers, who says it."""
    for name, mine, theirs in (("parties", a.parties, b.parties), ("targets", a.targets, b.targets)):
        if shared := mine & theirs:
            yield Sign(f"same {name}", 1.0, tuple(sorted(shared)))
        elif mine and theirs:
            yield Sign(f"other {name}", 1.0, tuple(sorted(mine ^ theirs)))
    if shared := a.sources & b.sources:
        yield Sign("same source", 1.0, tuple(sorted(shared)))


def _harm(a: Profile, b: Profile) -> Iterator[Sign]:
    """Whether the tolls can be of one incident: a later report may count more than an earlier one."""
    for field in COUNTED:
        mine, theirs = a.toll(field), b.toll(field)
        if mine is None or theirs is None:
            continue
        if mine.best is not None and mine.best == theirs.best:
            yield Sign(f"same {field}", log1p(mine.best), (mine, theirs))
        elif not mine.admits(theirs):
            yield Sign(f"other {field}", _apart(mine, theirs), (mine, theirs))


def _apart(a: Count, b: Count) -> float:
    """By how much two tolls differ, as a logarithm of their ratio."""
    least, most = sorted((a.best or a.floor, b.best or b.floor))
    return log1p(most) - log1p(least)


def _roles(a: Profile, b: Profile) -> Iterator[Sign]:
    """Whether both reports are about it."""
    if not (a.main and b.main):
        yield Sign("in passing" if a.main or b.main else "both in passing", 1.0)
    if not (a.subject and b.subject):
        yield Sign("not the subject", 1.0)
