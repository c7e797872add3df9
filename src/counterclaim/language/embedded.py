"""The embedded model as a language: texts in, spaCy documents in Universal Dependencies out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from counterclaim.language import documents, files
from counterclaim.language.analysis import Analyser, Sentence, Text


@cache
def analyser() -> Analyser:
    """The one analyser of this process.  Raises ``AbortError`` where its files are missing or damaged."""
    return Analyser(files.read())


def analyse(texts: list[str]) -> Iterator[Doc]:
    """Read texts, in order; the entry point ``embedded`` of the group ``counterclaim.language``."""
    drafts = [documents.draft(text) for text in texts]
    analysed = analyser().texts([draft.text for draft in drafts])
    for draft, analysis in zip(drafts, analysed, strict=True):
        yield documents.fill(draft, analysis)


def pretokenised(texts: Iterable[Sequence[Sequence[str]]]) -> Iterator[list[Sentence]]:
    """Analyse texts whose sentences and words are given, as a treebank gives them."""
    return (analysis.sentences for analysis in analyser().texts(Text(sentences) for sentences in texts))
