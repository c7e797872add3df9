"""What a noun stands for, as far as telling violence from figures of speech needs it: arms, people, places."""

from functools import partial

from spacy.tokens import Token

from counterclaim import lexicon
from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.tree import lemma
from counterclaim.model.actor import GROUPS
from counterclaim.registry import agent, candidates

_JOINED = frozenset({"compound", "amod"})


words = partial(lexicon.words, "events")
"""A word list of the event lexicon, by its name."""


def sort(token: Token) -> str | None:
    """`people`, `property` or `place` by the noun's kind, None for anything else."""
    if lemma(token) in words("places"):
        return "place"
    known = agent(*(c.lower_ for c in token.children if c.dep_ in _JOINED and c.i == token.i - 1), lemma(token))
    if known is None and token.pos_ == "NOUN" and _of_person(token):
        return "people"
    return known.kind if known is not None and not known.deed else None


def _of_person(noun: Token) -> bool:
    """Whether a noun says what a person is who is named beside it: `cosmonaut Jan Novak`."""
    names = [c for c in noun.children if c.dep_ in {"appos", "flat"} and c.i == noun.i + 1]
    names += [noun.head] if noun.dep_ == "nmod:desc" and noun.head.i == noun.i + 1 else []
    return any(n.ent_type_ == "PERSON" for n in names)


def counted(token: Token) -> Token:
    """What a number or a noun of quantity counts (`one of the rockets`, `hundreds of students`), else the token."""
    if token.pos_ in {"NUM", "ADJ", "DET", "PRON"} or lemma(token) in words("quantities"):
        return next(iter(tree.obliques(token, "of")), token)
    return token


def is_generic(token: Token) -> bool:
    """Whether it counts people without telling who they are: "people", "others", a bare number."""
    token = counted(token)
    return lemma(token) in words("nobodies") or token.pos_ in {"NUM", "PRON", "ADJ"}


def is_weapon(token: Token) -> bool:
    """Whether the word names a weapon, or what one does (a blast, a strike)."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB"}:
        return False
    paired = (f"{lemma(c)}-{lemma(token)}" for c in token.children if c.dep_ in {"compound", "amod"})
    return lemma(token) in words("weapons") or any(pair in words("weapons") for pair in paired)


def is_heavy(token: Token) -> bool:
    """Whether it names what can only be a weapon: not "a round", but "a mortar round", "fire from a drone"."""
    light = lemma(token) in words("light_weapons")
    made = [*tree.children(token, "compound"), *(tree.obliques(token, "from") if light else ())]
    return is_weapon(token) and not (light and not any(is_heavy(c) or lemma(c) in words("carriers") for c in made))


def shot(token: Token) -> bool:
    """Whether its sentence tells that a gun was used."""
    said = token.sent.text.casefold()
    return any(word in said for word in words("gunshots"))


def is_place(token: Token) -> bool:
    """Whether it is a place by name, or a settlement or position by kind."""
    return token.ent_type_ == "PLACE" or sort(token) == "place"


def is_site(token: Token) -> bool:
    """Whether it tells where somebody was hit rather than what was: a place, or a thing that cannot move."""
    return is_place(token) or sort(token) == "property"


def is_people(token: Token) -> bool:
    """Whether it stands for people: by name, by pronoun, by kind, or as a bare number ("four were killed")."""
    if token.ent_type_ == "PERSON" or lemma(token) in {"who", "they", "he", "she", "we", "i", "you"}:
        return True
    if token.pos_ == "NUM" or (token.pos_ == "PRON" and lemma(token) not in {"it", "that", "which", "this"}):
        return True
    return sort(token) == "people" or is_armed(token)


def is_armed(token: Token) -> bool:
    """Whether it bears arms by kind ("gunmen", "troops", "warplanes") or is an organisation or a state by name.

    So does a pronoun by which an armed speaker tells an own deed ("the army said it had struck").
    """
    token = counted(token)
    if token.pos_ == "PRON":
        return _own_deed(token)
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    if lemma(token) in words("membership"):
        return any(is_armed(t) for t in (*tree.children(token, "compound"), *tree.obliques(token, "of")))
    if lemma(token) in words("armed") or token.lower_ in words("armed"):
        return not any(c.dep_ == "compound" and lemma(c) in words("contents") for c in token.children)
    if token.ent_type_ == "ORG":
        return lemma(token) not in words("civil")
    return token.ent_type_ == "PLACE" and token.pos_ == "PROPN"


def _own_deed(pronoun: Token) -> bool:
    verb = pronoun.head
    said = verb.head
    if pronoun.dep_ != "nsubj" or verb.dep_ != "ccomp" or said.i > verb.i:
        return False
    if pronoun.lower_ not in words("own") or lemma(verb) not in words("own_deeds"):
        return False
    speakers = [c for c in said.children if c.dep_ == "nsubj" and c.i < said.i]
    return any(lemma(s) in words("armed") and s.pos_ in {"NOUN", "PROPN"} for s in speakers)


def is_irregular(token: Token) -> bool:
    """Whether it stands for those who bear arms against a state or beside it: rebels, militants, a group by name."""
    known = agent(lemma(token)) if token.pos_ in {"NOUN", "ADJ"} else None
    if known is not None and known.kind == "people":
        return known.inter in GROUPS
    return token.pos_ in {"PROPN", "ADJ"} and any(a.inter in GROUPS for a in candidates(token.text)[:1])


def held_by_arms(noun: Token) -> bool:
    """`rebel positions`, `Red Front sites`: what those who bear arms against a state hold."""
    return noun.pos_ == "NOUN" and any(is_irregular(c) for c in noun.children if c.dep_ in {*_JOINED, "nmod:poss"})


def is_figure(token: Token) -> bool:
    """Whether violence against it, or of its kind, is a figure of speech."""
    figures = words("figures")
    figure = lemma(token) in figures or any(lemma(c) in figures for c in token.children if c.dep_ in _JOINED)
    return figure and not held_by_arms(token)


def is_accident(token: Token) -> bool:
    """Whether it, or a word that qualifies it, tells an accident or a disaster."""
    near = [token, *(c for c in token.children if c.dep_ in {"amod", "compound", "nmod"})]
    if lemma(token) in {"blast", "explosion"} and any(t.lower_ == "gas" for t in near):
        return True
    return any(lemma(t) in words("accidents") or lemma(t) in words("disasters") for t in near)


def charges(verb: Token, accused: list[Token]) -> list[Token]:
    """`accused the army of a massacre`: the deeds that a parse hangs on those who are accused or blamed."""
    if lemma(verb) not in words("accusing"):
        return []
    near = [t for a in accused if a.i > verb.i for t in tree.obliques(a, "of", "for", "with", "over", "in")]
    return [t for t in near if t.pos_ == "NOUN" and sort(t) is None and not is_people(t)]


def is_unwanted(verb: Token) -> bool:
    """`not interested in capturing the town`: the object of a mood that is denied has not been done."""
    above = verb.head
    if verb.dep_ == "acl" and lemma(above) in words("intending"):
        return True
    mood = above.pos_ == "ADJ" or above.tag_ == "VBN" or lemma(above) in words("wanting")
    return verb.tag_ in {"VBG", "VB"} and verb.dep_ in {"advcl", "xcomp", "ccomp"} and mood and tree.negated(above)
