"""The word that a party's phrase is about, and words that name no party at all."""

from functools import cache

from spacy.tokens import Span, Token

from counterclaim import lexicon
from counterclaim.extraction.rules import tree
from counterclaim.gazetteer import capital
from counterclaim.registry import Found
from counterclaim.registry.agents import agent, listed

_HELD = frozenset({"amod", "compound", "nmod:poss", "nmod:desc"})
_AREA = frozenset({"admin1", "region", "country"})


def proper(token: Token) -> Token | None:
    """The head that the phrase of `token` is about, None where it names a time, an area or two sides at once.

    "The body of a soldier" is about the soldier, "hundreds of students" about students, "industry minister" before a
    name about the one named.
    """
    if _dated(token) or _joined(token) or _area(token):
        return None
    if token.dep_ == "nmod:desc" and token.head.ent_type_ == "PERSON" and token.head.i > token.i:
        return token.head
    if tree.lemma(token) in listed("remains") or token.pos_ == "NUM" or tree.lemma(token) in listed("counting"):
        return next((c for c in token.children if c.dep_.startswith("nmod") and tree.case(c) == "of"), token)
    return token


def _dated(token: Token) -> bool:
    """Whether the word is one of the calendar ("Feb. 2005"), and not a person's name ("Jan")."""
    of_calendar = token.pos_ in {"PROPN", "NUM"} and token.lower_.rstrip(".") in listed("calendar")
    return of_calendar and token.ent_type_ != "PERSON" and not tree.named(token)


def _joined(token: Token) -> bool:
    """ "Arab-Israeli", "US-Iraqi": an adjective of two sides is neither of them."""
    if token.dep_ not in _HELD or token.i < 2 or token.pos_ not in {"ADJ", "PROPN"}:
        return False
    hyphen, other = token.nbor(-1), token.nbor(-2)
    glued = hyphen.text in {"-", "–"} and not hyphen.whitespace_ and not other.whitespace_
    return glued and other.text[:1].isupper() and other.lower_ not in listed("against")


def _area(token: Token) -> bool:
    """Whether it is a place too wide to be a target: a province, a part of a country, a town before a deed."""
    named = [t for t in (token, *token.children) if t.ent_type_ == "PLACE"]
    if not named:
        return False
    before = {t.lower_ for t in token.children if t.i < token.i and t.dep_ in {"amod", "compound"}}
    if token.ent_type_ == "PLACE":
        return bool(before & listed("regions")) and token.dep_ not in {"nsubj", "obl:agent"}
    return tree.lemma(token) in _areas()


@cache
def _areas() -> frozenset[str]:
    """Lemmas of nouns for areas as wide as a province."""
    rows = lexicon.table("placewords")["nouns"]
    return frozenset(w for row in rows if row["precision"] in _AREA for w in row["words"])


def told_later(token: Token) -> Token | None:
    """The person named behind an office: "the premier and reformer Jan Novak"."""
    return next((c for c in token.children if c.dep_ == "appos" and c.ent_type_ == "PERSON" and c.i > token.i), None)


def scene(token: Token) -> bool:
    """Whether a town before a deed tells where it was done: "the Tel Aviv bombing"."""
    if token.ent_type_ != "PLACE" or token.dep_ != "compound" or token.head.i < token.i:
        return False
    deed = agent(tree.lemma(token.head))
    return deed is not None and deed.deed


def power(head: Token, found: Found) -> bool:
    """Whether a seat is the power that sits there, not the town or the house: "the Arvale White House"."""
    house, case = not capital(head.doc[found.start : found.end].text), tree.case(head)
    if house and found.start and head.doc[found.start - 1].pos_ == "PROPN":
        return True
    powers = listed("powers_houses") if house else listed("powers")
    speaking = case in powers or (case == "for" and head.dep_ == "nmod")
    return speaking and head.dep_ not in {"obj", "nsubj:pass"} and not scene(head)


def naming(head: Token) -> list[Token]:
    """The words behind a head that say how it is called: "the mission, known as X"."""
    called = (c for c in head.children if c.i > head.i and c.dep_ == "acl" and tree.lemma(c) in listed("naming"))
    return [t for c in called for t in c.subtree]


def preposition(head: Token, start: int) -> str:
    """The preposition of a phrase, by the parse or by the words right before it."""
    before = next((t for t in reversed(head.doc[max(0, start - 3) : start]) if t.pos_ != "DET"), None)
    return tree.case(head) or (before.lower_ if before is not None and before.pos_ == "ADP" else "")


def definite(token: Token, start: int) -> bool:
    """Whether the phrase is "the" or "that" and a noun, without what would tell it apart.

    A body may be described anew ("the Iran-backed group"), people must be bare ("the rebels").
    """
    if not tree.pointed_at(token):
        return False
    before = {t.lower_ for t in token.doc[start : token.i]}
    if tree.lemma(token) in listed("collective") and token.tag_ == "NN":
        return not before & listed("others")
    return before <= listed("bare")


def unmarked(span: Span) -> list[Token]:
    """The words of a span, without the letter of a model: "F-16"."""
    glued = {t.i for t in span if t.i + 2 < len(t.doc) and t.nbor().text == "-" and t.nbor(2).text[:1].isdigit()}
    return [t for t in span if t.is_alpha and t.i not in glued]
