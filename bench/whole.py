"""What a ledger, as installed, tells of the incidents that articles are about: its own grouping and its own reading."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from bench import corpus
from bench.filing import POLICY, plain
from counterclaim.ledger import rows
from counterclaim.ledger.rules import Rules
from counterclaim.ledger.showing import several
from counterclaim.ledger.tables import members
from counterclaim.model import Dossier, Incident
from counterclaim.model.when import day_of
from counterclaim.reconcile.across import profiles


def filed(dossiers: Sequence[Dossier]) -> list[corpus.Row]:
    """For each report the toll and the day of the incident that it is about, as a ledger of all of them reads it."""
    with corpus.kept(dossiers) as book, book.reading() as connection:
        return _filed(connection, book.ruled, dossiers)


def _filed(connection: Connection, rules: Rules, dossiers: Sequence[Dossier]) -> list[corpus.Row]:
    standing = select(members.c.testimony, members.c.incident).where(members.c.ended.is_(None))
    home = {row.testimony: row.incident for row in connection.execute(standing)}
    of = {d.report.key: home[rows.names(d).testimonies[_about(d)]] for d in dossiers}
    told = several(connection, rules, sorted(set(of.values())), reading=POLICY)
    read = {one.whole.incident.id: _row(one.whole.incident) for one in told}
    return [{"id": key, "cluster": name, **read.get(name, {})} for key, name in of.items()]


def _about(dossier: Dossier) -> str:
    """The id of the incident that a report is about, "" where it tells none."""
    return next(p.incident for p in profiles(dossier) if p.subject)


def _row(one: Incident) -> dict[str, Any]:
    """The toll and the day; those hit of whom no death is told are injured."""
    killed, wounded, hit = map(plain, (one.killed, one.wounded, one.casualties))
    day = one.when.start or one.when.end
    return {
        "killed_best": killed, "wounded_best": max(wounded, hit - killed), "date": str(day_of(day)) if day else None,
        "place": [p for p in (one.where.name, one.where.admin1) if p],
    }  # fmt: skip
