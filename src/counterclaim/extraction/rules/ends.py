"""How those who did a deed came to harm over it: `before police shot him dead`, `the attackers were killed by guards`.

Who harms them is no doer of that deed, and they are none of its victims.
"""

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.actors.antecedents import antecedent
from counterclaim.extraction.rules.events import Event
from counterclaim.extraction.rules.events.senses import counted, words
from counterclaim.extraction.rules.events.triggers import Trigger
from counterclaim.model.vocabulary import Type

_NO_DEED: frozenset[Type] = frozenset({"protest", "arrest", "other", "armed_clash"})
"""Types whose doers may come to harm by a deed of its own."""
_NEAR = 2
"""Sentences behind the deed in which its doers are pointed at by another word than "attackers"."""


def ends(doc: Doc, events: Iterable[Event]) -> Mapping[int, frozenset[int]]:
    """By the word that tells the harm, the tokens of the doers of what was told before whom it befell."""
    told = [t for e in events if not (e.negated or e.hypothetical) for t in e.triggers]
    deeds = [t for t in told if t.roles.agents and t.rule.type not in _NO_DEED]
    sentence = tree.sentences(doc)
    found: dict[int, frozenset[int]] = {}
    for harm in told:
        if harm.rule.type in _NO_DEED or _led_to_it(doc[harm.token]):
            continue
        before = [d for d in deeds if d.token < harm.token]
        met = {i for p in harm.roles.patients for i in _doer(doc[p], harm, before, sentence)}
        if met:
            found[harm.token] = frozenset(met)
    return found


def _doer(patient: Token, harm: Trigger, deeds: list[Trigger], sentence: list[int]) -> Iterator[int]:
    """The tokens that stand for a patient, if he is one of the doers of those deeds."""
    who = counted(patient)
    if _is_doer(who, harm, deeds, sentence):
        yield from {patient.i, who.i}


def _is_doer(who: Token, harm: Trigger, deeds: list[Trigger], sentence: list[int]) -> bool:
    doc = who.doc
    near = [d for d in deeds if sentence[harm.token] - sentence[d.token] <= _NEAR]
    if who.lower_ == "it":
        return False
    if who.pos_ == "PRON":
        meant = antecedent(who)
        return meant is not None and any(meant.i in d.roles.agents for d in near if _finite(doc[d.token], meant))
    if any(who.i in d.roles.agents and _finite(doc[d.token], who) for d in deeds):
        return True
    if not tree.pointed_at(who) or not deeds:
        return False
    same = {tree.lemma(doc[a]) for d in near for a in d.roles.agents}
    return tree.lemma(who) in words("doers") or tree.lemma(who) in same


def _led_to_it(harm: Token) -> bool:
    """`opened fire after protesters pelted them`: what came before the deed, for all that it is told behind it."""
    clauses = (t for t in (harm, *tree.ancestors(harm)) if t.dep_ == "advcl")
    return any(tree.lemma(m) in words("leading_up") for c in clauses for m in tree.children(c, "mark", "advmod"))


def _finite(deed: Token, who: Token) -> bool:
    """Whether a deed is told of somebody as news, not to say who he is: no `troops killed a man who shot at them`."""
    clause = next((t for t in (deed, *tree.ancestors(deed)) if t.dep_ in {"acl:relcl", "acl"}), None)
    return clause is None or clause.head != who
