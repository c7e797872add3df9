"""The two sides of an incident and the civilians in it, as tables of incidents ask for them."""

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.model import Incident, Party
from counterclaim.model.actor import ARMED
from counterclaim.registry import by_id, same_side

_BEARING_ARMS = ARMED | {4}
"""ACLED's inter codes of those who fight, and of the militias of a people or a village."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Those on either side that bear arms or rule, and those who do not; each in the order of the incident.

    `a` acts, `b` is acted against or fights back. Of a state and a group that fight, the state is `a`.
    """

    a: tuple[Party, ...] = ()
    b: tuple[Party, ...] = ()
    civilians: tuple[Party, ...] = ()

    @property
    def type_of_violence(self) -> int | None:
        """UCDP's code: 1 state-based, 2 non-state, 3 one-sided; None where the sides do not tell."""
        if self.a and self.civilians and not self.b:
            return 3
        if not (self.a and self.b):
            return None
        return 1 if any(map(_state, (*self.a, *self.b))) else 2


def sides(incident: Incident) -> Sides:
    """Who stood where. Nobody is put on a side that the incident does not name; things are on none."""
    actors = list(incident.perpetrators)
    people = [p for p in incident.targets if p.kind != "property"]
    civil = [p for p in people if not _armed(p)]
    hit = [p for p in people if _armed(p)]
    for party in (p for p in incident.parties if p.kind != "property"):
        if not actors or _with(party, actors):
            actors = [*actors, party] if party not in actors else actors
        elif _armed(party) or party.inter is None:
            hit.append(party)
        else:
            civil.append(party)
    hit = [p for p in dict.fromkeys(hit) if not _with(p, actors) or p in incident.targets]
    if hit and any(map(_state, hit)) and not any(map(_state, actors)) and actors:
        actors, hit = hit, actors
    return Sides(tuple(actors), tuple(hit), tuple(dict.fromkeys(civil)))


def _with(party: Party, others: Iterable[Party]) -> bool:
    """Whether a party is of one side with another."""
    mine = party.actor or party.name
    return any(same_side(mine, other.actor or other.name) for other in others)


def _armed(party: Party) -> bool:
    """Whether a party bears arms or rules; by its actor, else by the noun that names it."""
    actor = by_id(party.actor) if party.actor else None
    inter = actor.inter if actor is not None and actor.inter else party.inter
    return inter in _BEARING_ARMS and not party.person


def _state(party: Party) -> bool:
    actor = by_id(party.actor) if party.actor else None
    return (actor.inter if actor is not None else party.inter) == 1
