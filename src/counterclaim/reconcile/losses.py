"""Those who came to harm on the perpetrator's own side: they are counted, but nobody aimed at them."""

from collections.abc import Sequence

from counterclaim import lexicon
from counterclaim.model import Claim, Party
from counterclaim.model.actor import GROUPS, REGULARS
from counterclaim.reconcile.profile import telling


def without_own_losses(claims: Sequence[Claim]) -> list[Claim]:
    """The claims on one incident without targets who bear arms for the one who did it: "coalition troops raided a
    house ... two coalition soldiers were wounded". Their number stays."""
    told = [c for c in claims if c.field == "perpetrator" and c.stance == "asserts"]
    doers = [c.value for c in told if isinstance(c.value, Party)]
    return [c for c in claims if not (c.field == "target" and isinstance(c.value, Party) and _own(c.value, doers))]


def _own(harmed: Party, doers: Sequence[Party]) -> bool:
    """Whether they bear arms and share an actor, or a telling word of their name, with a doer."""
    if not _armed(harmed):
        return False
    words = telling(harmed)
    rebels = any(_irregular(d) for d in doers) and not any(d.inter in REGULARS for d in doers)
    if harmed.actor is None and _irregular(harmed) and rebels:
        return True
    return any((harmed.actor is not None and harmed.actor == d.actor) or bool(words & telling(d)) for d in doers)


def _irregular(party: Party) -> bool:
    """Whether they are rebels of whatever name: "militants", "insurgents", a group of the registry."""
    return party.inter in GROUPS or _worded(party, "irregular")


def _armed(party: Party) -> bool:
    """Whether the words tell people who bear arms ("soldiers", "police")."""
    return _worded(party, "bearing")


def _worded(party: Party, name: str) -> bool:
    """Whether one of the words that tell of them, or its singular, is in a list of the lexicon."""
    listed = lexicon.table("grouping")[name]
    said = party.text.casefold().replace("-", " ").split()
    return any(word in listed or word.removesuffix("s") in listed for word in said)
