"""A dossier as rows, and rows as the dossier's record."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from counterclaim.model import Claim, Dossier, Link, Party, Place, Report
from counterclaim.model.record import digest, plain

Row = dict[str, Any]


def report_id(report: Report, author: str | None = None) -> str:
    """The report's id in the ledger: its own; of one entered by hand, made from that and who entered it."""
    return digest(report.id, "by hand", author) if author else report.id


@dataclass(frozen=True, slots=True)
class Names:
    """The ids in the ledger of what a dossier holds, by the ids that they have within it.

    "" is the report itself: one that tells no deed may still be about what others tell.
    """

    report: str
    sources: dict[str, str]
    testimonies: dict[str, str]
    claims: dict[str, str]


def names(dossier: Dossier, author: str | None = None) -> Names:
    """Ids made from content alone: who says it, where in the text an incident is first told, what a claim says."""
    report = report_id(dossier.report, author)
    once = _Once(report)
    sources = {s.id: once.name("source", s.name, s.role) for s in dossier.sources}
    starts: dict[str, int] = {}
    for claim in dossier.claims:
        start = min(e.start for e in claim.evidence)
        starts[claim.incident] = min(start, starts.get(claim.incident, start))
    told = [*(i.id for i in dossier.incidents), ""]
    testimonies = {i: once.name("testimony", starts.get(i)) for i in told}
    claims = {c.id: once.name("claim", *_said(c, sources, testimonies)) for c in dossier.claims}
    return Names(report, sources, testimonies, claims)


class _Once:
    """Names out of content; what is told twice in the same words gets a number."""

    def __init__(self, report: str) -> None:
        self._report = report
        self._seen: Counter[tuple[object, ...]] = Counter()

    def name(self, *parts: object) -> str:
        """The name of the next thing with this content."""
        self._seen[parts] += 1
        return digest(self._report, *parts, self._seen[parts])


def _said(claim: Claim, sources: dict[str, str], testimonies: dict[str, str]) -> tuple[object, ...]:
    """What makes a claim the claim that it is."""
    value: Any = plain(claim.value)
    if isinstance(claim.value, Link):
        value = (claim.value.kind, testimonies.get(claim.value.incident))
    elif isinstance(claim.value, (Party, Place)):
        value = (claim.value.name, claim.value.text)
    spans = tuple((e.start, e.end) for e in claim.evidence)
    return claim.field, str(value), sources.get(claim.source or ""), claim.stance, spans


def report(dossier: Dossier, recorded_at: str, engine: str | None, author: str | None = None) -> Row:
    """The row of the report itself."""
    found: Row = plain(dossier.report)
    more = {"relevant": dossier.relevant, "recorded_at": recorded_at, "engine": engine, "author": author}
    return found | {"id": report_id(dossier.report, author)} | more


def appearance(report: Report, recorded_at: str) -> Row:
    """The row of a text that was met again."""
    told = {n: plain(getattr(report, n)) for n in ("key", "title", "published", "outlet", "url", "path")}
    met = digest(report.id, *(told[n] for n in ("key", "title", "published", "outlet", "url")))
    return told | {"id": met, "report": report.id, "recorded_at": recorded_at}


def sources(dossier: Dossier, ids: Names) -> list[Row]:
    """The rows of its sources."""
    return [
        {
            "id": ids.sources[source.id],
            "report": ids.report,
            "position": n,
            "local": source.id,
            "name": source.name,
            "anonymous": source.anonymous,
            "person": source.person,
            "role": source.role,
            "speaks_for": source.speaks_for,
            "record": plain(source),
        }
        for n, source in enumerate(dossier.sources)
    ]


def testimonies(dossier: Dossier, ids: Names) -> list[Row]:
    """The rows of its incidents as it tells them."""
    return [
        {
            "id": ids.testimonies[incident.id],
            "report": ids.report,
            "position": n,
            "local": incident.id,
            "main": incident.main,
            "reading": incident.reading,
            "record": plain(incident),
        }
        for n, incident in enumerate(dossier.incidents)
    ]


def claims(dossier: Dossier, ids: Names) -> list[Row]:
    """The rows of its claims."""
    return [
        {
            "id": ids.claims[claim.id],
            "report": ids.report,
            "position": n,
            "local": claim.id,
            "testimony": ids.testimonies.get(claim.incident, claim.incident),
            "source": ids.sources[claim.source] if claim.source else None,
            "field": claim.field,
            "stance": claim.stance,
            "rule": claim.rule,
            "value": plain(claim.value),
            "record": plain(claim),
        }
        for n, claim in enumerate(dossier.claims)
    ]


def evidence(dossier: Dossier, ids: Names) -> list[Row]:
    """The rows of the spans that carry its claims."""
    return [
        {
            "claim": ids.claims[claim.id],
            "position": n,
            "start": piece.start,
            "end": piece.end,
            "quoted": piece.quoted,
        }
        for claim in dossier.claims
        for n, piece in enumerate(claim.evidence)
    ]


def said(dossier: Dossier, ids: Names) -> list[tuple[str, str]]:
    """What each testimony says, for the full-text index: its place, its parties, the words that carry its claims, and
    the title where it is what the report is about."""
    found = []
    for incident in dossier.incidents:
        told = dossier.of(incident.id)
        parts = [incident.where.name or "", (dossier.report.title or "") if incident.main else ""]
        parts += [p.name for p in (*incident.perpetrators, *incident.targets, *incident.parties)]
        parts += [e.quote for c in told for e in c.evidence]
        parts += [s.name for c in told if (s := dossier.source(c.source))]
        found.append((ids.testimonies[incident.id], "\n".join(dict.fromkeys(p for p in parts if p))))
    return found


_ADDED = frozenset({"recorded_at", "engine", "author"})


def record(head: Iterable[tuple[str, Any]], **parts: Iterable[Any]) -> dict[str, object]:
    """The dossier's record again, as `Dossier.to_dict` gave it."""
    shown = {name: value for name, value in head if name not in _ADDED}
    return {"report": shown, **{name: list(rows) for name, rows in parts.items()}}
