"""Who is looked up under which key, and what the rules judged of those who were found."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from counterclaim.ledger.loading import IDS, batches, each
from counterclaim.ledger.moments import now
from counterclaim.ledger.tables import judgements, keys
from counterclaim.model.record import digest

COPY, INCIDENT = "copy", "incident"
"""Kinds of keys."""
Pair = tuple[str, str]


def pair(a: str, b: str) -> Pair:
    """The two, the smaller first."""
    return (a, b) if a < b else (b, a)


def holders(connection: Connection, kind: str, found: Collection[str]) -> set[str]:
    """Who is looked up under these keys."""
    return {owner for (owner,) in each(connection, _HOLDERS, found, kind=kind)}


_HOLDERS = select(keys.c.owner).where(keys.c.kind == bindparam("kind"), keys.c.key.in_(IDS))


def add_keys(connection: Connection, kind: str, found: Mapping[str, Collection[str]]) -> None:
    """Let owners be looked up under their keys."""
    rows = [{"kind": kind, "key": key, "owner": owner} for owner, held in found.items() for key in set(held)]
    if rows:
        connection.execute(insert(keys), rows)


def end(connection: Connection, ids: Collection[str], by: str, why: str) -> None:
    """End judgements; they stay, with their dates."""
    for some in batches(ids):
        values = {"ended": now(), "ended_by": by, "ended_why": why}
        connection.execute(update(judgements).where(judgements.c.id.in_(some)).values(values))


def note(connection: Connection, about: str, found: Iterable[tuple[Pair, str, float | None, Sequence[str]]]) -> None:
    """Write judgements of the rules."""
    moment = now()
    rows = [
        {
            "id": digest("rules", about, *pair, verdict, score, moment), "about": about, "a": pair[0], "b": pair[1],
            "verdict": verdict, "score": score, "reasons": list(why), "by": "rules", "author": "rules",
            "created": moment,
        }
        for pair, verdict, score, why in found
    ]  # fmt: skip
    if rows:
        connection.execute(insert(judgements), rows)
