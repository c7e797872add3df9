"""A place that changed hands: a clash only where a fight is told."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.model import Claim, Party, Toll

QUIET = ("event.take-place", "event.take-control")
"""Rules of words by which a place is taken, with or without a fight: "took control of the airport"."""
FOUGHT = frozenset({"means", "party"})
"""Fields whose claims tell a fight."""


def unfought(claims: Sequence[Claim]) -> list[Claim]:
    """The claims on one incident; of type `other` where a place was taken and nothing tells that anybody fought."""
    told = list(claims)
    types = [c for c in told if c.field == "type"]
    hurt = any(isinstance(c.value, Toll) and c.field != "count" and c.value.floor for c in told)
    if hurt or not types or not all(_quiet(c) or c.value == "other" for c in types):
        return told
    if any(c.field in FOUGHT or _people(c) for c in told):
        return told
    return [replace(c, value="other") if c.field == "type" else c for c in told]


def _quiet(claim: Claim) -> bool:
    return claim.rule.startswith(QUIET)


def _people(claim: Claim) -> bool:
    """Whether it names people who were hit."""
    return claim.field == "target" and isinstance(claim.value, Party) and claim.value.kind == "people"
