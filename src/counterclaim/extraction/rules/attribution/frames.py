"""Where a verb's content stands: the frames of lexicon/en/attribution.yaml."""

from spacy.tokens import Token

from counterclaim.extraction.rules.attribution.clauses import clause, union
from counterclaim.extraction.rules.attribution.cues import Cue, words
from counterclaim.extraction.rules.attribution.saying import case_or_mark
from counterclaim.extraction.rules.tree import blamed_on, case, children, finite, lemma, pointed_at

_PRONOUNS = frozenset(["it", "this", "that", "them", "him", "her", "me", "us", "you", "one", "so"])


def framed(verb: Token, cue: Cue, who: Token) -> frozenset[int]:
    """What stands in the first of the cue's frames that is filled."""
    found: frozenset[int] = frozenset()
    if "clause" in cue.frames and not (cue.finite and not _has_finite(verb)) and not _answers(verb, cue):
        found = clause(verb, who)
        begun = _infinitive(verb) if found and "infinitive" in cue.frames else frozenset()
        if begun and min(begun) < min(found):
            found |= begun  # `admitted shooting two "to set an example"`
    if not found and "infinitive" in cue.frames:
        found = _infinitive(verb)
    if not found and "of" in cue.frames:
        found = _of(verb, cue)
    if not found and "blame" in cue.frames:
        found = _blamed(verb, cue)
    if not found and "as" in cue.frames:
        found = _as(verb, cue)
    if not found and "about" in cue.frames:
        found = union(c for c in children(verb, "obl", "advcl") if case_or_mark(c) in {"of", "about", "against"})
    if not found and "object" in cue.frames:
        found = _object(verb, cue)
    return found


def _answers(verb: Token, cue: Cue) -> bool:
    """`rejected the claim as "baseless"`: what is denied is the object, whatever quotation or clause follows it."""
    return cue.stance == "denies" and any(c.pos_ == "NOUN" and c.i > verb.i for c in children(verb, "obj"))


def _has_finite(verb: Token) -> bool:
    """Whether a finite clause or a quotation is what the cue tells."""
    return any(
        c.tag_ in {"VBD", "VBZ", "VBP", "MD"} or any(a.pos_ == "AUX" or a.lower_ == "that" for a in c.children)
        for c in children(verb, "ccomp")
    )


def _infinitive(verb: Token) -> frozenset[int]:
    comps = [c for c in children(verb, "xcomp") if c.i > verb.i and c.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}]
    verbal = [c for c in comps if any(m.lower_ == "to" for m in c.children) or c.tag_ in {"VBG", "VBN"}]
    objects = children(verb, "obj") if verbal else ()
    return union(verbal) | union(objects)


def _of(verb: Token, cue: Cue) -> frozenset[int]:
    """The one who is accused and what of."""
    acts = [c for c in children(verb, "obl", "advcl", "xcomp", "ccomp") if case_or_mark(c) in cue.prep]
    objects = list(children(verb, "obj")) or _misplaced(verb)
    inside = [o for o in objects if any(t.lower_ in cue.prep and t.i + 1 < len(t.doc) for t in o.subtree)]
    told = union(acts) | union(objects) if acts else union(inside)
    return told - taken_for_granted(verb, told)


def taken_for_granted(verb: Token, told: frozenset[int]) -> frozenset[int]:
    """What an accusation only says to point at the deed, its day or its victims: `the mayor, who was shot dead`."""
    inside = [verb.doc[i] for i in told if i > verb.i]
    return union(t for t in inside if _dates(t) or (t.dep_ == "acl:relcl" and finite(t) and _known(t.head)))


def _known(noun: Token) -> bool:
    return noun.pos_ == "PROPN" or pointed_at(noun)


def _dates(noun: Token) -> bool:
    """`accused X of trying to kill Y after an attack that ...`: what only dates an accusation is no part of it."""
    return noun.pos_ == "NOUN" and noun.dep_ in {"obl", "nmod"} and case(noun) in words("dating")


def _misplaced(verb: Token) -> list[Token]:
    """An object that a parse takes for a second subject, behind the verb ("accused on Monday a group of ...")."""
    subjects = children(verb, "nsubj")
    return [c for c in subjects if c.i > verb.i] if any(c.i < verb.i for c in subjects) else []


def _blamed(verb: Token, cue: Cue) -> frozenset[int]:
    """The one who is blamed; an act only where it is told as a verb ("for killing ten")."""
    on = [c for c in children(verb, "obl") if case(c) in cue.prep] or blamed_on(verb)
    if on:
        return union(on)
    if lemma(verb) not in words("blaming"):
        return frozenset()
    return union(children(verb, "obj")) | union(c for c in children(verb, "advcl") if case_or_mark(c) == "for")


def _as(verb: Token, cue: Cue) -> frozenset[int]:
    """The thing and what it is called."""
    beside = list(children(verb, "obj"))[1:]
    beside += [c for o in children(verb, "obj") for c in children(o, "amod", "appos") if c.i > o.i]
    named = [c for c in children(verb, "xcomp", "obl", "advcl") if c.dep_ == "xcomp" or case_or_mark(c) == "as"]
    named = named or beside
    if cue.predicate and not any(lemma(c) in cue.predicate for c in named):
        return frozenset()
    told = union(named) | union(children(verb, "obj")) if named else frozenset()
    return told - union(t for t in (verb.doc[i] for i in told) if _is_aside(t))


def _is_aside(token: Token) -> bool:
    """Whether a relative clause behind a comma, or what is conceded, only adds to what is described."""
    if token.dep_ == "acl:relcl":
        start = _start(token)
        return "," in {token.doc[start].text, token.doc[max(start - 1, 0)].text}
    return case(token) in words("conceding")


def _start(token: Token) -> int:
    """Where the clause of a verb begins."""
    return min(t.i for t in token.subtree)


def _object(verb: Token, cue: Cue) -> frozenset[int]:
    nouns = [c for c in children(verb, "obj") if c.pos_ in {"NOUN", "PROPN", "NUM", "VERB", "ADJ"}]
    if cue.objects:
        nouns = [c for c in nouns if lemma(c) in cue.objects]
    more = [c for c in children(verb, "obl") if case(c) in cue.prep] if nouns else []
    more += [c for c in children(verb, "advcl") if cue.objects and any(_dated_by(n, c) for n in nouns)]
    said = [c for c in nouns if lemma(c) not in cue.not_objects and c.lower_ not in _PRONOUNS]
    if cue.stance == "denies":
        said += [c for c in children(verb, "obj") if c.lower_ in {"it", "this", "that", "which"}]
    return union(more) | union(said) | (frozenset() if cue.objects else _counted_state(verb))


def _dated_by(noun: Token, clause: Token) -> bool:
    """`recalled the night when gunmen came`: a clause right behind the noun for the time that it tells."""
    first = _start(clause)
    return first == noun.right_edge.i + 1 and clause.doc[first].tag_ == "WRB"


def _counted_state(verb: Token) -> frozenset[int]:
    """ "Claimed up to 300 dead": a number and what the counted are, which a parse hangs on the cue one by one."""
    state = next((c for c in children(verb, "xcomp") if c.i > verb.i and (c.pos_ == "ADJ" or c.tag_ == "VBN")), None)
    if state is None or any(c.lower_ == "to" for c in children(state, "mark")):
        return frozenset()
    between = verb.doc[verb.i + 1 : state.i]
    counted = any(t.pos_ == "NUM" for t in between) and not any(t.pos_ == "VERB" or t.is_punct for t in between)
    return frozenset(range(verb.i + 1, state.i)) | union([state]) if counted else frozenset()
