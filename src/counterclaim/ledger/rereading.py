"""A report read anew by a newer engine: what is gained, lost and altered; judgements of people go along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from counterclaim.ledger import linking, recording, relinking, rows, words
from counterclaim.ledger.candidates import end, pair
from counterclaim.ledger.loading import live
from counterclaim.ledger.moments import now
from counterclaim.ledger.rules import Rules
from counterclaim.ledger.tables import claims, evidence, extractions, judgements, reports, sources, testimonies
from counterclaim.model import Claim, Dossier
from counterclaim.model.record import digest, plain
from counterclaim.model.restore import dossier


@dataclass(frozen=True, slots=True)
class Changes:
    """How a new reading of a report differs from the recorded one: claims, and pairs of claims for what was altered."""

    report: str
    gained: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    altered: tuple[tuple[Claim, Claim], ...]

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.gained or self.lost or self.altered)


def readable(connection: Connection) -> Sequence[str]:
    """The reports that an engine may read again, the oldest first: not those entered by hand."""
    chosen = select(reports.c.id).where(reports.c.author.is_(None))
    return connection.scalars(chosen.order_by(reports.c.recorded_at, reports.c.id)).all()


def recorded(connection: Connection, report: str) -> tuple[Dossier, rows.Names]:
    """What is recorded of a report, and the ids that it has."""
    told: dict[str, Any] = recording.record(connection, report)
    held = {
        name: {r.local: r.id for r in connection.execute(select(t.c.local, t.c.id).where(t.c.report == report))}
        for name, t in (("sources", sources), ("testimonies", testimonies), ("claims", claims))
    }
    spoken = held["testimonies"] or relinking.names(connection, report).testimonies
    return dossier(told), rows.Names(report, held["sources"], spoken, held["claims"])


def changes(before: Dossier, after: Dossier) -> Changes:
    """What differs between two readings of a report.

    Two claims are one if they say the same of the same words; one is altered if another one on its field takes its
    words.
    """
    mine, theirs = [_key(before, c) for c in before.claims], [_key(after, c) for c in after.claims]
    lost = _left(before.claims, mine, theirs)
    gained = _left(after.claims, theirs, mine)
    altered: list[tuple[Claim, Claim]] = []
    for old in list(lost):
        new = next((g for g in gained if g.field == old.field and _shares_words(old, g)), None)
        if new is not None:
            altered.append((old, new))
            lost.remove(old)
            gained.remove(new)
    return Changes(before.report.id, tuple(gained), tuple(lost), tuple(altered))


def _key(told: Dossier, claim: Claim) -> tuple[object, ...]:
    source = told.source(claim.source)
    spans = tuple((e.start, e.end) for e in claim.evidence)
    value = "" if claim.field == "link" else str(plain(claim.value))
    return claim.field, value, source and source.name, claim.stance, spans


def _left(told: Sequence[Claim], keys: Sequence[object], others: Sequence[object]) -> list[Claim]:
    """The claims that the other reading does not have."""
    rest = list(others)
    found = []
    for claim, key in zip(told, keys, strict=True):
        if key in rest:
            rest.remove(key)
        else:
            found.append(claim)
    return found


def _shares_words(a: Claim, b: Claim) -> bool:
    return any(x.overlaps(y) for x in a.evidence for y in b.evidence)


def apply(connection: Connection, rules: Rules, after: Dossier, engine: str, *, author: str | None = None) -> Changes:
    """Put a new reading in the place of the recorded one, which is kept with its dates."""
    before, old = recorded(connection, rows.report_id(after.report, author))
    found = changes(before, after)
    if not found and not _regrouped(before, after):
        connection.execute(update(reports).where(reports.c.id == old.report).values(engine=engine))
        return found
    _archive(connection, before, old)
    beside = linking.unlink(connection, old.report)
    clear(connection, old)
    new = recording.insert_reading(connection, after, author)
    connection.execute(
        update(reports).where(reports.c.id == old.report).values(engine=engine, relevant=after.relevant)
    )  # fmt: skip
    _follow(connection, _testimonies(before, after, old, new), _claims(before, after, old, new, found))
    relinking.link_recorded(connection, rules, old.report)
    if beside:
        linking.settle(connection, rules, beside)
    return found


def _regrouped(before: Dossier, after: Dossier) -> bool:
    """Whether the incidents differ though the claims do not."""
    return bool(plain(before.incidents) != plain(after.incidents) or plain(before.sources) != plain(after.sources))


def _archive(connection: Connection, before: Dossier, ids: rows.Names) -> None:
    """Keep a reading that is about to be replaced."""
    last = select(func.max(extractions.c.ended)).where(extractions.c.report == ids.report)
    head = connection.execute(select(reports.c.recorded_at, reports.c.engine).where(reports.c.id == ids.report)).one()
    moment = now()
    told = before.to_dict()
    told.pop("report")
    row = {
        "id": digest(ids.report, "extraction", moment), "report": ids.report, "engine": head.engine,
        "created": connection.scalar(last) or head.recorded_at, "ended": moment, "record": told,
        "ids": {"sources": ids.sources, "testimonies": ids.testimonies, "claims": ids.claims},
    }  # fmt: skip
    connection.execute(insert(extractions), row)


def clear(connection: Connection, ids: rows.Names) -> None:
    """Take the rows of what was read in a report away; the report itself stays."""
    mine = select(claims.c.id).where(claims.c.report == ids.report)
    connection.execute(delete(evidence).where(evidence.c.claim.in_(mine)))
    for table in (claims, testimonies, sources):
        connection.execute(delete(table).where(table.c.report == ids.report))
    words.drop(connection, ids.testimonies.values())


def _testimonies(before: Dossier, after: Dossier, old: rows.Names, new: rows.Names) -> dict[str, str]:
    """Which testimony of the new reading each one of the old has become: the one that shares most words with it."""
    found: dict[str, str] = {}
    for name in old.testimonies:
        spans = [e for c in before.of(name) for e in c.evidence]
        shared = {
            other: sum(e.overlaps(x) for e in spans for c in after.of(other) for x in c.evidence)
            for other in new.testimonies
        }
        best = max(shared, key=lambda n: (shared[n], n == name))
        found[old.testimonies[name]] = new.testimonies[best]
    return found


def _claims(before: Dossier, after: Dossier, old: rows.Names, new: rows.Names, found: Changes) -> dict[str, str]:
    """Which claim of the new reading each one of the old has become; those that were lost keep their ids."""
    by_key: dict[object, list[str]] = {}
    for claim in after.claims:
        by_key.setdefault(_key(after, claim), []).append(new.claims[claim.id])
    became = {old.claims[a.id]: new.claims[b.id] for a, b in found.altered}
    for claim in before.claims:
        if held := by_key.get(_key(before, claim)):
            became.setdefault(old.claims[claim.id], held.pop(0))
    return became


def _follow(connection: Connection, told: Mapping[str, str], said: Mapping[str, str]) -> None:
    """Let what people decided about the old ids hold for the new ones; the old judgements end, dated."""
    for about, became in (("testimonies", told), ("claim", said)):
        moved = {a: b for a, b in became.items() if a != b}
        mine = or_(judgements.c.a.in_(moved), judgements.c.b.in_(moved))
        chosen = select(judgements).where(live(about), judgements.c.by == "person", mine)
        for row in connection.execute(chosen).all():
            ends = [moved.get(x, x) for x in (row.a, row.b) if x]
            if len(ends) == 2 and ends[0] == ends[1]:
                continue
            a, b = pair(*ends) if len(ends) == 2 else (ends[0], None)
            end(connection, [row.id], "rules", "read anew")
            again = dict(row._mapping) | {"a": a, "b": b, "id": digest(row.id, a, b), "created": now()}
            connection.execute(insert(judgements), again)
