"""Who speaks at a token: the attributions that hold it, innermost first, folded into one source and one stance."""

from dataclasses import dataclass

from counterclaim.extraction.rules.found import Attribution
from counterclaim.model import Source
from counterclaim.model.vocabulary import Stance

HEADLINE = "attribution.headline"
"""The rule of a source behind the colon of a headline."""
WEAKER: dict[Stance, int] = {
    "asserts": 0,
    "suspects": 1,
    "expects": 2,
    "withholds": 3,
    "denies": 4,
    "retracts": 5,
}
"""When one attribution lies inside another with the same speaker, the one further from asserting holds."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Source id (None: the report itself), stance, relays, and the cue spans and rules that say so."""

    source: str | None = None
    stance: Stance = "asserts"
    relayed_by: tuple[str, ...] = ()
    cue: tuple[int, ...] = ()
    rules: tuple[str, ...] = ()


class Voices:
    """Answers who speaks at each token of one document."""

    def __init__(self, says: list[Attribution], sources: tuple[Source, ...]) -> None:
        """Take the resolved attributions and the sources that they name."""
        self._says = sorted(says, key=lambda a: len(a.content))
        self._names = {s.id: s.name for s in sources}
        self._naming = frozenset(i for s in says if s.source is not None for i in range(*s.source))
        self._at: dict[int, Voice] = {}

    def names(self, token: int) -> bool:
        """Whether the token stands in the words that name a source."""
        return token in self._naming

    def follows_cue(self, token: int) -> bool:
        """Whether the token stands in the words of a source right behind what it says: `, said police sources`.

        In a headline all that follows the colon does: `Nine dead in raid: medics, residents`.
        """
        if any(s.source is not None and s.rule == HEADLINE and max(s.cue) < token < s.source[1] for s in self._says):
            return True
        named = (s for s in self._says if s.source is not None and s.source[0] <= token < s.source[1])
        return any(s.source is not None and s.source[0] - 1 in s.cue for s in named)

    def tells(self, token: int, told: int) -> bool:
        """Whether the token names who tells what stands before it, at `told`: `..., killing two, the ministry said`."""
        named = (s for s in self._says if s.source is not None and s.source[0] <= token < s.source[1])
        return any(told in s.content and token not in s.content and s.source[0] > told for s in named if s.source)

    def passes(self, first: int, later: int) -> bool:
        """Whether another speaker plainly tells what is at `later` than what is at `first`: "..., the army said.
        Elders said that two of the dead were herders"."""
        one, other = self.at(first), self.at(later)
        plain = one.stance == other.stance == "asserts" and None not in (one.source, other.source)
        return plain and one.source != other.source

    def at(self, token: int) -> Voice:
        """The voice at a token: the innermost speaker, hedges inside folded into its stance, others relaying.

        Who denies what somebody says does not relay it.
        """
        if token not in self._at:
            self._at[token] = self._heard(token)
        return self._at[token]

    def _heard(self, token: int) -> Voice:
        source: str | None = None
        stance: Stance = "asserts"
        relays: list[str] = []
        cue: list[int] = []
        rules: list[str] = []
        for said in self._says:
            if token not in said.content:
                continue
            if source is None or said.speaker in (None, source):
                stance = max(stance, said.stance, key=WEAKER.__getitem__)
                source = source or said.speaker
                relays += said.relayed_by
                cue += said.cue
                rules.append(said.rule)
            elif said.speaker is not None and said.stance != "denies":
                relays.append(self._names[said.speaker])
        return Voice(
            source,
            stance,
            tuple(dict.fromkeys(relays)),
            tuple(dict.fromkeys(cue)),
            tuple(dict.fromkeys(rules)),
        )
