"""Reports that are recorded already, linked: those that never were, or all of them by newer rules."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, exists, select

from counterclaim.ledger import linking, recording
from counterclaim.ledger.rows import Names
from counterclaim.ledger.rules import Rules
from counterclaim.ledger.tables import profiles, reports, testimonies
from counterclaim.model.record import digest
from counterclaim.model.restore import dossier


def waiting(connection: Connection, most: int) -> Sequence[str]:
    """Some of the reports that are not linked, the oldest first."""
    linked = exists().where(profiles.c.report == reports.c.id)
    chosen = select(reports.c.id).where(~linked).order_by(reports.c.recorded_at, reports.c.id).limit(most)
    return connection.scalars(chosen).all()


def link_recorded(connection: Connection, rules: Rules, report: str) -> None:
    """Link a report as it was recorded."""
    found: dict[str, Any] = recording.record(connection, report)
    by_hand = connection.scalar(select(reports.c.author).where(reports.c.id == report)) is not None
    linking.link(connection, rules, dossier(found), names(connection, report), by_hand=by_hand)


def names(connection: Connection, report: str) -> Names:
    """The ids that a report's testimonies have in the ledger."""
    rows = connection.execute(select(testimonies.c.local, testimonies.c.id).where(testimonies.c.report == report))
    told = {row.local: row.id for row in rows}
    return Names(report, {}, told or {"": digest(report, "testimony", None, 1)}, {})
