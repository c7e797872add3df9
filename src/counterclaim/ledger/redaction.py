"""Taking out: the content goes everywhere, a tombstone stays. The only thing that is ever deleted."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, or_, select, update

from counterclaim.errors import UsageError
from counterclaim.ledger import linking, rereading, words
from counterclaim.ledger.candidates import COPY
from counterclaim.ledger.moments import now
from counterclaim.ledger.rules import Rules
from counterclaim.ledger.tables import (
    appearances,
    copies,
    extractions,
    judgements,
    keys,
    reports,
    tombstones,
    waiting,
)

GONE = "redacted"


def report_of(connection: Connection, name: str) -> str:
    """The report that is meant by an id, the beginning of one, or a key. Raises UsageError if there is not one."""
    meant = reports.c.id.startswith(name, autoescape=True) | (reports.c.key == name)
    found = connection.scalars(select(reports.c.id).where(meant).limit(2)).all()
    if len(found) == 1 and name:
        return str(found[0])
    raise UsageError(f"several reports are named {name!r}; give the id" if found else f"no report {name!r}")


def redact(connection: Connection, rules: Rules, report: str, *, author: str, reason: str) -> Sequence[str]:
    """Take a report out, with all that was read in it, then and before; the ids of other reports that carry its story.

    Judgements of people on what it told stay, without their words. What it had a part in is derived anew without it.
    Raises UsageError if it is not there.
    """
    _, ids = rereading.recorded(connection, report)
    story = select(copies.c.telling).where(copies.c.report == report)
    fellows = connection.scalars(
        select(copies.c.report).where(copies.c.telling.in_(story), copies.c.report != report)
    ).all()
    beside = linking.unlink(connection, report)
    _forget(connection, [*ids.testimonies.values(), *ids.claims.values(), report])
    _forget_former(connection, report)
    rereading.clear(connection, ids)
    connection.execute(delete(keys).where(keys.c.kind == COPY, keys.c.owner == report))
    for table in (copies, appearances, extractions, waiting):
        connection.execute(delete(table).where(table.c.report == report))
    connection.execute(delete(reports).where(reports.c.id == report))
    row = {"id": report, "what": "report", "redacted_at": now(), "author": author, "reason": reason}
    connection.execute(insert(tombstones), row)
    words.scrub(connection)
    if fellows:
        beside |= linking.part(connection, rules, fellows)
    if beside:
        linking.settle(connection, rules, beside)
    return fellows


def _forget(connection: Connection, ids: Sequence[str]) -> None:
    """Take the words out of judgements: those of the rules go, those of people keep their verdict."""
    mine = or_(judgements.c.a.in_(ids), judgements.c.b.in_(ids))
    connection.execute(delete(judgements).where(mine, judgements.c.by == "rules"))
    silent = {"value": None, "reasons": [GONE]}
    connection.execute(update(judgements).where(mine).values(silent))
    ended = update(judgements).where(mine, judgements.c.ended.is_(None))
    connection.execute(ended.values(ended=now(), ended_by="rules", ended_why=GONE))


def _forget_former(connection: Connection, report: str) -> None:
    """The same for the ids that former readings had."""
    for ids in connection.scalars(select(extractions.c.ids).where(extractions.c.report == report)):
        _forget(connection, [*ids["testimonies"].values(), *ids["claims"].values()])
