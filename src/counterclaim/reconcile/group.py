"""Mentions of one incident, and where it stands in the telling."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from counterclaim.model import Claim, Mention
from counterclaim.reconcile.profile import Profile, profile


@dataclass(frozen=True, eq=False)
class Group:
    """Mentions of one incident, in the order of the text, and the claims on them, made by these `sides`."""

    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    sides: Mapping[str, str] = field(default_factory=dict)

    def grown(self, told: "Group") -> "Group":
        """The group with what is told after it."""
        return replace(self, mentions=(*self.mentions, *told.mentions), claims=(*self.claims, *told.claims))

    @cached_property
    def profile(self) -> Profile:
        """What it says; kept, since every later mention is compared with it."""
        return profile(self.mentions, self.claims, self.sides)


@dataclass(frozen=True, slots=True)
class Told:
    """Where a group stands in the telling: `first` of all, or `last`, by the mention before."""

    group: Group
    first: bool
    last: bool
