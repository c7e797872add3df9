"""Mentions of one report, grouped into incidents: read in order, each goes to the incident it refers to.

What contradicts keeps apart (day, place, type, how far it got, one or many); what refers back or agrees draws together.
Weights were set on sixty reports of our own annotation (`bench/gold`); `docs/grouping.md` tells what each sign means.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from counterclaim.model import Claim, Extraction, Mention, Toll
from counterclaim.model.when import day_of
from counterclaim.reconcile.profile import Profile, compatible_types, profile

RECENT = timedelta(days=8)
"""How long before its report news may have happened."""

THRESHOLD = 1.0
WEIGHTS = {
    "base": 1.0, "definite": 0.5, "implied": 1.5, "harm": 0.5, "bare": -0.5, "near": 0.25, "lead": 0.5,
    "same word": 0.5, "same day": 1.0, "same news day": -0.25, "same place": 0.75, "same perpetrator": 1.25,
    "same toll": 0.75, "same tolls": 1.0, "far": -0.5, "old": -0.25, "fresh": -1.75, "new day": -0.5,
    "status clash": -0.75, "new place": -1.5, "toll clash": -1.0, "toll far off": -2.0, "perpetrator clash": -0.5,
    "indefinite many": -1.0, "another": -0.25,
}  # fmt: skip
"""What each sign of sameness adds to the score of a mention and an incident."""


CHANCE = 3
"""Below this number two tolls agree too often to mean anything."""


@dataclass(slots=True)
class Group:
    """Mentions of one incident, as it grows."""

    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def add(self, mention: Mention, claims: Sequence[Claim]) -> None:
        """Take one more mention in."""
        self.mentions.append(mention)
        self.claims.extend(claims)

    def profile(self) -> Profile:
        """What it says so far."""
        return profile(self.mentions, self.claims)


def groups(extraction: Extraction, day: date | None = None) -> list[Group]:
    """The incidents of one report as groups of mentions, in the order of their first mention.

    `day` is the report's own; what it dates well before that is background, which only a reference back continues.
    """
    by_mention: dict[str, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        by_mention[claim.incident].append(claim)
    found: list[Group] = []
    for mention in sorted(extraction.mentions, key=lambda m: m.trigger.start):
        claims = by_mention[mention.id]
        own = profile([mention], claims)
        scored = [(score(mention, own, g, day), n) for n, g in enumerate(found) if n in _open_to(mention, found)]
        best, n = max(((s, n) for s, n in scored if s is not None), default=(None, -1))
        if best is not None and best >= THRESHOLD:
            found[n].add(mention, claims)
        else:
            found.append(Group([mention], list(claims)))
    return found


def _open_to(mention: Mention, found: Sequence[Group]) -> range:
    """The incidents that a mention may continue: a share of many ("most of the attacks") only the many told last."""
    if mention.aggregate is None or mention.aggregate.share is None:
        return range(len(found))
    last = max((n for n, g in enumerate(found) if g.profile().many), default=len(found) - 1)
    return range(last, last + 1)


def score(mention: Mention, own: Profile, group: Group, day: date | None = None) -> float | None:
    """How much speaks for the mention telling the group's incident; None where something speaks against it."""
    signs = compare(mention, own, group, day)
    return None if signs is None else sum(WEIGHTS[s] for s in signs)


def compare(mention: Mention, own: Profile, group: Group, day: date | None = None) -> list[str] | None:
    """The signs of sameness between a mention and a group, None where they cannot be one incident."""
    other = group.profile()
    if _apart(own, other, mention) or _recalled(mention, own, other, day) or _vague(mention, own, other):
        return None
    close = mention.paragraph - group.mentions[-1].paragraph <= 1
    found = {
        "base": True,
        "definite": mention.definite and not mention.implied,
        "implied": mention.implied,
        "harm": mention.harm and not mention.implied and not (own.wheres or own.killed),
        "bare": own.bare and close,
        "near": close,
        "far": mention.paragraph - group.mentions[-1].paragraph > 4,
        "same word": bool(own.lemmas & other.lemmas),
        "same day": any(not _news(d, day) for d in _days(own, other)),
        "same news day": any(_news(d, day) for d in _days(own, other)),
        "same place": _same_place(own, other),
        "same perpetrator": bool(own.perpetrators & other.perpetrators),
        "perpetrator clash": bool(own.perpetrators)
        and bool(other.perpetrators)
        and not own.perpetrators & other.perpetrators,
        "same toll": _same_toll(own, other),
        "same tolls": _same_harm(own, other),
        "toll clash": _toll_clash(own, other),
        "toll far off": _toll_clash(own, other) and not _near_toll(own, other),
        "another": _another(mention, own, group, other),
        "status clash": own.status != other.status and not mention.implied,
        "new day": bool(own.whens) and not other.whens and len(group.mentions) > 1,
        "lead": group.mentions[0].paragraph == 0
        and (mention.definite or _shares(own, other) or group.mentions[-1].headline),
        "new place": bool(own.wheres)
        and bool(other.wheres)
        and not any(a.same(b) or a.narrows(b) or b.narrows(a) for a in own.wheres for b in other.wheres),
        "indefinite many": own.many is True and not mention.definite,
        "fresh": mention.fresh,
        "old": _old(other, day) and not (mention.definite or _shares(own, other) or group.mentions[-1].headline),
    }
    return [sign for sign, holds in found.items() if holds]


def _apart(own: Profile, other: Profile, mention: Mention) -> bool:
    """Whether day, place, type, status or number keep them apart."""
    if (own.status == "ahead") != (other.status == "ahead") and not mention.implied:
        return True
    if mention.implied and mention.aggregate is not None and other.many is False and not _same_toll(own, other):
        return True
    open_to = None in (own.many, other.many) or mention.implied or mention.harm
    if own.many != other.many and not open_to:
        return True
    if not mention.implied and not compatible_types(own.types, other.types):
        return True
    if "bodies_found" in own.types | other.types and bool(own.wounded or other.wounded):
        return True
    if any(not a.admits(b) for a in own.whens for b in other.whens):
        return True
    return any(not a.admits(b) for a in own.wheres for b in other.wheres)


def _another(mention: Mention, own: Profile, group: Group, other: Profile) -> bool:
    """Whether a new paragraph, in another voice, tells anew whom it hit: "a sniper killed a man", then "four died"."""
    last = group.mentions[-1]
    anew = not (mention.definite or mention.implied or last.headline) and mention.paragraph > last.paragraph
    return anew and own.hit and other.hit and not (own.voices & other.voices or _shares(own, other))


def _vague(mention: Mention, own: Profile, other: Profile) -> bool:
    """Whether it is unrest or violence at large, which is not the incident that stands beside it."""
    return own.types == {"other"} and not mention.definite and bool(other.types - {"other"}) and not _shares(own, other)


def _recalled(mention: Mention, own: Profile, other: Profile, day: date | None) -> bool:
    """Whether it recalls another day than an incident that nothing dates: that one is news, this is not."""
    refers = mention.definite or bool(own.targets & other.targets)
    return not other.whens and _old(own, day) and not refers


def _old(told: Profile, day: date | None) -> bool:
    """Whether all that is told of an incident's time lies more than RECENT before the report."""
    ends = [day_of(w.end or w.start) for w in told.whens if w.start]
    return day is not None and bool(ends) and max(ends) < day - RECENT


def _days(a: Profile, b: Profile) -> list[date]:
    """The times that both tell alike."""
    pairs = ((x, y) for x in a.whens for y in b.whens if x.start == y.start and x.precision == y.precision)
    return [day_of(x.start) for x, _ in pairs if x.start]


def _same_place(a: Profile, b: Profile) -> bool:
    """Whether both tell one place; a country is where much happens."""
    return any(x.same(y) and x.precision not in {"country", "region"} for x in a.wheres for y in b.wheres)


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
