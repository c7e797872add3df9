"""What was recorded, as the nouns again, with what people decided about single claims."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import BindParameter, ColumnElement, Connection, Executable, FromClause, bindparam, or_, select

from counterclaim.ledger.moments import end_of
from counterclaim.ledger.tables import claims, copies, extractions, judgements, members, reports, sources, testimonies
from counterclaim.model import Claim, Link, Source
from counterclaim.model.restore import claim as restored
from counterclaim.model.restore import moment, noun
from counterclaim.model.testimony import Testimony
from counterclaim.model.when import day_of

T = TypeVar("T")
_MOST = 500
"""How many ids one statement names."""
IDS: BindParameter[Any] = bindparam("ids", expanding=True)
"""The place of the ids in a statement for `each`, which is made once: making it costs more than asking it."""


def batches(ids: Iterable[T], most: int = _MOST) -> Iterator[Sequence[T]]:
    """Ids in lots that one statement can name."""
    held = list(ids)
    for at in range(0, len(held), most):
        yield held[at : at + most]


def each(connection: Connection, statement: Executable, ids: Collection[str], **more: object) -> Iterator[Any]:
    """The rows of a statement that names `IDS`, asked for as many ids at a time as it can name; none for none."""
    for some in batches(sorted(ids)):
        yield from connection.execute(statement, {"ids": some, **more})


def standing(table: FromClause, at: Any = None) -> ColumnElement[bool]:
    """The condition that a row of a table with `created` and `ended` stands, or stood at a moment."""
    c = table.c
    return c.ended.is_(None) if at is None else (c.created < at) & or_(c.ended.is_(None), c.ended >= at)


def members_of(connection: Connection, ids: Iterable[str], on: date | None = None) -> dict[str, list[str]]:
    """The testimonies of incidents, as it stands or as it stood at the end of a day; not of those that had none."""
    then = standing(members, end_of(on) if on else None)
    chosen = select(members.c.incident, members.c.testimony).where(then)
    found: dict[str, list[str]] = defaultdict(list)
    for some in batches(ids):
        for incident, testimony in connection.execute(chosen.where(members.c.incident.in_(some))):
            found[incident].append(testimony)
    return found


def testimonies_of(connection: Connection, ids: Collection[str], on: date | None = None) -> list[Testimony]:
    """The testimonies of these ids: claims as people have corrected them, without those that they rejected.

    With `on` as they were known at the end of that day. Reports in which nothing was read are left out.
    """
    moment_ = end_of(on) if on else None
    heads = list(each(connection, _HEADS, ids))
    former = _former(connection, set(ids), moment_) if moment_ else []
    gone = {t.report for t in former}
    heads = [h for h in heads if h.report not in gone]
    told = {h.report for h in heads}
    speakers = _sources(connection, told)
    said = _claims(connection, [h.id for h in heads], moment_)
    return former + [_made(h, said[h.id], speakers[h.report]) for h in heads]


_HEADS = select(
    testimonies.c.id, testimonies.c.report, testimonies.c.main, reports.c.key, reports.c.published,
    reports.c.outlet, copies.c.telling, copies.c.origin, copies.c.version,
).select_from(
    testimonies.join(reports, testimonies.c.report == reports.c.id).outerjoin(
        copies, copies.c.report == reports.c.id
    )
).where(testimonies.c.id.in_(IDS))  # fmt: skip


def _made(head: Any, said: Iterable[Claim], speakers: Iterable[Source]) -> Testimony:
    """A testimony out of its row, its claims and the sources of its report."""
    published = day_of(moment(head.published)) if head.published else None
    return Testimony(
        head.id, head.report, head.key, published, head.outlet, head.telling or head.report, head.origin, head.main,
        tuple(said), tuple(speakers), head.version or 0,
    )  # fmt: skip


def _former(connection: Connection, ids: set[str], at: str) -> list[Testimony]:
    """Those of the testimonies that were read otherwise at a moment, before their report was read anew."""
    chosen = select(extractions.c.record, extractions.c.ids, *_REPORT).select_from(
        extractions.join(reports, extractions.c.report == reports.c.id).outerjoin(
            copies, copies.c.report == reports.c.id
        )
    )  # fmt: skip
    found: list[Testimony] = []
    for row in connection.execute(chosen.where(extractions.c.created < at, extractions.c.ended >= at)):
        for incident in row.record["incidents"]:
            name = row.ids["testimonies"][incident["id"]]
            if name in ids:
                found.append(
                    _read_then(row, name, incident, verdicts(connection, list(row.ids["claims"].values()), at))
                )
    return found


_REPORT = (reports.c.id, reports.c.key, reports.c.published, reports.c.outlet, copies.c.telling, copies.c.origin,
           copies.c.version)  # fmt: skip


def _read_then(row: Any, name: str, incident: dict[str, Any], decided: dict[str, tuple[str, Any]]) -> Testimony:
    """One testimony out of a former reading of its report."""
    said = []
    for record in row.record["claims"]:
        verdict, corrected = decided.get(row.ids["claims"][record["id"]], ("", None))
        if record["incident"] == incident["id"] and verdict != "reject":
            told = restored(record if verdict != "correct" else {**record, "value": corrected})
            source = row.ids["sources"].get(told.source) if told.source else None
            one = replace(told, id=row.ids["claims"][told.id], incident=name, source=source)
            others = {(row.id, local): other for local, other in row.ids["testimonies"].items()}
            said.append(_tied(one, row.id, others))
    speakers = [replace(noun(Source, s), id=row.ids["sources"][s["id"]]) for s in row.record["sources"]]
    published = day_of(moment(row.published)) if row.published else None
    return Testimony(
        name, row.id, row.key, published, row.outlet, row.telling or row.id, row.origin, incident["main"],
        tuple(said), tuple(speakers), row.version or 0,
    )  # fmt: skip


_SPEAKERS = (
    select(sources.c.report, sources.c.id, sources.c.record)
    .where(sources.c.report.in_(IDS))
    .order_by(sources.c.position)
)
_LOCALS = select(testimonies.c.report, testimonies.c.local, testimonies.c.id).where(testimonies.c.report.in_(IDS))
_SAID = (
    select(claims.c.id, claims.c.report, claims.c.testimony, claims.c.source, claims.c.field, claims.c.record)
    .where(claims.c.testimony.in_(IDS))
    .order_by(claims.c.report, claims.c.position)
)


def _sources(connection: Connection, told: Collection[str]) -> dict[str, list[Source]]:
    """The sources of reports, under the ids that they have in the ledger."""
    found: dict[str, list[Source]] = defaultdict(list)
    for report, name, record in each(connection, _SPEAKERS, told):
        found[report].append(replace(noun(Source, record), id=name))
    return found


def _locals(connection: Connection, told: Collection[str]) -> dict[tuple[str, str], str]:
    """The ids of testimonies by their report and the id that they have within it."""
    return {(report, local): name for report, local, name in each(connection, _LOCALS, told)}


def _claims(connection: Connection, ids: Collection[str], at: str | None) -> dict[str, list[Claim]]:
    """The claims of testimonies as they stand, under the ids that they have in the ledger."""
    rows = list(each(connection, _SAID, ids))
    decided = verdicts(connection, [r.id for r in rows], at)
    locals_ = _locals(connection, {r.report for r in rows if r.field == "link"})
    found: dict[str, list[Claim]] = defaultdict(list)
    for row in rows:
        verdict, corrected = decided.get(row.id, ("", None))
        if verdict == "reject":
            continue
        record = row.record if verdict != "correct" else {**row.record, "value": corrected}
        one = replace(restored(record), id=row.id, incident=row.testimony, source=row.source)
        found[row.testimony].append(_tied(one, row.report, locals_))
    return found


def _tied(claim: Claim, report: str, locals_: dict[tuple[str, str], str]) -> Claim:
    """A claim whose link, if it is one, names the other end by its id in the ledger."""
    if not isinstance(claim.value, Link):
        return claim
    other = locals_.get((report, claim.value.incident), claim.value.incident)
    return replace(claim, value=replace(claim.value, incident=other))


def verdicts(connection: Connection, ids: Collection[str], at: str | None = None) -> dict[str, tuple[str, Any]]:
    """What people decided about claims, the latest of each: the verdict, and the value of a correction.

    As it stands, or as it stood at a moment.
    """
    rows = each(connection, _STANDING if at is None else _STOOD, ids, **({"at": at} if at else {}))
    return {claim: (verdict, told) for claim, verdict, told in rows}


def live(about: str) -> ColumnElement[bool]:
    """The condition that a judgement is about these things and has not ended."""
    return (judgements.c.about == about) & standing(judgements)


_DECIDED = (
    select(judgements.c.a, judgements.c.verdict, judgements.c.value)
    .where(judgements.c.about == "claim", judgements.c.a.in_(IDS))
    .order_by(judgements.c.created, judgements.c.id)
)
_STANDING = _DECIDED.where(standing(judgements))
_STOOD = _DECIDED.where(standing(judgements, bindparam("at")))
