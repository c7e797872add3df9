"""Sentences that only say when and where something told elsewhere happened: "It happened about 9 p.m. Sunday", "The
incident was reported on Friday", "Officers were called to the house at midnight"."""

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
    """The verb, the mention and the value of each such time or place, in sentences without a word in `events`."""
    for token in scene.doc:
        if token.pos_ != "VERB" or any(t.i in events for t in token.sent) or tree.negated(token):
            continue
        if any(c.tag_ == "MD" or (c.dep_ == "mark" and c.lower_ in words("apart")) for c in token.children):
            continue
        happened, called = _happened(token), _called(token)
        if happened or called:
            time = time_of(scene.doc, token.i, scene.times)
            if time is not None and _of_a_day(time.when):
                yield token.i, time, time.when
            for found, value in of_harm(scene, token.i):
                if isinstance(value, Place):
                    yield token.i, found, value


def _happened(verb: Token) -> bool:
    """ "It happened", "the incident took place", "the incident was reported"."""
    told = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubj:pass")]
    if tree.lemma(verb) in words("happening"):
        return any(c.lower_ in ("it", "this") or _incident(c) for c in told)
    return tree.lemma(verb) == "report" and any(_incident(c) for c in told)


def _incident(noun: Token) -> bool:
    pointed = any(c.lower_ in ("the", "this") for c in noun.lefts)
    return pointed and noun.tag_ == "NN" and tree.lemma(noun) in words("incidents")


def _called(verb: Token) -> bool:
    """ "Police were called to a house", "deputies responded to a report of shots"."""
    who = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubj:pass")]
    to = any(tree.case(c) == "to" for c in tree.children(verb, "obl")) or tree.lemma(verb) == "respond"
    moved = tree.lemma(verb) in words("dispatching") and (tree.is_passive(verb) or tree.lemma(verb) == "respond")
    return moved and to and any(tree.lemma(t) in words("responders") for c in who for t in (c, *c.conjuncts))


def _of_a_day(when: When) -> bool:
    return when.start is not None and when.precision in ("hour", "day", "days")
