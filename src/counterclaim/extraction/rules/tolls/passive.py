"""Passives and their like by the order of the words, and what stands behind a verb."""

from spacy.tokens import Token

from counterclaim.extraction.rules.tolls.people import listed_words
from counterclaim.extraction.rules.tolls.phrases import chain_start, phrase_after
from counterclaim.extraction.rules.tree import behind, untitled

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
OBJECTS = ("obj", "iobj")


def passive(verb: Token) -> bool:
    """Whether the verb is a passive, or a participle that hangs on a noun."""
    if be_before(verb) is not None or any(c.dep_ == "aux:pass" for c in verb.children):
        return True
    if _gapped(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBP"):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    if phrase_behind(verb) is not None:
        return False
    if verb.dep_ == "conj" and not any(c.dep_ in (*SUBJECTS, *OBJECTS) for c in verb.children):
        return passive(verb.head) if verb.head.pos_ in ("VERB", "AUX") and verb.head.i < verb.i else True
    carried = verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_.lower() in listed_words("carriers")
    return (
        carried
        or verb.dep_ in ("acl", "amod", "acl:relcl", "xcomp")
        or any(c.dep_ == "nsubj:pass" for c in verb.children)
    )


def _gapped(verb: Token) -> bool:
    """ "A guard was killed and two clerks hurt": the second passive shares the "was" of the first."""
    shared = verb.tag_ == "VBD" and verb.dep_ == "conj" and verb.head.tag_ == "VBN" and verb.head.i < verb.i
    return shared and not objects_of(verb) and phrase_behind(verb) is None and be_before(verb.head) is not None


def be_before(verb: Token) -> int | None:
    """Where the auxiliaries of a passive begin, None if no "be" or "get" stands right before the verb."""
    if verb.tag_ not in ("VBN", "VBD", "JJ"):
        return None
    start = chain_start(verb.doc, verb.i, verb.sent.start)
    be = any(t.pos_ == "AUX" and t.lemma_.lower() in ("be", "get") for t in verb.doc[start : verb.i])
    return start if be else None


def objects_of(verb: Token) -> list[Token]:
    """The objects of a verb, a pronoun only where people stand beside it."""
    own = untitled([c for c in verb.rights if c.dep_ == "obj"])
    found = own or [c for c in verb.rights if c.dep_ == "iobj"] or behind(verb)
    return [c for c in found if c.tag_ != "PRP" or _conjoined(c)]


def _conjoined(pronoun: Token) -> bool:
    """ "killing himself and 12 others"."""
    return any(c.dep_ == "conj" for c in pronoun.rights)


def phrase_behind(token: Token, second: int | None = None) -> Token | None:
    """The noun phrase that begins right after the word (or its second word), by word order."""
    start = second + 1 if second == token.i + 1 else token.i + 1
    found = phrase_after(token.doc, start, token.sent.end)
    return None if found is None or found.i == second else found
