"""What an archive of incidents would file of one article, which it files under one incident: the one it is about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from bench import corpus
from counterclaim import reading
from counterclaim.model import Claim, Dossier, Figure, Incident, Place
from counterclaim.model.vocabulary import TollField
from counterclaim.model.when import day_of
from counterclaim.reconcile.scope import scoped

IDLE = frozenset({"arrest", "protest", "weapons_disrupted", "other"})
"""Types that are not the shooting itself."""
AHEAD = frozenset({"planned", "threatened"})
WIDE = frozenset({"town", "admin1", "country"})
"""Places that tell two incidents apart by being two; streets and houses have several names."""
OLD = timedelta(days=8)
POLICY = "ucdp"
"""The reading: of several numbers the one told most."""


def record(dossier: Dossier) -> corpus.Row:
    """Toll, day and place of the incident that the article is about, with all that nothing tells apart from it.

    `dated` says whether the article gives the day; undated, it is filed under its own. Those hit of whom no death is
    told count as injured; a death of which somebody is only accused counts where no other is told.
    """
    subject = foremost(dossier)
    if subject is None:
        return {"id": dossier.report.key}
    told = kin(dossier, subject)
    claims = [c for c in dossier.claims if c.incident in {i.id for i in told}]
    killed, wounded, hit = (number(claims, field) for field in ("killed", "wounded", "casualties"))
    day, latest = when(told), subject.when.end
    return {
        "id": dossier.report.key,
        "killed_best": killed,
        "wounded_best": max(wounded, hit - killed),
        "dated": day is not None,
        "date": str(day or (latest and day_of(latest))) if day or latest else None,
        "place": [p for p in (subject.where.name, subject.where.admin1) if p],
    }


def foremost(dossier: Dossier) -> Incident | None:
    """The first main incident that is a deed, else the first one at all."""
    deeds = [i for i in dossier.incidents if i.type not in IDLE and i.aggregate is None]
    return next((i for i in deeds if i.main), next(iter(deeds or dossier.incidents), None))


def kin(dossier: Dossier, subject: Incident) -> list[Incident]:
    """The subject, and the single incidents that neither day nor town tells apart from it, the subject first."""
    others = (i for i in dossier.incidents if i != subject and i.type not in IDLE - {"other"} and i.aggregate is None)
    return [subject, *(i for i in others if _may_be(i, subject, dossier.report.day))]


def _may_be(other: Incident, subject: Incident, published: date | None) -> bool:
    if other.status in AHEAD or not _one_place(other.where, subject.where):
        return False
    start = other.when.start
    if start is None:
        return True
    late = published is not None and published - day_of(start) > OLD
    return not late and (subject.when.start is None or subject.when.admits(other.when))


def _one_place(a: Place, b: Place) -> bool:
    if a.country and b.country and a.country != b.country:
        return False
    return not {a.precision, b.precision} <= WIDE or a.admits(b)


def when(told: Iterable[Incident]) -> date | None:
    """The day of the first that is dated to the day, else of the first that is dated."""
    known = [i.when for i in told if i.when.start]
    best = next((w for w in known if w.precision in {"hour", "day"}), next(iter(known), None))
    if best is None or best.start is None:
        return None
    return day_of(best.end if "overnight" in best.text and best.end else best.start)


def number(claims: list[Claim], field: TollField) -> int:
    """The number read from the claims, by what is asserted, else by what is suspected; none told is none."""
    figure = reading.figure(scoped(claims), field, POLICY)
    if _number(figure):
        return _number(figure)
    granted = [replace(c, stance="asserts") if c.stance == "suspects" else c for c in claims if c.field == field]
    return _number(reading.figure(scoped(granted), field, POLICY))


def _number(figure: Figure | None) -> int:
    if figure is None:
        return 0
    return figure.low or 0 if figure.best is None else figure.best


def together(rows: Iterable[corpus.Row]) -> corpus.Row:
    """What would be filed of several articles on one incident, each with its `published` day.

    Of numbers the one that most articles give, the larger one where as many give another. Of days the one that most
    give, the earliest article's before others; one after the earliest article is none, and where nobody dates it that
    article's own day holds.
    """
    told = sorted(rows, key=lambda row: row["published"])
    first = told[0]["published"][:10]
    days = [row["date"] for row in told if row.get("dated") and row["date"] <= first]
    votes = Counter(days)
    return {
        **{name: _most([row.get(name) or 0 for row in told]) for name in ("killed_best", "wounded_best")},
        "date": max(days, key=lambda day: votes[day]) if days else first,
    }


def _most(numbers: list[int]) -> int:
    votes = Counter(numbers)
    return max(numbers, key=lambda n: (votes[n], n))
