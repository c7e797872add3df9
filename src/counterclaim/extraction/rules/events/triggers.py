"""Words that tell an event: lemma and part of speech by the lexicon, sense by what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from counterclaim import lexicon
from counterclaim.errors import LexiconError
from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.conditions import CONDITIONS
from counterclaim.extraction.rules.events.figures import drill, helps, rhetorical, tells_none
from counterclaim.extraction.rules.events.nominals import gerund
from counterclaim.extraction.rules.events.roles import Roles, roles
from counterclaim.extraction.rules.events.senses import (
    held_by_arms,
    is_accident,
    is_armed,
    is_figure,
    is_irregular,
    is_people,
    is_weapon,
    shot,
    sort,
    words,
)  # fmt: skip
from counterclaim.extraction.rules.events.stopped import aims, munitions, senders
from counterclaim.extraction.rules.tree import lemma
from counterclaim.model.vocabulary import Type


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the event lexicon; see the head of `events.yaml` for what each key means."""

    id: str
    type: Type
    rank: int
    nouns: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, str]] = frozenset()
    needs: str = ""
    needs_verb: str = ""
    needs_noun: str = ""
    clash: bool = False
    reflexive: bool = False
    weak: bool = False
    stopped: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    @property
    def afterwards(self) -> bool:
        """Whether its agents only found what others did."""
        return self.type in {"bodies_found", "weapons_disrupted"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word that tells an event, by which rule, with the roles around it."""

    token: int
    rule: Rule
    roles: Roles

    def sure(self, doc: Doc) -> bool:
        """Whether it tells violence by itself: not only harm, or a blast that may be an accident's."""
        if self.rule.weak:
            return False
        if lemma(doc[self.token]) in words("finding"):
            return shot(doc[self.token])
        if any(is_armed(doc[i]) and doc[i].ent_type_ != "PLACE" for i in (*self.roles.agents, *self.roles.sides)):
            return True
        if any(is_weapon(doc[i]) and lemma(doc[i]) not in words("neutral") for i in self.roles.means):
            return True
        if self.rule.rank == 1 and any(is_people(doc[i]) for i in self.roles.agents):
            return True
        if self.rule.rank == 1 and self.roles.agents and self.roles.means:
            return True  # "killed by Tirian fire"
        if self.rule.rank == 1 and shot(doc[self.token]):
            return True
        hit = [doc[i] for i in self.roles.patients]
        if any(map(held_by_arms, hit)) or (self.rule.rank == 1 and any(map(is_irregular, hit))):
            return True
        token = doc[self.token]
        meant = (token.tag_ == "NNS" and self.rule.type == "bombing") or (
            token.pos_ == "VERB" and lemma(token) == "fire"
        )
        return self.rule.rank > 1 and (meant or lemma(doc[self.token]) not in words("neutral"))


@cache
def rules() -> tuple[Rule, ...]:
    """The event lexicon as rules. Raises LexiconError on a key that no rule has."""
    out = []
    for row in map(dict, lexicon.table("events")["rules"]):
        pairs = frozenset((a, b) for a, _, b in (str(p).partition(" ") for p in row.pop("phrases", ())))
        shaped: dict[str, Any] = {k: frozenset(row.pop(k, ())) for k in ("nouns", "verbs")}
        shaped |= {k: tuple(row.pop(k, ())) for k in ("yes", "no")}
        try:
            out.append(Rule(phrases=pairs, **shaped, **row))
        except TypeError as fault:
            raise LexiconError(f"events.yaml, {row.get('id')}: {fault}") from fault
    return tuple(out)


@cache
def _index() -> dict[tuple[str, str], tuple[Rule, ...]]:
    """(`noun` | `verb` | `phrase`, lemma) -> the rules that may apply, best rank first."""
    found: dict[tuple[str, str], list[Rule]] = {}
    for rule in sorted(rules(), key=lambda r: -r.rank):
        for kind, lemmas in (
            ("noun", rule.nouns),
            ("verb", rule.verbs),
            ("phrase", {a for a, _ in rule.phrases}),
        ):
            for word in lemmas:
                found.setdefault((kind, word), []).append(rule)
    return {k: tuple(v) for k, v in found.items()}


def names_event(noun: Token) -> bool:
    """Whether a noun is one by which the event lexicon tells events, whatever its sense here."""
    return ("noun", lemma(noun)) in _index()


def triggers(doc: Doc) -> Iterator[Trigger]:
    """The words of a document that tell an event, in order, at most one rule each."""
    for token in doc:
        if token.is_space or token.is_punct:
            continue
        found = next(_matches(token), None)
        if found is not None and not (tells_none(token) or tree.hyphened(token)):
            yield found


def _matches(token: Token) -> Iterator[Trigger]:
    nominal = gerund(token)
    word = token.lower_ if nominal else lemma(token)
    if token.pos_ in {"VERB", "AUX"} or (token.tag_ in {"VBD", "VBN", "VBG", "VBZ"} and token.pos_ != "NOUN"):
        for rule in _index().get(("phrase", word), ()):
            if _has_partner(token, rule):
                yield from _sensible(token, rule, rule.needs)
        for rule in _index().get(("verb", word), ()):
            yield from _sensible(token, rule, rule.needs_verb or rule.needs)
    if nominal or token.pos_ in {"NOUN", "PROPN"}:
        for rule in _index().get(("noun", word), ()):
            if _is_event_noun(token):
                yield from _sensible(token, rule, rule.needs_noun)


def _sensible(token: Token, rule: Rule, needs: str) -> Iterator[Trigger]:
    """The trigger if the surroundings are what the rule needs."""
    around = _senders(token) if rule.stopped else roles(token, clash=rule.clash)
    if CONDITIONS[needs](token, around):
        yield Trigger(token.i, rule, around)


def _senders(token: Token) -> Roles:
    """Of weapons stopped in flight who sent them at whom, and the weapons: who stopped them attacked nobody."""
    who, whom, what = (tuple(t.i for t in find(token)) for find in (senders, aims, munitions))
    return Roles(agents=who, patients=whom, means=what)


def _has_partner(verb: Token, rule: Rule) -> bool:
    """Whether a dependent of the verb is the phrase's second word."""
    near = {lemma(c) for c in verb.children if not c.is_punct}
    near |= {lemma(g) for c in tree.children(verb, "obl", "obj") for g in c.children}
    if rule.reflexive:
        return any(a == lemma(verb) and b in near for a, b in rule.phrases) and any(
            c.lower_ in words("reflexives") for c in verb.children
        )
    return any(a == lemma(verb) and b in near for a, b in rule.phrases)


def _sufferer(noun: Token, person: Token) -> bool:
    """`the murder of the general`, `the kidnapping of a political leader`: no figure of speech."""
    return lemma(noun) in words("suffered") and tree.case(person) == "of" and sort(person) == "people"


def _is_event_noun(noun: Token) -> bool:
    """Keeps out figures of speech, accidents, strikes of workers, and nouns that only qualify another."""
    if is_figure(noun) or (noun.dep_ in {"compound", "flat"} and lemma(noun.head) not in words("qualified")):
        return False
    if noun.tag_ in {"NN", "NNP"} and lemma(noun) in words("plural_only"):
        return False
    mods = [c for c in noun.children if tree.base(c.dep_) == "nmod" and not _sufferer(noun, c)]
    if any(is_figure(m) and tree.case(m) in {"on", "against", "over", "for", "of"} for m in mods):
        return False
    if lemma(noun) in words("blasts") and is_accident(noun):
        return False
    if drill(noun) or helps(noun) or rhetorical(noun):
        return False
    if lemma(noun) == "execution" and any(lemma(t) in words("courts") for t in noun.sent):
        return False
    if lemma(noun) in words("stoppages"):
        carrier = tree.subjects(noun.head) + list(noun.head.subtree) if noun.dep_ == "obj" else []
        return not any(lemma(c) in words("labour") for c in (*noun.subtree, *carrier))
    return True
