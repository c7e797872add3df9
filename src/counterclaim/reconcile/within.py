"""Mentions of one report, grouped into incidents: read in the order of the text, each goes to the incident it refers to.

What contradicts keeps apart (day, place, type, how far it got, one or many); what refers back or agrees draws together.
Weights were set on the development reports of the wire corpus; `docs/grouping.md` shows what each is worth.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from counterclaim.model import Claim, Extraction, Mention
from counterclaim.reconcile.profile import Profile, compatible_types, profile

THRESHOLD = 1.5
WEIGHTS = {
    "definite": 1.5, "implied": 1.5, "bare": 1.0, "near": 0.5, "same type": 0.5, "same word": 0.5, "same day": 1.0,
    "same place": 1.0, "same target": 1.0, "same perpetrator": 1.0, "same toll": 1.5, "same sentence": -1.5,
    "new day": -0.5, "indefinite": -0.5, "lead": 0.5, "new place": -0.5,
}  # fmt: skip
"""What each sign of sameness adds to the score of a mention and an incident."""


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


def groups(extraction: Extraction) -> list[Group]:
    """The incidents of one report as groups of mentions, in the order of their first mention."""
    by_mention: dict[str, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        by_mention[claim.incident].append(claim)
    found: list[Group] = []
    for mention in sorted(extraction.mentions, key=lambda m: m.trigger.start):
        claims = by_mention[mention.id]
        own = profile([mention], claims)
        scored = [(score(mention, own, g), n) for n, g in enumerate(found)]
        best, n = max(((s, n) for s, n in scored if s is not None), default=(None, -1))
        if best is not None and best >= THRESHOLD:
            found[n].add(mention, claims)
        else:
            found.append(Group([mention], list(claims)))
    return found


def score(mention: Mention, own: Profile, group: Group) -> float | None:
    """How much speaks for the mention telling the group's incident; None where something speaks against it."""
    signs = compare(mention, own, group)
    return None if signs is None else sum(WEIGHTS[s] for s in signs)


def compare(mention: Mention, own: Profile, group: Group) -> list[str] | None:
    """The signs of sameness between a mention and a group, None where they cannot be one incident."""
    other = group.profile()
    if _apart(own, other, mention):
        return None
    last = group.mentions[-1]
    found = {
        "definite": mention.definite and not mention.implied,
        "implied": mention.implied,
        "bare": own.bare,
        "near": mention.paragraph - last.paragraph <= 1,
        "same type": bool(own.types & other.types),
        "same word": bool(own.lemmas & other.lemmas),
        "same day": any(a.start == b.start and a.precision in {"day", "hour"} for a in own.whens for b in other.whens),
        "same place": any(a.name == b.name and a.name for a in own.wheres for b in other.wheres),
        "same target": bool(own.targets & other.targets),
        "same perpetrator": bool(own.perpetrators & other.perpetrators),
        "same toll": any(a.count == b.count for a in own.killed for b in other.killed) or any(a.count == b.count for a in own.wounded for b in other.wounded),
        "same sentence": any(m.sentence == mention.sentence for m in group.mentions),
        "new day": bool(own.whens) and not other.whens and len(group.mentions) > 1,
        "indefinite": not mention.definite and mention.trigger.quote.islower() and not own.bare and not mention.implied,
        "lead": group.mentions[0].paragraph == 0,
        "new place": bool(own.wheres) and bool(other.wheres) and not any(a.name == b.name for a in own.wheres for b in other.wheres),
    }
    return [sign for sign, holds in found.items() if holds]


def _apart(own: Profile, other: Profile, mention: Mention) -> bool:
    """Whether day, place, type, status or number keep them apart."""
    if own.status != other.status and not mention.implied:
        return True
    if own.many != other.many and not (mention.implied or (own.bare and mention.definite)):
        return True
    if not mention.implied and not compatible_types(own.types, other.types):
        return True
    if any(not a.admits(b) for a in own.whens for b in other.whens):
        return True
    return any(not a.admits(b) for a in own.wheres for b in other.wheres)
