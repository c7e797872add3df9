"""How far an event got, read off the verbs and nouns that govern the words that tell it."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim import lexicon
from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.senses import is_unwanted, words
from counterclaim.extraction.rules.events.stopped import plot
from counterclaim.extraction.rules.events.triggers import Trigger
from counterclaim.extraction.rules.tree import lemma
from counterclaim.model.vocabulary import Status


def status(token: Token, group: list[Trigger], doc: Doc) -> tuple[Status, bool]:
    """How far the event got, and whether it is told as possible only."""
    reached = lexicon.table("events")["status"]
    if any(lemma(v) in reached["foiled"] and _infinitive(v) for v in _governors(token)):
        return "planned", True
    barred = _hindered(token)
    if barred is not None:
        told = barred.tag_ in {"VBD", "VBN"} and not any(c.tag_ == "MD" for c in barred.children)
        return ("foiled", False) if told else ("planned", True)
    near = _around(token)
    if near & words("imagined") or "any" in tree.determiners(token):
        return "planned", True
    reaches = next((status for status, lemmas in reached.items() if near & set(lemmas)), None)
    verb = next((doc[t.token] for t in group if doc[t.token].pos_ == "VERB"), _carrier(token))
    return (reaches, False) if reaches is not None else _of_verb(verb, token)


def _around(token: Token) -> set[str]:
    """The lemmas of what qualifies and governs an event word; its own where that says how far it got (`a threat`)."""
    near = {lemma(c) for c in token.children if c.dep_ in {"amod", "compound"}}
    over = [v for v in _governors(token) if not _commanded(v, token)]
    near |= {lemma(v) for v in over}
    near |= {lemma(c) for v in over if lemma(v) in words("planning_nouns") for c in v.children if c.dep_ == "amod"}
    return near | ({lemma(token)} & set(lexicon.table("events")["status"]["threatened"]))


def _of_verb(verb: Token, token: Token) -> tuple[Status, bool]:
    """How far the form of a verb and its clause say that the event got."""
    first = verb.head if verb.dep_ == "xcomp" or _shares(verb) else verb
    aux = {c.lower_ for v in (verb, first) for c in v.children if c.dep_ in {"aux", "aux:pass"}}
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    if aux & words("coming"):
        return "planned", False
    if aux & words("modal") or marks & words("conditional"):
        return "planned", True
    done = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)  # `believed to have been killed`
    if verb.tag_ != "VBG" and "to" in marks and not done and verb.dep_ in {"xcomp", "advcl", "acl", "ccomp"}:
        return "planned", True
    weighed = verb.dep_ == "csubj" and any(c.tag_ == "MD" for c in verb.head.children)
    if weighed or is_unwanted(verb) or _supposed(token):
        return "planned", True
    if verb.tag_ == "VBG" and aux & words("present"):
        return "ongoing", False
    return "accomplished", False


def _commanded(verb: Token, event: Token) -> bool:
    """`who ordered the raid`, `accused of planning the attack`: a deed that is pointed at has been done."""
    if event.pos_ != "NOUN" or event.head != verb or event.dep_ != "obj":
        return False
    if not (tree.pointed_at(event) or any(c.tag_ == "VBD" for c in tree.children(event, "acl:relcl"))):
        return False  # "ordering a massacre that killed eight" is told to have come about
    ordered = lemma(verb) in words("ordering") and verb.tag_ in {"VBD", "VBN", "VBG"}
    charged = verb.tag_ == "VBG" and any(lemma(up) in words("guilt") for up in (verb.head, verb.head.head))
    return ordered or (charged and lemma(verb) in words("plotting"))


def _shares(verb: Token) -> bool:
    """`will never surrender but carry out attacks`: a verb without a subject and a tense has those of the first."""
    own = any(tree.base(c.dep_) in {"nsubj", "aux", "mark"} for c in verb.children)
    return verb.dep_ == "conj" and not own and (verb.tag_ in {"VB", "VBP"} or _passive_pair(verb))


def _passive_pair(verb: Token) -> bool:
    """`could be attacked or killed`."""
    return verb.tag_ == "VBN" and any(c.dep_ == "aux:pass" for c in verb.head.children)


def _supposed(token: Token) -> bool:
    """`to bring the war into the towns would cost lives`: a deed that is only weighed."""
    carrier = token.head if token.pos_ == "NOUN" and token.dep_ == "obj" else token
    return carrier.dep_ == "csubj" and any(c.lower_ == "to" and c.dep_ == "mark" for c in carrier.children)


def _carrier(token: Token) -> Token:
    """The verb that brings an event noun about (`launch an attack`), else the noun: to end a clash presupposes it."""
    carried = token.head.pos_ == "VERB" and token.dep_ in {"obj", "nsubj", "nsubj:pass"}
    return token.head if carried and lemma(token.head) in words("light") else token


def _infinitive(verb: Token) -> bool:
    """`deployed to prevent attacks`: what is meant to be foiled has not been tried."""
    return verb.pos_ == "VERB" and any(c.dep_ == "mark" and c.lower_ == "to" for c in verb.children)


def _hindered(token: Token) -> Token | None:
    """`stopped gunmen from storming the base`, `to keep rebels from launching attacks`: the verb that hinders it."""
    up = token
    for _ in range(3):
        if up.tag_ == "VBG" and any(c.lower_ == "from" and c.dep_ in {"mark", "case"} for c in up.children):
            return up.head if lemma(up.head) in words("hindering") else None
        if tree.base(up.dep_) not in {"obj", "xcomp", "conj"}:
            return None
        up = up.head
    return None


def _threat(token: Token) -> bool:
    """`threatened with attack`."""
    return tree.base(token.dep_) == "obl" and tree.case(token) == "with" and lemma(token.head) in words("menacing")


def presupposes(word: Token) -> bool:
    """Whether what a word governs has happened, whether or not the word's own act does: `to avenge the attack`."""
    return lemma(word) in words("presupposing")


def _governors(token: Token) -> Iterator[Token]:
    """Verbs and nouns that govern the event: `tried to`, `plot to`, `foiled an attack`, `a threat of attack`; not
    what governs a word that presupposes it: `vowed to avenge an attack`"""
    for word in governing(token):
        if presupposes(word):
            return
        yield word


def governing(token: Token) -> Iterator[Token]:
    """The words above the one that tells an event, as far as it is their object or complement; at most three."""
    steps = 0
    while steps < 3 and token.head != token:
        noun = plot(token)
        if noun is not None and noun != token.head:
            yield noun
            token, steps = noun, steps + 1
            continue
        nominal = tree.base(token.dep_) == "nmod" and tree.case(token) in {"of", "at", "to", "for"}
        if token.dep_ in {"xcomp", "obj", "acl", "compound"} or nominal or _threat(token):
            yield token.head
        elif token.dep_ in {"nsubj", "nsubj:pass"} and token.pos_ == "NOUN":
            yield token.head
            return
        else:
            return
        token, steps = token.head, steps + 1
