"""The attribution lexicon, read once into frozen rules that the finders look up by lemma."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, Literal

from spacy.tokens import Token

from counterclaim import lexicon
from counterclaim.errors import LexiconError
from counterclaim.extraction.rules import tree
from counterclaim.model.vocabulary import Stance

Use = Literal["report", "act", "mind"]
"""Whether a cue reports facts, is a speech act that reports none, or names an attitude."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One rule of lexicon/en/attribution.yaml; the fields are explained there."""

    id: str
    stance: Stance
    lemmas: frozenset[str] = field(default=frozenset(), repr=False)
    frames: frozenset[str] = frozenset()
    use: Use = "report"
    future: Stance | None = None
    negated: Stance | None = None
    unsourced: Stance | None = None
    scope: str = ""
    finite: bool = False
    witness: bool = False
    animate: bool = False
    words: tuple[str, ...] = ()
    prep: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    predicate: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    not_subjects: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    longest: int = 0
    shortest: int = 0


_PLAIN = {
    "id",
    "stance",
    "use",
    "future",
    "negated",
    "unsourced",
    "scope",
    "finite",
    "witness",
    "animate",
    "longest",
    "shortest",
}
_EXAMPLES = {"yes", "no"}


def _cue(entry: Mapping[str, Any]) -> Cue:
    """One YAML entry as a Cue. Raises LexiconError on a key that no rule has."""
    values = {k: v for k, v in entry.items() if k not in _EXAMPLES}
    shaped: dict[str, Any] = {
        k: v if k in _PLAIN else tuple(v) if k == "words" else frozenset(v) for k, v in values.items()
    }
    try:
        return Cue(**shaped)
    except TypeError as fault:
        raise LexiconError(f"attribution: {entry.get('id')}: {fault}") from None


@cache
def cues(section: str) -> tuple[Cue, ...]:
    """The rules of one section of the lexicon, in its order.

    Raises LexiconError if the section is missing or an entry is misshapen.
    """
    entries = lexicon.table("attribution").get(section)
    if not isinstance(entries, list):
        raise LexiconError(f"attribution: no list {section!r}")
    return tuple(_cue(e) for e in entries)


words = partial(lexicon.words, "attribution")
"""A word list of the lexicon of attribution, by its name."""


@cache
def _by_lemma(section: str) -> Mapping[str, tuple[Cue, ...]]:
    found: dict[str, tuple[Cue, ...]] = {}
    for cue in cues(section):
        for lemma in cue.lemmas:
            found[lemma] = (*found.get(lemma, ()), cue)
    return found


def verb_cues(token: Token) -> tuple[Cue, ...]:
    """The verb rules that `token` may be the cue of, its particle included, in the lexicon's order."""
    lemma = tree.lemma(token)
    particle = next((f"{lemma} {c.lower_}" for c in token.children if c.dep_ in {"compound:prt", "xcomp"}), lemma)
    known = _by_lemma("verbs")
    return known.get(particle) or known.get(lemma) or known.get(lemma.removesuffix("e")) or known.get(lemma + "e", ())


def lemma_cue(section: str, lemma: str) -> Cue | None:
    """The first rule of `section` that lists `lemma`."""
    return next(iter(_by_lemma(section).get(lemma.lower(), ())), None)
