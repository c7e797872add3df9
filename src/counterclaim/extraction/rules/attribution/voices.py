"""Verbs of saying in the active and in the passive voice."""

from spacy.tokens import Token

from counterclaim.extraction.rules.attribution.clauses import union
from counterclaim.extraction.rules.attribution.cues import Cue, words
from counterclaim.extraction.rules.attribution.frames import framed, taken_for_granted
from counterclaim.extraction.rules.attribution.order import closing, inverted
from counterclaim.extraction.rules.attribution.saying import (
    Saying,
    case_or_mark,
    cue_tokens,
    speaker_of,
    stance_of,
    told,
)
from counterclaim.extraction.rules.attribution.spans import agent, phrase, subtree
from counterclaim.extraction.rules.sources.roles import can_speak
from counterclaim.extraction.rules.tree import case, children, lemma, pointed_at


def active(verb: Token, cue: Cue) -> Saying | None:
    """What the subject of an active cue says, None where nothing of the rule's frames is filled."""
    final = _closing(verb, cue)
    if final is not None:
        return final
    who = speaker_of(verb)
    if who is None or who.dep_ == "expl" or not _may_be(who, cue) or _is_unsaid(verb):
        return None
    mute = cue.finite and not can_speak(who)
    if mute and cue.stance == "asserts":
        return None
    content = framed(verb, cue, who)
    if not content or (who.i in content and verb.dep_ not in {"acl", "acl:relcl"}):
        content = content - frozenset(range(*phrase(who)))
    stance = stance_of(verb, cue, content)
    if not content or stance is None:
        return None
    source = None if mute else who
    return Saying(source, cue_tokens(verb), stance, content, cue, tuple(told(verb)))


def _may_be(who: Token, cue: Cue) -> bool:
    """Whether the lexicon lets the cue have that subject."""
    return lemma(who) not in cue.not_subjects and (not cue.subjects or lemma(who) in cue.subjects)


def _closing(verb: Token, cue: Cue) -> Saying | None:
    """ ", police said." """
    suited = "clause" in cue.frames and cue.use == "report" and not cue.finite
    found = (inverted(verb) or closing(verb)) if suited else None
    if found is None:
        return None
    who, span, content = found
    stance = stance_of(verb, cue, content)
    if stance is None or not _may_be(who, cue):
        return None
    return Saying(who, cue_tokens(verb), stance, content, cue, tuple(told(verb)), span)


def _is_unsaid(verb: Token) -> bool:
    """Whether the cue is an infinitive that nobody carries out ("to say that ..."), unless one goes on to say it."""
    if verb.tag_ != "VB" or not any(c.lower_ == "to" for c in children(verb, "mark")):
        return False
    return verb.dep_ != "xcomp" or lemma(verb.head) not in words("carriers")


def passive(verb: Token, cue: Cue) -> Saying | None:
    """What is said of its subject, by an agent or by nobody named."""
    by = agent(verb)
    about = next(iter(children(verb, "nsubj:pass")), None)
    content = _of_passive(verb, cue, about)
    if by is not None:
        content -= subtree(by)
    stance = stance_of(verb, cue, content)
    unsaid = cue.use != "report" or _known(verb, about) or lemma(verb) in words("reminding")
    if not content or stance is None or (by is None and unsaid):
        return None
    if by is None and stance == "asserts" and lemma(verb) not in words("vouching"):
        stance = "suspects"
    return Saying(by, cue_tokens(verb), stance, content, cue)


def _known(verb: Token, about: Token | None) -> bool:
    """ "The shooting was reported at noon": somebody called; that it happened, "the" takes for granted."""
    return about is not None and about.tag_ == "NN" and lemma(verb) == "report" and pointed_at(about)


def _of_passive(verb: Token, cue: Cue, about: Token | None) -> frozenset[int]:
    """The content of a passive: its clause, what its subject is said to have done, or the subject alone."""
    comps = [c for c in children(verb, "ccomp", "csubj") if c.i > verb.i]
    reduced = subtree(about) if about is not None and about.tag_ not in {"WDT", "WP"} else frozenset()
    named = "as" in cue.frames and (bool(cue.predicate) or agent(verb) is not None)
    if "clause" in cue.frames or "infinitive" in cue.frames or named:
        raised = [c for c in children(verb, "xcomp", "advcl", "obl") if c.dep_ == "xcomp" or case_or_mark(c) == "as"]
        raised = [
            c for c in raised if c.i > verb.i and not cue.finite and (not cue.predicate or lemma(c) in cue.predicate)
        ]
        if raised:
            return union(raised) | reduced
        if comps and (about is None or about.lower_ == "it"):
            return union(comps)
    if "of" in cue.frames:
        acts = [
            c for c in children(verb, "obl", "advcl", "xcomp", "ccomp") if case_or_mark(c) in cue.prep and c.i > verb.i
        ]
        told = union(r for a in acts if a.pos_ in {"NOUN", "PROPN"} for r in children(a, "acl:relcl"))
        told |= taken_for_granted(verb, union(acts))
        return (union(acts) | reduced) - told if acts else frozenset()
    if "blame" in cue.frames:
        return _passive_blame(verb, cue, reduced)
    if verb.dep_ == "acl" and cue.stance == "denies" and agent(verb) is not None:
        return subtree(verb.head) - subtree(verb)
    known = agent(verb) is not None or lemma(verb) in {"report"}
    return reduced if "object" in cue.frames and known and verb.dep_ != "acl" else frozenset()


def _passive_blame(verb: Token, cue: Cue, reduced: frozenset[int]) -> frozenset[int]:
    """ "Blamed on X": X; "X was blamed for Y": X."""
    on = [c for c in children(verb, "obl") if case(c) in cue.prep]
    if on:
        return union(on)
    return reduced if lemma(verb) == "blame" and any(case_or_mark(c) == "for" for c in verb.children) else frozenset()
