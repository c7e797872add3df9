"""Where the accounts of one incident part: contradictions, divergences, denials. Silence is none."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from counterclaim import lexicon
from counterclaim.model import Claim, Dispute, Party, Source, Toll
from counterclaim.model.vocabulary import TOLLS, Field

SameSide = Callable[[str, str], bool]

FAR = 2
"""How many times as large a bound must be for two tolls to be told differently."""
_IDLE = frozenset({"the", "a", "an", "of", "two", "three", "several"})
"""Words that two targets may share without being one."""


def disputes(claims: Iterable[Claim], sources: dict[str, Source], same_side: SameSide) -> tuple[Dispute, ...]:
    """The disputes among the claims on one incident, one for each field and kind."""
    told = list(claims)
    found: dict[tuple[Field, str], list[str]] = {}
    for one in (
        *_denials(told, same_side),
        *_tolls(told, sources, same_side),
        *_rival_counts(told, sources, same_side),
        *_targets(told, sources, same_side),
    ):
        ids = found.setdefault((one.field, one.kind), [])
        ids += [c for c in one.claims if c not in ids]
    return tuple(Dispute(field, kind, tuple(ids)) for (field, kind), ids in found.items())  # type: ignore[arg-type]


def _denials(claims: list[Claim], same_side: SameSide) -> Iterator[Dispute]:
    """A denial and what it denies: the same field, or any account of the deed for a denial that it happened."""
    for no in (c for c in claims if c.stance == "denies"):
        against = [
            c
            for c in claims
            if c.stance in {"asserts", "suspects"} and c.source != no.source and _denied_by(c, no, same_side)
        ]
        if against:
            yield Dispute(no.field, "denial", (no.id, *(c.id for c in against)))


def _denied_by(claim: Claim, no: Claim, same_side: SameSide) -> bool:
    if no.field == "occurred":
        return claim.field in {"occurred", "type", "perpetrator", *TOLLS}
    if claim.field != no.field:
        return False
    if isinstance(claim.value, Party) and isinstance(no.value, Party):
        return claim.value.name == no.value.name or same_side(claim.value.name, no.value.name)
    return True


def _tolls(claims: list[Claim], sources: dict[str, Source], same_side: SameSide) -> Iterator[Dispute]:
    """Totals of like people by different sides that cannot both be true."""
    for field in TOLLS:
        told = [
            c
            for c in claims
            if c.field == field and c.stance == "asserts" and isinstance(c.value, Toll) and c.value.scope == "total"
        ]
        for a, b in combinations(told, 2):
            if a.source is None or b.source is None or _one_side(a, b, sources, same_side):
                continue
            x, y = a.value, b.value
            assert isinstance(x, Toll) and isinstance(y, Toll)
            if _clash(x, y) or _clash(y, x):
                yield Dispute(field, "contradiction", (a.id, b.id))
            elif _far(x, y) or _far(y, x):
                yield Dispute(field, "divergence", (a.id, b.id))


def _far(x: Toll, y: Toll) -> bool:
    """Whether one tells a number of like people and the other an upper bound that is many times as large: "up to 80",
    "31". Both may be true, and they are no like accounts."""
    bound = x.high if x.best is None and x.low is None else None
    return x.whose == y.whose and x.who == y.who and bound is not None and y.best is not None and bound >= FAR * y.best


def _clash(x: Toll, y: Toll) -> bool:
    """Whether two tolls of like people cannot both be true, or one counts more of a kind than the other of all."""
    if x.whose != y.whose:
        return False
    if x.who == y.who:
        return not x.count.admits(y.count)
    return y.who is None and y.high is not None and x.floor > y.high


def _rival_counts(claims: list[Claim], sources: dict[str, Source], same_side: SameSide) -> Iterator[Dispute]:
    """Each side counts the dead of the other: two accounts of one fight."""
    for field in TOLLS:
        told = [
            c for c in claims if c.field == field and c.stance == "asserts" and isinstance(c.value, Toll) and c.source
        ]
        for a, b in combinations(told, 2):
            if a.source != b.source and _others(a, b, sources, same_side) and _others(b, a, sources, same_side):
                yield Dispute(field, "divergence", (a.id, b.id))


def _others(mine: Claim, theirs: Claim, sources: dict[str, Source], same_side: SameSide) -> bool:
    """Whether a claim counts people of the side for which the other's source speaks, or calls them the enemy."""
    if mine.source is None or theirs.source is None or not isinstance(mine.value, Toll) or not mine.value.side:
        return False
    side, source = mine.value.side, sources[theirs.source]
    if side.casefold() in lexicon.table("responsibility")["foes"]["words"]:
        return True
    return any(
        same_side(side, name) or _stems(side) <= _stems(name) for name in (source.speaks_for, source.name) if name
    )


def _stems(name: str) -> set[str]:
    """The words of a name without plural endings."""
    return {w.rstrip("s") for w in name.casefold().split()}


def _targets(claims: list[Claim], sources: dict[str, Source], same_side: SameSide) -> Iterator[Dispute]:
    """The perpetrator's side and the victims' side tell different targets of one attack."""
    told = [
        c
        for c in claims
        if c.field == "target" and c.stance in {"asserts", "suspects"} and isinstance(c.value, Party) and c.source
    ]
    told = [c for c in told if not _is_part(c, claims)]
    deeds = {
        c.value.name for c in claims if c.field == "perpetrator" and isinstance(c.value, Party) and c.stance != "denies"
    }
    for a, b in combinations(told, 2):
        sides = [sources[c.source].speaks_for or sources[c.source].name for c in (a, b) if c.source]
        doers = [any(same_side(side, deed) for deed in deeds) for side in sides]
        if doers[0] == doers[1] or a.source == b.source or same_side(*sides):
            continue
        x, y = a.value, b.value
        assert isinstance(x, Party) and isinstance(y, Party)
        if x.kind == y.kind and not _agree(told, a, b):
            yield Dispute("target", "divergence", (a.id, b.id))


def _agree(told: list[Claim], a: Claim, b: Claim) -> bool:
    """Whether the accounts of two sources share a target of a kind, whatever else either of them tells."""
    mine, theirs = ([c.value for c in told if c.source == of.source] for of in (a, b))
    pairs = ((x, y) for x in mine for y in theirs if isinstance(x, Party) and isinstance(y, Party))
    kind = a.value.kind if isinstance(a.value, Party) else None
    return any(x.kind == y.kind == kind and _words(x) & _words(y) for x, y in pairs)


def _is_part(target: Claim, claims: list[Claim]) -> bool:
    """`shot two of the hostages`: some of those who suffered, whom nobody tells otherwise."""
    counts = (c for c in claims if c.source == target.source and isinstance(c.value, Toll))
    some = (c for c in counts if isinstance(c.value, Toll) and c.value.text.split()[1:2] == ["of"])
    return any(a.start < b.end and b.start < a.end for c in some for a in c.evidence for b in target.evidence)


def _one_side(a: Claim, b: Claim, sources: dict[str, Source], same_side: SameSide) -> bool:
    if a.source == b.source:
        return True
    mine, theirs = (sources[c.source].speaks_for for c in (a, b) if c.source)
    return bool(mine and theirs and same_side(mine, theirs))


def _words(party: Party) -> set[str]:
    return set(f"{party.name} {party.text}".casefold().split()) - _IDLE
