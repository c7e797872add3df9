"""Which places of a report can be where something happened, whatever happened: not those that tell who speaks, which
time is meant, or where the wounded were taken."""

from collections.abc import Collection

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.senses import words
from counterclaim.extraction.rules.found import PlaceMention
from counterclaim.extraction.rules.places.aside import facing


def is_ward(doc: Doc, place: PlaceMention) -> bool:
    """Whether it is a place where the wounded are taken."""
    return any(tree.lemma(t) in words("wards") for t in doc[slice(*place.tokens)])


def of_a_time(head: Token, telling: Collection[int], timed: frozenset[int]) -> bool:
    """`the first months of the war in Gaza`: a place that only says which time is meant.

    `telling` are the tokens that tell events, `timed` those of times that tell none.
    """
    ups = {head.i}
    for up in tree.ancestors(head):
        if up.i in telling:
            break
        if up.pos_ in {"NOUN", "PROPN"}:
            ups.add(up.i)
    return not ups.isdisjoint(timed)


def beside_it(head: Token) -> bool:
    """Whether the event as a whole was not there: it was between two places or across from it, only some of those
    counted were there, or the place is only named among others of its kind."""
    return _between(head) or _of_a_kind(head) or _of_some(head) or facing(head)


def _between(head: Token) -> bool:
    """`between the towns of X and Y`: it was in neither."""
    near = [head, *([head.head] if head.dep_ in {"nmod", "conj", "flat", "appos"} else [])]
    near += [t.head for t in near[1:] if t.dep_ in {"nmod", "conj"}]
    return any(tree.case(t) == "between" for t in near)


def _of_a_kind(head: Token) -> bool:
    """`Orvel, one of the country's oldest ports`: what a place is counted among tells nothing of the event."""
    kin = head.head if head.dep_ in {"nmod:poss", "nmod"} else head
    return kin.dep_ == "nmod" and tree.case(kin) == "of" and tree.lemma(kin.head) == "one" and kin.head.dep_ == "appos"


def _of_some(head: Token) -> bool:
    """`landed in the hills, seven in Orvel`: where a number of several was, not all of them."""
    few = head.head
    apart = few.dep_ in {"appos", "conj", "parataxis"} and few.pos_ == "NUM" and few.i < head.i
    return apart and head.dep_ == "nmod" and few.nbor(-1).text in {",", "and"}
