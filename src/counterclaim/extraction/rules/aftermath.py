"""What an incident left behind, how it ended, and why it was done, as the source puts it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim import lexicon
from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.senses import is_armed, is_figure, is_people, is_place, is_unwanted, sort
from counterclaim.extraction.rules.events.stopped import intercepts
from counterclaim.extraction.rules.tree import lemma
from counterclaim.model.vocabulary import Field

LONGEST = 25
"""Tokens of a clause that is a value; a longer one is cut to its core."""


@dataclass(frozen=True, slots=True)
class Aftermath:
    """A clause that tells damage, outcome or purpose: the word that tells it and the token range of the value.

    `things` are the heads of what was damaged.
    """

    field: Field
    token: int
    value: tuple[int, int]
    rule: str
    things: tuple[int, ...] = ()


def aftermath(doc: Doc) -> Iterator[Aftermath]:
    """All damage and outcomes that a document tells, rule by rule; what is denied or only possible is left out."""
    said = [(t, lemma(t)) for t in doc if t.tag_ == "NN" or t.pos_ == "VERB"]
    for rule in lexicon.table("aftermath")["rules"]:
        nouns, verbs = rule.get("nouns", ()), rule.get("verbs", ())
        for token, word in said:
            if word in nouns and token.pos_ == "NOUN" and token.tag_ == "NN":
                tells = _says(token)
            else:
                tells = word in verbs and token.pos_ == "VERB" and _told(token) and _fits(token, rule.get("needs", ""))
            if tells:
                things = tuple(_damaged(token)) if rule["field"] == "damage" else ()
                yield Aftermath(rule["field"], token.i, _core(_clause(token)), rule["id"], things)


def _clause(word: Token) -> Token:
    """The word whose clause is the value: of a noun that a verb has as its object, the verb."""
    carried = word.pos_ == "NOUN" and word.dep_ == "obj" and not _quoted_apart(word)
    return word.head if carried else word


def _says(noun: Token) -> bool:
    """Whether a noun of damage tells that there was some: not `no damage`, nor `the damage` by itself."""
    if any(c.lower_ == "no" for c in noun.children) or tree.negated(noun.head):
        return False
    return noun.dep_ in {"obj", "root"} or any(c.dep_ not in {"det", "case", "punct"} for c in noun.children)


def _damaged(word: Token) -> Iterator[int]:
    """`damaged six houses`, `a bus was burned`, `damage to two shops`, `the destruction of a bridge`: what was hit."""
    if word.pos_ == "NOUN":
        carrier = [word.head] if word.dep_ == "obj" else []
        near = tree.obliques(word, "to", "of") + [t for verb in carrier for t in tree.obliques(verb, "to")]
    else:
        near = tree.touched(word)
    near += [t for hit in near for t in _further(hit)]
    yield from (t.i for t in near if sort(t) == "property" and t.pos_ in {"NOUN", "PROPN"})


def _further(hit: Token) -> Iterator[Token]:
    """`the office of the council, a hotel and two clinics`: what a parse lists with the noun behind "of"."""
    for inner in tree.obliques(hit, "of"):
        for t in inner.conjuncts:
            if t.i > inner.i and any(c.dep_ in {"det", "nummod"} and c.lower_ != "the" for c in t.lefts):
                yield t


def purposes(doc: Doc, acts: Iterable[int]) -> Iterator[Aftermath]:
    """`to avenge a chief`, `in order to free the prisoners`: why the deed at one of the tokens `acts` was done."""
    for act in acts:
        for clause in tree.children(doc[act], "advcl"):
            if any(c.dep_ == "mark" and c.lower_ == "to" for c in clause.children):
                yield Aftermath("purpose", clause.i, _core(clause), "aftermath.purpose")


def _told(verb: Token) -> bool:
    """Whether the verb tells a fact: neither negated, modal nor an infinitive of purpose, nor under one that is."""
    if verb.dep_ == "amod":
        return False
    for step in _governing(verb):
        if tree.negated(step) or any(c.dep_ == "mark" and c.lower_ in {"to", "if"} for c in step.children):
            return False
        if step.dep_ in {"xcomp", "csubj"} or is_unwanted(step):
            return False
        if step.tag_ == "VBG" and step.dep_ in {"obl", "nmod", "ccomp"}:
            return False
        if any(c.dep_ == "aux" and c.tag_ == "MD" for c in step.children):
            return False
    return True


def _governing(verb: Token) -> Iterator[Token]:
    """The verb and those whose mood it shares: the first of coordinated ones, the one a participle hangs on."""
    yield verb
    while verb.head != verb and verb.head.pos_ == "VERB":
        if not (verb.dep_ == "conj" and not tree.finite(verb)) and not (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
            return
        verb = verb.head
        yield verb


def _fits(verb: Token, needs: str) -> bool:
    near = tree.touched(verb)
    agents = tree.subjects(verb)
    if needs in {"people", "place"} and agents and near and not any(is_armed(a) or is_people(a) for a in agents):
        return False
    if needs == "property":
        return not intercepts(verb) and any((sort(t) in {"property", "place"}) and not is_figure(t) for t in near)
    if needs == "place":
        return any(is_place(t) for t in near)
    return any(is_people(t) and t.pos_ in {"NOUN", "PROPN", "NUM"} for t in near or tree.subjects(verb))


def _quoted_apart(noun: Token) -> bool:
    """`causing "minimal damage"`: a quotation opens between a verb and its object."""
    return any(t.is_quote for t in noun.doc[noun.head.i : noun.i])


def _core(token: Token) -> tuple[int, int]:
    """The word with its object, particles and nearest complements; further clauses are left out, and the subject is of
    what has an object, since `fled` alone would be read of whoever did the deed.

    It ends where a quotation does: what follows the mark is another voice.
    """
    drop = {
        "nsubj",
        "nsubj:pass",
        "csubj",
        "advcl",
        "parataxis",
        "ccomp",
        "conj",
        "cc",
        "punct",
        "mark",
        "acl:relcl",
        "discourse",
    }
    keep = [token.i]
    alone = token.pos_ == "VERB" and not tree.objects(token)
    for c in token.children:
        moved = c.dep_ == "nsubj:pass" or (alone and c.dep_ == "nsubj" and c.pos_ != "PRON")
        if (c.dep_ not in drop or moved) and not (c.dep_ == "mark" and c.lower_ != "to"):
            keep += [t.i for t in c.subtree if not t.is_space]
    keep = [i for i in keep if abs(i - token.i) <= LONGEST]
    first, end = min(keep), max(keep) + 1
    marks = [t.i for t in token.doc[first:end] if t.is_quote]
    end = min((i for i in marks if i > token.i), default=end)
    while token.doc[end - 1].is_punct and end - 1 > token.i:
        end -= 1
    return max((i + 1 for i in marks if i < token.i), default=first), end
