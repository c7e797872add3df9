"""What was recorded, as the nouns again, with what people decided about single claims."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, select

from counterclaim.ledger.tables import claims, copies, judgements, reports, sources, testimonies
from counterclaim.model import Claim, Link, Source
from counterclaim.model.restore import claim as restored
from counterclaim.model.restore import moment, noun, value
from counterclaim.model.testimony import Testimony
from counterclaim.model.when import day_of

T = TypeVar("T")
_MOST = 500
"""How many ids one statement names."""


def batches(ids: Iterable[T], most: int = _MOST) -> Iterator[Sequence[T]]:
    """Ids in lots that one statement can name."""
    held = list(ids)
    for at in range(0, len(held), most):
        yield held[at : at + most]


def testimonies_of(connection: Connection, ids: Collection[str]) -> list[Testimony]:
    """The testimonies of these ids: claims as people have corrected them, without those that they rejected.

    Reports in which nothing was read are left out.
    """
    heads: list[Any] = []
    for some in batches(sorted(ids)):
        joined = testimonies.join(reports, testimonies.c.report == reports.c.id).outerjoin(
            copies, copies.c.report == reports.c.id
        )
        chosen = select(
            testimonies.c.id, testimonies.c.report, testimonies.c.main, reports.c.key, reports.c.published,
            reports.c.outlet, copies.c.telling, copies.c.origin,
        )  # fmt: skip
        heads += connection.execute(chosen.select_from(joined).where(testimonies.c.id.in_(some))).all()
    told = {h.report for h in heads}
    speakers, locals_ = _sources(connection, told), _locals(connection, told)
    said = _claims(connection, [h.id for h in heads], locals_)
    return [
        Testimony(
            h.id, h.report, h.key, day_of(moment(h.published)) if h.published else None, h.outlet,
            h.telling or h.report, h.origin, h.main, tuple(said[h.id]), tuple(speakers[h.report]),
        )
        for h in heads
    ]  # fmt: skip


def _sources(connection: Connection, told: Collection[str]) -> dict[str, list[Source]]:
    """The sources of reports, under the ids that they have in the ledger."""
    found: dict[str, list[Source]] = defaultdict(list)
    for some in batches(sorted(told)):
        chosen = select(sources.c.report, sources.c.id, sources.c.record).where(sources.c.report.in_(some))
        for report, name, record in connection.execute(chosen.order_by(sources.c.position)):
            found[report].append(replace(noun(Source, record), id=name))
    return found


def _locals(connection: Connection, told: Collection[str]) -> dict[tuple[str, str], str]:
    """The ids of testimonies by their report and the id that they have within it."""
    found: dict[tuple[str, str], str] = {}
    for some in batches(sorted(told)):
        chosen = select(testimonies.c.report, testimonies.c.local, testimonies.c.id)
        rows = connection.execute(chosen.where(testimonies.c.report.in_(some)))
        found |= {(report, local): name for report, local, name in rows}
    return found


def _claims(
    connection: Connection, ids: Collection[str], locals_: dict[tuple[str, str], str]
) -> dict[str, list[Claim]]:
    """The claims of testimonies as they stand, under the ids that they have in the ledger."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for some in batches(ids):
        rows = connection.execute(
            select(claims.c.id, claims.c.report, claims.c.testimony, claims.c.source, claims.c.record)
            .where(claims.c.testimony.in_(some))
            .order_by(claims.c.report, claims.c.position)
        ).all()
        decided = verdicts(connection, [r.id for r in rows])
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


def verdicts(connection: Connection, ids: Collection[str]) -> dict[str, tuple[str, Any]]:
    """What people decided about claims, the latest of each: the verdict, and the value of a correction."""
    found: dict[str, tuple[str, Any]] = {}
    for some in batches(ids):
        chosen = select(judgements.c.a, judgements.c.verdict, judgements.c.value).where(
            judgements.c.about == "claim", judgements.c.a.in_(some), judgements.c.ended.is_(None)
        )
        rows = connection.execute(chosen.order_by(judgements.c.created, judgements.c.id))
        found |= {claim: (verdict, told) for claim, verdict, told in rows}
    return found


def live(about: str) -> ColumnElement[bool]:
    """The condition that a judgement is about these things and has not ended."""
    return (judgements.c.about == about) & judgements.c.ended.is_(None)


__all__ = ["batches", "live", "testimonies_of", "value", "verdicts"]
