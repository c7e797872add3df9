"""Places without a name: "a police academy in central Baghdad", "near the Chadian border", "the village".

A described place lies where the name in it lies, if it names one, and nowhere that can be told otherwise; a bare
"the village" is the one named last before.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from counterclaim import gazetteer
from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.found import PlaceMention
from counterclaim.extraction.rules.places.names import nouns, words
from counterclaim.model import Place
from counterclaim.model.vocabulary import PlacePrecision

_LONGEST = 11
_RULE, _BACK, _CAPITAL = "place.described", "place.back", "place.the-capital"
_TELLING = frozenset({"NOUN", "PROPN", "ADJ"})
_EXACT = frozenset({"site", "town", "district"})
_BACK_KINDS: dict[str, frozenset[PlacePrecision]] = {
    "town": frozenset({"town"}),
    "district": frozenset({"district"}),
    "admin1": frozenset({"admin1", "region"}),
}


@cache
def _sites() -> frozenset[str]:
    """Lemmas of nouns for what stands at one spot."""
    return frozenset(w for w, (kind, _) in nouns().items() if kind == "site") | words("spots")


def described(event: Token, places: Sequence[PlaceMention], taken: bool = False) -> Iterator[PlaceMention]:
    """The places of the event's sentence that are described and not named, in the order of the text.

    Those that stand for a name told before ("the village", "the capital") are that place. `taken` is whether the
    event takes somebody away: then "from an office" is where it happened.
    """
    doc = event.doc
    if not doc.has_annotation("DEP"):
        return
    named = {i for p in places for i in range(*p.tokens)}
    for token in event.sent:
        if token.pos_ == "NOUN" and token.i not in named and _stands(token, taken):
            yield from _back(doc, token, places) or _spot(doc, token, places)


def around(doc: Doc, event: Token, found: PlaceMention) -> PlaceMention:
    """The described place that a named place of an event belongs to ("the street in X"), else the name itself."""
    best, node = None, doc[found.head]
    for _ in range(6):
        below, node = node, _adjoined(node) or node.head
        if node.i in (event.i, below.i) or node.pos_ not in {"NOUN", "PROPN"}:
            break
        inside = tree.base(below.dep_) in {"nmod", "obl"} and tree.case(below) in words("settings") | {"of"}
        if below.dep_ != "nmod:poss" and not inside:
            break
        spot = _is_spot(node) or (_is_settled(node) and tree.case(below) in words("settings"))
        if node.pos_ == "NOUN" and spot and (_stands(node, taken=True) or node.dep_ == "obj"):
            best = node
    return found if best is None else _in(doc, best, found)


def _is_spot(token: Token) -> bool:
    lemma = tree.lemma(token)
    if lemma in words("parts"):
        return any(c.dep_ == "compound" for c in token.children)
    return lemma in _sites() | words("edges") and lemma not in words("wide")


def _is_settled(token: Token) -> bool:
    """Whether it is a town or a quarter that more than an article describes: "a remote village"."""
    kind = nouns().get(tree.lemma(token), ("unknown", ""))[0]
    return kind in {"town", "district"} and any(
        c.dep_ in {"amod", "compound"} or c.dep_ == "nmod" for c in token.children
    )


def _stands(token: Token, taken: bool = False) -> bool:
    """Whether a preposition of place stands with the noun; "from" is one where somebody is taken away."""
    case = tree.case(token)
    return case in words("settings") or (taken and case == "from" and tree.base(token.dep_) == "obl")


def _back(doc: Doc, token: Token, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """ "In the village": the last place of that kind named before; "the capital": that of the country told of."""
    if token.tag_ != "NN" or tree.determiners(token) not in ({"the"}, {"that"}):
        return []
    children = [c for c in token.children if c.dep_ != "case"]
    lemma = tree.lemma(token)
    span = (min(c.i for c in children if c.dep_ == "det"), token.i + 1)
    if lemma == "capital":
        return _capital(doc, token, span, places)
    kind = nouns().get(lemma, ("unknown", ""))[0]
    if kind not in _BACK_KINDS or any(c.dep_ not in {"det", "punct"} for c in children):
        return []
    before = [p for p in places if p.tokens[1] <= token.i and p.place.name and p.locative]
    last = next((p for p in reversed(before) if p.place.precision in _BACK_KINDS[kind]), None)
    if last is None:
        return []
    return [
        replace(last, tokens=span, place=replace(last.place, text=doc[slice(*span)].text), head=token.i, rule=_BACK)
    ]


def _capital(doc: Doc, token: Token, span: tuple[int, int], places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The seat of the country that most names before it lie in, if no other country is named nearly as often."""
    if any(c.dep_.startswith("nmod") or c.dep_ in {"compound", "appos"} for c in token.children):
        return []
    told = Counter(p.place.country for p in places if p.tokens[1] <= token.i and p.place.country)
    first, second = (*told.most_common(2), ("", 0), ("", 0))[:2]
    entry = gazetteer.seat(first[0]) if first[0] and first[1] > 2 * second[1] else None
    if entry is None:
        return []
    where = gazetteer.place(entry, doc[slice(*span)].text, f"the capital of {first[0]}")
    return [PlaceMention(span, where, token.i, _CAPITAL)]


def _spot(doc: Doc, token: Token, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """A site or an edge by its description; a name in it tells where it lies."""
    if not (_is_spot(token) or _is_settled(token)):
        return []
    inner = [p for p in places if p.head > token.i and _belongs(doc, token, p)]
    if inner and (inner[0].locative or tree.lemma(token) in words("frontiers")):
        return [_in(doc, token, inner[0])]
    start, end = _extent(doc, token)
    if end - start < 2 or not _telling(doc, token, start, end):
        return []
    where = Place(doc[start:end].text, doc[start:end].text, reason="described")
    return [PlaceMention((start, end), where, token.i, _RULE)]


def _telling(doc: Doc, token: Token, start: int, end: int) -> bool:
    """Whether more than an article or an owner stands with the noun."""
    return any(t.i != token.i and t.pos_ in _TELLING and t.lower_ not in words("back") for t in doc[start:end])


def _belongs(doc: Doc, token: Token, place: PlaceMention) -> bool:
    head = doc[place.head]
    return (head.head == token and head.dep_.startswith("nmod")) or _adjoined(head) == token


def _adjoined(head: Token) -> Token | None:
    """ "Seized at a shop in X": the noun right before a preposition whose noun hangs on the same verb."""
    first = head.left_edge.i
    if tree.base(head.dep_) != "obl" or first == head.sent.start:
        return None
    before = head.doc[first - 1]
    beside = before.head == head.head and before.i > head.head.i and tree.base(before.dep_) in {"obl", "obj"}
    return before if beside and before.pos_ == "NOUN" else None


def _extent(doc: Doc, token: Token) -> tuple[int, int]:
    """The noun's phrase without its article and without clauses."""
    span = tree.phrase(token)
    start, end = span.start, max(span.end, token.i + 1)
    while start < token.i and (doc[start].pos_ in {"DET", "PUNCT", "ADP", "PRON"} or doc[start].is_space):
        start += 1
    return (start, end) if end - start <= _LONGEST else (max(start, token.i - 3), token.i + 1)


def _in(doc: Doc, token: Token, found: PlaceMention) -> PlaceMention:
    """The place described by `token`, as exact as the name in it allows."""
    start, end = _extent(doc, token)
    reach = max(end, found.tokens[1])
    end = reach if reach - start <= _LONGEST else end
    text = " ".join(doc[start:end].text.split())
    place = found.place
    if tree.lemma(token) in words("frontiers"):
        where = Place(text, text, reason="a border, of two sides")
    elif place.precision in _EXACT:
        exact: PlacePrecision = "site" if _is_spot(token) else "district"
        town = place.name if place.precision == "town" else place.town
        why = f"in {place.name}"
        where = replace(place, name=text, text=text, precision=exact, centroid=True, town=town, reason=why)
    else:
        where = replace(place, name=text, text=text, centroid=place.lat is not None, reason=f"in {place.name}")
    return PlaceMention((start, max(end, found.tokens[1])), where, token.i, _RULE)
