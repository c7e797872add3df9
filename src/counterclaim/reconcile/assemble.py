"""From what an engine found in one report to its dossier: grouped, pruned, numbered, read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from counterclaim import reading
from counterclaim.model import Account, Claim, Dossier, Extraction, Incident, Link, Report, Source, Tie, Toll
from counterclaim.model.vocabulary import AHEAD, TOLLS
from counterclaim.model.when import day_of
from counterclaim.reconcile.bars import nothing
from counterclaim.reconcile.clashes import sided
from counterclaim.reconcile.disputes import disputes
from counterclaim.reconcile.group import Group
from counterclaim.reconcile.likeness import RECENT
from counterclaim.reconcile.losses import without_own_losses
from counterclaim.reconcile.scenes import inherited, of_the_lead
from counterclaim.reconcile.scope import scoped
from counterclaim.reconcile.takings import unfought
from counterclaim.reconcile.within import groups

SameSide = Callable[[str, str], bool]
EARLY = 8
"""The last sentence, counted from 0, that may open what a report is about beside its lead."""


def dossier(report: Report, found: Extraction, *, policy: str, same_side: SameSide) -> Dossier:
    """The report's sources, incidents and claims as the contract has them.

    `policy` names the reading. Raises UsageError if there is none of that name.
    """
    kept = [g for g in groups(found, report.day) if _telling(g)]
    if not any(m.sure for g in kept for m in g.mentions):
        kept = []
    kept.sort(key=lambda g: (not _main(g, report), g.mentions[0].trigger.start))
    ids = {m.id: f"i{n}" for n, g in enumerate(kept, 1) for m in g.mentions}
    told = (c for g in kept for c in scoped(unfought(sided(without_own_losses(_pruned(g))))))
    scene = [*inherited(kept)]
    claims = _numbered([*told, *scene, *of_the_lead(kept, report.day, scene)], ids)
    sources = _heard(found.sources, claims)
    names = {old: new.id for old, new in sources.items()}
    claims = [replace(c, source=names.get(c.source) if c.source else None) for c in claims]
    people = {s.id: s for s in sources.values()}
    incidents = tuple(
        _incident(f"i{n}", g, [c for c in claims if c.incident == f"i{n}"], people, report, policy, same_side)
        for n, g in enumerate(kept, 1)
    )
    return Dossier(report, tuple(people.values()), incidents, tuple(claims))


def _telling(group: Group) -> bool:
    """Whether a group says enough to be an incident: more than that something of its kind happens."""
    profile = group.profile
    if not any(m.sure for m in group.mentions) and any(m.accident for m in group.mentions):
        return False
    if all(c.stance in {"denies", "withholds"} for c in group.claims if c.field not in {"type", "status"}):
        return False
    if nothing(group.claims):
        return any(c.field in {"type", "status"} for c in group.claims) and len(group.mentions) > 1
    told = {c.field for c in group.claims if not (c.field == "count" and _plain(c))} - {"type", "status"}
    if not profile.types or profile.types <= {"other"}:
        return any(c.field in TOLLS for c in group.claims)
    if profile.types == {"arrest"}:
        return bool(told & {"detained", "target"})
    return bool(told & set(TOLLS)) or len(told) > 1 or bool(told & {"link", "count", "occurred"})


def _plain(claim: Claim) -> bool:
    """Whether a count says no more than that there were several."""
    return isinstance(claim.value, Toll) and claim.value.floor <= 2


def _pruned(group: Group) -> list[Claim]:
    """The group's claims without repetitions of its type, and with the status alone that its first telling gives it."""
    status = next((m.status for m in group.mentions if m.sure), group.mentions[0].status)
    seen: set[object] = {("status", c.value) for c in group.claims if c.field == "status" and c.value != status}
    out = []
    for c in sorted(group.claims, key=lambda c: c.evidence[0].start):
        key = (c.field, c.value) if c.field in {"type", "status"} else (c.field, c.value, c.source, c.stance)
        if key not in seen:
            seen.add(key)
            out.append(c)
    return out


def _numbered(claims: list[Claim], ids: dict[str, str]) -> list[Claim]:
    """Claims in the order of the text, with their ids, their incidents' and their links' ends named."""
    out: list[Claim] = []
    for c in sorted(claims, key=lambda c: (c.evidence[0].start, c.evidence[0].end)):
        value = c.value
        if isinstance(value, Link):
            if value.incident not in ids or ids[value.incident] == ids[c.incident]:
                continue
            value = replace(value, incident=ids[value.incident])
        out.append(replace(c, id=f"c{len(out) + 1}", incident=ids[c.incident], value=value))
    return out


def _heard(sources: tuple[Source, ...], claims: list[Claim]) -> dict[str, Source]:
    """The sources that say something about an incident, renumbered in the order of the text; old id -> source."""
    spoken = {c.source for c in claims}
    heard = [s for s in sources if s.id in spoken]
    return {s.id: replace(s, id=f"s{n}") for n, s in enumerate(heard, 1)}


def _main(group: Group, report: Report) -> bool:
    """The report's own emphasis: recent, and told in the headline or the lead; or told early and of the day."""
    lead = min((m.paragraph for m in group.mentions if not m.headline), default=0)
    first = min(m.sentence for m in group.mentions)
    foremost = any(m.headline for m in group.mentions) or (first <= 1 and lead <= 1)
    return (foremost and _recent(group, report.day)) or _of_the_day(group, report.day)


def _of_the_day(group: Group, day: date | None) -> bool:
    """Whether it is one incident, told early in the report and dated no more than a day before it; no mere arrest."""
    profile = group.profile
    starts = [day_of(w.start) for w in profile.whens if w.start]
    if day is None or not starts or group.mentions[0].sentence > EARLY:
        return False
    if profile.many or profile.types == {"arrest"}:
        return False
    return all((day - start).days <= 1 for start in starts)


def _several(group: Group) -> bool:
    """Whether it is told as many by the mention that opens it, or by most of those that tell more than harm."""
    told = [m for m in group.mentions if not (m.implied or m.harm)] or group.mentions
    many = [m for m in told if m.aggregate is not None]
    return bool(many) and (told[0] in many or 2 * len(many) > len(told))


def _recent(group: Group, day: date | None) -> bool:
    ends = [day_of(w.end or w.start) for w in group.profile.whens if w.start]
    return day is None or not ends or max(ends) >= day - RECENT


def _incident(
    name: str,
    group: Group,
    claims: list[Claim],
    sources: dict[str, Source],
    report: Report,
    policy: str,
    same_side: SameSide,
) -> Incident:
    """The reading of one incident."""
    accounts: dict[str | None, list[str]] = {}
    for c in claims:
        accounts.setdefault(c.source, []).append(c.id)
    ties: dict[tuple[str, str], list[str]] = {}
    for c in claims:
        if isinstance(c.value, Link):
            ties.setdefault((c.value.kind, c.value.incident), []).append(c.id)
    return Incident(
        id=name, main=_main(group, report), type=reading.kind(claims), status=reading.status(claims),
        aggregate=reading.aggregate(claims) if _several(group) else None,
        when=reading.when(claims, None if reading.status(claims) in AHEAD else report.day), where=reading.where(claims),
        perpetrators=reading.parties(claims, "perpetrator"), targets=reading.parties(claims, "target"),
        parties=reading.sides(claims), means=reading.means(claims),
        responsibility=reading.responsibility(claims, sources, same_side), reading=policy,
        **{f: reading.figure(claims, f, policy) for f in TOLLS},
        accounts=tuple(Account(s, tuple(ids)) for s, ids in accounts.items()),
        disputes=disputes(claims, sources, same_side),
        links=tuple(Tie(kind, other, tuple(ids)) for (kind, other), ids in ties.items()),  # type: ignore[arg-type]
    )  # fmt: skip
