"""Who did what was told: `was carried out by X`, `thought to be the work of X`, `the bomb was planted by X`."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from counterclaim import lexicon
from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.roles import antecedent
from counterclaim.extraction.rules.events.senses import is_armed, words
from counterclaim.extraction.rules.found import Held
from counterclaim.extraction.rules.tree import lemma

Finder = Callable[[Token, str], Iterator[Held]]
"""What is held at a word, under the id of a rule."""
_ACTING = frozenset({"obl:agent", "nsubj"})


def listed(rule: str, name: str) -> frozenset[str]:
    """A list of words of a rule of lexicon/en/responsibility.yaml, by its name."""
    return lexicon.words("responsibility", rule, name)


def agents(verb: Token) -> list[Token]:
    """Who did it, of a passive, or its subjects."""
    return tree.agents_of_passive(verb) if tree.is_passive(verb) else tree.subjects(verb)


def _doers(verb: Token) -> list[Token]:
    """Who did it and is somebody, named by no other preposition than `by`."""
    return [w for w in agents(verb) if tree.case(w) in ("", "by") and not is_nobody(w)]


def is_nobody(token: Token) -> bool:
    """`nobody`, `no group`, `none of our men`."""
    return not listed("nobody", "words").isdisjoint({token.lower_, *tree.determiners(token)})


def below(tokens: list[Token]) -> tuple[int, ...]:
    """The tokens and what is coordinated with them or hangs below them, in order."""
    return tuple(sorted({t.i for top in tokens for t in (*tree.conjuncts(top), *top.subtree)}))


def _thought(verb: Token, rule: str) -> Iterator[Held]:
    """`A strike believed to have been carried out by X`, `the raid is thought to be the work of X`: whom a deed is put
    down to."""
    deeds = [antecedent(t) for t in tree.patients_of_passive(verb)] or tree.modified(verb)
    if verb.tag_ not in {"VBN", "VBD"} or tree.negated(verb):
        return
    for inner in tree.children(verb, "xcomp"):
        who = tree.agents_of_passive(inner) if lemma(inner) in listed("thought", "doing") else []
        who += tree.obliques(inner, "of") if lemma(inner) in listed("work_of", "lemmas") else []
        who = [w for w in who if not is_nobody(w)]
        it = any(lemma(d) in listed("commits", "nouns") for d in deeds)
        yield from (Held(w.i, tuple(d.i for d in deeds), verb.i, rule, hedged=True, refers=it) for w in who if deeds)


def _done_by(word: Token, rule: str) -> Iterator[Held]:
    """`The attack was by X`."""
    who = word.head
    acts = [c for c in who.children if c.dep_ in tree.SUBJECTS and c.i < word.i]
    if word.dep_ == "case" and any(c.dep_ == "cop" for c in who.children):
        yield Held(who.i, below(acts), word.i, rule, denied=tree.negated(who))


def _commits(verb: Token, rule: str) -> Iterator[Held]:
    """`The crime was committed by X`, `X carried out the deed`: the deed was told before."""
    things = [antecedent(t) for t in tree.undergone(verb)] or tree.modified(verb)
    told = [t for t in things if verb.dep_ == "conj" and t.pos_ == "NOUN"]  # `was planned and perpetrated by X`
    if (told or any(lemma(t) in listed("commits", "nouns") for t in things)) and not tree.negated(verb):
        acts, before = tuple(t.i for t in things), things[0] not in told
        yield from (Held(w.i, acts, verb.i, rule, refers=before) for w in _doers(verb))


def _plants(verb: Token, rule: str) -> Iterator[Held]:
    """`The bomb had been planted by X`: whoever planted what went off did it; `the drone was flown by X`."""
    things = tree.undergone(verb)
    steered = lemma(verb) in listed("plants", "steering")
    wanted = listed("plants", "crafts" if steered else "nouns")
    meant = not steered or any(c.lower_ in {"the", "this"} for t in things for c in t.children)
    if any(lemma(t) in wanted for t in things) and meant and not tree.negated(verb):
        acts = tuple(t.i for t in things)
        yield from (Held(w.i, acts, verb.i, rule, refers=True) for w in _doers(verb))


def _identified(verb: Token, rule: str) -> Iterator[Held]:
    """`The attackers were identified as X and Y`: the names of those who did what was told last."""
    who = tree.patients_of_passive(verb) or tree.modified(verb)
    if any(lemma(antecedent(w)) in listed("identified", "nouns") for w in who) and not tree.negated(verb):
        names = [n for n in tree.obliques(verb, "as") if n.ent_type_ == "PERSON"]
        yield from (Held(n.i, (verb.i,), verb.i, rule, hedged=True, refers=True) for n in names)


def _releases(verb: Token, rule: str) -> Iterator[Held]:
    """`Rebels released three nurses kidnapped in May`: whoever lets them go held them, unless a state's forces do."""
    deeds = [c for h in tree.undergone(verb) for c in h.children if lemma(c) in listed("releases", "taking")]
    who = [w for w in agents(verb) if is_armed(w) and lemma(w) not in words("state_forces")]
    yield from (Held(w.i, tuple(d.i for d in deeds), verb.i, rule) for w in who if deeds and not tree.negated(verb))


def _taken_for(verb: Token, rule: str) -> Iterator[Held]:
    """`He was shot by men thought to be members of X`: who is taken for X did it."""
    who = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.pos_ in ("NOUN", "PROPN")), None)
    doer = verb.nbor(-1) if verb.i > verb.sent.start and verb.nbor(-1).dep_ in _ACTING else verb.head
    if who is None or verb.dep_ != "acl" or not any(c.dep_ == "cop" for c in who.children):
        return
    if doer.dep_ in _ACTING:
        yield Held(who.i, (doer.head.i,), verb.i, rule, hedged=True)


DONE: dict[str, Finder] = {
    "thought": _thought,
    "done_by": _done_by,
    "commits": _commits,
    "plants": _plants,
    "identified": _identified,
    "releases": _releases,
    "taken_for": _taken_for,
}
"""What each of these rules of lexicon/en/responsibility.yaml finds at one of its words."""
