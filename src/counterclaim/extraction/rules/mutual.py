"""Two who blame each other: each of them is held responsible by the other."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from counterclaim import lexicon
from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.tree import lemma


def is_mutual(party: Token) -> bool:
    """`each other`, `the other` of two: a word for the other one of those who blame."""
    if party.lower_ in _words("each"):  # `each other`, `one another`
        return party.i + 1 < len(party.doc) and party.nbor(1).lower_ in _words("others")
    if lemma(party) not in _words("others"):
        return False
    return any(t.lower_ in _words("each") for t in party.doc[max(party.i - 5, party.sent.start) : party.i])


def _words(name: str) -> frozenset[str]:
    return lexicon.words("responsibility", "mutual", name)


def both(verb: Token) -> Iterator[Token]:
    """The two who blame each other: the subjects of the verb, or the nouns that "and" joins before "each"."""
    each = next((t for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.lower_ == "each"), verb)
    joint = next((t for t in reversed(verb.doc[verb.sent.start : each.i]) if t.dep_ == "cc"), None)
    who = [t for t in tree.subjects(verb) if t.pos_ in {"NOUN", "PROPN"} and t.i < verb.i]
    if len(who) < 2 and joint is not None and joint.i > verb.sent.start:
        sides = (verb.doc[max(joint.i - 4, verb.sent.start) : joint.i], verb.doc[joint.i + 1 : each.i])
        who = [n for n in (_last_noun(s) for s in sides) if n is not None]
    yield from who if len(who) > 1 else ()


def _last_noun(words: Iterable[Token]) -> Token | None:
    nouns = [t for t in words if t.pos_ in {"NOUN", "PROPN"}]
    return nouns[-1] if nouns else None
