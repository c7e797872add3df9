"""What a screen or a page shows of a dossier, as plain strings: made once, rendered by text and by html."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from counterclaim.export import words
from counterclaim.model import (
    Account,
    Blame,
    Claim,
    Dispute,
    Dossier,
    Evidence,
    Incident,
    Link,
    Party,
    Report,
    Tie,
)
from counterclaim.model.vocabulary import TOLLS, Field, Stance

_FIELDS: tuple[str, ...] = get_args(Field)


@dataclass(frozen=True, slots=True)
class Saying:
    """One value that a source gives, its stance, and the claim that it stands for."""

    field: str
    label: str
    value: str
    stance: Stance
    claim: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Verbatim words, where they stand `[start, end)`, and whether in quotation marks."""

    quote: str
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says in one passage (or in several that carry one claim)."""

    sayings: tuple[Saying, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """An account: who speaks, in which capacity, and what it says."""

    name: str
    about: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One of the values in dispute and those who hold it."""

    value: str
    stance: Stance
    held_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """A dispute: about what, of which kind, and the positions side by side."""

    about: str
    kind: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident: its heading, the readings of it, its accounts, what is disputed, and its links."""

    number: int
    id: str
    main: bool
    when: str
    where: str
    what: str
    status: str
    tolls: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str, str], ...]
    columns: tuple[Column, ...]
    disputes: tuple[Disputed, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """A report as read: its header, its incidents (the main ones first), notes, and what it adds up to."""

    key: str
    title: str
    byline: str
    entries: tuple[Entry, ...]
    notes: tuple[str, ...]
    footer: str


def screen(dossier: Dossier) -> Screen:
    """What there is to show of `dossier`. Mask it before, if names are to be left out."""
    ordered = sorted(dossier.incidents, key=lambda i: not i.main)
    numbers = {incident.id: n for n, incident in enumerate(ordered, 1)}
    scene = _Scene(dossier, {c.id: c for c in dossier.claims}, numbers)
    report = dossier.report
    return Screen(
        key=report.key,
        title=" ".join((report.title or report.key).split()),
        byline=_byline(report),
        entries=tuple(_entry(scene, incident) for incident in ordered),
        notes=(*dossier.report.notes, *dossier.notes),
        footer=_footer(dossier),
    )


def _byline(report: Report) -> str:
    """Outlet, agencies, date and key."""
    told = [report.outlet or "outlet unknown"]
    if report.agencies:
        told.append(f"wire copy of {', '.join(report.agencies)}")
    told.append(f"published {words.day(report.published)}" if report.published else "no date")
    if report.title:
        told.append(report.key)
    return " · ".join(told)


def _footer(dossier: Dossier) -> str:
    """How much was found, and by which policy it was read."""
    incidents, disputes = dossier.incidents, sum(len(i.disputes) for i in dossier.incidents)
    told = [
        _many(len(incidents), "incident"), _many(len(dossier.claims), "claim"),
        _many(len(dossier.sources), "source"), _many(disputes, "dispute"),
    ]  # fmt: skip
    readings = sorted({i.reading for i in incidents})
    return " · ".join([*told, *(f"reading: {name}" for name in readings)])


def _many(number: int, noun: str) -> str:
    """`1 claim`, `2 claims`, `no claims`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class _Scene:
    """A dossier with the look-ups that its parts need: claims by id, the numbers of its incidents."""

    dossier: Dossier
    claims: dict[str, Claim]
    numbers: dict[str, int]

    def speaker(self, source: str | None) -> str:
        """The name under which a source is shown."""
        found = self.dossier.source(source)
        return found.name if found else words.word("voice")

    def told(self, ids: Iterable[str]) -> list[Claim]:
        """The claims of these ids."""
        return [self.claims[id] for id in ids]  # noqa: A001

    def another(self, incident: str) -> str:
        """An incident, named from another one: `the air strike of January 2024 in Jordan [6]`."""
        found = next((i for i in self.dossier.incidents if i.id == incident), None)
        return f"{words.reference(found)} [{self.numbers[incident]}]" if found else words.word("elsewhere")

    def value(self, claim: Claim, *, brief: bool = False) -> str:
        """A claim's value, links resolved."""
        if isinstance(claim.value, Link):
            return f"{words.words('links')[claim.value.kind]} {self.another(claim.value.incident)}"
        return words.value(claim, brief=brief)


def _entry(scene: _Scene, incident: Incident) -> Entry:
    """One incident for the screen."""
    return Entry(
        number=scene.numbers[incident.id],
        id=incident.id,
        main=incident.main,
        when=words.when(incident.when),
        where=words.where(incident.where),
        what=words.what(incident),
        status=words.words("statuses")[incident.status],
        tolls=_tolls(incident),
        facts=tuple(_facts(scene, incident)),
        columns=tuple(_column(scene, account) for account in _by_text(scene, incident.accounts)),
        disputes=tuple(_disputed(scene, dispute) for dispute in incident.disputes),
        links=tuple(_link(scene, tie) for tie in incident.links),
    )


def _tolls(incident: Incident) -> tuple[tuple[str, str], ...]:
    """The tolls that anybody gives, as label and interval."""
    figures = ((field, getattr(incident, field)) for field in TOLLS)
    labels, summed = words.words("fields"), f", {words.word('summed')}"
    return tuple(
        (labels[field], words.interval(figure) + (summed if figure.derived else ""))
        for field, figure in figures
        if figure is not None
    )


def _facts(scene: _Scene, incident: Incident) -> Iterable[tuple[str, str, str]]:
    """Who, against whom, with what: label, value, and a remark on how it is known."""
    yield from _culprits(scene, incident)
    if incident.parties:
        yield "between", " and ".join(words.party(p, brief=True) for p in incident.parties), ""
    if incident.targets:
        yield "against", ", ".join(words.thing(p, brief=True) for p in incident.targets), ""
    if incident.means:
        yield "with", ", ".join(words.thing(m, brief=True) for m in incident.means), ""


def _culprits(scene: _Scene, incident: Incident) -> Iterable[tuple[str, str, str]]:
    """Each party held responsible and how that is known; a private person is never named here."""
    parties = {p.name: p for c in scene.dossier.of(incident.id) if isinstance(p := c.value, Party)}
    blamed = list(dict.fromkeys(b.party for b in incident.responsibility))
    blamed += [p.name for p in incident.perpetrators if p.name not in blamed and not p.person]
    if not blamed and not incident.parties:
        yield "done by", words.word("unknown"), ""
    for n, name in enumerate(blamed):
        how = [_blame(scene, b) for b in incident.responsibility if b.party == name]
        party = parties.get(name)
        yield "" if n else "done by", words.party(party, brief=True) if party else name, "; ".join(how)


def _blame(scene: _Scene, blame: Blame) -> str:
    """`claimed by the group`, `accused by nobody named`, `in the report's own words`."""
    phrase = str(words.words("responsibility")[blame.how])
    if blame.how == "reported":
        return phrase
    return f"{phrase} {', '.join(map(scene.speaker, blame.by)) or words.word('nobody')}"


def _by_text(scene: _Scene, accounts: Sequence[Account]) -> list[Account]:
    """Accounts in the order in which they begin in the text, the report's own voice last."""

    def first(account: Account) -> tuple[bool, int]:
        spans = [e.start for claim in scene.told(account.claims) for e in claim.evidence]
        return account.source is None, min(spans, default=0)

    return sorted(accounts, key=first)


def _column(scene: _Scene, account: Account) -> Column:
    """One account for the screen."""
    told = scene.told(account.claims)
    return Column(scene.speaker(account.source), tuple(_about(scene, account, told)), tuple(_statements(scene, told)))


def _about(scene: _Scene, account: Account, told: Iterable[Claim]) -> Iterable[str]:
    """In which capacity the source speaks, for whom, and who passed it on."""
    source = scene.dossier.source(account.source)
    if source:
        role = str(words.words("roles")[source.role])
        told_of = [role] if role != source.name.casefold() else []
        if told_of or source.anonymous:
            yield ", ".join([*told_of, *(["anonymous"] if source.anonymous else [])])
        if source.speaks_for and source.speaks_for != source.name:
            yield f"for {source.speaks_for}"
    relays = dict.fromkeys(relay for c in told for relay in c.relayed_by)
    if relays:
        yield f"via {', '.join(relays)}"


def _statements(scene: _Scene, told: Sequence[Claim]) -> Iterable[Statement]:
    """The claims of one source, grouped by the passage that bears them, in the order of the text."""
    groups: list[tuple[list[Evidence], list[Claim]]] = []
    for claim in sorted(told, key=lambda c: c.evidence[0].start):
        home = next((g for g in groups if any(a.overlaps(b) for a in g[0] for b in claim.evidence)), None)
        if home is None:
            groups.append((list(claim.evidence), [claim]))
        else:
            home[0].extend(claim.evidence)
            home[1].append(claim)
    for spans, claims in groups:
        yield Statement(_sayings(scene, claims), tuple(_passages(scene.dossier.report, spans)))


def _sayings(scene: _Scene, claims: Iterable[Claim]) -> tuple[Saying, ...]:
    """What the claims say, each thing once, in the order of the contract's fields."""
    labels = words.words("fields")
    told = [Saying(c.field, labels[c.field], scene.value(c), c.stance, c.id) for c in claims]
    once = {(s.field, s.value, s.stance): s for s in reversed(told)}
    return tuple(sorted(once.values(), key=lambda s: _FIELDS.index(s.field)))


def _passages(report: Report, spans: Iterable[Evidence]) -> Iterable[Passage]:
    """The spans in the order of the text, those that overlap joined."""
    joined: list[Evidence] = []
    for span in sorted(spans):
        if joined and joined[-1].overlaps(span):
            last = joined.pop()
            joined.append(report.cite(last.start, max(last.end, span.end), quoted=last.quoted and span.quoted))
        else:
            joined.append(span)
    return (Passage(" ".join(s.quote.split()), s.start, s.end, s.quoted) for s in joined)


def _disputed(scene: _Scene, dispute: Dispute) -> Disputed:
    """A dispute with those who agree put together."""
    held: dict[tuple[str, Stance], list[str]] = {}
    for claim in scene.told(dispute.claims):
        value = scene.value(claim, brief=True) or str(words.words("fields")[claim.field])
        by, name = held.setdefault((value, claim.stance), []), scene.speaker(claim.source)
        if name not in by:
            by.append(name)
    positions = tuple(Position(value, stance, tuple(by)) for (value, stance), by in held.items())
    return Disputed(words.words("disputed")[dispute.field], words.words("kinds")[dispute.kind], positions)


def _link(scene: _Scene, tie: Tie) -> str:
    """`retaliation for the air strike of January 2024 in Jordan [6], says the minister`."""
    told = f"{words.words('links')[tie.kind]} {scene.another(tie.incident)}"
    by = dict.fromkeys(scene.speaker(c.source) for c in scene.told(tie.claims) if c.source)
    return f"{told}, says {', '.join(by)}" if by else told
