"""How those who did a deed came to harm over it: `before police shot him dead`, `the attackers were killed by guards`.

Who harms them is no doer of that deed, and they are none of its victims.
"""

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.actors.antecedents import antecedent
from counterclaim.extraction.rules.events import Event
from counterclaim.extraction.rules.events.senses import counted, words
from counterclaim.extraction.rules.events.triggers import Trigger
from counterclaim.extraction.rules.found import TollMention
from counterclaim.model.vocabulary import TollField, Type

_NO_DEED: frozenset[Type] = frozenset({"protest", "arrest", "other", "armed_clash"})
"""Types whose doers may come to harm by a deed of its own."""
_BODILY: frozenset[TollField] = frozenset({"killed", "wounded", "casualties"})
_NEAR = 2
"""Sentences behind the deed in which its doers are pointed at by another word than "attackers"."""


def ends(doc: Doc, events: Iterable[Event], tolls: Iterable[TollMention] = ()) -> Mapping[int, frozenset[int]]:
    """By the word that tells the harm, the tokens of the doers of what was told before whom it befell."""
    events = [e for e in events if not (e.negated or e.hypothetical)]
    told = [t for e in events for t in e.triggers]
    deeds = [t for t in told if t.roles.agents and t.rule.type not in _NO_DEED]
    harms = [(t.token, p) for t in told if t.rule.type not in _NO_DEED for p in t.roles.patients]
    harms += [(t.harm, t.people) for t in tolls if t.field in _BODILY]
    sentence = tree.sentences(doc)
    found: dict[int, frozenset[int]] = {}
    for harm, patient in harms:
        before = [d for d in deeds if d.token < harm]
        who = counted(doc[patient])
        if before and not _led_to_it(doc[harm]) and _is_doer(who, harm, before, sentence):
            found[harm] = found.get(harm, frozenset()) | {patient, who.i}
    for event in events:
        if event.type != "arrest" and any(t.token in found for t in event.triggers):  # "killed one and arrested two"
            found |= {t.token: frozenset(t.roles.patients) for t in event.triggers if t.rule.type == "arrest"}
    return found


def _is_doer(who: Token, harm: int, deeds: list[Trigger], sentence: list[int]) -> bool:
    doc = who.doc
    near = [d for d in deeds if sentence[harm] - sentence[d.token] <= _NEAR]
    if who.lower_ == "it":
        return False
    if who.pos_ == "PRON":
        meant = antecedent(who)
        return meant is not None and any(meant.i in d.roles.agents for d in near if _finite(doc[d.token], meant))
    if any(who.i in d.roles.agents and _finite(doc[d.token], who) for d in deeds):
        return True
    if not deeds or not (tree.pointed_at(who) or tree.determiners(who) & {"all", "both"}):
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
