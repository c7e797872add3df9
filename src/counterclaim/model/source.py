"""Who says it."""

from dataclasses import dataclass

from counterclaim.model.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Source:
    """One who says something that matters to an incident, however often renamed.

    `name` is the fullest description in the report; `anonymous` where no person, office-holder by name, group or
    outlet is named;
    `speaks_for` the actor whose side it is, None if none; `person` marks a private person.
    `mentions` are spans `[start, end)` of the text.
    """

    id: str
    name: str
    anonymous: bool
    role: Role
    speaks_for: str | None = None
    mentions: tuple[tuple[int, int], ...] = ()
    person: bool = False
    actor: str | None = None
