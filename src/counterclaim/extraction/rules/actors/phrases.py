"""How a party is put in the text: the noun phrase of a head without what only adds to it."""

import re
from collections.abc import Collection

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.registry.agents import agent, listed

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "ADV", "X"})
_NAMING = frozenset({"flat", "compound", "fixed", "goeswith", "nmod:desc", "nummod", "nmod:unmarked"})
_JOINTS = frozenset({"-", "–", "'s", "’s", "'", "’", '"', "“", "”", "``", "''"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
_EDGES = frozenset({",", ";", ":", "(", ")", "[", "]", "--", "—", ".", "?", "!"})
_OPENING, _CLOSING = frozenset({"(", "["}), frozenset({")", "]"})
_ASIDE = re.compile(r"(?<=\w) (?:\[[^\]]*\]|\([^)]*\)) (?=\w)")
_CLAUSE = 6
"""The most tokens of a participle that stays."""
_LEFT, _RIGHT = 12, 10
"""The most tokens that a phrase may have on either side of its head."""


def extent(head: Token, names: Collection[int] = ()) -> tuple[int, int]:
    """The tokens `[start, end)` of a party's noun phrase.

    Names, numbers, adjectives, possessors and a complement with "of" ("members of X") stay. Articles, clauses
    and what stands off by a comma or a remote preposition go. It holds to the words beside the head where the
    parse has gone astray. `names` are the tokens known to be names.
    """
    return _trim(head.doc, _left(head, names), _right(head, names), head.i)


def _left(head: Token, names: Collection[int]) -> int:
    """The first token that belongs before the head: an unbroken run of what depends on it."""
    start, at = head.i, head.i - 1
    first = max(head.sent.start, head.i - _LEFT)
    while at >= first and head.doc[start].tag_ != "DT":
        token = head.doc[at]
        named = _named_twice(token)
        if named is not None:
            at = named.i
            continue
        joined = at + 1 < head.i and head.doc[at + 1].text == "-"
        if token.text in _EDGES or (not joined and not _admitted(token, at in names)):
            break
        if token.text not in _JOINTS:
            if not (
                joined or _governed(token, head) or _shared(token, start, names) or (at in names and at + 1 == start)
            ):
                break
            start = at
        at -= 1
    return start


def _named_twice(close: Token) -> Token | None:
    """Of a bracket that closes the other form of a name, the name: `ABC [Army of the Cause] rebels`."""
    if close.text not in _CLOSING:
        return None
    start = close.sent.start
    opened = next((t for t in reversed(close.doc[start : close.i]) if t.text in _OPENING), None)
    if opened is None or opened.i == start:
        return None
    name = next((t for t in reversed(close.doc[start : opened.i]) if not t.is_space), opened)
    inside = close.doc[opened.i + 1 : close.i]
    return name if any(t.dep_ == "appos" and t.head == name for t in inside) else None


def _admitted(token: Token, name: bool) -> bool:
    """Whether a word can stand before a noun at all: no verb of a clause, no preposition."""
    if name:
        return True
    if token.is_lower and token.i and token.nbor(-1).text == "," and token.nbor().like_num and token.pos_ != "DET":
        return False  # "Raiders kill 3, abduct 20 pupils"
    if token.pos_ == "VERB":
        return token.tag_ in {"VBG", "VBN"} and token.dep_ in {"amod", "compound"}
    return token.tag_ not in _FINITE and (token.pos_ != "ADP" or _hyphened(token))


def _shared(token: Token, start: int, names: Collection[int]) -> bool:
    """Whether a word belongs to "US and allied forces", where the two states or sides share the noun."""
    before = token.nbor(-1) if token.i else token
    if token.pos_ == "CCONJ":
        return before.i in names and (before.pos_ == "ADJ" or before.text.isupper()) and token.doc[start].pos_ == "ADJ"
    return token.i in names and token.nbor(1).pos_ == "CCONJ" and (token.pos_ == "ADJ" or token.text.isupper())


def _governed(token: Token, head: Token) -> bool:
    """Whether a token before the head belongs to its phrase, by the parse or by standing right before it."""
    if token.dep_ == "cc" and token.head.i == head.i and head.dep_ == "conj":
        return False  # it joins the whole phrase to another
    if any(a.i == head.i for a in token.ancestors):
        return token.pos_ in _NOMINAL or token.pos_ in {"CCONJ", "PART", "VERB", "SYM", "ADP"}
    nearest = token.nbor(1).i == head.i
    return nearest and token.pos_ in {"ADJ", "NUM", "DET"} and token.dep_ in {"amod", "nummod", "det", "compound"}


def _hyphened(token: Token) -> bool:
    """Whether a preposition is part of a word with hyphens: "hit-and-run", "surface-to-air"."""
    return token.nbor(-1).text == "-" if token.i else False


def _right(head: Token, names: Collection[int]) -> int:
    """The end of the phrase behind its head: names, a complement with "of", what the people wear."""
    end, last = _compound_end(head), min(head.sent.end, head.i + 1 + _RIGHT)
    while end < last:
        token = head.doc[end]
        follows = _following(head, end, names)
        if follows is None and token.text == "-" and end + 1 < last and _following(head, end + 1, names):
            follows = _following(head, end + 1, names)
        if follows is None:
            return end
        end = follows
    return end


def _compound_end(head: Token) -> int:
    """Where the noun ends that goes on behind hyphens ("passer-by", "father-in-law"), or the word alone."""
    doc, end = head.doc, head.i + 1
    while end + 1 < len(doc) and doc[end].text in {"-", "–"} and not (doc[end - 1].whitespace_ or doc[end].whitespace_):
        end += 2
    return end if doc[end - 1].lower_ in listed("suffixed") else head.i + 1


def _following(head: Token, at: int, names: Collection[int]) -> int | None:
    """Where the part that begins right behind the phrase ends, None if it does not belong to it."""
    token = head.doc[at]
    if token.lower_ == "of" and head.ent_type_ != "PERSON":
        inner = _complement(head, at)
        return None if inner is None or _is_deed(inner) else max(inner.i + 1, extent(inner, names)[1])
    if token.lower_ in {"from", "with"} and token.head.i > at and token.head.head == head:
        named = token.head.tag_ in {"NNP", "NNPS"} and token.head.ent_type_ not in {"PLACE", "PERSON"}
        body = named and tree.lemma(head) in listed("through")
        if body or (token.head.i in names and (token.lower_ == "from" or body)):
            return extent(token.head, names)[1]
    if token.lower_ in listed("dress"):
        near = (t for t in head.doc[at + 1 : at + 6] if {tree.lemma(t), t.lower_.removesuffix("s")} & listed("clothes"))
        clothes = next(near, None)
        if clothes is not None:
            return clothes.i + 1
    if token.dep_ == "acl" and token.head == head and token.tag_ == "VBG" and tree.lemma(token) != "use":
        return _participle(token)
    name = token if token.dep_ in _NAMING or token.dep_ == "appos" else token.head
    naming = name.head == head and name.dep_ in _NAMING | {"appos"} and name.i >= at
    if naming and token.pos_ in {"PROPN", "NOUN", "NUM", "X"}:
        return max(at + 1, min(name.right_edge.i + 1, at + 5) if name.dep_ == "flat" else name.i + 1)
    if token.dep_ == "flat" and token.head.i >= head.i and token.pos_ == "PROPN":
        return at + 1
    return None


def _is_deed(noun: Token) -> bool:
    """`accused the army of the killings`: a deed is what somebody is accused of, and no part of his name."""
    known = agent(noun.text)
    return known is not None and known.deed


def _participle(verb: Token) -> int | None:
    """Where a participle behind a noun ends with its object, or what it has in an object's stead; None if far off."""
    inner = [c for c in verb.children if c.i > verb.i and c.dep_ in {"obj", "obl", "xcomp"}]
    last = next((c for c in inner if c.dep_ == "obj"), next(iter(inner), None))
    stop = (last.right_edge.i if last is not None else verb.i) + 1
    if last is not None and last.dep_ == "obj":
        stop = min(stop, extent(last)[1])
    return stop if stop - verb.i <= _CLAUSE else None


def _complement(head: Token, at: int) -> Token | None:
    """The noun behind an "of": what the parse says, else the last noun of the words that follow it."""
    child = head.doc[at].head
    if child.i > at and child.pos_ in {"NOUN", "PROPN", "NUM"} and child.i - at < 12:
        return child
    found = None
    for token in head.doc[at + 1 : at + 8]:
        if token.pos_ not in _NOMINAL and token.text not in _JOINTS and token.nbor(-1).text != "-":
            break
        found = token if token.pos_ in {"NOUN", "PROPN"} else found
    return found


def _trim(doc: Doc, start: int, end: int, head: int) -> tuple[int, int]:
    """Without articles and hedges of number before it, and marks after it."""
    while start < head and (
        doc[start].lower_ in listed("dropped") or doc[start].text in _JOINTS or doc[start].is_space
    ):
        start += 1
    while end > head + 1 and (doc[end - 1].text in _JOINTS | _EDGES or doc[end - 1].is_space):
        end -= 1
    return start, end


def words(doc: Doc, start: int, end: int) -> str:
    """The text of tokens, blanks folded, without the other form of a name and a quotation mark that has no fellow."""
    if end - start > 1 and doc[start].tag_ == "WP$":
        start += 1  # "whose son": the son
    text = _ASIDE.sub(" ", re.sub(r"\s+", " ", doc[start:end].text)).strip()
    return re.sub(r'\s*"\s*', " ", text).strip() if text.count('"') == 1 else text
