"""Outlets that were told, or that quote: who passed a statement on."""

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.attribution.spans import is_mark, phrase
from counterclaim.extraction.rules.sources.roles import agencies, described_role, named_role, nouns, split
from counterclaim.extraction.rules.tree import lemma


def outlet_name(token: Token) -> str | None:
    """The name of the outlet (or the kind of medium) that a noun phrase names, None for an audience.

    "told AFP", "quoted by the state news agency" name one; "told reporters" does not.
    """
    if any(c.dep_ == "nmod:poss" and c.pos_ == "PRON" for c in token.children):
        return None  # `on its Telegram channel`
    doc, span = token.doc, phrase(token)
    code = next((c for t in doc[slice(*span)] if t.text[:1].isupper() and (c := agencies().get((t.lower_,)))), None)
    if code is not None:
        return code
    text = plain(doc, span)
    if tuple(split(text)) in agencies():
        return agencies()[tuple(split(text))]
    bare = not any(c.pos_ == "PROPN" or c.dep_ == "amod" for c in token.children)
    if lemma(token) in nouns("audience") and (bare or lemma(token) != "media"):
        return None
    words = [t.lemma_ for t in doc[slice(*span)]]
    media = described_role(words, lemma(token)) == "media" or named_role(text) == "media"
    return text if media and text else None


def plain(doc: Doc, span: tuple[int, int]) -> str:
    """The text of a phrase without its article."""
    start, end = span
    while start < end and (doc[start].pos_ in {"DET", "ADP"} or is_mark(doc[start])):
        start += 1
    return " ".join(doc[start:end].text.split()) if start < end else ""
