"""Reports that are recorded already, linked: those that never were, those of which people judged claims."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from counterclaim.ledger import linking, recording, tables
from counterclaim.ledger.loading import testimonies_of
from counterclaim.ledger.rows import Names
from counterclaim.ledger.rules import Rules
from counterclaim.ledger.tables import marks, reports, testimonies
from counterclaim.model import Dossier
from counterclaim.model.record import digest
from counterclaim.model.restore import dossier


def wait(connection: Connection, report: str) -> None:
    """Note that a report is to be linked."""
    connection.execute(insert(tables.waiting), {"report": report})


def waiting(connection: Connection, most: int) -> Sequence[str]:
    """Some of the reports that are not linked; in which order they are does not matter."""
    return connection.scalars(select(tables.waiting.c.report).order_by(tables.waiting.c.report).limit(most)).all()


def link_recorded(connection: Connection, rules: Rules, report: str) -> None:
    """Link a report as it was recorded."""
    found: dict[str, Any] = recording.record(connection, report)
    by_hand = connection.scalar(select(reports.c.author).where(reports.c.id == report)) is not None
    ids = names(connection, report)
    linking.link(
        connection, rules, _corrected(connection, rules, dossier(found), ids), ids, by_hand=by_hand, again=True
    )
    connection.execute(delete(tables.waiting).where(tables.waiting.c.report == report))


_MADE_BY = select(marks.c.value).where(marks.c.name == "rules")


def outdated(connection: Connection, rules: Rules) -> bool:
    """Whether incidents were put together by other rules than these."""
    made = connection.scalar(_MADE_BY)
    return made is not None and made != rules.version


def mark(connection: Connection, rules: Rules, *, anew: bool = False) -> None:
    """Note by which rules incidents are put together; what is noted already is replaced only with `anew`."""
    if anew:
        connection.execute(delete(marks).where(marks.c.name == "rules"))
    if connection.scalar(_MADE_BY) is None:
        connection.execute(insert(marks), {"name": "rules", "value": rules.version})


def relink(connection: Connection, rules: Rules, report: str) -> None:
    """Link a report anew, by what its claims say now."""
    beside = linking.unlink(connection, report)
    link_recorded(connection, rules, report)
    if beside:
        linking.settle(connection, rules, beside)


def _corrected(connection: Connection, rules: Rules, told: Dossier, ids: Names) -> Dossier:
    """A dossier whose incidents are read from the claims as people left them."""
    said = {t.id: t for t in testimonies_of(connection, ids.testimonies.values())}
    if sum(len(t.claims) for t in said.values()) == len(told.claims) and not _judged(told, said):
        return told
    made = []
    for incident in told.incidents:
        one = said[ids.testimonies[incident.id]]
        made.append(replace(rules.whole([one]).incident, id=incident.id, main=incident.main))
    return replace(told, incidents=tuple(made))


def _judged(told: Dossier, said: dict[str, Any]) -> bool:
    """Whether a value differs from what was recorded."""
    now = sorted(repr((c.field, c.value)) for t in said.values() for c in t.claims if c.field != "link")
    return now != sorted(repr((c.field, c.value)) for c in told.claims if c.field != "link")


def names(connection: Connection, report: str) -> Names:
    """The ids that a report's testimonies have in the ledger."""
    rows = connection.execute(select(testimonies.c.local, testimonies.c.id).where(testimonies.c.report == report))
    told = {row.local: row.id for row in rows}
    return Names(report, {}, {**told, "": digest(report, "testimony", None, 1)}, {})
