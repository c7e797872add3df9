"""Places that only say where another lies or where something came from: across from which, fired from which."""

from spacy.tokens import Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.places.names import words

_PARTS = frozenset({"nmod", "nmod:poss", "compound", "conj", "flat", "appos", "amod"})
_REACH = 5


def facing(noun: Token) -> bool:
    """`Orvel, across the river from the capital`: what lies between, and what lies beyond."""
    if tree.case(noun) in words("facing"):
        behind = noun.doc[noun.i + 1 : noun.i + 2].text.lower()
        return behind in {"from", "of"}
    before = noun.doc[max(0, noun.left_edge.i - _REACH) : noun.left_edge.i + 1]
    return tree.case(noun) == "from" and any(t.lower_ in words("facing") for t in before)


def origin(noun: Token) -> bool:
    """`launched from Orvel`, `from Varania's Orvel region and from the coast`: where what fell elsewhere came from."""
    while tree.case(noun) != "from":
        if noun.dep_ not in _PARTS or noun.head == noun or noun.head.pos_ not in {"NOUN", "PROPN"} or tree.case(noun):
            return False
        noun = noun.head
    return True
