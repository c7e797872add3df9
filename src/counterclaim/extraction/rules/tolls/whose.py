"""On whose side people came to harm, as words behind the number say: "60 died on the government side"."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.tolls.people import listed_words

_FAR = 4
"""How many words behind the number or the word of harm the side may be told."""


def on_side(doc: Doc, after: int) -> str | None:
    """The side told right behind a token: "on the side of the Red Dawn", "on the Ukrainian side"; None where none is,
    or only a place ("on the Lebanese side of the border", "on the eastern side")."""
    limit = min(len(doc), doc[after - 1].sent.end)
    at = next((i for i in range(after, min(limit, after + _FAR)) if doc[i].lower_ == "on"), None)
    end = next((i for i in range(at + 1, min(limit, at + 7)) if doc[i].lower_ == "side"), None) if at else None
    if at is None or end is None:
        return None
    of = end + 1 < limit and doc[end + 1].lower_ == "of"
    named = _without_article(doc[at + 1 : end])
    if named:
        return None if of else _named(named)
    return _named(_phrase(doc, end + 2, limit)) if of else None


def _phrase(doc: Doc, start: int, limit: int) -> list[Token]:
    """The name that begins at a token: "the Red Dawn"."""
    end = start
    while end < limit and doc[end].pos_ in ("DET", "ADJ", "NOUN", "PROPN"):
        end += 1
    return _without_article(doc[start:end])


def _without_article(words: Iterable[Token]) -> list[Token]:
    return [t for t in words if t.lower_ not in ("the", "'s", "’s")]


def _named(words: Sequence[Token]) -> str | None:
    """The words as they stand, where they name a side: a name, or a word for one ("rebel")."""
    known = listed_words("side_words")
    fits = all(t.text[:1].isupper() or {t.lower_, t.lemma_.lower()} & known for t in words)
    return " ".join(t.text for t in words) if words and fits else None
