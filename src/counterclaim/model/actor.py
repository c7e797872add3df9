"""Who does and who suffers: mentions with the actors they may be."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.model.vocabulary import Legal

Inter = Literal[1, 2, 3, 4, 5, 6, 7, 8]
"""ACLED's inter code: 1 state forces, 2 rebels, 3 political militia, 4 identity militia, 5 rioters,
6 protesters, 7 civilians, 8 external or other forces."""
REBELS: Inter = 2
GROUPS: frozenset[Inter] = frozenset({REBELS, 3})
"""The codes of armed groups that hold an aim: rebels and political militias."""
REGULARS: frozenset[Inter] = frozenset({1, 8})
"""The codes of the forces of states and alliances."""
ARMED = GROUPS | REGULARS
"""The codes of those who fight."""
KIND = "actors.kind"
"""The reason of a party that is named by a word for its kind alone, before the deed: `insurgent attacks`."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the registry: a state, its forces, an armed group, a coalition, a class of groups.

    `country` is ISO alpha-2; `inter` ACLED's code at home; `parent` the id of the actor it belongs to;
    `vague` marks a class ("Iran-backed groups") that is no single actor.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    inter: Inter | None = None
    parent: str | None = None
    vague: bool = False
    source: str = "unsourced"


@dataclass(frozen=True, slots=True)
class Party:
    """A mention of those who act or suffer. `name` is the actor's where it is known, else the text.

    `actor` is the registry's id, `candidates` the ids it may also be, `reason` why. `kind` tells people from
    property, for targets. `person` marks somebody who is no office-holder or leader; `legal` how far
    the law has gone with them.
    """

    name: str
    text: str
    kind: Literal["people", "property"] | None = None
    actor: str | None = None
    inter: Inter | None = None
    country: str | None = None
    person: bool = False
    legal: Legal | None = None
    candidates: tuple[str, ...] = ()
    reason: str = ""
