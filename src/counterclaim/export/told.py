"""An incident with what a row of a table says beside it: which reports tell it, and who says it there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.model import Claim, Dossier, Incident, Source
from counterclaim.model.testimony import Testimony, Whole


@dataclass(frozen=True, slots=True)
class Article:
    """The head of a report; `published` is its day."""

    outlet: str | None
    agencies: tuple[str, ...]
    published: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """An incident under the name that it has in a table.

    `tellings` is how many stories tell it, copies of one counted once; `sources` name who says it, private persons left
    out; `quotation` is the words that bear its first claim.
    """

    key: str
    incident: Incident
    articles: tuple[Article, ...]
    tellings: int
    sources: tuple[str, ...]
    quotation: str | None


def of_dossier(dossier: Dossier) -> Iterator[Told]:
    """The incidents of one report."""
    report = dossier.report
    head = Article(report.outlet, report.agencies, report.day.isoformat() if report.day else None, report.title)
    for one in dossier.incidents:
        key, claims = f"{report.key}:{one.id}", dossier.of(one.id)
        yield Told(key, one, (head,), 1, _names(one, dossier.sources), _quotation(claims))


def of_whole(whole: Whole, testimonies: Sequence[Testimony], reports: Sequence[Mapping[str, Any]]) -> Told:
    """An incident of the ledger, as `ledger.showing` tells it: the whole, its testimonies in their order, and the heads
    of its reports, each with `outlet`, `agencies`, `published` and `title`.

    The quotation is of the first testimony that has a claim.
    """
    one = whole.incident
    heads = tuple(
        Article(r["outlet"], tuple(r.get("agencies") or ()), (r["published"] or "")[:10] or None, r["title"])
        for r in reports
    )
    first = next((t.claims for t in testimonies if t.claims), ())
    return Told(one.id, one, heads, whole.tellings, _names(one, whole.sources), _quotation(first))


def _names(one: Incident, sources: Sequence[Source]) -> tuple[str, ...]:
    """Who gives an account of it."""
    known = {s.id: s for s in sources}
    told = (known.get(a.source or "") for a in one.accounts)
    return tuple(dict.fromkeys(s.name for s in told if s and not s.person))


def _quotation(claims: Sequence[Claim]) -> str | None:
    """The words of the report that bear the first claim."""
    return " ... ".join(" ".join(e.quote.split()) for e in claims[0].evidence) if claims else None
