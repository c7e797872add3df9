"""What is single-source, corroborated by independent sources, or contested: counted per value, never presumed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import get_args

from counterclaim.model import Party, Place, Toll, When, Wording
from counterclaim.model.testimony import Corroboration, Standing
from counterclaim.model.vocabulary import Field
from counterclaim.reconcile.whole.voices import Voiced

SameSide = Callable[[str, str], bool]
_LEFT_OUT = frozenset({"link", "status"})
_ORDER = {field: n for n, field in enumerate(get_args(Field))}
_GROWS = frozenset({"perpetrator", "target", "party", "means", "damage", "outcome", "purpose"})
"""Fields of which several values can be true at once."""


def corroboration(said: Iterable[Voiced], disputed: set[str], same_side: SameSide) -> list[Corroboration]:
    """The values of every field with the independent sources that assert, suspect and deny them.

    `disputed` are the claims on which accounts part. A report's own voice counts for a value only where the same
    story names nobody who says it: what it passes on is no second source. What is only expected, withheld or taken
    back is no value.
    """
    fields: dict[Field, list[list[Voiced]]] = defaultdict(list)
    for one in said:
        if one.claim.field in _LEFT_OUT or _is_part(one):
            continue
        groups = fields[one.claim.field]
        home = next((g for g in groups if _agree(g[0], one, same_side)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    found = (_counted(group, disputed) for f in sorted(fields, key=_ORDER.__getitem__) for group in fields[f])
    return [one for one in found if one.asserted or one.suspected or one.denied]


def _is_part(one: Voiced) -> bool:
    return isinstance(one.claim.value, Toll) and one.claim.value.scope == "part"


def _agree(a: Voiced, b: Voiced, same_side: SameSide) -> bool:
    """Whether two claims on one field carry the same value."""
    x, y = a.claim.value, b.claim.value
    if isinstance(x, Toll) and isinstance(y, Toll):
        return (x.who, x.side, x.count) == (y.who, y.side, y.count) or (
            (x.who, x.side) == (y.who, y.side) and (x.best is not None and x.best == y.best)
        )
    if isinstance(x, Place) and isinstance(y, Place):
        return x.same(y) or (x.name or x.text).casefold() == (y.name or y.text).casefold()
    if isinstance(x, When) and isinstance(y, When):
        return (x.start, x.end) == (y.start, y.end)
    if isinstance(x, Party) and isinstance(y, Party):
        return x.person == y.person and _one_party(x, y, a, b, same_side)
    if isinstance(x, Wording) and isinstance(y, Wording):
        return (x.name or x.text).casefold() == (y.name or y.text).casefold()
    return x == y


def _one_party(x: Party, y: Party, a: Voiced, b: Voiced, same_side: SameSide) -> bool:
    """Whether two names are one party's; private persons are one only within one story."""
    if x.person and a.testimony.telling != b.testimony.telling:
        return False
    return x.name.casefold() == y.name.casefold() or bool(x.actor and y.actor and same_side(x.name, y.name))


def _counted(group: list[Voiced], disputed: set[str]) -> Corroboration:
    """One value and its sources."""
    by: dict[str, list[str]] = defaultdict(list)
    for one in _witnesses(group):
        if one.source not in by[one.claim.stance]:
            by[one.claim.stance].append(one.source)
    asserted, suspected, denied = (tuple(by[s]) for s in ("asserts", "suspects", "denies"))
    contested = (bool(denied) and bool(asserted or suspected)) or any(v.claim.id in disputed for v in group)
    standing: Standing = "contested" if contested else "corroborated" if len(asserted) > 1 else "single source"
    claims = tuple(v.claim.id for v in group)
    return Corroboration(group[0].claim.field, worded(group[0]), standing, asserted, suspected, denied, claims)


def _witnesses(group: list[Voiced]) -> Iterator[Voiced]:
    """Those of a group whose word is their own."""
    told = {(v.testimony.telling, v.claim.stance) for v in group if v.claim.source}
    yield from (v for v in group if v.claim.source or (v.testimony.telling, v.claim.stance) not in told)


def worded(one: Voiced) -> str:
    """A value in words; a private person is not named."""
    value = one.claim.value
    if isinstance(value, Party):
        return "a private person" if value.person else value.name
    if isinstance(value, Toll):
        return f"{value.count}{f' {value.who}' if value.who else ''}{f' of {value.side}' if value.side else ''}"
    if isinstance(value, When):
        ends = dict.fromkeys(str(d) for d in (value.start, value.end) if d)
        return "–".join(ends) or value.text
    if isinstance(value, (Place, Wording)):
        return value.name or value.text
    return "yes" if value is True else str(value)
