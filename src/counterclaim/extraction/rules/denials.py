"""Who disowns a deed in other words than "denied involvement in it": by the deed itself ("denied attacking the town"),
by an accusation that it answers ("denied the charge"), or in his own voice ("we did not do this")."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.roles import antecedent
from counterclaim.extraction.rules.found import Held
from counterclaim.extraction.rules.tree import lemma
from counterclaim.lexicon import words


def denials(doc: Doc) -> Iterator[Held]:
    """Every deed disowned in a document in one of these ways."""
    for word in doc:
        if lemma(word) in _words("untrue"):
            yield from _untrue(word)
        if word.pos_ != "VERB":
            continue
        if lemma(word) in _words("verbs"):
            yield from _denied(word)
        elif lemma(word) in _words("doing") and tree.negated(word):
            yield from _not_done(word)


def of_a_role(deed: Token) -> bool:
    """`denied involvement in a bombing that killed three`: whether a role alone is denied above a deed."""
    above = list(tree.ancestors(deed))
    at = next((n for n, t in enumerate(above) if lemma(t) in _words("verbs")), None)
    return at is not None and any(lemma(t) in _words("roles") for t in above[:at])


def of_an_aim(deed: Token) -> bool:
    """`denied deliberately firing at a bus`, `denied that civilians had been targeted`: whether it is only denied whom
    or what a deed was meant for."""
    meant = lemma(deed) in _words("aims") or any(c.lower_ in _words("purposely") for c in deed.children)
    return meant and any(lemma(t) in _words("verbs") for t in tree.ancestors(deed))


def _words(name: str) -> frozenset[str]:
    return words("responsibility", "denials", name)


def _denied(verb: Token) -> Iterator[Held]:
    """`X denied attacking the town`, `X rejected accusations that it had attacked it`, `an accusation denied by X`."""
    things = tree.undergone(verb) or tree.modified(verb)
    who = tree.agents_of_passive(verb) or tree.subjects(verb)
    who = [w for w in map(antecedent, who) if w.pos_ in {"NOUN", "PROPN", "PRON"}]
    if tree.negated(verb) or not who:
        return
    charges = [t for t in (*things, *_described(verb)) if lemma(t) in _words("charges")]
    others = [t for t in charges if tree.children(t, "nmod:poss") and not _own_words(t)]  # `the army's claim that it`
    told = [c for t in charges if t not in others for c in tree.children(t, "acl", "ccomp") if c.i > t.i and c != verb]
    for deed in (*_gerunds(verb), *(d for d in told if _is_own(d))):
        it = _refers(deed)
        yield Held(who[0].i, _acts(deed), verb.i, "responsibility.denied-deed", denied=True, refers=it)
    for role in (r for t in charges for r in tree.obliques(t, "of") if lemma(r) in _words("roles")):
        acts = tuple(i for t in tree.obliques(role, "in", "to", "with") for i in _acts(t))
        yield Held(who[0].i, acts, verb.i, "responsibility.denied-role", denied=True, refers=True)
    bare = [t for t in charges if not told and not tree.obliques(t, "of", "about", "in")]
    for thing in (*bare, *(t for t in things if t.lower_ in _words("pronouns"))):
        yield Held(who[0].i, (thing.i,), verb.i, "responsibility.denied-charge", denied=True, answers=True)


def _described(verb: Token) -> Iterator[Token]:
    """`rejected what it called unfounded allegations`: what is rejected under a name of the speaker's own."""
    for told in tree.children(verb, "obj", "ccomp", "csubj"):
        if told.i > verb.i and any(t.lower_ == "what" for t in told.subtree):
            yield from (t for t in told.subtree if t.pos_ == "NOUN")


def _untrue(word: Token) -> Iterator[Held]:
    """`said the claim was a lie`, `called the accusation baseless`: the answer of whoever says so."""
    behind = word.dep_ in {"amod", "appos"} and word.i > word.head.i  # `called the charge baseless`
    verb = word.head.head if behind else word.head
    called = lemma(verb) in _words("calling")
    about = [c for c in word.children if tree.base(c.dep_) == "nsubj"]
    if not about and called and (behind or word.dep_ in {"xcomp", "obl", "obj", "advcl"}):
        about = [t for t in tree.objects(verb) if t != word]
    said = any(c.dep_ in {"cop", "aux:pass"} for c in word.children) or called
    if said and not tree.negated(word) and not tree.negated(verb):
        for charge in (t for t in about if lemma(t) in _words("charges")):
            yield Held(charge.i, (charge.i,), word.i, "responsibility.denied-charge", denied=True, answers=True)


def _gerunds(verb: Token) -> list[Token]:
    """`denied having killed`, `denied carrying out the attack`; `denied targeting civilians` disowns no deed."""
    inner = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.i > verb.i and c.pos_ == "VERB"]
    inner = [c for c in inner if not any(t.text == "," for t in verb.doc[verb.i : c.i])]
    inner = [c for c in inner if not of_an_aim(c)]
    own = [c for c in inner if not any(tree.base(s.dep_) in {"nsubj", "mark"} for s in c.children)]
    return [c for c in own if c.tag_ == "VBG" or any(a.dep_ == "aux" and a.tag_ == "VBG" for a in c.children)]


def _is_own(deed: Token) -> bool:
    """`accusations that it had carried out the attack`: the deed is that of whoever denies it."""
    doers = [c for c in deed.children if c.dep_ == "nsubj"]
    own = words("responsibility", "says_own", "pronouns")
    return deed.pos_ == "VERB" and len(doers) == 1 and doers[0].lower_ in own


def _own_words(charge: Token) -> bool:
    """`rejected its accusations`: whose charge it is, is told by a pronoun."""
    return all(p.pos_ == "PRON" for p in tree.children(charge, "nmod:poss"))


def _refers(deed: Token) -> bool:
    """`denied doing so`, `denied committing the crime`: not what is no deed at all ("denied sending troops")."""
    return _points_back(deed) or (lemma(deed) in _words("doing") and not tree.objects(deed))


def _points_back(verb: Token) -> bool:
    """`do this`, `commit the crime`: whether what is done is a word for any deed."""
    return any(t.lower_ in _words("pronouns") or lemma(t) in _words("deeds") for t in tree.objects(verb))


def _acts(deed: Token) -> tuple[int, ...]:
    """The word of a deed and its objects: `carried out the attack`."""
    return tuple(t.i for t in (deed, *tree.objects(deed)))


def _not_done(verb: Token) -> Iterator[Held]:
    """`We did not carry out this attack`, `our men have not done this`."""
    for who in tree.subjects(verb):
        own = {who.lower_, *(c.lower_ for c in who.children)} & _words("speakers")
        if own and tree.objects(verb):
            it = _points_back(verb)
            yield Held(who.i, _acts(verb), verb.i, "responsibility.not-done", denied=True, refers=it)
