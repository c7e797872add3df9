"""What each `sense` of times.yaml means: the slots of a match, seen from a scene, as an interval of days."""

from counterclaim.extraction.rules.times import absolute, relative
from counterclaim.extraction.rules.times.scene import Scene, Sense, Slots, trimmed
from counterclaim.model import When


def _open(_slots: Slots, _scene: Scene) -> When | None:
    return None


NONE = "none"
"""Words that look like a time and are none: "a second bomb", "three quarters of the town"."""
UNDATING = frozenset({"vague", "comparison", "set", "rate", "duration", "age", "bare-unit", NONE})
"""The senses that date no event."""
LATER = frozenset({"distance", "clock", "part"})
"""The senses that only their neighbours give a day."""
AHEAD = "in-units"
"""A point from now on where the verb looks ahead ("will be freed in two weeks"), else a mere length."""
SENSES: dict[str, Sense] = {
    AHEAD: _open,
    **absolute.SENSES,
    **relative.SENSES,
    **dict.fromkeys(UNDATING | LATER, _open),
}
"""Every sense that times.yaml may name."""


def sense(name: str, slots: Slots, scene: Scene) -> When | None:
    """The When of a match, None where it stays open. Raises KeyError for a sense that does not exist."""
    try:
        found = SENSES[name](slots, scene)
    except (ValueError, OverflowError):
        return None
    return trimmed(found, slots, scene) if found else None
