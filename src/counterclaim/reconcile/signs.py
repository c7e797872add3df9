"""What speaks for and against a mention telling an incident that the report has told before.

Each sign is a number: 1 where it holds, unless its description says otherwise. `docs/grouping.md` lists them; what each
weighs stands in `lexicon/grouping.yaml`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log1p

from counterclaim.model import Claim, Mention, Toll
from counterclaim.model.when import day_of
from counterclaim.reconcile.profile import Profile, compatible_types, profile

RECENT = timedelta(days=8)
"""How long before its report news may have happened."""

LONG_AGO = timedelta(days=300)
"""What is told of a time so far back is no news, even where it is told as known ("the violence of the fifties")."""

LONG = timedelta(days=1)
"""Dead counted over longer are summed up."""

CHANCE = 3
"""Below this number two tolls agree too often to mean anything."""


@dataclass(slots=True)
class Group:
    """Mentions of one incident, as it grows by `add`."""

    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    _profile: Profile | None = None

    def add(self, mention: Mention, claims: Sequence[Claim]) -> None:
        """Take one more mention in."""
        self.mentions.append(mention)
        self.claims.extend(claims)
        self._profile = None

    def profile(self) -> Profile:
        """What it says so far; kept until it grows, since every later mention is compared with it."""
        if self._profile is None:
            self._profile = profile(self.mentions, self.claims)
        return self._profile


@dataclass(frozen=True, slots=True)
class Told:
    """Where a group stands in the telling: `first` of all, or `last`, by the mention before."""

    group: Group
    first: bool
    last: bool


def signs(mention: Mention, own: Profile, told: Told, day: date | None = None) -> Mapping[str, float]:
    """The signs that hold between a mention, of the profile `own`, and a group told before, in a report of `day`."""
    other = told.group.profile()
    found: dict[str, float | bool] = {
        "any": True,
        **_wording(mention, own),
        **_standing(mention, told, other),
        **_agreement(mention, own, told.group, other, day),
        **_conflict(mention, own, told.group, other, day),
    }
    return {name: float(value) for name, value in found.items() if value}


def apart(mention: Mention, own: Profile, group: Group, day: date | None = None) -> bool:
    """Whether they cannot be one incident, whatever else agrees: another type, time or place."""
    other = group.profile()
    if _recalled(mention, own, other, day) or any(_sequel(mention, m) for m in group.mentions):
        return True
    if (own.status == "ahead") != (other.status == "ahead") and not mention.implied:
        return True
    if mention.implied and _summed(own) and other.many is False and not _same_toll(own, other):
        return True
    if not mention.implied and not compatible_types(own.types, other.types):
        return True
    if _told_as_another(mention, own, other):
        return True
    if "bodies_found" in own.types | other.types and bool(own.wounded or other.wounded):
        return True
    if any(not a.admits(b) for a in own.whens for b in other.whens):
        return True
    return any(not a.admits(b) for a in own.wheres for b in other.wheres)


def _told_as_another(mention: Mention, own: Profile, other: Profile) -> bool:
    """Whether it tells without referring back what a group does not: others who did it to others, by another voice, or
    the dead of one deed beside those of many."""
    if mention.definite or _shares(own, other):
        return False
    doers = own.perpetrators and other.perpetrators and not own.perpetrators & other.perpetrators
    victims = own.targets and other.targets and not own.targets & other.targets
    if any(_summed(a) and a.killed and b.many and not b.whens for a, b in ((own, other), (other, own))):
        return True
    if doers and victims and own.voices != other.voices and not (_turned(own, other) or _turned(other, own)):
        return True
    if own.many and other.many is False and not (own.hit or own.wheres):
        return True
    if own.many is False and other.many and not mention.harm:
        return True
    dead = own.killed and other.killed and not _same_toll(own, other)
    return bool(dead) and None not in (own.many, other.many) and own.many != other.many


def _turned(a: Profile, b: Profile) -> bool:
    """Whether those who did the one suffered the other, as in a fight that each side tells."""
    return bool({w.removesuffix("s") for w in a.perpetrators} & {w.removesuffix("s") for w in b.targets})


def _wording(mention: Mention, own: Profile) -> dict[str, bool]:
    """How the mention is worded, which tells whether it opens something new."""
    return {
        "refers back": mention.definite,
        "set apart": mention.fresh,
        "opens with a place": mention.elsewhere,
        "toll alone": mention.implied,
        "harm alone": mention.harm,
        "surely violence": mention.sure,
        "plural": mention.plural,
        "indefinite many": own.many is True and not mention.definite,
        "tells whom": own.hit,
        "report's own voice": not own.voices,
    }


def _standing(mention: Mention, told: Told, other: Profile) -> dict[str, float | bool]:
    """Where the group was told; `distance` is the logarithm of 1 + the sentences since then."""
    last = told.group.mentions[-1]
    between = mention.sentence - last.sentence
    return {
        "first told": told.first,
        "last told": told.last,
        "headline": told.group.mentions[0].headline,
        "distance": log1p(max(between, 0)),
        "next sentence": between == 1,
        "same paragraph": mention.paragraph == last.paragraph,
        "near": mention.paragraph - last.paragraph <= 1,
        "group tells whom": other.hit,
        "group of many": other.many is True,
    }


def _agreement(mention: Mention, own: Profile, group: Group, other: Profile, day: date | None) -> dict[str, bool]:
    """What both tell alike."""
    days = _days(own, other)
    shares = _shares(own, other)
    return {
        "same words": any(m.trigger == mention.trigger for m in group.mentions),
        "same word": bool(own.lemmas & other.lemmas),
        "same type": bool(own.types & other.types),
        "same day": any(not _news(d, day) for d in days),
        "same day of the news": any(_news(d, day) for d in days),
        "same perpetrator": bool(own.perpetrators & other.perpetrators),
        "same voice": bool(own.voices & other.voices),
        "same place, target or dead": shares,
        "same toll": _same_toll(own, other),
        "same tolls": _same_harm(own, other),
        "as many dead": _most(own) == _most(other) != 0,
        "takes up the lead": group.mentions[0].paragraph == 0
        and (mention.definite or shares or group.mentions[-1].headline),
    }


def _conflict(mention: Mention, own: Profile, group: Group, other: Profile, day: date | None) -> dict[str, bool]:
    """What they tell differently."""
    clash = _toll_clash(own, other)
    dead, before = _most(own), _most(other)
    counted = bool(dead and before)
    return {
        "other status": own.status != other.status and not mention.implied,
        "one or many": None not in (own.many, other.many) and own.many != other.many,
        "toll alone of many": mention.implied and other.many is True,
        "toll of many": mention.implied and mention.aggregate is not None and not _same_toll(own, other),
        "told to follow": any(mention.id in m.beside or m.id in mention.beside for m in group.mentions),
        "first place": bool(own.places) and not other.places,
        "new place": _new_place(own, other),
        "first time": bool(own.whens) and not other.whens,
        "time again": bool(own.whens and other.whens),
        "place again": bool(own.places and other.places),
        "first target": bool(own.targets) and not other.targets,
        "first perpetrator": bool(own.perpetrators) and not other.perpetrators,
        "other perpetrator": bool(own.perpetrators and other.perpetrators)
        and not own.perpetrators & other.perpetrators,
        "other target": bool(own.targets and other.targets) and not own.targets & other.targets,
        "both tell whom": own.hit and other.hit,
        "fewer dead": counted and dead < before,
        "more dead": counted and dead > before,
        "one of more dead": dead == 1 and before > 1,
        "other toll": clash,
        "toll far off": clash and not _near_toll(own, other),
        "unrest at large": own.types == {"other"} and not mention.definite and bool(other.types - {"other"}),
        "long ago": old(other, day) and not (mention.definite or _shares(own, other) or group.mentions[-1].headline),
    }


def _new_place(a: Profile, b: Profile) -> bool:
    """Whether both tell places, and none of the one is, holds or lies in one of the other, or bears its name."""
    related = (x.same(y) or x.narrows(y) or y.narrows(x) for x in a.wheres for y in b.wheres)
    return bool(a.places and b.places) and not a.places & b.places and not any(related)


def _sequel(a: Mention, b: Mention) -> bool:
    """Whether one sentence tells two acts of two kinds in order: "set fire to a shop after a kidnapping", but not the
    harm that came of the other ("died after a blast")."""
    under, over = (a, b) if b.id in a.beside else (b, a)
    if over.id not in under.beside or a.type == b.type:
        return False
    return not (over.harm or any(m.definite or m.implied for m in (a, b)))


def _summed(told: Profile) -> bool:
    """Whether it sums up what happened over more than LONG: the dead of a war, since a year, of some days."""
    spans = (day_of(w.end) - day_of(w.start) for w in told.whens if w.start and w.end)
    return told.many is True and any(span > LONG for span in spans)


def _recalled(mention: Mention, own: Profile, other: Profile, day: date | None) -> bool:
    """Whether it recalls another day than an incident that nothing dates: that one is news, this is not."""
    shared = bool(own.targets & other.targets)
    if other.whens or shared or not old(own, day):
        return False
    return not mention.definite or old(own, day, LONG_AGO)


def old(told: Profile, day: date | None, before: timedelta = RECENT) -> bool:
    """Whether all that is told of an incident's time lies more than RECENT (or `before`) before the report."""
    ends = [day_of(w.end or w.start) for w in told.whens if w.start]
    return day is not None and bool(ends) and max(ends) < day - before


def _days(a: Profile, b: Profile) -> list[date]:
    """The times that both tell alike."""
    pairs = ((x, y) for x in a.whens for y in b.whens if x.start == y.start and x.precision == y.precision)
    return [day_of(x.start) for x, _ in pairs if x.start]


def _news(start: date, day: date | None) -> bool:
    """Whether a time is that of the news, which everything in a report may share: no more than a day before it."""
    return day is not None and (day - start).days <= 1


def _shares(a: Profile, b: Profile) -> bool:
    """Whether both tell one place, target or number of dead."""
    return any(x.same(y) for x in a.wheres for y in b.wheres) or bool(a.targets & b.targets) or _same_toll(a, b)


def _same_toll(a: Profile, b: Profile) -> bool:
    """Whether they tell the same number of dead or wounded; small numbers are the same by chance."""
    pairs = ((x, y) for mine, theirs in ((a.killed, b.killed), (a.wounded, b.wounded)) for x in mine for y in theirs)
    return any(x.count == y.count and x.floor >= CHANCE for x, y in pairs) or _adds_up(a.killed, b.killed)


def _same_harm(a: Profile, b: Profile) -> bool:
    """Whether they agree on the dead and on the wounded: "two were killed and five wounded", told twice."""
    both = ((a.killed, b.killed), (a.wounded, b.wounded))
    return all(any(x.count == y.count and x.floor for x in mine for y in theirs) for mine, theirs in both)


def _most(told: Profile) -> int:
    """The largest number of dead that is told; 0 where there is none."""
    return max((t.floor for t in told.killed), default=0)


def _adds_up(parts: Sequence[Toll], wholes: Sequence[Toll]) -> bool:
    """Whether several numbers make the total that was told: `ten were killed at once, another three died later`."""
    return len(parts) > 1 and any(sum(p.floor for p in parts) == w.floor for w in wholes)


def _toll_clash(a: Profile, b: Profile) -> bool:
    """Whether no number of dead of the one can be true with any of the other."""
    fields = ((a.killed, b.killed), (a.wounded, b.wounded), (a.abducted, b.abducted))
    if _adds_up(a.killed, b.killed):
        return False
    return any(bool(m and t) and not any(x.count.admits(y.count) for x in m for y in t) for m, t in fields)


def _near_toll(a: Profile, b: Profile) -> bool:
    """Whether some numbers of dead differ no more than counts of one event do: by less than three times."""
    pairs = ((x, y) for m, t in ((a.killed, b.killed), (a.abducted, b.abducted)) for x in m for y in t)
    floors = [(x.floor or 1, y.floor or 1) for x, y in pairs]
    return any(max(pair) < 3 * min(pair) for pair in floors)
