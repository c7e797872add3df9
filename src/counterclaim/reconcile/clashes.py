"""The sides of a clash: who came to harm there bearing arms is a side, and so is who did them harm."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim import reading
from counterclaim.model import Claim, Party
from counterclaim.model.actor import ARMED

HARMING = ("event.harm", "event.shoot", "event.shooting", "event.killing-noun")
"""Rules of words that tell who harmed whom, and not who attacked."""


def sided(claims: Sequence[Claim]) -> list[Claim]:
    """The claims on one incident; in a clash those that fought are its sides, whatever a word of harm makes of them:
    "guards shot dead four rebels in a gunfight". Who is said to have attacked stays its perpetrator."""
    if reading.kind(claims) != "armed_clash":
        return list(claims)
    return [replace(c, field="party") if _fought(c) else c for c in claims]


def _fought(claim: Claim) -> bool:
    """Whether a claim names, by a word of harm, one who bears arms."""
    party = claim.value
    if not isinstance(party, Party) or party.kind != "people" or party.inter not in ARMED or party.person:
        return False
    if any(rule in claim.rule for rule in reading.SUBSETS):
        return False  # "three people, including a policeman": one of those who came to harm
    harmed = claim.field == "target" and claim.stance == "asserts"
    return harmed or (claim.field == "perpetrator" and claim.rule.split()[0] in HARMING and claim.stance == "asserts")
