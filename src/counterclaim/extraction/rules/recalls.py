"""When and where a deed happened by other words than its own: "It happened about 9 p.m. Sunday", "The incident was
reported on Friday", "Officers were called to the house at midnight for a report of a shooting"."""

from collections.abc import Container, Iterator

from spacy.tokens import Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.circumstances import of_harm
from counterclaim.extraction.rules.events.senses import words
from counterclaim.extraction.rules.found import PlaceMention, TimeMention
from counterclaim.extraction.rules.scene import Scene
from counterclaim.extraction.rules.times.attach import time_of
from counterclaim.model import Place, When

Told = tuple[int, TimeMention | PlaceMention, When | Place]


def recalls(scene: Scene, events: Container[int]) -> Iterator[Told]:
    """The word that it dates or places, the mention and the value of each such time or place.

    The word is the one in `events` that those who come are called for, or the verb itself in a sentence without any.
    """
    for token in scene.doc:
        if token.pos_ != "VERB" or tree.negated(token):
            continue
        if any(c.tag_ == "MD" or (c.dep_ == "mark" and c.lower_ in words("apart")) for c in token.children):
            continue
        called = _called(token) or _phoned(token)
        deed = next((t.i for t in token.sent if t.i in events), None)
        at = token.i if deed is None else _behind(token, events) if called else None
        if at is not None and (called or _happened(token)):
            time = time_of(scene.doc, token.i, scene.times)
            if time is not None and _of_a_day(time.when):
                yield at, time, time.when
            for found, value in of_harm(scene, token.i):
                if isinstance(value, Place):
                    yield at, found, value


def _behind(called: Token, events: Container[int]) -> int | None:
    """The deed of its own sentence that somebody is called for: below the verb, and told by no verb above it."""
    return next((t.i for t in called.subtree if t.i in events and t.i != called.i), None)


def _phoned(verb: Token) -> bool:
    """ "A call about shots came in", "police received a call"."""
    if tree.lemma(verb) not in words("phoning"):
        return False
    told = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass", "obj")]
    return any(tree.lemma(c) in words("calls") and c.pos_ == "NOUN" for c in told)


def _happened(verb: Token) -> bool:
    """ "It happened", "the incident took place", "the incident was reported"."""
    told = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubj:pass")]
    if tree.lemma(verb) in words("happening"):
        return any(c.lower_ in ("it", "this") or _incident(c) for c in told)
    return tree.lemma(verb) == "report" and any(_incident(c) for c in told)


def _incident(noun: Token) -> bool:
    return tree.pointed_at(noun) and noun.tag_ == "NN" and tree.lemma(noun) in words("incidents")


def _called(verb: Token) -> bool:
    """ "Police were called to a house", "deputies responded to a report of shots"."""
    who = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubj:pass")]
    to = any(tree.case(c) == "to" for c in tree.children(verb, "obl")) or tree.lemma(verb) == "respond"
    moved = tree.lemma(verb) in words("dispatching") and (tree.is_passive(verb) or tree.lemma(verb) == "respond")
    if any(tree.lemma(c) in words("answered") for c in tree.children(verb, "obl")):
        return False
    they = tree.is_passive(verb) and any(c.lower_ == "they" for c in who)
    known = any(tree.lemma(t) in words("responders") for c in who for t in (c, *c.conjuncts))
    return moved and to and (they or known)


def _of_a_day(when: When) -> bool:
    return when.start is not None and when.in_days
