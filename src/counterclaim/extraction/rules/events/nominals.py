"""What a nominal around an event word stands for: what a measure is of, whose weapon it is, a nation, a time."""

from spacy.tokens import Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.senses import is_armed, is_people, is_weapon, sort, words
from counterclaim.extraction.rules.tree import lemma

_BEFORE = frozenset({"by", "in", "of", "during", "after", "amid", "from", "despite", "since"})
"""Words before a noun that a parse which takes it for a verb marks its clause with."""


def wielders(weapon: Token) -> list[Token]:
    """Whose weapon it is that acts: `Israeli artillery shells`, `rebel mortar fire`, `the army's guns`."""
    if not is_weapon(weapon):
        return []
    owners = [t for c in weapon.children if c.dep_ == "nmod:poss" for t in tree.conjuncts(c) if is_people(t)]
    before = [c for c in weapon.children if c.dep_ in {"amod", "compound"} and c.i < weapon.i]
    owners += [c for c in before if not is_weapon(c) and belligerent(c)]
    return owners + [w for c in before for w in wielders(c)]


def grasped(token: Token) -> list[Token]:
    """What control is of (`seized control of the town`), else the token itself."""
    return tree.obliques(token, "of") or [token] if lemma(token) in words("grasps") else [token]


def measured(token: Token) -> list[Token]:
    """What a measure or a number is of (`ten kilos of dynamite`, `dozens of rockets`), else the token itself."""
    counting = lemma(token) in words("measures") | words("quantities")
    return tree.obliques(token, "of") or [token] if counting else [token]


def sides_behind(noun: Token) -> list[Token]:
    """Sides right behind a noun that a parse hangs elsewhere: `killed in a clash with X`, `clashes between X and Y`."""
    case = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    if case.dep_ != "case" or case.lower_ not in {"with", "between"}:
        return []
    found = tree.conjuncts(case.head)
    also = [c for c in tree.children(noun, "conj") if c.i > case.i] if case.lower_ == "between" else []
    return [*found, *(also if len(found) == 1 else [])]


def building(token: Token) -> bool:
    """Whether an attack `at` it was one on it: `a suicide attack at a recruitment centre`, not `at the town`."""
    return sort(token) == "property" and token.ent_type_ != "PLACE" and lemma(token) not in words("regions")


def gerund(token: Token) -> bool:
    """ "Fighting broke out", "killed by shelling": a noun that a parse takes for a verb."""
    if token.tag_ != "VBG" or token.lower_ not in words("gerunds"):
        return False
    bare = not any(c.dep_ in {"obj", "nsubj"} for c in token.children)
    by = token.dep_ in {"acl", "advcl"} and any(c.dep_ == "mark" and c.lower_ in _BEFORE for c in token.children)
    return token.pos_ == "NOUN" or (bare and (by or tree.base(token.dep_) in {"nsubj", "csubj"}))


def belligerent(c: Token) -> bool:
    """Whether a word before a deed or a weapon names those whose it is: a nation, or who bears arms."""
    return nation(c) or ((is_armed(c) or lemma(c) in words("armed") | words("powers")) and c.ent_type_ != "PLACE")


def one_of_several(token: Token) -> Token | None:
    """`the raids -- one in May that left six dead and another`: the word for one of several deeds in whose clause a
    token stands."""
    below = token
    for up in tree.ancestors(token):
        stands = tree.lemma(up) in {"one", "another", "other"} and up.pos_ in {"NUM", "DET", "PRON"}
        subjects = (c.lower_ for c in below.children if tree.base(c.dep_) == "nsubj")
        if below.dep_ == "acl:relcl" and stands and {"that", "which"} & set(subjects):
            return up
        below = up
    return None


def many(noun: Token) -> Token:
    """The noun of quantity over an event noun (`dozens of strikes`, `a series of raids`), else the noun itself."""
    over = noun.dep_ == "nmod" and tree.case(noun) == "of"
    return noun.head if over and lemma(noun.head) in words("series") | words("quantities") else noun


def topmost(noun: Token) -> Token:
    """The noun over an event noun that may bear its complements: `acts of sabotage on X`, `a murder attempt on X`."""
    head = noun.head
    deed = (noun.dep_ == "nmod" and tree.case(noun) == "of") or noun.dep_ in {"compound", "amod"}
    return head if deed and lemma(head) in words("deeds") else many(noun)


def nation(token: Token) -> bool:
    """Whether it is an adjective or name of a nation or people by its shape and tag."""
    return (
        token.pos_ in {"ADJ", "PROPN"}
        and token.text[:1].isupper()
        and token.ent_type_ not in {"PLACE", "PERSON"}
        and lemma(token) not in words("time_words")
    )


def is_time(token: Token) -> bool:
    """Whether it tells when, by its relation or by its word."""
    if token.dep_ in {"obl:tmod", "obl:unmarked", "nmod:tmod"}:
        return True
    if token.ent_type_ == "PERSON":
        return False
    named = (token, *token.children) if token.pos_ == "NUM" else (token,)
    return any(lemma(t).rstrip(".") in words("time_words") for t in named)
