"""What one report tells of one incident, as far as it tells incidents apart."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from counterclaim import lexicon
from counterclaim.model import Count, Dossier, Figure, Incident, Party, Place, Report, When
from counterclaim.model.vocabulary import TOLLS, Status, TollField, Type
from counterclaim.reconcile.across.words import Traces, hashed, traces
from counterclaim.registry import agent

AFTERMATH: frozenset[Type] = frozenset({"arrest", "weapons_disrupted"})
"""Types of what follows from a deed; a report that tells nothing else has its deed elsewhere."""
WARLIKE: frozenset[Type] = frozenset(
    {"air_strike", "shelling", "bombing", "suicide_bombing", "grenade", "chemical_attack", "abduction", "mob_violence"}
)
"""Types that are rarely one person's deed."""
MANY = 100
"""So many dead are rarely one person's deed."""
AROUND = 160
"""Characters on either side of a background incident's evidence that are taken for its own text."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One incident as one report tells it; plain values, which `dump` and `load` take to JSON and back.

    `id` is "report/incident"; an `incident` of "" stands for a report in which no deed was read, which may still
    belong to one that others tell (`type` is None then). `subject` marks the one that the report is about, main or not;
    `organised` one that a force or an armed group has part in, or of a kind that needs one.
    `parties` are actors' ids or telling words of perpetrators and sides,
    `targets` and `means` telling words, `sources` the named ones that are no private persons. `traces` are what
    the wording of the text around it leaves: hashes, never words in clear.
    """

    id: str
    report: str
    incident: str
    main: bool
    subject: bool
    type: Type | None
    status: Status = "accomplished"
    many: bool = False
    organised: bool = False
    published: date | None = None
    when: When = field(default_factory=When)
    where: Place = field(default_factory=lambda: Place(None))
    parties: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    tolls: tuple[tuple[TollField, Count], ...] = ()
    sources: frozenset[str] = frozenset()
    telling: str = ""
    traces: Traces = field(default_factory=Traces)

    def toll(self, name: TollField) -> Count | None:
        """The number of one kind of harm, None where the report gives none."""
        return next((count for field, count in self.tolls if field == name), None)


def profiles(dossier: Dossier, telling: str = "") -> tuple[Profile, ...]:
    """The profiles of a dossier's incidents, in its order, and of the report alone where it tells no deed.

    `telling` is the id of the telling that the report carries.
    """
    about = foremost(dossier)
    found = [_profile(dossier, i, subject=i.id == about) for i in dossier.incidents]
    if about is None:
        found.append(_bare(dossier.report, ""))
    return tuple(replace(p, telling=telling) for p in found)


def foremost(dossier: Dossier) -> str | None:
    """The id of the incident that a report is about: the main one, a single one before one of many; among several, or
    where none is main, the one of which it says the most, the first of these. None where no deed is told, but at most
    what followed from one."""
    told = Counter(c.incident for c in dossier.claims)
    deeds = [i for i in dossier.incidents if i.type not in AFTERMATH]
    ranked = sorted(deeds, key=lambda i: (not i.main, i.aggregate is not None, -told[i.id]))
    return ranked[0].id if ranked else None


def _bare(report: Report, incident: str) -> Profile:
    """A profile that only knows its report."""
    return Profile(
        f"{report.id}/{incident}", report.id, incident, main=not incident, subject=not incident, type=None,
        published=report.day, when=When(None, report.day),
        traces=traces(report.text, report.title or "", report.day),
    )  # fmt: skip


def _profile(dossier: Dossier, incident: Incident, *, subject: bool) -> Profile:
    """The profile of one incident. What the report is about is told by all of its text, the others by what stands
    around their evidence."""
    bare = _bare(dossier.report, incident.id)
    parties = (*incident.perpetrators, *incident.parties, *incident.targets)
    sources = (dossier.source(a.source) for a in incident.accounts if a.source)
    return replace(
        bare,
        main=incident.main, subject=subject, many=incident.aggregate is not None,
        type=incident.type, status=incident.status,
        organised=incident.type in WARLIKE or any(map(_armed, parties)) or _slaughter(incident.killed),
        when=replace(incident.when, text=""),
        where=replace(incident.where, text="", reason="", candidates=()),
        parties=_named(incident.perpetrators + incident.parties),
        targets=_named(incident.targets),
        means=frozenset(w for m in incident.means for w in _telling(m.name or m.text)),
        tolls=_tolls(incident),
        sources=frozenset(s.actor or s.name.casefold() for s in sources if s and not s.anonymous and not s.person),
        traces=replace(
            bare.traces if subject else traces(_around(dossier, incident), day=dossier.report.day),
            here=_here(incident.where),
        ),
    )  # fmt: skip


def _here(where: Place) -> frozenset[str]:
    """The hash of the name of the town or district in which it happened."""
    return frozenset({hashed(where.name.casefold())} if where.name and where.precision in {"town", "district"} else ())


def _around(dossier: Dossier, incident: Incident) -> str:
    """The text around an incident's evidence."""
    text = dossier.report.text
    spans = sorted((e.start, e.end) for c in dossier.of(incident.id) for e in c.evidence)
    out: list[str] = []
    done = 0
    for start, end in spans:
        begin, stop = max(done, start - AROUND), min(len(text), end + AROUND)
        if stop > begin:
            out.append(text[begin:stop])
            done = stop
    return " ".join(out)


def _slaughter(killed: Figure | None) -> bool:
    """Whether more were killed than one person kills."""
    return killed is not None and (killed.low or 0) >= MANY


def _armed(party: Party) -> bool:
    """Whether a party is a force or an armed group that the registry or its noun tells ("troops", "rebels"); the
    police are neither."""
    if party.person:
        return False
    if party.actor:
        return party.inter in {1, 2, 3, 4, 8} and not party.actor.endswith("/police")
    noun = agent(*party.name.casefold().split())
    return noun is not None and (noun.unit == "military" or noun.inter == 2)


def _named(parties: Iterable[Party]) -> frozenset[str]:
    """The actors' ids, or the telling words of those that the registry does not know; private persons stay out."""
    known = [p for p in parties if not p.person]
    ids = {p.actor for p in known if p.actor}
    return frozenset(ids | {w for p in known if not p.actor for w in _telling(p.name)})


def _telling(name: str) -> set[str]:
    """The words of a name that tell it from others."""
    shared = set(lexicon.table("grouping")["shared"])
    found = (w.rstrip("s") for w in re.findall(r"[^\W\d_]+", name.casefold()))
    return {w for w in found if len(w) > 2 and w not in shared and f"{w}s" not in shared}


def _tolls(incident: Incident) -> tuple[tuple[TollField, Count], ...]:
    """What is known of the tolls, as intervals."""
    found: list[tuple[TollField, Count]] = []
    for name in TOLLS:
        figure: Figure | None = getattr(incident, name)
        if figure is not None:
            found.append((name, Count(figure.low, figure.best, figure.high)))
    return tuple(found)
