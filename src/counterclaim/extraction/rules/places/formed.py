"""Places that only the form of the words shows: a name of several words in a place that is known ("in X Y in Iraq")."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.places.names import Toponym, covered, directions, nouns, words

_LONGEST = 3


def formed(doc: Doc, found: Sequence[Toponym]) -> Iterator[Toponym]:
    """Names that neither the model nor the gazetteer knows: two or three capitalised words between a preposition of
    place and the known place that holds them."""
    taken = covered(found)
    for holder in (t for t in found if not (t.demonym or t.organisation)):
        end = holder.start - 1
        if end < 1 or doc[end].text not in {",", "in"}:
            continue
        start = end
        while start > max(1, end - _LONGEST) and _proper(doc[start - 1]) and start - 1 not in taken:
            start -= 1
        if end - start > 1 and doc[start - 1].lower_ in words("settings"):
            yield Toponym(start, end, start, end, doc[start:end].text, "place.formed", marked=True)


def _proper(token: Token) -> bool:
    """Whether it is a capitalised word that names nothing else."""
    plain = token.lower_ in words("common") or token.lower_ in directions() or token.lower_ in nouns()
    return token.pos_ == "PROPN" and token.is_title and not token.ent_type_ and not plain


def shared(doc: Doc, found: Sequence[Toponym]) -> None:
    """ "The Orvel, Tarsk and Bresk regions": a kind in the plural is that of all names in its row."""
    for last, topo in reversed(list(enumerate(found))):
        if topo.noun is None or doc[topo.end - 1].tag_ not in {"NNS", "NNPS"}:
            continue
        at = last
        while at and doc[found[at - 1].end : found[at].start].text.strip(" ") in {",", "and", ", and"}:
            at -= 1
            if found[at].noun is None and not found[at].demonym:
                found[at].kind = topo.kind
