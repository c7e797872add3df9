"""What an archive of incidents would file of one article, which it files under one incident: the one it is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from bench import corpus
from counterclaim import reading
from counterclaim.model import Claim, Dossier, Figure, Incident, Place, Report, Toll, When
from counterclaim.model.vocabulary import TollField
from counterclaim.model.when import day_of
from counterclaim.reconcile.across.words import days
from counterclaim.reconcile.scope import scoped

IDLE = frozenset({"arrest", "protest", "weapons_disrupted", "other"})
"""Types that are not the shooting itself."""
AHEAD = frozenset({"planned", "threatened"})
WIDE = frozenset({"town", "admin1", "country"})
"""Places that tell two incidents apart by being two; streets and houses have several names."""
OLD = timedelta(days=8)
COUNTED: dict[str, TollField] = {"killed": "killed", "injured": "wounded"}
"""The numbers of an archive, and the fields of which they are."""
RECENT = 3
"""Days before an article from which its news is."""
LEAD = 600
"""Characters with which a text begins."""
EARLY = 0.15
"""The part of a text that is its beginning."""
POLICY = "ucdp"
"""The reading: of several numbers the one told most."""


def record(dossier: Dossier) -> corpus.Row:
    """Toll, day and place of the incident that the article is about, with all that nothing tells apart from it.

    `dated` says whether the article gives the day; else it is filed under the first day that it names of the `RECENT`
    ones before its own, else under its own. Those hit of whom no death is
    told count as injured; a death of which somebody is only accused counts where no other is told. For filing several
    articles together there are besides: the `numbers` and the days `claimed`, each with how it is told; the days
    `named` anywhere in the text, as ordinals; whether one deed `alone` is told.
    """
    subject = foremost(dossier)
    named = {"id": dossier.report.key, "named": _named(dossier.report)}
    own = _undated(dossier.report)
    if subject is None:
        return {**named, "date": own and str(own)}
    told = kin(dossier, subject)
    claims = [c for c in dossier.claims if c.incident in {i.id for i in told}]
    killed, wounded, hit = (number(claims, field) for field in ("killed", "wounded", "casualties"))
    day = when(told)
    return {
        **named,
        "numbers": {name: _marked(claims, f, dossier.report) for name, f in COUNTED.items()},
        "claimed": _claimed(claims, dossier.report),
        "alone": sum(i.type not in IDLE for i in dossier.incidents) == 1,
        "killed_best": killed,
        "wounded_best": max(wounded, hit - killed),
        "dated": day is not None,
        "date": str(day or own) if day or own else None,
        "place": _placed(dossier, subject),
    }


def _placed(dossier: Dossier, subject: Incident) -> list[str]:
    """Name, town and province of an incident's place; with no town told, that of the report's other claims, else that
    of its dateline."""
    where, filed = subject.where, dossier.report.dateline
    told = [c.value for c in dossier.claims if c.field == "where" and isinstance(c.value, Place)]
    towns = Counter(p.name for p in told if p.precision == "town" and p.name)
    town = where.town if where.precision != "town" else where.name
    if town is None:
        town = towns.most_common(1)[0][0] if towns else filed.place.partition(",")[0] if filed and filed.place else None
    return [p for p in dict.fromkeys((where.name, town, where.admin1)) if p]


def _undated(report: Report) -> date | None:
    """The day under which an article is filed that does not date its incident."""
    if report.day is None:
        return None
    last = report.day.toordinal()
    before = [d for d in days(report.text, report.day) if last - RECENT <= d < last]
    return date.fromordinal(min(before, default=last))


def _named(report: Report) -> dict[int, list[str]]:
    """The days that the text names, as ordinals, each with how: `early`, or as the `last` that is not to come."""
    if report.day is None:
        return {}
    lead, found = days(report.text[:LEAD], report.day), days(report.text, report.day)
    last = max((d for d in found if d <= report.day.toordinal()), default=0)
    return {d: ["early"] * (d in lead) + ["last"] * (d == last) for d in sorted(found)}


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
    best = next((w for w in known if w.exact), next(iter(known), None))
    if best is None or best.start is None:
        return None
    return day_of(best.end if "overnight" in best.text and best.end else best.start)


def number(claims: list[Claim], field: TollField) -> int:
    """The number read from the claims, by what is asserted, else by what is suspected; none told is none.

    Of totals that are told equally often the first, with which news begins.
    """
    told = scoped(claims)
    read = plain(reading.figure(told, field, POLICY))
    if read:
        totals = sorted((c for c in told if _total(c, field)), key=lambda c: c.evidence[0].start)
        named = Counter(plain(c.value) for c in totals if isinstance(c.value, Toll))
        return next((n for n in named if named[n] >= named[read]), read)
    granted = [replace(c, stance="asserts") if c.stance == "suspects" else c for c in claims if c.field == field]
    return plain(reading.figure(scoped(granted), field, POLICY))


def _total(claim: Claim, field: TollField) -> bool:
    toll = claim.value if claim.field == field and claim.stance == "asserts" else None
    return isinstance(toll, Toll) and toll.scope == "total"


def plain(figure: Figure | Toll | None) -> int:
    """One number of a figure: the best, else the lowest; 0 where there is none."""
    if figure is None:
        return 0
    return figure.low or 0 if figure.best is None else figure.best


def _marked(claims: Iterable[Claim], field: TollField, report: Report) -> dict[int, list[str]]:
    """The numbers that are asserted or suspected, each with how it is told: as a `total`, in the `title`, `early`."""
    found: dict[int, set[str]] = defaultdict(set)
    for one in scoped(claims):
        toll = one.value
        if one.field == field and isinstance(toll, Toll) and one.stance in {"asserts", "suspects"}:
            number = toll.low if toll.best is None else toll.best
            if number is not None:
                found[number] |= _where(one, report) | ({"total"} if toll.scope == "total" else set())
    return {number: sorted(marks) for number, marks in found.items()}


def _claimed(claims: Iterable[Claim], report: Report) -> dict[int, list[str]]:
    """The days that are claimed, as ordinals, each with how: to the `day`, `early`."""
    found: dict[int, set[str]] = defaultdict(set)
    for one in claims:
        told = one.value
        if one.field == "when" and isinstance(told, When) and told.start:
            exact = {"day"} if told.exact else set()
            found[day_of(told.start).toordinal()] |= _where(one, report) | exact
    return {day: sorted(marks) for day, marks in found.items()}


def _where(claim: Claim, report: Report) -> set[str]:
    """Whether a claim stands in the title, and whether early in the text."""
    start, title = claim.evidence[0].start, report.title or ""
    headed = report.text.startswith(title) and start < len(title)
    return ({"title"} if headed else set()) | ({"early"} if start < EARLY * len(report.text) else set())
