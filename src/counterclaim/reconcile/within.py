"""Mentions of one report, grouped into incidents: read in order, each goes to the incident it most likely tells.

The signs of `reconcile/signs.py` are weighed and added for every incident told so far; the best one wins if it weighs
more than a new incident does, which is 0. Weights are learned from annotated reports (`lexicon/grouping.yaml`).
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from counterclaim import lexicon
from counterclaim.model import Claim, Extraction, Mention, Toll
from counterclaim.reconcile.profile import Profile, profile
from counterclaim.reconcile.signs import Group, Told, apart, signs


def groups(extraction: Extraction, day: date | None = None) -> list[Group]:
    """The incidents of one report as groups of mentions, in the order of their first mention; `day` is the report's."""
    by_mention: dict[str, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        by_mention[claim.incident].append(claim)
    found: list[Group] = []
    last: Group | None = None
    for each in sorted(extraction.mentions, key=lambda m: m.trigger.start):
        mention, claims = each, by_mention[each.id]
        if _nothing(claims):
            mention, claims = replace(each, implied=True), [c for c in claims if isinstance(c.value, Toll)]
            last = _just_told(claims, found)
        else:
            last = _best(mention, profile([mention], claims), told(found, last), day)
        if last is None:
            last = Group()
            found.append(last)
        last.add(mention, claims)
    return found


def _nothing(claims: list[Claim]) -> bool:
    """Whether it says of an incident only that nobody came to harm: "no casualties were reported in the raid"."""
    said = [c for c in claims if c.field not in {"type", "status"}]
    return bool(said) and all(isinstance(c.value, Toll) and c.value.best == 0 for c in said)


def _just_told(claims: list[Claim], found: list[Group]) -> Group | None:
    """The one incident told last, by the same source if it has told one: that is where nobody came to harm."""
    single = sorted((g for g in found if not g.profile().many), key=lambda g: g.mentions[-1].trigger.start)
    voices = {c.source for c in claims if c.source}
    return next(reversed([g for g in single if g.profile().voices & voices] or single), None)


def told(found: list[Group], last: Group | None) -> list[Told]:
    """The groups told so far, with where each stands; `last` is the one told by the mention before."""
    return [Told(group, first=n == 0, last=group is last) for n, group in enumerate(found)]


def score(mention: Mention, own: Profile, before: Told, day: date | None = None) -> float:
    """How much more likely the mention, of the profile `own`, tells this incident than a new one, in logits."""
    weights = lexicon.table("grouping", language="")["weights"]
    return float(sum(weights.get(sign, 0.0) * value for sign, value in signs(mention, own, before, day).items()))


def _best(mention: Mention, own: Profile, before: list[Told], day: date | None) -> Group | None:
    """The group that the mention tells; None for a new one."""
    told_of = [t for t in _open_to(mention, before) if not apart(mention, own, t.group, day)]
    open_to = [t for t in told_of if not _another_item(mention, own, t)]
    best, n = max(((score(mention, own, t, day), n) for n, t in enumerate(open_to)), default=(0.0, -1))
    return open_to[n].group if best > 0 else None


def _another_item(mention: Mention, own: Profile, before: Told) -> bool:
    """Whether a round-up goes on to its next item: another paragraph tells of others who came to harm, by another
    source, and not of what the report opened with."""
    other = before.group.profile()
    if mention.definite or before.first or mention.paragraph == before.group.mentions[-1].paragraph:
        return False
    harmed = own.targets and other.hit and not own.targets & other.targets
    return bool(harmed and own.voices and other.voices and not own.voices & other.voices)


def _beside(mention: Mention, group: Group) -> bool:
    """Whether the sentence tells the mention beside one of the group."""
    return any(m.id in mention.beside for m in group.mentions)


def _open_to(mention: Mention, before: list[Told]) -> list[Told]:
    """The incidents that a mention may tell.

    A share of many ("most of the attacks") tells only the many told last; one of them ("attacks, including the bombing
    of a bus") not the many; several pointed at ("the bombings") the many of that name.
    """
    if mention.aggregate is None and mention.beside:
        before = [t for t in before if not (t.group.profile().many and _beside(mention, t.group))]
    if mention.plural and mention.definite and mention.aggregate is None:
        same = [t for t in before if t.group.profile().many and mention.lemma in t.group.profile().lemmas]
        return same or before
    if mention.aggregate is None or mention.aggregate.share is None:
        return before
    return [t for t in before if t.group.profile().many][-1:] or before[-1:]
