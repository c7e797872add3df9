"""One incident out of its testimonies: read by the policy that is asked for, from the claims that stand."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from counterclaim import reading
from counterclaim.model import Account, Claim, Dispute, Figure, Incident, Link, Party, Source, Tie, When
from counterclaim.model.testimony import Tally, Testimony, Whole
from counterclaim.model.vocabulary import TOLLS, TollField
from counterclaim.model.when import day_of
from counterclaim.reconcile.disputes import disputes
from counterclaim.reconcile.whole.corroboration import corroboration
from counterclaim.reconcile.whole.tolls import tallies
from counterclaim.reconcile.whole.voices import Voiced, attributed, voiced

SameSide = Callable[[str, str], bool]


def whole(testimonies: Sequence[Testimony], *, policy: str, same_side: SameSide) -> Whole:
    """What the testimonies of one incident together tell, whatever their order. Needs one at least.

    The incident's id is that of the testimony that was published first. Raises UsageError if there is no such reading.
    """
    told = sorted(testimonies, key=lambda t: (t.published or date.max, t.id))
    said, speakers = voiced(told)
    series, gone = tallies(said)
    standing = [v for v in said if v.claim.id not in gone]
    claims = attributed(standing, speakers)
    parted = (*disputes(_spoken(standing), speakers, same_side), *_clashes(series))
    return Whole(
        incident=_incident(told, claims, speakers, parted, policy, same_side),
        sources=tuple(speakers.values()),
        spoken=tuple((v.claim.id, v.source) for v in said),
        tallies=tuple(series),
        corroboration=tuple(corroboration(standing, {c for d in parted for c in d.claims}, same_side)),
        testimonies=tuple(t.id for t in told),
        reports=len({t.report for t in told}),
        tellings=len({t.telling for t in told}),
        first=min((t.published for t in told if t.published), default=None),
        last=max((t.published for t in told if t.published), default=None),
    )


def _spoken(said: list[Voiced]) -> list[Claim]:
    """The claims with their speakers; those of reports in their own voice stay without, as within one report."""
    return [replace(v.claim, source=v.source if v.claim.source else None) for v in said]


def _clashes(series: list[Tally]) -> list[Dispute]:
    """The numbers of the series that dispute each other, by field."""
    found: dict[TollField, list[str]] = defaultdict(list)
    for one in series:
        if one.state == "disputed":
            found[one.field].append(one.claim)
    return [Dispute(field, "contradiction", tuple(claims)) for field, claims in found.items()]


def _merged(parted: Sequence[Dispute]) -> tuple[Dispute, ...]:
    """One dispute for each field and kind."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for one in parted:
        found.setdefault((one.field, one.kind), {}).update(dict.fromkeys(one.claims))
    return tuple(Dispute(f, k, tuple(claims)) for (f, k), claims in found.items())  # type: ignore[arg-type]


def _incident(
    told: list[Testimony],
    claims: list[Claim],
    speakers: dict[str, Source],
    parted: Sequence[Dispute],
    policy: str,
    same_side: SameSide,
) -> Incident:
    """The reading of all claims that stand."""
    accounts: dict[str | None, list[str]] = defaultdict(list)
    ties: dict[tuple[str, str], list[str]] = defaultdict(list)
    for c in claims:
        accounts[c.source].append(c.id)
        if isinstance(c.value, Link):
            ties[c.value.kind, c.value.incident].append(c.id)
    published = next((t.published for t in told if t.published), None)
    return Incident(
        id=told[0].id, main=any(t.main for t in told), type=reading.kind(claims), status=reading.status(claims),
        aggregate=reading.aggregate(claims), when=_when(told, claims, published), where=reading.where(claims),
        perpetrators=_public(reading.parties(claims, "perpetrator")),
        targets=_public(reading.parties(claims, "target")),
        parties=_public(reading.sides(claims)), means=reading.means(claims),
        responsibility=reading.responsibility(claims, speakers, same_side), reading=policy,
        **{f: _figure(claims, told, f, policy) for f in TOLLS},
        accounts=tuple(Account(s, tuple(ids)) for s, ids in accounts.items()),
        disputes=_merged(parted),
        links=tuple(Tie(kind, other, tuple(ids)) for (kind, other), ids in ties.items()),  # type: ignore[arg-type]
    )  # fmt: skip


def _when(told: list[Testimony], claims: list[Claim], published: date | None) -> When:
    """The day that more stories give than any other, however often each says it; where there is none, the time as one
    report's would be read."""
    story = {c.id: t.telling for t in told for c in t.claims}
    stories: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        stories[story[claim.id]].append(claim)
    read = (reading.when(said, published) for said in stories.values())
    days = Counter(day_of(one.start) for one in read if one.start is not None and one.exact)
    most = [day for day, n in days.items() if n == max(days.values())]
    if len(most) != 1:
        return reading.when(claims, published)
    day = When(most[0], most[0], "day")
    found = reading.when([c for c in claims if isinstance(c.value, When) and c.value.admits(day)], published)
    return found if found.exact else day


def _public(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties without private persons: across reports these are parties to nothing."""
    return tuple(p for p in parties if not p.person)


def _figure(claims: list[Claim], told: list[Testimony], field: TollField, policy: str) -> Figure | None:
    """A toll from the totals of all reports; where none gives a total, as the last report that tells parts has it."""
    totals = [c for c in claims if c.field == field and getattr(c.value, "scope", None) != "part"]
    if any(c.stance == "asserts" for c in totals):
        return reading.figure(totals, field, policy)
    for one in reversed(told):
        mine = {c.id for c in one.claims}
        if (found := reading.figure([c for c in claims if c.id in mine], field, policy)) is not None:
            return found
    return None
