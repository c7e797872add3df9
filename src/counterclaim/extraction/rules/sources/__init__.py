"""The sources of a report: one for each who speaks, however often renamed, and the attributions that name them."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from counterclaim.extraction.rules.actors.acronyms import spelt_out
from counterclaim.extraction.rules.found import Attribution
from counterclaim.extraction.rules.sources.identity import Identity, identities
from counterclaim.extraction.rules.sources.roles import actor, kind_role, named_role, nouns
from counterclaim.extraction.rules.sources.sides import side
from counterclaim.model import Report, Source
from counterclaim.model.vocabulary import Role

_PRIVATE: frozenset[Role] = frozenset(
    {
        "witness",
        "resident",
        "relative",
        "medical",
        "company",
        "lawyer",
        "analyst",
        "media",
        "other",
        "unspecified",
    }
)
"""Roles in which a named person is no office-holder."""
_VAGUE: frozenset[Role] = frozenset({"government", "other", "resident", "witness", "party"})
"""Roles that a more specific description outweighs."""


def sources(
    doc: Doc, report: Report, attributions: Iterable[Attribution]
) -> tuple[tuple[Source, ...], list[Attribution]]:
    """The sources in the order of the text (s1, s2 ...), and the attributions with `speaker` and `role` set.

    `report` is the one whose text `doc` holds. An attribution to nobody, or to a pronoun that nothing explains,
    keeps `speaker` None.
    """
    told = list(attributions)
    spans = {a.source for a in told if a.source is not None}
    found = [i for i in identities(doc, told) if any(s.span in spans for s in i.speakers)]
    found.sort(key=lambda i: min(s.span for s in i.speakers if s.span in spans))
    made = {n: _source(report, doc, i, f"s{n + 1}", found) for n, i in enumerate(found)}
    by_span = {s.span: made[n] for n, i in enumerate(found) for s in i.speakers}
    papers = {made[n].id for n, i in enumerate(found) if i.speakers[0].noun in nouns("documents") and made[n].anonymous}
    return tuple(made.values()), _cited([_resolved(a, by_span) for a in told], papers)


def _cited(told: list[Attribution], papers: set[str]) -> list[Attribution]:
    """Nobody's papers that a speaker refers to ("reports say") are no source: the speaker is."""
    return [_by_speaker(a, told) if a.speaker in papers else a for a in told]


def _by_speaker(one: Attribution, told: list[Attribution]) -> Attribution:
    outer = [a for a in told if a.speaker not in (None, one.speaker) and set(one.cue) <= a.content]
    if not outer:
        return one
    nearest = min(outer, key=lambda a: len(a.content))
    return replace(one, speaker=nearest.speaker, role=nearest.role)


def _resolved(one: Attribution, by_span: dict[tuple[int, int], Source]) -> Attribution:
    source = by_span.get(one.source) if one.source is not None else None
    return one if source is None else replace(one, speaker=source.id, role=source.role)


def _source(report: Report, doc: Doc, identity: Identity, name: str, everyone: list[Identity]) -> Source:
    """The record of one identity; its mentions are spans of the report's text."""
    role = role_of(identity)
    speaks_for = side(identity, role, everyone)
    known = actor(identity.name) if identity.kind == "body" else None
    spans = {(doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in (s.span for s in identity.speakers)}
    mentions = sorted({(e.start, e.end) for e in (report.cite(*s) for s in spans)})
    return Source(
        id=name,
        name=spelt_out(doc, identity.name) or identity.name,
        anonymous=is_anonymous(identity),
        role=_of_side(role, speaks_for),
        speaks_for=speaks_for,
        mentions=tuple(mentions),
        person=identity.kind == "person" and role in _PRIVATE,
        actor=None if known is None else known.id,
    )


def _of_side(role: Role, speaks_for: str | None) -> Role:
    """ "An official from the alliance" is no government's or army's where the alliance is an armed group."""
    known = actor(speaks_for) if role in {"government", "military"} and speaks_for is not None else None
    return "armed_group" if known is not None and kind_role(known.kind) == "armed_group" else role


def role_of(identity: Identity) -> Role:
    """The role that most of a source's descriptions give, the more specific before the vague."""
    given: list[Role] = [s.role for s in identity.speakers if s.role is not None and s.role != "unspecified"]
    if not given:
        found = named_role(identity.name) if identity.kind == "body" else None
        return found or "unspecified"
    if identity.kind == "people":
        fullest = max((s for s in identity.speakers if s.role is not None), key=lambda s: len(s.words))
        return fullest.role or "unspecified"
    vague = _VAGUE - {"government"} if identity.kind == "person" else _VAGUE
    weight = {r: given.count(r) + (0.0 if r in vague else 0.5) for r in given}
    return max(given, key=lambda r: (weight[r], -given.index(r)))


def is_anonymous(identity: Identity) -> bool:
    """Whether no person, body, outlet or single document is named: unnamed people, or "reports"."""
    if identity.kind in {"person", "body", "document"}:
        first = identity.speakers[0]
        return identity.kind != "person" and first.plural and first.noun in nouns("documents")
    return True
