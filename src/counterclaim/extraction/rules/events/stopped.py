"""Attacks that were stopped: weapons shot down in flight, plots that came to nothing, and who meant to do it."""

from spacy.tokens import Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.nominals import wielders
from counterclaim.extraction.rules.events.senses import words
from counterclaim.extraction.rules.tree import lemma

_AT = ("at", "toward", "towards", "on", "against")


def intercepts(token: Token) -> bool:
    """Whether it stops what others have launched: `shot down 40 drones`, `downed a missile fired from the hills`.

    One drone that is shot down may be the target of an attack; what is many, or is told to come flying, is not.
    """
    flying = munitions(token)
    if not flying:
        return False
    if lemma(token) in words("intercepting"):
        return True
    if lemma(token) in words("downing_by_defence"):
        return _defended(token)
    down = lemma(token) == "down" or any(
        c.lower_ == "down" and c.dep_ in {"compound:prt", "advmod"} for c in token.children
    )
    return down and any(t.tag_ == "NNS" or _comes(t) for t in flying)


def munitions(token: Token) -> list[Token]:
    """The drones, missiles or rockets that a verb or noun of stopping is about: `61 of 84 drones` too, which a parse
    may hang on the verb."""
    near = [
        t
        for c in token.children
        if tree.base(c.dep_) in {"obl", "nmod"} and tree.case(c) in {"", "of"}
        for t in tree.conjuncts(c)
    ]
    if token.pos_ != "NOUN":
        near = tree.touched(token) + near + ([token.head] if token.dep_ == "acl" else [])
    return [t for t in map(_counted, near) if lemma(t) in words("munitions")]


def _counted(token: Token) -> Token:
    """What a number counts, wherever a parse hangs it: `12 of 15 drones`; what a bare one counts was told before:
    `40 drones were launched and 36 shot down`, `21 of them`."""
    below = (t for t in token.subtree if token.pos_ == "NUM" and lemma(t) in words("munitions"))
    found = next(below, None)
    bare = token.pos_ in {"NUM", "PRON", "DET"} and not any(c.pos_ in {"NOUN", "PROPN"} for c in token.children)
    return found or (_told_before(token) if bare else None) or token


def _told_before(number: Token) -> Token | None:
    """The munitions named last before it, in its sentence or the one before, if no people are named after them."""
    start = number.sent.start
    first = number.doc[start - 1].sent.start if start else 0
    for t in reversed(number.doc[first : number.i]):
        if t.pos_ == "NOUN" and lemma(t) in words("munitions"):
            return t
        if t.tag_ == "NNS" and lemma(t) in words("fighters") | words("nobodies"):
            return None
    return None


def _comes(weapon: Token) -> bool:
    """`a missile fired from the hills`, `a drone that approached the port`."""
    coming = words("launching") | words("approaching")
    return any(c.dep_ in {"acl", "acl:relcl"} and lemma(c) in coming for c in weapon.children)


def _defended(token: Token) -> bool:
    """`air defences destroyed 30 drones`, `30 drones were destroyed over the two provinces`."""
    doers = tree.subjects(token) + tree.obliques(token, "by")
    words_of = {lemma(w) for d in doers for w in d.subtree}
    return bool(words_of & words("air_defence")) or bool(tree.obliques(token, "over"))


def drones(token: Token) -> bool:
    """Whether what was stopped were drones, alone or first of all."""
    return intercepts(token) and lemma(munitions(token)[0]) in words("drones")


def senders(token: Token) -> list[Token]:
    """Whose weapons they were that were stopped: `27 Russian drones`, `a missile fired by the rebels`."""
    own = [w for m in munitions(token) for w in wielders(m)]
    return own + [t for c in _flights(token) for t in tree.obliques(c, "by")]


def aims(token: Token) -> list[Token]:
    """What the weapons that were stopped flew at: `drones fired at the refinery`."""
    near = [t for c in _flights(token) for t in tree.obliques(c, *_AT)]
    near += [t for c in _flights(token) if lemma(c) == "target" for t in tree.objects(c)]
    return [t for t in near if t.pos_ in {"NOUN", "PROPN"}]


def _flights(token: Token) -> list[Token]:
    """The clauses that tell how weapons that were stopped came."""
    coming = words("launching") | words("approaching")
    below = (c for m in munitions(token) for c in m.children if c.dep_ in {"acl", "acl:relcl"})
    return [c for c in below if lemma(c) in coming]


def plot(verb: Token) -> Token | None:
    """The noun of planning that an infinitive tells more of: `foiled a plot by rebels to bomb a market`, where a parse
    may hang the infinitive on the verb."""
    if not any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children):
        return None
    if verb.dep_ == "acl":
        return verb.head if lemma(verb.head) in words("planning_nouns") else None
    if verb.dep_ not in {"advcl", "xcomp"}:
        return None
    near = tree.touched(verb.head)
    return next((o for o in near if lemma(o) in words("planning_nouns") and o.i < verb.i), None)


def plotters(verb: Token) -> list[Token]:
    """Who meant to do what an infinitive tells: `an attempt by smugglers to seize the post`."""
    noun = plot(verb)
    if noun is None:
        return []
    between = noun.doc[noun.i + 1 : verb.i]
    by = [t for t in between if t.dep_ != "case" and any(c.dep_ == "case" and c.lower_ == "by" for c in t.children)]
    return [t for c in by for t in tree.conjuncts(c)] or [c for c in noun.children if c.dep_ == "nmod:poss"]
