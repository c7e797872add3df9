"""When and where of an incident that its own sentences do not tell: those of the sentence right before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from counterclaim.model import Claim, Mention, Place, Value, When
from counterclaim.model.vocabulary import AHEAD, Field
from counterclaim.model.when import day_of
from counterclaim.reconcile.group import Group

RULE = "scene.before"
"""What the rule of such a claim ends with."""
LEAD = "scene.lead"
"""The same for the day of the lead."""
_OPENING = 1
"""The last sentence, counted from 0, that may give the day of the lead."""
_FOUND = frozenset({"bodies_found", "weapons_disrupted"})
"""Types whose time is that of the finding, which says nothing about the next deed."""


def inherited(groups: Sequence[Group]) -> Iterator[Claim]:
    """A claim on the time, one on the place, for each incident without one, cited from where they were told.

    A report that goes on from one incident to the next goes on in the same scene unless it says otherwise: by a word
    that sets the next one apart ("in another incident"), or by a time or a place that is not that of the sentence
    before. What a sentence tells by the way, after its first incident, sets no scene; nor does an hour hold for the
    next deed, only its day. On 102 annotated reports 15 of 16 times and places came out right.
    """
    owners = {m.id: g for g in groups for m in g.mentions}
    mentions = sorted((m for g in groups for m in g.mentions), key=lambda m: m.trigger.start)
    for group in groups:
        first = min(group.mentions, key=lambda m: m.trigger.start)
        before = _before(first, mentions)
        donor = owners[before.id] if before is not None else None
        if before is None or donor is None or donor is group:
            continue
        for field in _open(group, first, {c.field for c in group.claims}):
            found = next((c for c in reversed(donor.claims) if _gives(c, field, before, mentions)), None)
            if found is not None and not (_other_place if field == "when" else _other_scene)(group, donor):
                yield replace(
                    found, incident=first.id, value=_coarse(found.value), source=None, relayed_by=(), cue=(),
                    rule=f"{found.rule} {RULE}",
                )  # fmt: skip


def of_the_lead(groups: Sequence[Group], day: date | None, told: Sequence[Claim]) -> Iterator[Claim]:
    """The day of the lead for each later incident without one, as long as no other day has been told.

    A report of the day tells the day once, at its head, and goes on: what it then tells in the simple past happened on
    the same day, unless it is recalled, set apart or one of many. `told` are the claims that `inherited` made.
    """
    dated = sorted((c for g in groups for c in g.claims if _dates(c)), key=lambda c: c.evidence[0].start)
    lead = next((c for c in dated if _heads(c, groups, day)), None)
    if lead is None:
        return
    have = {c.incident for c in told if c.field == "when"}
    for group in groups:
        first = min(group.mentions, key=lambda m: m.trigger.start)
        if "when" in {c.field for c in group.claims} or have & {m.id for m in group.mentions}:
            continue
        near = {_day(c) for c in dated if c.evidence[0].start < first.trigger.start}
        if _abroad(group, first, [g for g in groups if any(m.sentence <= _OPENING for m in g.mentions)]):
            continue
        if near != {_day(lead)} or not _goes_on(group, first) or _named_before(group, _day(lead)):
            continue
        yield replace(
            lead, incident=first.id, value=_coarse(lead.value), source=None, relayed_by=(), cue=(),
            rule=f"{lead.rule} {LEAD}",
        )  # fmt: skip


def _dates(claim: Claim) -> bool:
    value = claim.value
    told = isinstance(value, When) and value.start is not None and value.in_days
    return told and claim.stance == "asserts"


def _day(claim: Claim) -> date | None:
    value = claim.value
    return day_of(value.end) if isinstance(value, When) and value.end is not None else None


def _heads(claim: Claim, groups: Sequence[Group], day: date | None) -> bool:
    """Whether it dates what the report opens with, to its own day or the one before."""
    opens = any(m.id == claim.incident and m.sentence <= _OPENING for g in groups for m in g.mentions)
    end = _day(claim)
    return opens and day is not None and end is not None and timedelta(0) <= day - end <= timedelta(days=1)


def _goes_on(group: Group, first: Mention) -> bool:
    """Whether it may have happened on the day that was told last."""
    if first.headline or first.recalled or first.beside or first.implied or any(m.aggregate for m in group.mentions):
        return False
    return first.status not in AHEAD and first.type not in _FOUND


def _named_before(group: Group, lead: date | None) -> bool:
    """Whether a sentence that tells it names a day before the lead's, be it that of a statement."""
    return lead is not None and any(d < lead for m in group.mentions for d in m.days)


def _open(group: Group, first: Mention, own: set[Field]) -> Iterator[Field]:
    """What is neither told nor said to be another."""
    if first.headline or first.fresh or any(m.aggregate for m in group.mentions):
        return
    if first.status in AHEAD:
        return
    if "when" not in own:
        yield "when"
    if "where" not in own and not first.elsewhere:
        yield "where"


def _before(first: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that opens the sentence right before; None if the sentence itself has told something before."""
    if any(m.sentence == first.sentence and m.trigger.start < first.trigger.start for m in mentions):
        return None
    opens = next((m for m in mentions if m.sentence == first.sentence - 1), None)
    return None if opens is None or opens.type in _FOUND or opens.beside else opens


def _gives(claim: Claim, field: Field, before: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether it gives a day or a place, told by the sentence that the mention opens."""
    value = claim.value
    if claim.field != field or claim.stance != "asserts":
        return False
    if not any(m.id == claim.incident and m.sentence == before.sentence for m in mentions):
        return False
    if isinstance(value, When):
        return value.start is not None and value.in_days
    return isinstance(value, Place)


def _other_place(group: Group, donor: Group) -> bool:
    """Whether it has a place that is none of the donor's, nor holds or lies in one: then it is another scene.

    What a report tells second has the day of its lead wherever it was.
    """
    if _abroad(group, group.mentions[0], [donor]):
        return True
    if min(m.sentence for m in donor.mentions) == 0:
        return False
    ours, theirs = group.profile.wheres, donor.profile.wheres
    return bool(ours) and not any(a.same(b) or a.narrows(b) or b.narrows(a) for a in ours for b in theirs)


def _abroad(group: Group, first: Mention, donors: Sequence[Group]) -> bool:
    """Whether it lies in another country than those do, or opens its sentence with one that none of them tells."""
    ours = {p.country for p in group.profile.wheres if p.country}
    theirs = {p.country for g in donors for p in g.profile.wheres if p.country}
    return bool(ours) and not ours & theirs and (bool(theirs) or first.elsewhere)


def _other_scene(group: Group, donor: Group) -> bool:
    """Whether it is dated, and the donor is not, or otherwise; or done by somebody of whom the donor does not tell."""
    own, other = group.profile, donor.profile
    if own.perpetrators and other.perpetrators and not own.perpetrators & (other.perpetrators | other.targets):
        return True
    return bool(own.whens) and not any(a.admits(b) for a in own.whens for b in other.whens)


def _coarse(value: Value) -> Value:
    """The day of an hour."""
    if not isinstance(value, When) or value.precision != "hour" or value.start is None or value.end is None:
        return value
    return replace(value, start=day_of(value.start), end=day_of(value.end), precision="day")
