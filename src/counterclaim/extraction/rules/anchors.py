"""Which event a damage or an outcome belongs to: one of its sentence, or the one told right before; else none."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.aftermath import Aftermath
from counterclaim.extraction.rules.events.senses import words
from counterclaim.extraction.rules.scene import Scene

NEAR = 1
"""How many sentences back the event may stand that an aftermath refers to."""


def anchor(scene: Scene, found: Aftermath, events: Mapping[int, int]) -> int | None:
    """The event, of those at the tokens of `events`, that an aftermath is of; None where that would be a guess.

    In its own sentence that is the nearest one that the same voice tells; in another sentence the last one told, if the
    words refer back: "two of the gunmen escaped", not "rebels withdrew from many positions".
    """
    if found.token in events:
        return events[found.token]
    doc, voices = scene.doc, scene.voices
    sent = doc[found.token].sent
    within = [i for i in events if sent.start <= i < sent.end]
    if within:
        said = voices.at(found.token).source
        told = [i for i in within if voices.at(i).source == said and not _in_speech(doc[i], doc[found.token])]
        return events[min(told, key=lambda i: abs(i - found.token))] if told else None
    if not refers(doc[found.token]):
        return None
    last = max((i for i in events if i < sent.start), default=None)
    return events[last] if last is not None and _sentences(doc, last, found.token) <= NEAR else None


def refers(word: Token) -> bool:
    """Whether what is told is told of somebody or something that was told before."""
    near = [*tree.subjects(word), *tree.patients_of_passive(word), *tree.objects(word)]
    if word.pos_ == "NOUN":
        near = [word.head, *tree.subjects(word.head)] if word.dep_ == "obj" else [word]
    return any(_points(t) for t in near)


def _points(noun: Token) -> bool:
    """`the hostages`, `they`, `two of the men`, `one attacker`: a pronoun, or a noun that is pointed at or counted."""
    if noun.pos_ in {"PRON", "NUM"}:
        return True
    near = [noun, *(c for c in noun.children if tree.case(c) == "of")]
    marks = (c for t in near for c in t.children)
    return noun.pos_ == "NOUN" and any(c.lower_ in words("pointing") or c.dep_ == "nummod" for c in marks)


def _in_speech(event: Token, word: Token) -> bool:
    """`they withdrew and accused the army of a massacre`: what is said is no part of what is done beside it."""
    above = {word.i, *(t.i for t in tree.ancestors(word))}
    for up in (event, *tree.ancestors(event)):
        if up.i in above:
            return False
        if up.dep_ == "ccomp" or (tree.case(up) == "of" and up.pos_ == "VERB"):
            return True
    return False


def _sentences(doc: Doc, first: int, last: int) -> int:
    """How many sentences lie between two tokens, the last one's counted."""
    return sum(1 for t in doc[first + 1 : last + 1] if t.is_sent_start)
