"""A toll as first found, before lists are told apart and parts set off."""

from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.extraction.rules.numbers import Counted
from counterclaim.extraction.rules.numbers.quantities import Quantity
from counterclaim.extraction.rules.tolls.people import People
from counterclaim.model import Count
from counterclaim.model.vocabulary import Stance, TollField


@dataclass(frozen=True, slots=True)
class Draft:
    """A toll as first found: its people listed side by side, the word of harm, the rule, the stance."""

    field: TollField
    people: tuple[People, ...]
    harm: int
    rule: str
    stance: Stance = "asserts"
    part: bool = False


def uncounted(token: Token) -> People:
    """Nobody counted: for a toll that is withheld, or expected to rise."""
    start = token.left_edge.i if token.i - token.left_edge.i < 8 else token.i
    nothing = Quantity(Count(), start, token.i + 1, "numbers.unknown", True)
    return People(Counted(nothing, token.i, None, start, token.i + 1, False), None, None, token.doc)
