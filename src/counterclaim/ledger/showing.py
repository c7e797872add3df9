"""One incident with all that is known of it, its history, who says how much, and what the ledger holds in numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, case, distinct, exists, func, or_, select

from counterclaim.errors import UsageError
from counterclaim.ledger import tables
from counterclaim.ledger.loading import batches, members_of, standing, testimonies_of
from counterclaim.ledger.moments import end_of
from counterclaim.ledger.rules import Rules
from counterclaim.ledger.tables import claims, contested, incidents, judgements, members, reports, sources, testimonies
from counterclaim.model.testimony import Testimony, Whole

Row = dict[str, Any]
AT_ONCE = timedelta(seconds=10)
"""Less than this lies within one transaction."""
_LOT = 200
"""How many incidents are looked up at a time."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An incident: the whole, each report's testimony, the reports, and the pairs that wait for a person."""

    whole: Whole
    testimonies: tuple[Testimony, ...]
    reports: tuple[Row, ...]
    unsure: tuple[Row, ...]


def resolve(connection: Connection, name: str, on: date | None = None) -> str:
    """The id of the incident that is meant by an id, of its own or of one of its testimonies, or by the beginning of
    one; today, or on a day.

    Raises UsageError if there is none, or more than one.
    """
    c = members.c
    meant = c.testimony.startswith(name, autoescape=True) | c.incident.startswith(name, autoescape=True)
    then = standing(members, end_of(on) if on else None)
    found = connection.scalars(select(c.incident).distinct().where(meant, then).limit(2)).all()
    if len(found) == 1 and name:
        return str(found[0])
    day = f" on {on}" if on else ""
    raise UsageError(
        f"more than one incident has an id that begins with {name!r}{day}" if found else f"no incident {name!r}{day}"
    )


def show(connection: Connection, rules: Rules, name: str, *, reading: str = "range", on: date | None = None) -> Shown:
    """The incident of an id, or of the beginning of one, read by a policy, as it is or as it was known on a day.

    Raises UsageError if there is none.
    """
    [held] = members_of(connection, [resolve(connection, name, on)], on).values()
    told = testimonies_of(connection, held, on=on)
    if not told:
        raise UsageError(f"no incident {name!r}" + (f" on {on}" if on else ""))
    return _shown(rules, told, _reports(connection, told), unsure(connection, held), reading)


def several(
    connection: Connection, rules: Rules, ids: Sequence[str], *, reading: str = "range", on: date | None = None
) -> Iterator[Shown]:
    """The incidents of some ids in their order, as `show` tells one, but without the pairs that wait for a person.

    Each is there as soon as those are loaded that are looked up with it. An id that is none, or was none on the day
    `on`, is passed over. Raises UsageError for a reading that does not exist.
    """
    for some in batches(ids, _LOT):
        held = members_of(connection, some, on)
        known = {t.id: t for t in testimonies_of(connection, {m for those in held.values() for m in those}, on=on)}
        heads = _reports(connection, known.values())
        for told in ([known[m] for m in held[name] if m in known] for name in some):
            mine = {t.report for t in told}
            if told:
                yield _shown(rules, told, [h for h in heads if h["id"] in mine], [], reading)


def _shown(rules: Rules, told: list[Testimony], heads: list[Row], waiting: list[Row], reading: str) -> Shown:
    told.sort(key=lambda t: (t.published or date.max, t.id))
    return Shown(rules.whole(told, reading), tuple(told), tuple(heads), tuple(waiting))


def _reports(connection: Connection, told: Iterable[Testimony]) -> list[Row]:
    """The heads of the reports, and where else their texts were met."""
    found: list[Row] = []
    for some in batches([t.report for t in told]):
        chosen = select(
            reports.c.id, reports.c.key, reports.c.title, reports.c.published, reports.c.outlet, reports.c.agencies,
            reports.c.url, reports.c.author, reports.c.engine, tables.copies.c.telling,
        ).outerjoin(tables.copies, tables.copies.c.report == reports.c.id)  # fmt: skip
        found += [dict(r._mapping) for r in connection.execute(chosen.where(reports.c.id.in_(some)))]
        again = select(tables.appearances).where(tables.appearances.c.report.in_(some))
        found += [{**r._mapping, "id": r.report, "telling": r.report} for r in connection.execute(again)]
    return sorted(found, key=lambda r: (r["published"] or "9", r["id"], r["key"]))


def unsure(connection: Connection, held: list[str] | None = None, most: int | None = None) -> list[Row]:
    """The pairs that wait for a person, the likeliest first: of some testimonies, or all. Only those that the ledger
    has in two incidents."""
    one, other = members.alias(), members.alias()
    chosen = (
        select(
            judgements.c.id, judgements.c.a, judgements.c.b, judgements.c.score, judgements.c.reasons,
            one.c.incident.label("incident_a"), other.c.incident.label("incident_b"),
        )
        .join(one, (one.c.testimony == judgements.c.a) & one.c.ended.is_(None))
        .join(other, (other.c.testimony == judgements.c.b) & other.c.ended.is_(None))
        .where(
            judgements.c.about == "testimonies", judgements.c.verdict == "unsure", judgements.c.ended.is_(None),
            one.c.incident != other.c.incident, ~_decided(),
            exists().where(testimonies.c.id == judgements.c.a), exists().where(testimonies.c.id == judgements.c.b),
        )
        .order_by(judgements.c.score.desc(), judgements.c.a, judgements.c.b)
    )  # fmt: skip
    if held is not None:
        chosen = chosen.where(or_(judgements.c.a.in_(held), judgements.c.b.in_(held)))
    return [dict(r._mapping) for r in connection.execute(chosen.limit(most))]


def _decided() -> Any:
    """Whether a person has judged the pair."""
    person = judgements.alias()
    return exists().where(
        person.c.a == judgements.c.a, person.c.b == judgements.c.b, person.c.by == "person", person.c.ended.is_(None)
    )


def history(connection: Connection, name: str) -> list[Row]:
    """What was recorded and decided about an incident, in order: its testimonies coming and going, judgements made and
    ended, claims decided upon."""
    [held] = members_of(connection, [resolve(connection, name)]).values()
    found = _came_and_went(connection, held)
    said = select(claims.c.id).where(claims.c.testimony.in_(held))
    about = or_(judgements.c.a.in_(held), judgements.c.b.in_(held), judgements.c.a.in_(said))
    for row in connection.execute(select(judgements).where(about, judgements.c.about != "reports")):
        told = {"a": row.a, "b": row.b, "id": row.id, "why": row.reasons, "score": row.score, "value": row.value}
        found.append({"at": row.created, "what": row.verdict, "by": row.author, **told})
        if row.ended:
            why = {"why": [row.ended_why] if row.ended_why else []}
            found.append({"at": row.ended, "what": f"no longer {row.verdict}", "by": row.ended_by, **told, **why})
    told = _told_by(connection, found)
    found = [{**row, "report": ", ".join(dict.fromkeys(_keys(row, told)))} for row in found]
    return sorted(found, key=lambda r: (r["at"], r["what"] == "joins", r["what"], r["a"]))


def _came_and_went(connection: Connection, held: Sequence[str]) -> list[Row]:
    """When testimonies came to which incident, and when they left it; not where one was only put together anew."""
    c = members.c
    chosen = select(members).where(c.testimony.in_(held)).order_by(c.testimony, c.created)
    found: list[Row] = []
    for row in connection.execute(chosen):
        told = {"a": row.testimony, "b": row.incident, "by": "rules"}
        if found and _again(found[-1], told, row.created):
            found.pop()
        else:
            found.append({"at": row.created, "what": "joins", **told})
        if row.ended:
            found.append({"at": row.ended, "what": "leaves", **told})
    return found


def _again(last: Row, told: Row, created: str) -> bool:
    """Whether a testimony is back at once in the incident that it has left."""
    same = last["what"] == "leaves" and (last["a"], last["b"]) == (told["a"], told["b"])
    return same and datetime.fromisoformat(created) - datetime.fromisoformat(last["at"]) < AT_ONCE


def _keys(row: Row, told: dict[str, str]) -> Iterator[str]:
    """The keys of the reports that a row of a history is about: not of the one after which an incident is named."""
    ends = ("a",) if row["what"] in {"joins", "leaves"} else ("a", "b")
    return (told[row[end]] for end in ends if row.get(end) in told)


def _told_by(connection: Connection, rows: list[Row]) -> dict[str, str]:
    """The testimonies and claims of a history with the keys of their reports; an incident is nobody's."""
    named = {row[end] for row in rows for end in ("a", "b") if row.get(end)}
    found: dict[str, str] = {}
    for table in (testimonies, claims):
        for some in batches(sorted(named)):
            chosen = select(table.c.id, reports.c.key).join(reports, table.c.report == reports.c.id)
            found |= {row.id: row.key for row in connection.execute(chosen.where(table.c.id.in_(some)))}
    return found


def told_in(connection: Connection, rows: list[Row]) -> list[Testimony]:
    """The testimonies that a history is about."""
    return testimonies_of(connection, {row[end] for row in rows for end in ("a", "b") if row.get(end)})


def speakers(connection: Connection, most: int | None = None) -> list[Row]:
    """Offices, groups, outlets and leaders: how much they said, of how many incidents, how often it is contested.

    Never private or unnamed people. The most heard first.
    """
    chosen = (
        select(
            func.min(sources.c.name).label("name"),
            func.min(sources.c.role).label("role"),
            func.min(sources.c.speaks_for).label("speaks_for"),
            func.count(distinct(claims.c.id)).label("claims"),
            func.count(distinct(members.c.incident)).label("incidents"),
            func.count(distinct(sources.c.report)).label("reports"),
            func.count(distinct(case((contested.c.claim.is_not(None), claims.c.id)))).label("contested"),
        )
        .join(claims, claims.c.source == sources.c.id)
        .outerjoin(members, (members.c.testimony == claims.c.testimony) & members.c.ended.is_(None))
        .outerjoin(contested, contested.c.claim == claims.c.id)
        .where(sources.c.person.is_(False), sources.c.anonymous.is_(False))
        .group_by(func.lower(sources.c.name))
        .order_by(func.count(distinct(claims.c.id)).desc(), func.min(sources.c.name))
    )
    return [dict(r._mapping) for r in connection.execute(chosen.limit(most))]


def stats(connection: Connection) -> Row:
    """What the ledger holds, in numbers."""

    def number(chosen: Any) -> int:
        return connection.scalar(chosen) or 0

    def by(column: Any, *conditions: Any) -> dict[str, int]:
        rows = connection.execute(select(column, func.count()).where(*conditions).group_by(column))
        return dict(sorted(((str(k or "unknown"), n) for k, n in rows), key=lambda p: (-p[1], p[0])))

    return {
        "reports": number(select(func.count()).select_from(reports)),
        "relevant": number(select(func.count()).where(reports.c.relevant.is_(True))),
        "tellings": number(select(func.count(distinct(tables.copies.c.telling)))),
        "testimonies": number(select(func.count()).select_from(testimonies)),
        "claims": number(select(func.count()).select_from(claims)),
        "incidents": number(select(func.count()).select_from(incidents)),
        "of several reports": number(select(func.count()).where(incidents.c.reports > 1)),
        "disputed": number(select(func.count()).where(incidents.c.disputed.is_(True))),
        "waiting for a person": len(unsure(connection)),
        "judgements": by(judgements.c.by, judgements.c.ended.is_(None)),
        "redacted": number(select(func.count()).select_from(tables.tombstones)),
        "types": by(incidents.c.type),
        "countries": by(incidents.c.country),
        "years": by(func.substr(func.coalesce(incidents.c.start, incidents.c.end), 1, 4)),
        "first": connection.scalar(select(func.min(reports.c.published))),
        "last": connection.scalar(select(func.max(reports.c.published))),
    }
