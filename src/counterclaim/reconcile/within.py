"""Mentions of one report, grouped into incidents: read in order, each goes to the incident it most likely tells.

The signs of `reconcile/signs.py` are weighed and added for every incident told so far; the best one wins if it weighs
more than a new incident does, which is 0. Weights are learned from annotated reports (`lexicon/grouping.yaml`).
"""

from collections import defaultdict
from datetime import date

from counterclaim import lexicon
from counterclaim.model import Claim, Extraction, Mention
from counterclaim.reconcile.profile import Profile, profile
from counterclaim.reconcile.signs import Group, Told, apart, signs


def groups(extraction: Extraction, day: date | None = None) -> list[Group]:
    """The incidents of one report as groups of mentions, in the order of their first mention; `day` is the report's."""
    by_mention: dict[str, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        by_mention[claim.incident].append(claim)
    found: list[Group] = []
    last: Group | None = None
    for mention in sorted(extraction.mentions, key=lambda m: m.trigger.start):
        claims = by_mention[mention.id]
        last = _best(mention, profile([mention], claims), told(found, last), day)
        if last is None:
            last = Group()
            found.append(last)
        last.add(mention, claims)
    return found


def told(found: list[Group], last: Group | None) -> list[Told]:
    """The groups told so far, with where each stands; `last` is the one told by the mention before."""
    return [Told(group, first=n == 0, last=group is last) for n, group in enumerate(found)]


def score(mention: Mention, own: Profile, before: Told, day: date | None = None) -> float:
    """How much more likely the mention, of the profile `own`, tells this incident than a new one, in logits."""
    weights = lexicon.table("grouping", language="")["weights"]
    return float(sum(weights.get(sign, 0.0) * value for sign, value in signs(mention, own, before, day).items()))


def _best(mention: Mention, own: Profile, before: list[Told], day: date | None) -> Group | None:
    """The group that the mention tells; None for a new one."""
    open_to = [t for t in _open_to(mention, before) if not apart(mention, own, t.group, day)]
    best, n = max(((score(mention, own, t, day), n) for n, t in enumerate(open_to)), default=(0.0, -1))
    return open_to[n].group if best > 0 else None


def _open_to(mention: Mention, before: list[Told]) -> list[Told]:
    """The incidents that a mention may tell: a share of many ("most of the attacks") only the many told last."""
    if mention.aggregate is None or mention.aggregate.share is None:
        return before
    return [t for t in before if t.group.profile().many][-1:] or before[-1:]
