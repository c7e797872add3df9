"""What a person read elsewhere, entered with source, evidence and author: the same shape as what an engine reads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from counterclaim.errors import UsageError
from counterclaim.ledger import judging, linking, recording, rereading, rows
from counterclaim.ledger.rules import Rules
from counterclaim.ledger.showing import resolve
from counterclaim.ledger.tables import claims, members, reports
from counterclaim.model import Claim, Dossier, Report, Source
from counterclaim.model.record import digest
from counterclaim.model.testimony import Testimony

BY_HAND = "by hand"


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim as a person enters it.

    `quote` is the words that carry it, or a line that names a file by its hash; `value` is of the noun that the field
    asks for; `incident` an incident of the ledger, or any name that is the same for what belongs together; `source` is
    None where the document speaks for itself.
    """

    field: str
    value: Any
    quote: str
    incident: str
    stance: str = "asserts"
    source: str | None = None
    role: str = "unspecified"
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: date | None = None


def enter(connection: Connection, rules: Rules, entry: Entry, *, author: str, reason: str = BY_HAND) -> str:
    """Record a claim; its id. It joins the incident that it names, if the ledger has that.

    What was entered before for the same words by the same author stays; the same claim again is the one that is there.
    """
    report = Report(
        key=f"by-hand-{digest(author, entry.quote, length=8)}", text=entry.quote, title=entry.title, url=entry.url,
        outlet=entry.outlet, published=entry.published,
    )  # fmt: skip
    name = rows.report_id(report, author)
    before = None
    if connection.scalar(select(reports.c.id).where(reports.c.id == name)):
        before, _ = rereading.recorded(connection, name)
    incident = _known(connection, entry.incident)
    told = _with(rules, before or Dossier(report), entry, incident or entry.incident)
    if before is not None and (known := _same(before, told)):
        return rows.names(before, author).claims[known]
    if before is None:
        ids = recording.insert_dossier(connection, told, engine=BY_HAND, author=author)
        linking.link(connection, rules, told, ids, by_hand=True)
    else:
        rereading.apply(connection, rules, told, BY_HAND, author=author)
        ids = rows.names(told, author)
    claim = told.claims[-1]
    testimony = ids.testimonies[claim.incident]
    if incident is not None and _incident_of(connection, testimony) != incident:
        judging.merge(connection, rules, testimony, incident, author=author, reason=reason)
    return ids.claims[claim.id]


def _known(connection: Connection, name: str) -> str | None:
    """The incident of the ledger that a name means, if it means one."""
    try:
        return resolve(connection, name) if len(name) >= 4 else None
    except UsageError:
        return None


def _same(before: Dossier, told: Dossier) -> str | None:
    """The id of the claim of a dossier that says what the last one of another says, None if there is none."""
    *_, new = told.claims
    return next((c.id for c in before.claims if replace(c, id=new.id) == new), None)


def _incident_of(connection: Connection, testimony: str) -> str | None:
    chosen = select(members.c.incident).where(members.c.testimony == testimony, members.c.ended.is_(None))
    return connection.scalar(chosen)


def _with(rules: Rules, told: Dossier, entry: Entry, group: str) -> Dossier:
    """A dossier with one more claim, its incidents read anew; their ids are made of the names they were entered by."""
    sources = list(told.sources)
    speaker = next((s for s in sources if (s.name, s.role) == (entry.source, entry.role)), None)
    if entry.source and speaker is None:
        speaker = Source(f"s{len(sources) + 1}", entry.source, False, entry.role)  # type: ignore[arg-type]
        sources.append(speaker)
    local = digest(group, length=8)
    report = told.report
    claim = Claim(
        f"c{len(told.claims) + 1}", local, entry.field, entry.value, speaker and speaker.id, entry.stance,  # type: ignore[arg-type]
        (report.cite(0, len(report.text)),), rule=BY_HAND,
    )  # fmt: skip
    said = (*told.claims, claim)
    incidents = []
    for name in dict.fromkeys(c.incident for c in said):
        mine = tuple(c for c in said if c.incident == name)
        one = Testimony(
            name, report.id, report.key, report.day, report.outlet, report.id, None, True, mine, tuple(sources)
        )
        incidents.append(replace(rules.whole([one]).incident, id=name, main=True))
    return Dossier(report, tuple(sources), tuple(incidents), said)


def versions(connection: Connection, coders: Sequence[str] = ()) -> list[dict[str, Any]]:
    """What people entered: incident, field, value and author of every claim by hand, some coders' or all."""
    chosen = (
        select(members.c.incident, claims.c.field, claims.c.value, claims.c.stance, claims.c.id, reports.c.author)
        .join(reports, claims.c.report == reports.c.id)
        .join(members, (members.c.testimony == claims.c.testimony) & members.c.ended.is_(None))
        .where(reports.c.author.is_not(None))
        .order_by(members.c.incident, claims.c.field, reports.c.author, claims.c.id)
    )
    if coders:
        chosen = chosen.where(reports.c.author.in_(coders))
    return [dict(r._mapping) for r in connection.execute(chosen)]
