"""A dossier as rows, and rows as the dossier's record."""

from collections.abc import Iterable
from typing import Any

from counterclaim.model import Claim, Dossier, Incident
from counterclaim.model.record import digest, plain

Row = dict[str, Any]


def report(dossier: Dossier, recorded_at: str) -> Row:
    """The row of the report itself."""
    found: Row = plain(dossier.report)
    return found | {"id": dossier.report.id, "relevant": dossier.relevant, "recorded_at": recorded_at}


def sources(dossier: Dossier) -> list[Row]:
    """The rows of its sources."""
    return [
        {
            "id": digest(dossier.report.id, "source", source.id),
            "report": dossier.report.id,
            "position": n,
            "local": source.id,
            "name": source.name,
            "anonymous": source.anonymous,
            "role": source.role,
            "speaks_for": source.speaks_for,
            "record": plain(source),
        }
        for n, source in enumerate(dossier.sources)
    ]


def incidents(dossier: Dossier) -> list[Row]:
    """The rows of its incidents."""
    return [_incident(dossier, n, incident) for n, incident in enumerate(dossier.incidents)]


def _incident(dossier: Dossier, n: int, incident: Incident) -> Row:
    where = incident.where
    return {
        "id": digest(dossier.report.id, "incident", incident.id),
        "report": dossier.report.id,
        "position": n,
        "local": incident.id,
        "main": incident.main,
        "type": incident.type,
        "status": incident.status,
        "start": plain(incident.when.start),
        "end": plain(incident.when.end),
        "place": where.name or where.text or None,
        "country": where.country,
        "lat": where.lat,
        "lon": where.lon,
        "reading": incident.reading,
        "record": plain(incident),
    }


def claims(dossier: Dossier) -> list[Row]:
    """The rows of its claims."""
    return [_claim(dossier, n, claim) for n, claim in enumerate(dossier.claims)]


def _name(dossier: Dossier, n: int, claim: Claim) -> str:
    """The id of a claim in the ledger, made from its place in the report and all that it says."""
    return digest(dossier.report.id, "claim", n, claim)


def _claim(dossier: Dossier, n: int, claim: Claim) -> Row:
    report_id = dossier.report.id
    return {
        "id": _name(dossier, n, claim),
        "report": report_id,
        "position": n,
        "local": claim.id,
        "incident": digest(report_id, "incident", claim.incident),
        "source": digest(report_id, "source", claim.source) if claim.source else None,
        "field": claim.field,
        "stance": claim.stance,
        "rule": claim.rule,
        "value": plain(claim.value),
        "record": plain(claim),
    }


def evidence(dossier: Dossier) -> list[Row]:
    """The rows of the spans that carry its claims."""
    return [
        {
            "claim": _name(dossier, number, claim),
            "position": n,
            "start": piece.start,
            "end": piece.end,
            "quoted": piece.quoted,
        }
        for number, claim in enumerate(dossier.claims)
        for n, piece in enumerate(claim.evidence)
    ]


def record(head: Iterable[tuple[str, Any]], **parts: Iterable[Any]) -> dict[str, object]:
    """The dossier's record again, as `Dossier.to_dict` gave it."""
    shown = {name: value for name, value in head if name != "recorded_at"}
    return {"report": shown, **{name: list(rows) for name, rows in parts.items()}}
