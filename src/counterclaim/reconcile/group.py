"""Mentions of one incident, and where it stands in the telling."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from counterclaim.model import Claim, Mention
from counterclaim.reconcile.profile import Profile, profile


@dataclass(frozen=True, eq=False)
class Group:
    """Mentions of one incident, in the order of the text, and the claims on them."""

    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()

    def grown(self, mention: Mention, claims: Sequence[Claim]) -> "Group":
        """The group with one more mention."""
        return Group((*self.mentions, mention), (*self.claims, *claims))

    @cached_property
    def profile(self) -> Profile:
        """What it says; kept, since every later mention is compared with it."""
        return profile(self.mentions, self.claims)


@dataclass(frozen=True, slots=True)
class Told:
    """Where a group stands in the telling: `first` of all, or `last`, by the mention before."""

    group: Group
    first: bool
    last: bool
