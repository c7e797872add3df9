"""Who is meant by "the group", "the army", "they": the nearest fitting one named before."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.relatives import told_of
from counterclaim.lexicon import table
from counterclaim.model.actor import Actor
from counterclaim.registry.agents import agent, listed

_NEAR = 3
"""Sentences back in which a pronoun's antecedent is sought."""


@dataclass(slots=True)
class Named:
    """An actor, or only a name of this document, at a token; `called` is what it may be called later."""

    at: int
    name: str
    actor: Actor | None
    called: set[str] = field(default_factory=set)


class Antecedents:
    """Those named in a document, in the order of the text."""

    def __init__(self, doc: Doc, found: list[Named]) -> None:
        """Note for each what the document calls it: "Hezbollah militia", "X, an alliance of ..."."""
        self._doc = doc
        self._named = sorted(found, key=lambda n: n.at)
        calls: dict[str, set[str]] = {}
        for one in self._named:
            own = [tree.lemma(doc[one.at])] if doc[one.at].pos_ == "NOUN" or doc[one.at].tag_ == "NNPS" else []
            calls.setdefault(one.name, set()).update(own, _descriptions(doc[one.at]))
        kinds: dict[str, list[str]] = table("agents")["called"]
        for one in self._named:
            one.called = calls[one.name] | set(kinds.get(one.actor.kind, ()) if one.actor else ())
        self._told = calls

    def of(self, head: Token) -> Named | None:
        """Whom a definite description means: one that the text has called so, else the nearest that may be.

        A plural of people ("the rebels") is resolved only while there is one armed group that can be meant.
        """
        told = self.told(head)
        if told is not None:
            return told
        word, before = tree.lemma(head), self._before(head)
        fitting = [n for n in before if word in n.called and not (n.actor and n.actor.vague)]
        noun = agent(head.lower_)
        if noun is not None and noun.body and head.tag_ == "NNS" and len({n.name for n in fitting}) > 1:
            return None
        return fitting[-1] if fitting else None

    def told(self, head: Token) -> Named | None:
        """The nearest before a word that the text itself has called so."""
        word = tree.lemma(head)
        return next((n for n in reversed(self._before(head)) if word in self._told[n.name]), None)

    def alliance(self, head: Token) -> Named | None:
        """The alliance named before whose forces these are: "coalition troops", "alliance warplanes"."""
        word = next((c for c in head.children if c.dep_ == "compound" and c.lower_ in listed("alliances")), None)
        back = self.of(word) if word is not None and word.i < head.i else None
        return back if back is not None and back.actor and back.actor.kind == "coalition" else None

    def _before(self, head: Token) -> list[Named]:
        return [n for n in self._named if n.at < head.i - 1 and self._number(n, head)]

    def _number(self, one: Named, head: Token) -> bool:
        """Whether a word for a body agrees in number: "those groups" are several, "the group" is one."""
        if tree.lemma(head) not in listed("collective"):
            return True
        return (self._doc[one.at].tag_ == "NNS") == (head.tag_ == "NNS")

    def unit(self, head: Token, unit: str, home: str | None = None) -> Named | None:
        """The state whose army, police or government was named last before: "the army", "the military".

        One called by this very word goes first; another word than its own leaves a `home` country unless it is that.
        """
        before = [n for n in self._named if n.at < head.i - 1 and n.actor and n.actor.kind == unit]
        word = tree.lemma(head)
        same = [n for n in before if tree.lemma(self._doc[n.at]) == word]
        if not same and home:
            before = [n for n in before if n.actor and n.actor.country == home]
        return next(iter(reversed(same or before)), None)


def antecedent(pronoun: Token) -> Token | None:
    """The head of the phrase that a pronoun stands for.

    For a relative the noun it belongs to, else the nearest subject, then object, that agrees with it, in its
    own sentence or in one of those before.
    """
    how = table("agents")["pronouns"].get(pronoun.lower_)
    if how == "relative":
        clause = next((t for t in (pronoun, *pronoun.ancestors) if t.dep_ == "acl:relcl"), None)
        return told_of(clause) if clause is not None else _right_before(pronoun)
    if how not in {"many", "thing", "man", "woman"}:
        return None
    told_by = _accounting(pronoun)
    if told_by is not None and _agrees(told_by, how):
        return told_by
    done_to = pronoun.dep_ in {"obj", "iobj"} and pronoun.lower_ not in {"themselves", "itself"}
    own = tree.subjects(pronoun.head) if done_to else []
    found = next((t for t in _before(pronoun) if t not in own and _agrees(t, how)), None)
    return None if done_to and how == "thing" and found in list(_tellers(pronoun)) else found


def _tellers(pronoun: Token) -> Iterator[Token]:
    """Who says the clause of a pronoun: `the army said that rebels had shelled it` is rarely of the army."""
    verb = pronoun.head
    while verb.dep_ in {"ccomp", "xcomp", "advcl", "conj"}:
        if verb.dep_ == "ccomp" or verb.tag_ == "VBG":
            yield from tree.subjects(verb.head)
        verb = verb.head


def _accounting(pronoun: Token) -> Token | None:
    """Who tells it, in `the account of the settlers that they were attacked`, `the settlers' claim that they were`."""
    clause = pronoun.head
    that = any(c.lower_ == "that" for c in tree.children(clause, "mark", "obl:unmarked"))
    if not that or clause.dep_ not in {"acl", "acl:relcl"}:
        return None
    noun = clause.head
    by = [c for c in tree.children(noun, "nmod") if tree.case(c) in {"of", "by", "from"}]
    return next(iter([*tree.children(noun, "nmod:poss"), *by]), noun)


def _right_before(pronoun: Token) -> Token | None:
    """The noun right before a relative, but for a comma, whose clause the parse has not hung on it."""
    before = [t for t in pronoun.doc[pronoun.sent.start : pronoun.i] if not (t.is_space or t.text == ",")]
    return before[-1] if before and before[-1].pos_ in {"NOUN", "PROPN"} else None


def _before(pronoun: Token) -> Iterator[Token]:
    """Nominals before a token, by sentence from the nearest back: subjects first, then the rest."""
    sents = list(pronoun.doc.sents)
    here = next(n for n, s in enumerate(sents) if s.start <= pronoun.i < s.end)
    for sent in reversed(sents[max(0, here - _NEAR + 1) : here + 1]):
        nominal = [t for t in sent if t.i < pronoun.i and t.pos_ in {"NOUN", "PROPN"} and not _inside(t)]
        subjects = [t for t in nominal if t.dep_ in tree.SUBJECTS | tree.PASSIVE_SUBJECTS]
        yield from reversed(subjects) if pronoun.i < sent.end else subjects
        yield from (t for t in nominal if tree.base(t.dep_) in {"obj", "iobj"} or t.dep_ == "obl:agent")


def _inside(token: Token) -> bool:
    return token.dep_ in {
        "compound",
        "flat",
        "amod",
        "fixed",
        "nmod:unmarked",
        "obl:unmarked",
        "obl:tmod",
        "appos",
        "nmod:desc",
    }


def _agrees(token: Token, how: str) -> bool:
    """Whether a nominal can be what the pronoun stands for."""
    noun = agent(token.lower_)
    person = token.ent_type_ == "PERSON"
    if how in {"man", "woman"}:
        fits = noun is not None and token.tag_ == "NN" and (noun.one or noun.office or noun.who is not None)
        return person or bool(fits and not (how == "man" and noun and noun.who == "women"))
    if person:
        return False
    if how == "many":
        plural = token.tag_ in {"NNS", "NNPS"} and noun is not None and noun.kind == "people"
        return plural or bool(noun and noun.group) or any(c.dep_ == "conj" for c in token.children)
    return token.tag_ in {"NN", "NNP"} and (
        token.ent_type_ in {"ORG", "PLACE"} or bool(noun and (noun.group or noun.body))
    )


def _descriptions(name: Token) -> Iterator[str]:
    """The nouns by which the text says what a named body is."""
    head = name
    while head.dep_ in {"flat", "compound", "nmod:desc", "punct"} and head.head != head:
        if head.dep_ in {"compound", "nmod:desc"} and head.head.pos_ == "NOUN":
            yield tree.lemma(head.head)
        head = head.head
    for one in {name, head}:
        yield from (
            tree.lemma(c) for c in one.children if c.dep_ in {"appos", "nmod:desc", "parataxis"} and c.pos_ == "NOUN"
        )
        if one.dep_ == "appos" and one.head.pos_ == "NOUN":
            yield tree.lemma(one.head)
        if one.dep_ in tree.SUBJECTS and one.head.pos_ == "NOUN" and any(c.dep_ == "cop" for c in one.head.children):
            yield tree.lemma(one.head)
