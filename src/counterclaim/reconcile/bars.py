"""What keeps a mention from telling an incident, whatever else agrees, and what it may tell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.model import Claim, Link, Mention, Toll
from counterclaim.reconcile.group import Group, Told
from counterclaim.reconcile.likeness import LONG, RECENT, lasting, of_a_year, old, same_toll, shares, summed, turned
from counterclaim.reconcile.profile import Profile, compatible_types

LONG_AGO = timedelta(days=300)
"""What is told of a time so far back is no news, even where it is told as known ("the violence of the fifties")."""

MOST = 50
"""Of how many incidents, those told last and the first, a mention may tell: stories have fewer, lists hundreds."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a mention may tell: the incidents that nothing bars, and whether it may be a new one.

    `adds` is what it adds to the one chosen.
    """

    adds: Group
    open_to: list[Told]
    new: bool


def options(alone: Group, found: Sequence[Group], last: Group | None, day: date | None = None) -> Options:
    """What the one mention of `alone` may tell, of the incidents `found` so far, of which `last` was told by the
    mention before."""
    (mention,), own = alone.mentions, alone.profile
    before = [Told(group, first=n == 0, last=group is last) for n, group in enumerate(found)]
    if len(before) > MOST:
        told_last = sorted(t.group.mentions[-1].trigger.start for t in before)[-MOST]
        before = [t for t in before if t.first or t.group.mentions[-1].trigger.start >= told_last]
    if nothing(alone.claims):
        kept = tuple(c for c in alone.claims if isinstance(c.value, Toll))
        just = _just_told(own, before)
        return Options(Group((replace(mention, implied=True),), kept, alone.sides), just, not just)
    free = [t for t in _open_to(mention, before) if not (_linked(alone, t.group) or _linked(t.group, alone))]
    open_to = [t for t in free if not apart(mention, own, t.group, day)]
    return Options(alone, open_to, True)


def _linked(one: Group, other: Group) -> bool:
    """Whether the one is told to be the revenge for the other, or to follow it: never one incident."""
    told = {c.value.incident for c in one.claims if isinstance(c.value, Link)}
    return any(m.id in told for m in other.mentions)


def nothing(claims: Sequence[Claim]) -> bool:
    """Whether it says of an incident only that nobody came to harm: "no casualties were reported in the raid"."""
    said = [c for c in claims if c.field not in {"type", "status"}]
    return bool(said) and all(isinstance(c.value, Toll) and c.value.best == 0 for c in said)


def _just_told(own: Profile, before: list[Told]) -> list[Told]:
    """The one incident told last, by the same source if it has told one: that is where nobody came to harm."""
    single = [t for t in before if not t.group.profile.many]
    single.sort(key=lambda t: t.group.mentions[-1].trigger.start)
    return ([t for t in single if t.group.profile.voices & own.voices] or single)[-1:]


def _open_to(mention: Mention, before: list[Told]) -> list[Told]:
    """The incidents that a mention may tell.

    A share of many ("most of the attacks") tells only the many told last; one of them ("attacks, including the bombing
    of a bus") not the many; several pointed at ("the bombings") the many of that name.
    """
    if mention.beside:
        single = mention.aggregate is None
        before = [t for t in before if not (bool(t.group.profile.many) == single and _beside(mention, t.group))]
    if mention.plural and mention.definite and mention.aggregate is None:
        same = [t for t in before if t.group.profile.many and mention.lemma in t.group.profile.lemmas]
        return same or before
    if mention.aggregate is None or mention.aggregate.share is None:
        return before
    return [t for t in before if t.group.profile.many][-1:] or before[-1:]


def _beside(mention: Mention, group: Group) -> bool:
    """Whether the sentence tells the mention beside one of the group."""
    return any(m.id in mention.beside for m in group.mentions)


def apart(mention: Mention, own: Profile, group: Group, day: date | None = None) -> bool:
    """Whether they cannot be one incident, whatever else agrees: another type, time or place."""
    other = group.profile
    if _recalled(mention, own, other, day) or any(_sequel(mention, m) for m in group.mentions):
        return True
    if (own.status == "ahead") != (other.status == "ahead") and not mention.implied:
        return True
    if mention.implied and summed(own) and other.many is False and not same_toll(own, other):
        return True
    if not mention.implied and not compatible_types(own.types, other.types):
        return True
    if any(bar(mention, own, other) for bar in _DEEDS):
        return True
    if "bodies_found" in own.types | other.types and bool(own.wounded or other.wounded):
        return True
    if any(not a.admits(b) for a in own.whens for b in other.whens):
        return True
    return any(not a.admits(b) for a in own.wheres for b in other.wheres)


def _of_another_span(mention: Mention, own: Profile, other: Profile) -> bool:
    """Whether the one goes on for days and the other is of one day: "they have fought since March"; what refers back
    ("the fighting has raged since Monday") only where it goes on for weeks."""
    more = RECENT if mention.definite else LONG
    return any(lasting(a, more) and any(w.exact for w in b.whens) for a, b in ((own, other), (other, own)))


def _recalled(mention: Mention, own: Profile, other: Profile, day: date | None) -> bool:
    """Whether it recalls another day than an incident that nothing dates: that one is news, this is not."""
    shared = bool(own.targets & other.targets)
    if other.whens or shared or not (old(own, day) or of_a_year(own)):
        return False
    return not mention.definite or old(own, day, LONG_AGO)


def _sequel(a: Mention, b: Mention) -> bool:
    """Whether one sentence tells two acts of two kinds in order: "set fire to a shop after a kidnapping", but not the
    harm that came of the other ("died after a blast")."""
    under, over = (a, b) if b.id in a.beside else (b, a)
    if over.id not in under.beside or a.type == b.type:
        return False
    return not (over.harm or any(m.definite or m.implied for m in (a, b)))


def _more_of_it(mention: Mention, own: Profile, _: Profile) -> bool:
    """Whether it only says that there was more: "led to a new crackdown"."""
    return mention.fresh and not (mention.sure or own.hit) and own.types == {"other"}


def _others_taken(mention: Mention, own: Profile, other: Profile) -> bool:
    """Whether people are told to be abducted, by another voice, beside others who were killed or hurt."""
    if mention.type != "abduction" or mention.definite or mention.implied or "abduction" in other.types:
        return False
    hurt = bool(other.targets and (other.killed or other.wounded))
    return hurt and bool(own.targets) and own.voices != other.voices and not same_toll(own, other)


def _taken_before(mention: Mention, own: Profile, other: Profile) -> bool:
    """Whether it counts hostages ("seized 70 of them"), and the other is neither an abduction nor an attack by somebody
    in whose course people were taken, but the raid that freed them."""
    raid = bool(other.perpetrators) and compatible_types(frozenset({"abduction"}), other.types)
    return mention.implied and bool(own.abducted) and not ("abduction" in other.types or raid)


def _struck_back(mention: Mention, own: Profile, other: Profile) -> bool:
    """Whether those who did the one suffer the other, by one voice: "the army launched an assault on the attackers"."""
    if mention.definite or mention.implied or mention.harm or own.voices != other.voices:
        return False
    if "armed_clash" in own.types | other.types or own.perpetrators & other.perpetrators:
        return False
    if mention.beside and own.doers and other.doers and not own.doers & other.doers:
        return True  # "stabbed three before officers shot him"
    back = bool(own.perpetrators and other.perpetrators) and bool(own.targets & other.perpetrators)
    return back or bool(own.doers and own.victims & other.doers and not own.doers & other.doers)


def _told_as_another(mention: Mention, own: Profile, other: Profile) -> bool:
    """Whether it tells without referring back what a group does not: others who did it to others, by another voice, or
    the dead of one deed beside those of many."""
    if mention.definite or shares(own, other):
        return False
    doers = own.perpetrators and other.perpetrators and not own.perpetrators & other.perpetrators
    victims = own.targets and other.targets and not own.targets & other.targets
    if any(summed(a) and a.killed and b.many and not b.whens for a, b in ((own, other), (other, own))):
        return True
    if doers and victims and own.voices != other.voices and not (turned(own, other) or turned(other, own)):
        return True
    if own.many and other.many is False and not (own.hit or own.wheres):
        return True
    if own.many is False and other.many and not mention.harm:
        return True
    dead = own.killed and other.killed and not same_toll(own, other)
    return bool(dead) and None not in (own.many, other.many) and own.many != other.many


_DEEDS = (_told_as_another, _struck_back, _others_taken, _more_of_it, _taken_before, _of_another_span)
"""What tells that two deeds are not one, asked of a mention, its profile and the other's."""
