"""Many accounts, one row: the named policies, the only place where a conflict is ever collapsed.

`range` is the contract's: tolls from totals that are asserted, low the lowest bound and high the highest, best only
where all agree. The others are what the projects of the field do.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from counterclaim.errors import UsageError
from counterclaim.model import Blame, Claim, Count, Figure, Party, Place, Source, Toll, When, Wording
from counterclaim.model.vocabulary import Field, Responsibility, Role, Status, TollField, Type, Who
from counterclaim.model.when import day_of
from counterclaim.reading.naming import keep_fullest, same_party, told_by_name

BEARING = frozenset({"asserts", "suspects", "expects"})
"""Stances that put a name into a reading: not those that deny, withhold or take back."""

NEUTRAL: frozenset[Role] = frozenset(
    {"police", "medical", "security", "government", "military", "witness", "resident", "media", "intergovernmental",
     "ngo", "court"}
)  # fmt: skip
"""Roles whose plain word on somebody else's deed is a statement; from all others it is an accusation."""

APART: frozenset[Role] = frozenset({"ngo", "media", "witness", "resident", "relative", "analyst", "lawyer"})
"""Roles in which nobody claims a deed for a side, whatever country is in their name."""

NEAR = 400
"""Characters within which numbers of one source are told side by side."""

EXCLUSIVE: tuple[frozenset[Who], ...] = (
    frozenset({"soldiers", "police", "militants", "civilians"}),
    frozenset({"children", "women", "men"}),
)
"""Kinds of people of which nobody is two."""

OWN_HAND = "toll.suicide"
"""The rule of tolls of those who killed themselves: they are nobody's victims."""

CLAIMED = ("responsibility.claims", "attribution.responsibility")
"""Rules of what several claim together: "several groups, including X, claimed responsibility"."""

SUBSETS = ("toll.including", "toll.of-them", "toll.among")
"""Rules whose parts are told as belonging to a total, so that nothing may be added to them."""

GENERIC: frozenset[Type] = frozenset({"attack", "other"})
"""Types that any more telling one narrows."""

UNARMED: frozenset[Type] = frozenset({"protest", "arrest"})
"""Types that an attack told with them outweighs: a demonstration at which people were shot."""


def figure(claims: Iterable[Claim], field: TollField, policy: str = "range") -> Figure | None:
    """The toll of one field by a policy, None where nobody asserts a number.

    Raises UsageError if there is no such policy.
    """
    told = [c for c in claims if c.field == field and isinstance(c.value, Toll)]
    gone = {c.value.count for c in told if c.stance == "retracts" and isinstance(c.value, Toll)}
    asserted = [c for c in told if c.stance == "asserts" and isinstance(c.value, Toll) and c.value.count not in gone]
    collapse = _policy(policy)
    totals = [c for c in asserted if _toll(c).scope == "total"]
    whole = [c for c in totals if not kinds(_toll(c))]
    top = max((_toll(c).floor for c in whole), default=0)
    totals = [c for c in totals if not whole or c in whole or _toll(c).floor > top]
    parts = totals or [c for c in asserted if _toll(c).high != 0 and not within(c)]
    if not parts:
        return None
    expects_more = any(c.stance == "expects" for c in told)
    groups = _like(parts)
    if totals and (whole or len(groups) == 1):
        return collapse([_toll(c).count for c in totals], expects_more)
    return _summed(groups, collapse, expects_more)


def _toll(claim: Claim) -> Toll:
    assert isinstance(claim.value, Toll)
    return claim.value


def within(claim: Claim) -> bool:
    """Whether a part is one of a total told with it ("including two children")."""
    return any(rule in claim.rule for rule in SUBSETS)


def kinds(toll: Toll) -> frozenset[str]:
    """Which people a toll counts: whose and of what kind; empty for anybody."""
    return frozenset(k for k in (toll.whose, toll.who) if k)


def told_apart(a: Toll, b: Toll) -> bool:
    """Whether two tolls count people of two sides, or of two kinds of which nobody is both."""
    if a.whose and b.whose and a.whose != b.whose:
        return True
    return a.who != b.who and any({a.who, b.who} <= kind for kind in EXCLUSIVE)


def same_people(a: Toll, b: Toll) -> bool:
    """Whether two tolls can count the same people: nothing tells them apart and something says that they are one."""
    return not told_apart(a, b) and (bool(kinds(a) & kinds(b)) or a.count == b.count)


def known(claim: Claim) -> bool:
    """Whether a toll is that of persons named or pointed at: "his son", not "a soldier"."""
    first = _toll(claim).text.casefold().split()[:1]
    return "numbers.one" in claim.rule and not set(first) & {"a", "an", "another"}


def self_killed(claim: Claim) -> bool:
    """Whether it counts somebody who killed himself, and so none of those whom he killed."""
    return OWN_HAND in claim.rule


def _like(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that count the same people, in groups."""
    if not any(kinds(_toll(c)) for c in claims) and all(_toll(c).scope == "total" for c in claims):
        return [list(claims)]
    groups: list[list[Claim]] = []
    for c in claims:
        home = next((g for g in groups if all(_may_be_one(c, o) for o in g)), None)
        if home is None:
            groups.append([c])
        else:
            home.append(c)
    return groups


def _may_be_one(a: Claim, b: Claim) -> bool:
    return self_killed(a) == self_killed(b) and not in_one_row(a, b) and same_people(_toll(a), _toll(b))


def in_one_row(a: Claim, b: Claim) -> bool:
    """Whether two parts are told side by side by one word of harm, neither by name: "a man, his wife and two sons"."""
    first, second = a.evidence[0], b.evidence[0]
    together = a.source == b.source and (first.end == second.end or first.start == second.start)
    parts = _toll(a).scope == _toll(b).scope == "part" and _toll(a).text != _toll(b).text
    return together and parts and not any(_toll(c).text.rpartition(" ")[2][:1].isupper() for c in (a, b))


def _summed(groups: Sequence[Sequence[Claim]], collapse: "Collapse", expects_more: bool) -> Figure | None:
    """Disjoint parts of one source added up: the source that tells the most of them."""
    speakers = [c.source for g in groups for c in g]
    best = max(dict.fromkeys(speakers), key=lambda s: sum(any(c.source == s for c in g) for g in groups))
    mine = _disjoint([[c for c in g if c.source == best] for g in groups])
    exact = [g for g in mine if any(_toll(c).best is not None or _toll(c).high is not None for c in g)]
    whole: Count | None = None
    for group in exact or mine:
        one = collapse([_toll(c).count for c in _largest(group)], False)
        part = Count(one.low, one.best, one.high)
        whole = part if whole is None else whole + part
    if whole is None:
        return None
    several = len(exact or mine) > 1
    others = [c for g in groups for c in g if c.source != best]
    more = any(all(told_apart(_toll(c), _toll(m)) for g in mine for m in g) for c in others)
    open_end = expects_more or more or len(exact) not in (0, len(mine))
    if whole.low is None and (open_end or whole.high is None) and (more or whole.best is None):
        return None
    return Figure(whole.low, None if more else whole.best, None if open_end else whole.high, derived=several)


def _largest(group: Sequence[Claim]) -> Sequence[Claim]:
    """Of parts that one source tells of the same people the largest: a smaller one is some of them."""
    most = max(_toll(c).floor for c in group)
    found = [c for c in group if _toll(c).floor == most]
    return found if all(_toll(c).scope == "part" for c in group) else group


def _disjoint(groups: Sequence[Sequence[Claim]]) -> list[Sequence[Claim]]:
    """Those of the groups, from the first on, that are surely not the people of another one: of other sides or kinds,
    or told side by side."""
    found: list[Sequence[Claim]] = []
    for group in groups:
        if group and all(_all_apart(group, g) or (_side_by_side(group, g) and not _some_of(group, g)) for g in found):
            found.append(group)
    return found


def _some_of(group: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """Whether persons told by name are some of those, of whatever kind, whom a larger number counts, and not beside
    them in a row."""
    singly = all(_toll(c).best == 1 and known(c) for c in group)
    several = any(_toll(c).floor > 1 for c in other) and not any(kinds(_toll(c)) for c in other)
    return singly and several and not any(in_one_row(a, b) for a in group for b in other)


def _all_apart(group: Sequence[Claim], other: Sequence[Claim]) -> bool:
    return all(told_apart(_toll(a), _toll(b)) for a in group for b in other)


def _side_by_side(group: Sequence[Claim], other: Sequence[Claim]) -> bool:
    return any(abs(a.evidence[0].start - b.evidence[0].start) < NEAR for a in group for b in other)


Collapse = Callable[[Sequence[Count], bool], Figure]


def _range(counts: Sequence[Count], expects_more: bool) -> Figure:
    """The contract's reading."""
    low = min((c.low for c in counts if c.low is not None), default=None)
    highs = [c.high for c in counts]
    high = None if expects_more or any(h is None for h in highs) else max(h for h in highs if h is not None)
    bests = {c.best for c in counts}
    return Figure(low, bests.pop() if len(bests) == 1 else None, high)


def _ucdp(counts: Sequence[Count], expects_more: bool) -> Figure:
    """UCDP's low, best and high: the most often named number is best, the extremes bound it."""
    named = [n for c in counts if (n := c.best if c.best is not None else c.low) is not None]
    span = _range(counts, expects_more)
    if not named:
        return span
    best = max(dict.fromkeys(named), key=lambda n: (named.count(n), -n))
    tops = [n for c in counts for n in (c.high, c.best, c.low) if n is not None]
    return Figure(min(named), best, max(tops))


def _lowest(counts: Sequence[Count], _: bool) -> Figure:
    """The lowest figure of all, as ACLED takes it until something more reliable is known."""
    low = min((c.floor for c in counts), default=0)
    return Figure(low, low, low)


def _airwars(counts: Sequence[Count], _: bool) -> Figure:
    """Airwars' minimum and maximum, without a best."""
    tops = [n for c in counts for n in (c.high, c.best, c.low) if n is not None]
    return Figure(min(c.floor for c in counts), None, max(tops, default=None))


POLICIES: dict[str, Collapse] = {
    "range": _range,
    "ucdp": _ucdp,
    "acled": _lowest,
    "airwars": _airwars,
    "lowest": _lowest,
}
"""The policies by name."""


def _policy(name: str) -> Collapse:
    if name not in POLICIES:
        raise UsageError(f"no reading {name!r}; there is: {', '.join(POLICIES)}")
    return POLICIES[name]


def _best_stance(claims: Iterable[Claim], field: Field) -> list[Claim]:
    """The claims that carry the reading of a field: assertions, else suspicions, else expectations."""
    mine = [c for c in claims if c.field == field]
    for stances in ({"asserts"}, {"suspects"}, {"expects"}):
        found = [c for c in mine if c.stance in stances]
        if found:
            return found
    return []


def when(claims: Iterable[Claim], published: date | None) -> When:
    """The most exact time that no other assertion contradicts; where all are contradicted, the span of all."""
    told = [c.value for c in _best_stance(claims, "when") if isinstance(c.value, When) and c.value.known]
    if not told:
        return When(None, published, "unknown")
    best = told[0]
    for other in told[1:]:
        if other.narrows(best) and all(other.admits(t) for t in told):
            best = other
    if all(best.admits(t) for t in told):
        return best
    starts = [day_of(t.start) for t in told if t.start]
    ends = [day_of(t.end) for t in told if t.end]
    return When(min(starts), max(ends) if ends else None, "days")


def where(claims: Iterable[Claim]) -> Place:
    """The most exact place that no other assertion contradicts, else the first told, with its town; unknown where
    none is told."""
    told = [c.value for c in _best_stance(claims, "where") if isinstance(c.value, Place)]
    if not told:
        return Place(None)
    best = told[0]
    for other in told[1:]:
        if other.narrows(best) and all(other.admits(t) for t in told):
            best = other
    town = next((t.name for t in told if t.precision == "town" and t.admits(best)), None)
    return replace(best, town=town) if best.town is None and best.precision in {"site", "district"} else best


def kind(claims: Sequence[Claim]) -> Type:
    """The type asserted first among the most telling ones; bodies whose killers are told are an attack's."""
    told: list[Type] = [c.value for c in _best_stance(claims, "type") if isinstance(c.value, str)]  # type: ignore[misc]
    if "attack" in told:
        told = [t for t in told if t not in UNARMED and not (t == "bodies_found" and _done(claims))]
    return next((t for t in told if t not in GENERIC), told[0] if told else "other")


def _done(claims: Sequence[Claim]) -> bool:
    """Whether who did it, or with what, is told: then it is known by more than the bodies."""
    return any(c.field in {"perpetrator", "means"} for c in claims)


def status(claims: Iterable[Claim]) -> Status:
    """The status told; without a word on it the thing was done."""
    told: list[Status] = [c.value for c in claims if c.field == "status" and isinstance(c.value, str)]  # type: ignore[misc]
    return told[0] if told else "accomplished"


def sides(claims: Iterable[Claim]) -> tuple[Party, ...]:
    """The sides of an incident; in a clash whose sides are told, who attacked is one of them too."""
    told = list(claims)
    found = parties(told, "party")
    return parties(told, "party", "perpetrator") if found and kind(told) == "armed_clash" else found


def parties(claims: Iterable[Claim], *fields: Field) -> tuple[Party, ...]:
    """All whom an assertion, a suspicion or an expectation names; private persons stay out.

    Of two names for one ("gunmen", "Somali gunmen"; "Israeli", "Israeli troops") the fuller one stands.
    """
    found: list[Party] = []
    for c in claims:
        if c.field not in fields or not isinstance(c.value, Party) or c.stance not in BEARING:
            continue
        if not (c.value.person and c.field == "perpetrator"):
            keep_fullest(found, c.value, lambda p: p.text, same_party)
    return tuple(p for p in found if not told_by_name(p, found))


def means(claims: Iterable[Claim]) -> tuple[Wording, ...]:
    """All means that an assertion, a suspicion or an expectation names; of two names for one the fuller one stands."""
    found: list[Wording] = []
    for c in claims:
        if c.field == "means" and isinstance(c.value, Wording) and c.stance in BEARING:
            keep_fullest(found, c.value, lambda w: w.text, lambda *_: False)
    return tuple(found)


def aggregate(claims: Iterable[Claim]) -> Toll | None:
    """How many incidents are told as one."""
    told = [c.value for c in claims if c.field == "count" and isinstance(c.value, Toll) and c.value.share is None]
    return max(told, key=lambda t: t.floor, default=None)


def responsibility(
    claims: Iterable[Claim], sources: dict[str, Source], same_side: Callable[[str, str], bool]
) -> tuple[Blame, ...]:
    """Who is held responsible, how, and by whom; `same_side` knows whose side a name is on."""
    claims = list(claims)
    doers = [c.value for c in claims if c.field == "perpetrator" and isinstance(c.value, Party)]
    found: dict[tuple[str, Responsibility], list[str]] = {}
    names: dict[str, str] = {}
    for c in claims:
        if c.field != "perpetrator" or not isinstance(c.value, Party) or c.value.person:
            continue
        if not told_by_name(c.value, doers) and (how := _how(c, sources, same_side)) is not None:
            name = names.setdefault(c.value.name.casefold(), c.value.name)
            by = found.setdefault((name, how), [])
            if c.source is not None and c.source not in by:
                by.append(c.source)
    return tuple(Blame(party, how, tuple(by)) for (party, how), by in found.items())


def _how(claim: Claim, sources: dict[str, Source], same_side: Callable[[str, str], bool]) -> Responsibility | None:
    if claim.stance == "denies":
        return "denied"
    if claim.stance not in {"asserts", "suspects"}:
        return None
    if claim.source is None:
        return "reported" if claim.stance == "asserts" else "accused"
    who, party = sources[claim.source], claim.value
    assert isinstance(party, Party)
    if claim.stance == "asserts" and all(rule in claim.rule for rule in CLAIMED):
        return "claimed"
    own = claim.stance == "asserts" and who.role not in APART  # two who accuse each other claim nothing
    if own and any(
        same_side(mine, its) or _one_name(mine, its)
        for mine in (who.speaks_for, who.name)
        if mine
        for its in (party.name, party.text)
    ):
        return "claimed"
    return "stated" if claim.stance == "asserts" and who.role in NEUTRAL else "accused"


def _one_name(a: str, b: str) -> bool:
    """Whether one name is the other one shortened: `Islamic Resistance`, `Islamic Resistance in Iraq`."""
    mine, theirs = (set(n.casefold().split()) - {"the"} for n in (a, b))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)
