"""What a party's phrase names: people or property, whether it can be a party at all, whose nation stands in it."""

from collections.abc import Collection, Sequence
from typing import Literal

from spacy.tokens import Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.actors.persons import named
from counterclaim.extraction.rules.actors.phrases import extent
from counterclaim.model import Actor
from counterclaim.model.actor import GROUPS, KIND
from counterclaim.registry import Agent, Found
from counterclaim.registry.agents import listed

ACTING = frozenset({"nsubj", "obl:agent", "nmod:poss", "nmod", "compound", "amod"})
"""Relations in which a weapon or a deed stands for those whose it is."""

_LONG = 4
"""The longest word that stays small in a headline in capitals."""


def kind(
    token: Token, noun: Agent | None, actor: Actor | None, found: Sequence[Found]
) -> Literal["people", "property"] | None:
    """People or property; None where an armed thing acts, or nothing is known."""
    if actor is not None and any(f.actors and f.start <= token.i < f.end for f in found):
        return "people"
    if noun is not None and (noun.acts or noun.deed):
        return None if token.dep_ in ACTING else "property"
    if named(token):
        return "people"
    if noun is not None and not (token.ent_type_ == "PLACE" and token.pos_ == "PROPN"):
        return noun.kind
    if actor is not None or token.ent_type_ in {"PERSON", "ORG"} or people(token, found) or _order(token):
        return "people"
    return "property" if token.ent_type_ == "PLACE" else None


def alone(token: Token, noun: Agent | None) -> str:
    """The reason of a party that only a word for its kind before the deed names ("insurgent attacks"), else ""."""
    bare = token.dep_ in {"amod", "compound"} and noun is not None and noun.inter in GROUPS
    return KIND if bare else ""


def possible(token: Token) -> bool:
    """Whether a word that no list has can be a party: a name, or a noun with an ending of people's."""
    if token.pos_ == "PROPN" or _order(token):
        return True
    return token.lower_.endswith(tuple(listed("people_maybe"))) and tree.lemma(token) not in listed("things")


def _order(token: Token) -> bool:
    """`The Order of the Lantern claimed it`: one who acts, whose name is common words under capitals."""
    if token.pos_ != "NOUN" or not token.is_title or token.is_sent_start or token.dep_ not in {"nsubj", "obl:agent"}:
        return False
    of = (c for c in token.children if c.dep_ == "nmod" and tree.case(c) == "of")
    return any(c.is_title for c in of) and any(t.is_alpha and t.is_lower and len(t) > _LONG for t in token.sent)


def people(token: Token, found: Sequence[Found]) -> bool:
    """Whether the word names a people, or its ending or the grammar says that those meant are people."""
    if any(f.role in {"people", "adj"} and f.start <= token.i < f.end for f in found):
        return True
    if token.tag_ == "NNS" and token.lower_.endswith(tuple(listed("people"))):
        return True
    relative = (c for c in token.children if c.dep_ == "acl:relcl")
    return any(t.lower_ == "who" and t.head == c for c in relative for t in c.subtree)


def nation(token: Token, found: Sequence[Found], names_at: Collection[int]) -> str | None:
    """The country whose name stands in the phrase of somebody who is no part of its state."""
    start, end = extent(token, names_at)
    code = next((f.code for f in found if f.code and start <= f.start and f.end <= end), None)
    return code if code and len(code) == 2 else None
