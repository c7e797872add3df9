"""The incidents as all their testimonies have them: rows that are made anew whenever a group changes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, update

from counterclaim.ledger.loading import IDS, batches, testimonies_of
from counterclaim.ledger.moments import now
from counterclaim.ledger.rules import Rules
from counterclaim.ledger.tables import contested, incidents, members, parties
from counterclaim.model import Incident
from counterclaim.model.record import plain
from counterclaim.model.testimony import Whole

Row = dict[str, Any]


def derive(connection: Connection, rules: Rules, groups: Iterable[Sequence[str]], before: Mapping[str, str]) -> None:
    """Write the incidents of some groups in the place of those that their testimonies told `before`."""
    found = list(groups)
    drop(connection, {before[m] for g in found for m in g if m in before})
    told = {t.id: t for t in testimonies_of(connection, {m for g in found for m in g})}
    those_of = [(group, [told[m] for m in group if m in told]) for group in found]
    made = [(group, rules.whole(those) if those else None) for group, those in those_of]
    now_told = {m: whole.incident.id if whole else min(group) for group, whole in made for m in group}
    _belong(connection, now_told, before)
    wholes = [whole for _, whole in made if whole]
    for table, written in (
        (incidents, [row(w) for w in wholes]),
        (parties, [p for w in wholes for p in _parties(w.incident)]),
        (contested, [c for w in wholes for c in _contested(w.incident)]),
    ):
        if written:
            connection.execute(insert(table), written)


def drop(connection: Connection, former: Collection[str]) -> None:
    """Take incidents away; who was held to tell them is another matter."""
    for lot in batches(sorted(former)):
        for statement in _DROPS:
            connection.execute(statement, {"ids": lot})


_DROPS = [
    delete(table).where(column.in_(IDS))
    for table, column in (
        (incidents, incidents.c.id),
        (parties, parties.c.incident),
        (contested, contested.c.incident),
    )
]


def remove(connection: Connection, gone: Collection[str], moment: str | None = None) -> None:
    """End it that testimonies tell an incident."""
    for some in batches(sorted(gone)):
        ended = update(members).where(members.c.testimony.in_(some), members.c.ended.is_(None))
        connection.execute(ended.values(ended=moment or now()))


def _belong(connection: Connection, told: Mapping[str, str], before: Mapping[str, str]) -> None:
    """Note which incident testimonies tell, where that is new."""
    moved = [t for t, incident in told.items() if before.get(t) != incident]
    moment = now()
    remove(connection, [t for t in moved if t in before], moment)
    if moved:
        rows_ = [{"testimony": t, "incident": told[t], "created": moment} for t in sorted(moved)]
        connection.execute(insert(members), rows_)


def _contested(one: Incident) -> list[Row]:
    """The claims of its disputes."""
    claims = dict.fromkeys(c for d in one.disputes for c in d.claims)
    return [{"claim": c, "incident": one.id} for c in claims]


def row(whole: Whole) -> Row:
    """The row of an incident."""
    one = whole.incident
    killed, wounded = one.killed, one.wounded
    agreed = max((len(c.asserted) for c in whole.corroboration), default=0)
    return {
        "id": one.id,
        "type": one.type,
        "status": one.status,
        "main": one.main,
        "start": plain(one.when.start),
        "end": plain(one.when.end),
        "place": one.where.name or one.where.text or None,
        "country": one.where.country,
        "lat": one.where.lat,
        "lon": one.where.lon,
        "killed_low": killed.low if killed else None,
        "killed_high": killed.high if killed else None,
        "wounded_low": wounded.low if wounded else None,
        "wounded_high": wounded.high if wounded else None,
        "disputed": bool(one.disputes),
        "reports": whole.reports,
        "independent": agreed,
        "first": plain(whole.first),
        "last": plain(whole.last),
    }


def _parties(one: Incident) -> list[Row]:
    """Who takes part, once in each part."""
    found: dict[tuple[str, str], Row] = {}
    for part, those in (("perpetrator", one.perpetrators), ("target", one.targets), ("party", one.parties)):
        for p in those:
            if not p.person:
                name = p.name.casefold()
                found[name, part] = {"incident": one.id, "name": name, "part": part, "actor": p.actor}
    return list(found.values())
