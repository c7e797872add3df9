"""Totals told apart from parts: of one source's numbers for different people, none is the whole toll."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.model import Claim, Toll
from counterclaim.model.vocabulary import TOLLS


def scoped(claims: Iterable[Claim]) -> list[Claim]:
    """The claims on one incident, in their order, with totals made parts where their source also tells another number
    of the same field, for other people or for everybody."""
    told = list(claims)
    totals: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for c in told:
        if c.field in TOLLS and isinstance(c.value, Toll) and c.value.scope == "total" and c.stance == "asserts":
            totals[c.field, c.source].append(c)
    parts = {id(c) for group in totals.values() for c in _parts(group)}
    return [
        replace(c, value=replace(c.value, scope="part")) if id(c) in parts and isinstance(c.value, Toll) else c
        for c in told
    ]


def _parts(group: list[Claim]) -> Iterable[Claim]:
    """Those of one source's totals that count only some: different people, or some beside a larger whole."""
    vague = [c for c in group if isinstance(c.value, Toll) and c.value.best is None and c.value.high is None]
    if vague and len(vague) < len(group):
        return [*vague, *_parts([c for c in group if c not in vague])]
    keys = {_whom(c) for c in group}
    if len(keys) < 2:
        return []
    whole = [c for c in group if _whom(c) is None]
    top = max((_floor(c) for c in whole), default=None)
    if top is None:
        return group
    return [c for c in group if _whom(c) is not None and _floor(c) < top]


def _whom(claim: Claim) -> str | None:
    """Whom a toll counts: the side where it is told, else the kind of people; None for anybody."""
    return (claim.value.side or claim.value.who) if isinstance(claim.value, Toll) else None


def _floor(claim: Claim) -> int:
    return claim.value.floor if isinstance(claim.value, Toll) else 0
