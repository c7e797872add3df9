"""What the finders of the rule engine hand to each other: token indices of one Doc, nothing resolved yet.

Every `rule` is the id of a lexicon entry. Token ranges are `[start, end)`, as in spaCy.
"""

from dataclasses import dataclass

from counterclaim.model import Place, Toll, When
from counterclaim.model.vocabulary import Role, Stance, TollField


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: who (tokens), by which cue, with which commitment, and exactly which tokens are said.

    `source` is the token range of the source's mention, None where nobody is named ("reportedly", "blamed on");
    `speaker` the id of the Source after resolution; `content` the tokens inside the attribution (the cue and the
    source's own mention are not in it); `relayed_by` names those told or quoting. Of two attributions that hold a
    token, the one with the smaller content is the inner one and speaks; the outer one relays.
    """

    source: tuple[int, int] | None
    cue: tuple[int, ...]
    stance: Stance
    content: frozenset[int]
    rule: str
    relayed_by: tuple[str, ...] = ()
    speaker: str | None = None
    role: Role = "unspecified"


@dataclass(frozen=True, slots=True)
class TollMention:
    """A number of people who came to harm.

    `people` is the token that stands for them ("people", "four", "dozens"), `harm` the word that tells what
    befell them ("killed", "dead", "wounded", "hostages").
    `tokens` are the tokens of the shortest phrase that carries it.
    """

    field: TollField
    toll: Toll
    people: int
    harm: int
    tokens: tuple[int, int]
    rule: str
    stance: Stance = "asserts"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression, resolved against the report's day. `head` is its syntactic head token."""

    tokens: tuple[int, int]
    when: When
    head: int
    rule: str
    dates_events: bool = True
    """False for ages, durations and rates ("three-year-old", "for two hours", "a day")."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym or a place described by one ("45 km north of Y"), resolved with the report as context.

    `locative` is False where the name stands for a government or a people ("Washington said").
    """

    tokens: tuple[int, int]
    place: Place
    head: int
    rule: str
    locative: bool = True


@dataclass(frozen=True, slots=True)
class Held:
    """`party` (a token) is held responsible for `acts` (tokens in or below which the act is told), as `rule` found.

    `self_said`: the party says so itself; `denied`: it, or somebody for it, says that it was not;
    `hedged`: blame, accusation or suspicion, not a plain statement; `refers`: where the acts name no event ("this
    crime", "the bomb was planted by"), the one told last before is meant; `answers`: the act is an accusation
    ("denied the charge"), and the deed and the accused are those of the one made last before.
    """

    party: int
    acts: tuple[int, ...]
    cue: int
    rule: str
    self_said: bool = False
    denied: bool = False
    hedged: bool = False
    refers: bool = False
    answers: bool = False
