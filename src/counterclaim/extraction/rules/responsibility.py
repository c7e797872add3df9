"""Who is held responsible outside the clause of the act: claimed, blamed, accused, disowned."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.denials import denials
from counterclaim.extraction.rules.doers import DONE, Finder, agents, below, is_nobody, listed
from counterclaim.extraction.rules.events.roles import antecedent
from counterclaim.extraction.rules.events.senses import charges, is_armed
from counterclaim.extraction.rules.events.stopped import intercepts
from counterclaim.extraction.rules.found import Held
from counterclaim.extraction.rules.mutual import both, is_mutual
from counterclaim.extraction.rules.tree import lemma


def held(doc: Doc) -> Iterator[Held]:
    """Every holding responsible in a document."""
    yield from denials(doc)
    for token in doc:
        for rule, find in _finders().get(lemma(token), ()):
            for one in find(token, rule):
                named = both(doc[one.cue]) if is_mutual(doc[one.party]) else _each(doc[one.party])
                yield from (replace(one, party=w.i) for w in named)


@cache
def _finders() -> Mapping[str, list[tuple[str, Finder]]]:
    """By lemma, with or without its last e, the rules that have it among their words, in their order."""
    found: dict[str, list[tuple[str, Finder]]] = {}
    for name, find in FINDERS.items():
        lemmas = listed(name, "lemmas")
        for word in lemmas | {w[:-1] for w in lemmas if w.endswith("e")}:
            found.setdefault(word, []).append((f"responsibility.{name.replace('_', '-')}", find))
    return found


def _each(who: Token) -> list[Token]:
    """Those held, and whom they are said to include: `several groups, including X and Y, claimed it`."""
    return [who, *tree.obliques(who, "including")]


def _claims(verb: Token, rule: str) -> Iterator[Held]:
    """`X claimed responsibility for the attack`, `X denied involvement in it`, `responsibility was claimed by X`."""
    nouns = [t for t in tree.touched(verb) if lemma(t) in listed("claims", "nouns")]
    who = agents(verb)
    if not nouns and verb.dep_ == "amod" and lemma(verb.head) in listed("claims", "about") and verb.tag_ == "VBD":
        nouns = [verb.head]
        who = who or [c for c in verb.head.children if c.i < verb.i and c.pos_ in ("NOUN", "PROPN")]
    if not nouns and verb.dep_ == "acl" and tree.is_passive(verb):  # "an attack on a post claimed by X"
        nouns = [verb.head]
    nor = any(c.lower_ == "nor" for c in verb.children)  # "nor has any group claimed it"
    who = [w for w in who if not (is_nobody(w) or (nor and "any" in tree.determiners(w)))]
    for noun in nouns:
        acts = tree.obliques(noun, "for", "in", "of", "behind", "with", "to") + tree.obliques(verb, "for", "in", "to")
        acts += [c for c in (*noun.children, *verb.children) if c.dep_ in {"acl", "advcl"}]
        acts += [noun] if lemma(noun) not in listed("claims", "about") else []
        denied, it = lemma(verb) in listed("claims", "denying") or tree.negated(verb), _told(acts)
        yield from (Held(w.i, below(acts), verb.i, rule, self_said=True, denied=denied, refers=it) for w in who)


def _blames(verb: Token, rule: str) -> Iterator[Held]:
    """`A blamed X for the blast`, `the blast was blamed on X`, `an attack blamed on X`."""
    on = tree.obliques(verb, "on", "to") + [t for t in agents(verb) if tree.case(t) == "to"]
    on += tree.blamed_on(verb)
    things = [antecedent(t) for t in tree.undergone(verb) or tree.modified(verb)]
    if on:
        it = any(t.lower_ in listed("commits", "pronouns") for t in things)
        yield from (Held(x.i, below(things), verb.i, rule, hedged=True, refers=it) for x in on)
        return
    acts = tree.obliques(verb, "for") + [c for c in verb.children if c.dep_ == "advcl"] + charges(verb, things)
    held = Held(verb.i, below(acts), verb.i, rule, hedged=True, refers=_told(acts))
    yield from _suspected(held, verb, things)


def _suspected(held: Held, verb: Token, whom: list[Token]) -> Iterator[Held]:
    """What is held against each of those blamed; with no deed named, against those who can have done what was told."""
    if held.acts:
        yield from (replace(held, party=w.i) for w in whom)
    else:
        yield from (replace(held, party=w.i, refers=True) for w in _alone(verb, whom))


def _alone(verb: Token, whom: list[Token]) -> list[Token]:
    """`officials blamed the rebels`: of those blamed for no deed that is named, whoever can have done what was told."""
    if lemma(verb) not in listed("blames", "alone") or tree.is_passive(verb) or tree.negated(verb):
        return []
    if not [w for w in agents(verb) if not is_nobody(w)]:
        return []
    blamed = [w for w in whom if not is_nobody(w) and (is_armed(w) or w.pos_ == "PROPN")]
    return [w for w in blamed if listed("blames", "deeds").isdisjoint(t.lower_ for t in _rest(w))]


def _rest(word: Token) -> Span:
    """What its sentence says behind a word and all that hangs on it."""
    return word.doc[word.right_edge.i + 1 : word.sent.end]


def _told(acts: list[Token]) -> bool:
    """`for what it called a crime`, `for the crime`, `for this`: the deed was told before."""
    return any(t.lower_ in listed("commits", "pronouns") or lemma(t) in listed("commits", "nouns") for t in acts)


def _accuses(verb: Token, rule: str) -> Iterator[Held]:
    """`A accused X of bombing the market`, `X is suspected of the killing`, `X was charged with murder`."""
    if verb.pos_ == "NOUN" and tree.case(verb):
        return
    who = tree.undergone(verb) or tree.modified(verb)
    acts = (
        [c for w in who for c in w.children if c.dep_ == "acl" and c.i > verb.i]
        + charges(verb, who)
        + tree.obliques(verb, "of", "with", "in", "for")
        + [t for w in who if is_mutual(w) for t in tree.obliques(w, "of")]
        + [c for c in verb.children if c.dep_ in {"advcl", "ccomp", "xcomp"}]
    )
    it = any(_told_before(a) for a in acts)
    cleared = lemma(verb) in listed("accuses", "clearing")
    held = Held(verb.i, below(acts), verb.i, rule, hedged=True, denied=cleared, refers=it)
    yield from _suspected(held, verb, who)


def _told_before(verb: Token) -> bool:
    """`accused X of carrying it out`: the deed is only referred to."""
    things = tree.objects(verb) if lemma(verb) in listed("commits", "lemmas") else []
    return any(t.lower_ in listed("commits", "pronouns") for t in things)


def _behind(word: Token, rule: str) -> Iterator[Held]:
    """`X was behind the attack`, `X was responsible for it`, `X masterminded it`."""
    if word.pos_ == "VERB":
        yield from (Held(x.i, below(tree.objects(word)), word.i, rule) for x in tree.subjects(word))
        return
    before = word.nbor(-1) if word.i > word.sent.start else word
    if word.dep_ == "case" and before.pos_ in {"NOUN", "PROPN"} and is_armed(before):
        yield Held(before.i, (word.head.i,), word.i, rule)
        return
    if _not_involved(word):
        yield from (Held(c.i, (), word.i, rule, self_said=True, denied=True) for c in tree.children(word, "nsubj"))
    top = word.head if word.dep_ == "case" else word
    acts = _behind_what(word, top)
    refers = any(lemma(a) in listed("commits", "nouns") for a in acts)
    for who in [x for c in _whoever_is(top) for x in tree.conjuncts(c)] if acts else []:
        nobody, real = is_nobody(who), _real(who)
        if not nobody or real != who:
            denied = tree.negated(top) or nobody
            yield Held(real.i, below(acts), word.i, rule, denied=denied, refers=refers)


def _not_involved(word: Token) -> bool:
    """`We are not involved`: said of a deed that is not named."""
    bare = lemma(word) in listed("behind", "denied_only") and word.dep_ in {"ccomp", "root"}
    return bare and tree.negated(word) and not tree.obliques(word, "in", "with")


def _behind_what(word: Token, top: Token) -> list[Token]:
    """The deeds that somebody is `behind`, `responsible for` or `not involved in`; `top` is the predicate."""
    if lemma(word) in listed("behind", "denied_only"):
        acts = tree.obliques(word, "in") if _is_denied(word) else []
    else:
        of = ("of",) if lemma(word) == "guilty" else ()
        acts = [top] if word.dep_ == "case" else tree.obliques(word, "for", *of)
        done = [c for c in tree.children(word, "advcl") if any(m.lower_ == "for" for m in c.children)]
        acts += [c for c in done if lemma(c) not in listed("behind", "aiding")]
    if acts or not _is_held(top) or top.head.dep_ != "acl:relcl":
        return acts
    return [top.head.head] if any(tree.case(c) == "for" for c in top.head.children) else []


def _whoever_is(top: Token) -> list[Token]:
    """Of whom a predicate says that they are behind something: its subjects, or whom somebody holds responsible."""
    who = [c for c in top.children if c.dep_ in tree.SUBJECTS | tree.PASSIVE_SUBJECTS] or _identity(top)
    if who or not _is_held(top):
        return who
    who = tree.touched(top.head)
    return who or ([top.head.head] if top.head.dep_ == "acl" else [])


def _is_held(top: Token) -> bool:
    """`the gang that it holds responsible for the attack`."""
    return top.dep_ == "xcomp" and lemma(top.head) == "hold"


def _identity(word: Token) -> list[Token]:
    """`Those responsible for the blast are smugglers`: what they are said to be."""
    said = word.head.head
    named = word.dep_ in {"amod", "acl"} and word.head.dep_ == "nsubj" and said.pos_ in {"NOUN", "PROPN"}
    return [said] if named and any(c.dep_ == "cop" for c in said.children) else []


def _work_of(noun: Token, rule: str) -> Iterator[Held]:
    """`The blast was the work of X`, `it bore the hallmarks of X`."""
    who = tree.obliques(noun, "of", *(("by",) if lemma(noun) in listed("work_of", "by") else ()))
    acts = [c for c in noun.children if c.dep_ in tree.SUBJECTS] or (
        tree.subjects(noun.head) if noun.dep_ == "obj" else []
    )
    it = any(lemma(a) in listed("commits", "nouns") for a in acts)
    yield from (Held(x.i, below(acts), noun.i, rule, hedged=noun.dep_ == "obj", refers=it) for x in who if acts)


def _points(noun: Token, rule: str) -> Iterator[Held]:
    """`Suspicion fell on X`, `officials pointed the finger at X`."""
    verb = noun.head
    if lemma(verb) in listed("points", "verbs") and noun.dep_ in {"nsubj", "obj"} and not tree.negated(verb):
        acts = below(tree.obliques(noun, "for", "over", "in"))
        yield from (Held(x.i, acts, noun.i, rule, hedged=True, refers=True) for x in tree.obliques(verb, "on", "at"))


def _tried(verb: Token, rule: str) -> Iterator[Held]:
    """`X was arrested over the killing`, `X is to be prosecuted for his role in it`: held on suspicion of an act."""
    if not tree.is_passive(verb):
        return
    who = tree.patients_of_passive(verb) or [antecedent(t) for t in tree.modified(verb)]
    acts = tree.obliques(verb, *listed("tried", "case"))
    yield from (Held(w.i, below(acts), verb.i, rule, hedged=True) for w in who if acts)


def _charged(noun: Token, rule: str) -> Iterator[Held]:
    """`X faces charges over the killing`, `X faces five counts of murder in the case`."""
    verb = noun.head
    if noun.dep_ != "obj" or lemma(verb) not in listed("charges", "verbs"):
        return
    acts = [t for at in (noun, verb) for t in tree.obliques(at, *listed("tried", "case"))]
    yield from (Held(w.i, below(acts), noun.i, rule, hedged=True) for w in tree.subjects(verb) if acts)


def _says_own(verb: Token, rule: str) -> Iterator[Held]:
    """`X said that it had killed the judge`, `X denied that they had`: who tells its own deed."""
    for deed in (c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "VERB" and not tree.is_passive(c)):
        doers = [c for c in deed.children if c.dep_ == "nsubj"]
        denied = lemma(verb) in listed("claims", "denying")
        if len(doers) != 1 or doers[0].lower_ not in listed("says_own", "pronouns"):
            continue
        if (tree.negated(deed) and not denied) or intercepts(deed):
            continue
        who = [w for w in tree.subjects(verb) if w.pos_ in ("NOUN", "PROPN") and _means(doers[0], w)]
        acts = (deed.i, *(t.i for t in _brought_about(deed)))
        yield from (Held(w.i, acts, verb.i, rule, self_said=True, denied=denied, refers=denied) for w in who)


def _brought_about(verb: Token) -> list[Token]:
    """`it carried out the attack`: the deed, where the verb only says that it was done."""
    return tree.objects(verb) if lemma(verb) in listed("denials", "doing") else []


def _means(pronoun: Token, who: Token) -> bool:
    """Whether a speaker tells his own deed by the pronoun: no `"They shot them," he said`."""
    if pronoun.lower_ in listed("says_own", "first"):
        return True
    quoted = any(q.start <= pronoun.i < q.end for q in pronoun.doc.spans.get("quotes", ()))
    several = pronoun.lower_ in listed("says_own", "several")
    return not quoted and not (several and lemma(who) in listed("says_own", "onlookers"))


def _nothing(word: Token, rule: str) -> Iterator[Held]:
    """`X had nothing to do with the attack`."""
    verb = word.head
    acts = [t for c in (*word.children, *verb.children) if lemma(c) == "do" for t in tree.obliques(c, "with")]
    if lemma(verb) == "have" and acts:
        yield from (Held(w.i, below(acts), word.i, rule, denied=True, refers=True) for w in tree.subjects(verb))


def _no_role(noun: Token, rule: str) -> Iterator[Held]:
    """`X had no part in the attack`, `X has never played a role in it`."""
    verb = noun.head
    none = any(is_nobody(c) or c.lower_ == "no" for c in noun.children) or tree.negated(verb)
    if noun.dep_ == "obj" and lemma(verb) in listed("no_role", "verbs") and none:
        acts = [t for at in (noun, verb) for t in tree.obliques(at, "in")]
        yield from (
            Held(w.i, below(acts), noun.i, rule, self_said=True, denied=True, refers=True)
            for w in tree.subjects(verb)
            if acts
        )


def _part(noun: Token, rule: str) -> Iterator[Held]:
    """`The participation of X in the murder`, `the army's role in the massacre`: said or asked, not found."""
    who = tree.obliques(noun, "of") + [t for c in tree.children(noun, "nmod:poss") for t in tree.conjuncts(c)]
    acts = [t for at in (noun, *who) for t in tree.obliques(at, "in")]
    verb = noun.head
    denied = noun.dep_ == "obj" and (lemma(verb) in listed("claims", "denying") or tree.negated(verb))
    yield from (Held(w.i, below(acts), noun.i, rule, hedged=True, denied=denied) for w in who if acts)


def _real(token: Token) -> Token:
    """Of whom none is meant: `none of our men` are the men."""
    return next(iter(tree.obliques(token, "of")), token) if is_nobody(token) else token


def _is_denied(word: Token) -> bool:
    """Whether nobody or none of a group is the subject, or the clause is negated."""
    return tree.negated(word) or any(is_nobody(c) for c in tree.children(word, "nsubj"))


FINDERS: dict[str, Finder] = {
    "claims": _claims,
    "blames": _blames,
    "accuses": _accuses,
    "behind": _behind,
    "work_of": _work_of,
    "points": _points,
    "tried": _tried,
    "charges": _charged,
    "says_own": _says_own,
    "nothing": _nothing,
    "no_role": _no_role,
    "part": _part,
    **DONE,
}
"""What each rule of lexicon/en/responsibility.yaml finds at one of its words."""
