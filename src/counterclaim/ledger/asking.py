"""Which incidents: filters and order, over what is known now, or what was known on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import cos, radians
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from counterclaim.errors import UsageError
from counterclaim.ledger import deriving, words
from counterclaim.ledger.loading import members_of, standing, testimonies_of
from counterclaim.ledger.moments import end_of
from counterclaim.ledger.past import changed_since
from counterclaim.ledger.rules import Rules
from counterclaim.ledger.tables import incidents, members, parties
from counterclaim.model import Place

Row = dict[str, Any]
Sort = Literal["date", "-date", "killed", "reports", "place"]
COLUMNS = tuple(c.name for c in incidents.c)
"""The keys that every row has."""
_KM_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for. Empty fields ask for everything.

    `since` and `until` are days on which it can have happened; `near` a point within `km`; `types` and `country` codes;
    `actor` a part of the name, or the registry's id, of one who takes part; `words` words that its reports use of
    it; `on` the day whose knowledge is asked for; `reading` the policy by which tolls are read.
    """

    since: date | None = None
    until: date | None = None
    country: str | None = None
    near: tuple[float, float] | None = None
    km: float = 25.0
    types: tuple[str, ...] = ()
    actor: str | None = None
    disputed: bool | None = None
    min_killed: int | None = None
    main: bool = False
    words: str | None = None
    sort: Sort = "-date"
    limit: int | None = None
    reading: str = "range"
    on: date | None = None


def asked(connection: Connection, rules: Rules | None, question: Question) -> list[Row]:
    """The rows of the incidents that answer a question, in its order.

    Raises UsageError for a reading that does not exist, or a past or a reading without rules to put it together.
    """
    if question.on is not None:
        found = _past(connection, _needed(rules), question)
    else:
        found = _now(connection, question)
        if question.reading != "range":
            found = _read_by(connection, _needed(rules), found, question.reading)
    found = [r for r in found if _fits(r, question)]
    return sorted(found, key=_key(question.sort))[: question.limit]


def picked(connection: Connection, rules: Rules | None, question: Question) -> list[str]:
    """The ids of the incidents that answer a question, in its order; for them alone no toll is read that it does not
    need. Raises UsageError as `asked` does."""
    by_toll = question.min_killed is not None or question.sort == "killed"
    return [r["id"] for r in asked(connection, rules, question if by_toll else replace(question, reading="range"))]


def _now(connection: Connection, question: Question, more: int = 0) -> list[Row]:
    """The rows that the table of incidents has: as many as are asked for and `more`, where it can tell which."""
    chosen = _chosen(connection, question)
    if question.near is None and question.reading == "range" and question.limit is not None:
        chosen = _ordered(chosen, question.sort).limit(question.limit + more)
    return [dict(r._mapping) for r in connection.execute(chosen)]


def _needed(rules: Rules | None) -> Rules:
    if rules is None:
        raise UsageError("a past or another reading needs the rules: open the ledger by counterclaim.pipeline.ledger")
    return rules


def _chosen(connection: Connection, question: Question) -> Select[Any]:
    """The query, but for what the database cannot tell exactly."""
    return select(incidents).where(and_(True, *_conditions(connection, question)))


def _conditions(connection: Connection, question: Question) -> list[ColumnElement[bool]]:
    """What a row must satisfy."""
    c, q = incidents.c, question
    read_so = q.reading == "range"
    made: list[ColumnElement[bool] | None] = [
        func.coalesce(c.end, c.start) >= q.since.isoformat() if q.since else None,
        func.coalesce(c.start, c.end) < end_of(q.until) if q.until else None,
        c.country == q.country.upper() if q.country else None,
        c.type.in_(q.types) if q.types else None,
        c.disputed == q.disputed if q.disputed is not None else None,
        c.killed_low >= q.min_killed if q.min_killed is not None and read_so else None,
        c.main.is_(True) if q.main else None,
        _box(*q.near, q.km) if q.near else None,
    ]
    if q.actor:
        acting = or_(parties.c.actor == q.actor, parties.c.name.contains(q.actor.casefold(), autoescape=True))
        made.append(c.id.in_(select(parties.c.incident).where(acting)))
    if q.words:
        told = members.c.testimony.in_(words.matching(connection, q.words))
        made.append(c.id.in_(select(members.c.incident).where(told, standing(members))))
    return [m for m in made if m is not None]


def _box(lat: float, lon: float, km: float) -> ColumnElement[bool]:
    """A box of degrees around a circle; the circle itself is told afterwards."""
    high = km / _KM_A_DEGREE
    wide = high / max(0.01, cos(radians(lat)))
    c = incidents.c
    across: ColumnElement[bool] = c.lon.between(lon - wide, lon + wide)
    if lon - wide < -180 or lon + wide > 180:
        across = or_(across, c.lon >= lon - wide + 360, c.lon <= lon + wide - 360)
    return c.lat.between(lat - high, lat + high) & across


def _fits(row: Row, question: Question) -> bool:
    """What the database was not asked, or could not tell exactly."""
    if question.min_killed is not None and (row["killed_low"] or 0) < question.min_killed:
        return False
    if question.near is None:
        return True
    km = Place(None, lat=row["lat"], lon=row["lon"]).km(Place(None, lat=question.near[0], lon=question.near[1]))
    return km is not None and km <= question.km


def _key(sort: Sort) -> Any:
    """Rows by the order asked for; the id last, so that it is always the same."""
    return {
        "date": lambda r: (r["start"] or r["end"] or "9", r["id"]),
        "-date": lambda r: (_reversed(r["start"] or r["end"] or ""), r["id"]),
        "killed": lambda r: (-(r["killed_low"] or 0), r["id"]),
        "reports": lambda r: (-r["reports"], r["id"]),
        "place": lambda r: (r["country"] or "~", (r["place"] or "~").casefold(), r["id"]),
    }[sort]


def _reversed(text: str) -> tuple[int, ...]:
    """A key by which the later text comes first, and none at all last."""
    return tuple(-ord(c) for c in text) or (1,)


def _ordered(chosen: Select[Any], sort: Sort) -> Select[Any]:
    """The same order by the database, as far as a limit needs it."""
    c = incidents.c
    when = func.coalesce(c.start, c.end)
    return chosen.order_by(
        *{
            "date": (func.coalesce(when, "9"), c.id),
            "-date": (func.coalesce(when, "").desc(), c.id),
            "killed": (func.coalesce(c.killed_low, 0).desc(), c.id),
            "reports": (c.reports.desc(), c.id),
            "place": (func.coalesce(c.country, "~"), func.lower(func.coalesce(c.place, "~")), c.id),
        }[sort]
    )


def _read_by(connection: Connection, rules: Rules, rows: Iterable[Row], policy: str) -> list[Row]:
    """The rows, their tolls read by another policy."""
    told = members_of(connection, [r["id"] for r in rows])
    known = {t.id: t for t in testimonies_of(connection, {m for held in told.values() for m in held})}
    wholes = (rules.whole([known[m] for m in held if m in known], policy) for held in told.values())
    return [deriving.row(w) for w in wholes]


def _past(connection: Connection, rules: Rules, question: Question) -> list[Row]:
    """The incidents as they were known at the end of a day, those that answer the question: out of the table where
    nothing has happened since, read anew where something has."""
    assert question.on is not None
    touched, then = changed_since(connection, question.on)
    found = [r for r in _now(connection, question, len(touched)) if r["id"] not in touched]
    if question.reading != "range":
        found = _read_by(connection, rules, found, question.reading)
    met = set(connection.scalars(words.matching(connection, question.words)).all()) if question.words else None
    for held in then.values():
        told = testimonies_of(connection, held, on=question.on) if met is None or met & set(held) else []
        if told and _answers(whole := rules.whole(told, question.reading), question):
            found.append(deriving.row(whole))
    return found


def _answers(whole: Any, question: Question) -> bool:
    """Whether an incident of the past is one of those asked for; what the database tells of those of today."""
    row, one = deriving.row(whole), whole.incident
    start, end = row["start"] or row["end"], row["end"] or row["start"]
    acting = [p for p in (*one.perpetrators, *one.targets, *one.parties) if not p.person]
    name = (question.actor or "").casefold()
    return all((
        not question.since or (end is not None and end >= question.since.isoformat()),
        not question.until or (start is not None and start < end_of(question.until)),
        not question.country or row["country"] == question.country.upper(),
        not question.types or row["type"] in question.types,
        question.disputed is None or row["disputed"] == question.disputed,
        not question.main or row["main"],
        not name or any(p.actor == question.actor or name in p.name.casefold() for p in acting),
    ))  # fmt: skip
