"""Totals told apart from parts: of one source's numbers for different people, none is the whole toll."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from counterclaim import lexicon
from counterclaim.model import Claim, Toll
from counterclaim.model.vocabulary import TOLLS
from counterclaim.reading import NEAR, in_one_row, kinds, known, same_people, self_killed, told_apart, within

VAGUE = ("numbers.vague", "numbers.plural")
"""Rules of numbers that only say that there were several."""


def scoped(claims: Iterable[Claim]) -> list[Claim]:
    """The claims on one incident, in their order, with totals made parts where their source also tells another number
    of the same field, for other people or for everybody."""
    told = list(claims)
    fields: dict[str, dict[str | None, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    heard: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for c in told:
        if c.field in TOLLS and isinstance(c.value, Toll) and c.stance in {"asserts", "suspects"}:
            heard[c.field, c.source].append(c)
            if c.stance == "asserts":
                fields[c.field][c.source].append(c)
    parts = {id(c) for group in heard.values() for c in _added([c for c in group if _total(c)])}
    for groups in fields.values():
        parts |= {id(c) for group in groups.values() for c in _parts(group)}
        every = [c for group in groups.values() for c in group]
        parts |= {id(c) for c in _beside_others(every, parts)}
        parts |= {id(c) for c in _one_of_several(every, parts)}
    return [
        replace(c, value=replace(c.value, scope="part")) if id(c) in parts and isinstance(c.value, Toll) else c
        for c in told
    ]


def _parts(group: Sequence[Claim]) -> list[Claim]:
    """Those of one source's totals that count only some of the people."""
    limited = [c for c in group if _total(c) and _limited(c)]
    totals = [c for c in group if _total(c) and not _limited(c)]
    found = [*limited, *_vague(totals), *_added(totals), *_summands(totals), *_own(totals, group)]
    known = set(map(id, found))
    rest = [c for c in totals if id(c) not in known]
    beside = [c for c in group if not _total(c) and not within(c) and _floor(c) > 0]
    return [*found, *_of_some(rest, beside)]


def _limited(claim: Claim) -> bool:
    """ "no civilian deaths", "one of the hostages": it counts some of the people by its own words."""
    toll = _toll(claim)
    said = toll.text.casefold().split()
    words = lexicon.table("tolls")
    if toll.best == 0:
        return bool(kinds(toll)) or bool(set(said) & set(words["limiting"]))
    return said[1:2] == ["of"] and bool(set(said[2:3]) & set(words["pointing"]))


def _own(totals: Sequence[Claim], group: Sequence[Claim]) -> list[Claim]:
    """Who killed himself, beside those whom he killed."""
    found = [c for c in totals if self_killed(c)]
    return found if any(not self_killed(c) and _floor(c) > 0 for c in group) else []


def _vague(totals: Sequence[Claim]) -> list[Claim]:
    """A vague number beside an exact one."""
    found = [c for c in totals if _is_vague(c)]
    return found if len(found) < len(totals) else []


def _added(totals: Sequence[Claim]) -> list[Claim]:
    """ "Another three", "two more": they and the number before them are summands."""
    found: list[Claim] = []
    for n, c in enumerate(totals):
        said = _toll(c).text.casefold().replace("more than", "").split()
        words = set(said) & set(lexicon.table("tolls")["adding"])
        before = [b for b in totals[:n] if 0 <= c.evidence[0].start - b.evidence[0].start < NEAR]
        if not (words or _next_one(said, before)) or not before:
            continue
        last = before[-1]
        found.append(c)
        if words and c.stance != "asserts":
            continue  # "and allegedly shot another": those told before stay all who are known
        alike = bool(kinds(_toll(c)) & kinds(_toll(last)))  # "three soldiers ... two other soldiers"
        grown = (alike or _floor(last) <= _floor(c)) and same_people(_toll(c), _toll(last))
        if grown or words - {"other", "others"} or not words:
            found.append(last)
    return found


def _next_one(said: Sequence[str], before: Sequence[Claim]) -> bool:
    """ "A third", after two."""
    ordinals = lexicon.table("numbers")["ordinals"]
    one = len(said) == 2 and said[0] == "a" and said[1] in ordinals
    return one and any(ordinals.index(said[1]) == _floor(b) for b in before[-1:])


def _summands(totals: Sequence[Claim]) -> list[Claim]:
    """ "Four were killed, three by snipers and one by a shell": numbers that come to the largest one."""
    if not totals:
        return []
    largest = _toll(max(totals, key=_floor))
    rest = [c for c in totals if _toll(c).count != largest.count]
    exact = [n for c in rest if (n := _toll(c).best) is not None]
    summed = len(exact) == len(rest) > 1 and sum(exact) == largest.best
    return rest if summed else []


def _of_some(totals: Sequence[Claim], beside: Sequence[Claim]) -> list[Claim]:
    """Totals of some kind of people beside those of another kind, or beside a larger number of all."""
    whole = [c for c in totals if _of_all(c)]
    some = [c for c in totals if not _of_all(c)]
    if whole:
        top = max(_floor(c) for c in whole)
        less = [c for c in some if _floor(c) < top]
        return less if len(less) == len(some) or top > 1 else [*whole, *some]  # "one hostage" beside 14 rebels
    return [c for c in some if any(_others(c, o) for o in (*some, *beside))]


def _others(a: Claim, b: Claim) -> bool:
    return self_killed(a) != self_killed(b) or not (same_people(_toll(a), _toll(b)) or _alike(a, b))


def _alike(a: Claim, b: Claim) -> bool:
    """Whether two tell the same number of people, too many for chance: "19 civilians", "19 Palestinians"."""
    return _toll(a).best == _toll(b).best and _floor(a) > 2


def _beside_others(claims: Sequence[Claim], parts: set[int]) -> list[Claim]:
    """Totals that are no more beside what other sources tell: "several", one side's dead, known persons."""
    totals = [c for c in claims if _total(c) and id(c) not in parts]
    numbered = [c for c in totals if not _is_vague(c)]
    vague = [c for c in totals if _is_vague(c)]
    whole = max((_floor(c) for c in numbered if _of_all(c)), default=-1)
    found = [c for c in vague if _floor(c) <= whole or (numbered and kinds(_toll(c)))]
    most = max((_floor(c) for c in numbered), default=0)
    plain = max((_floor(c) for c in numbered if not _of_others(c)), default=0)
    found += [c for c in numbered if (known(c) and _floor(c) < most) or (_of_others(c) and _floor(c) < plain)]
    return [*found, *_of_sides([c for c in totals if c not in found], [c for c in claims if not within(c)])]


def _one_of_several(claims: Sequence[Claim], parts: set[int]) -> list[Claim]:
    """Totals of one person beside a part that counts more, or beside people told in a row ("a girl and her mother")."""
    some = [c for c in claims if (not _total(c) or id(c) in parts) and not within(c)]
    more = any(_floor(c) > 1 and not _is_vague(c) for c in some)
    row = any(in_one_row(a, b) for a, b in combinations([c for c in some if _floor(c) == 1], 2))
    one = [c for c in claims if _total(c) and id(c) not in parts and _toll(c).best == 1 and "numbers.one" in c.rule]
    return one if more or row else []


def _of_sides(totals: Sequence[Claim], told: Sequence[Claim]) -> list[Claim]:
    """Totals of two sides, by whomever told: each source counts the other's dead."""
    if any(_of_all(c) and not _is_vague(c) for c in totals):
        return []
    return [c for c in totals if any(told_apart(_toll(c), _toll(o)) and o.source != c.source for o in told)]


def _of_others(claim: Claim) -> bool:
    """ "Two others", "the other two victims": some of those whom a larger number counts."""
    return bool(set(_toll(claim).text.casefold().split()) & {"other", "others"})


def _of_all(claim: Claim) -> bool:
    """Whether a toll counts anybody: neither a kind of people nor one person."""
    toll = _toll(claim)
    return not kinds(toll) and toll.best != 1


def _is_vague(claim: Claim) -> bool:
    return any(rule in claim.rule for rule in VAGUE)


def _total(claim: Claim) -> bool:
    return isinstance(claim.value, Toll) and claim.value.scope == "total"


def _toll(claim: Claim) -> Toll:
    assert isinstance(claim.value, Toll)
    return claim.value


def _floor(claim: Claim) -> int:
    return _toll(claim).floor
