"""Documents: a text tokenised and cut to sentences, then filled with its analysis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from counterclaim.language.analysis import Analysis, Sentence, Text
from counterclaim.language.layout import paragraphs
from counterclaim.language.quotes import Quote, quotes
from counterclaim.language.roles import ROLES
from counterclaim.language.sentences import sentences
from counterclaim.language.tokens import tokenizer, vocabulary

_ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "ENT_IOB", "ENT_TYPE"]
_IOB = {"I": 1, "O": 2, "B": 3}


@dataclass(frozen=True, slots=True)
class Draft:
    """A tokenised text; ``indices`` holds the tokens of each sentence, spaces left out."""

    doc: Doc
    indices: tuple[tuple[int, ...], ...]
    paragraphs: tuple[tuple[int, int], ...]
    quotes: tuple[Quote, ...]

    @property
    def text(self) -> Text:
        """The words of each sentence, and which are quoted."""
        words = [[self.doc[i].text for i in sentence] for sentence in self.indices]
        codes = [0] * len(self.doc)
        for quote in self.quotes:
            span = _span(self.doc, quote.start, quote.end, "")
            for i in range(span.start, span.end):
                codes[i] = 3 if quote.continued else 1
            codes[span.start] = 2
        return Text(words, [codes[i] for sentence in self.indices for i in sentence])


def draft(text: str) -> Draft:
    """Tokenise a text and find its paragraphs and sentences."""
    doc = tokenizer()(text)
    blocks = paragraphs(text)
    starts = [start for start, _ in sentences(text, blocks)]
    found: list[list[int]] = []
    at = 0
    for token in doc:
        if token.is_space:
            continue
        while at < len(starts) and token.idx + len(token) > starts[at]:
            at += 1
            if not found or found[-1]:
                found.append([])
        if not found:
            found.append([])
        found[-1].append(token.i)
    return Draft(doc, tuple(tuple(s) for s in found if s), tuple(blocks), tuple(quotes(text, blocks)))


@lru_cache(maxsize=200_000)
def _code(label: str) -> np.uint64:
    """The number that stands for a string in the shared vocabulary."""
    return np.uint64(vocabulary().strings.add(label))


def _relative(step: int) -> np.uint64:
    return np.int64(step).astype(np.uint64)


def _rows(draft: Draft, analysed: list[Sentence]) -> NDArray[np.uint64]:
    """One row of attributes per token, ``[tokens, 7]``."""
    rows = np.zeros((len(draft.doc), len(_ATTRIBUTES)), dtype=np.uint64)
    for column, label in enumerate(("dep", "_SP", "SPACE", " "), start=1):
        rows[:, column] = _code(label)
    rows[:, 0], rows[:, 5] = _relative(-1), _IOB["O"]
    for indices, sentence in zip(draft.indices, analysed, strict=True):
        for k, i in enumerate(indices):
            head, name = sentence.head[k], sentence.names[k]
            rows[i] = (
                _relative(indices[head] - i if head >= 0 else 0),
                _code(sentence.deprel[k]),
                _code(sentence.xpos[k]),
                _code(sentence.upos[k]),
                _code(sentence.lemma[k]),
                _IOB[name[0]],
                _code(name[2:]) if len(name) > 1 else np.uint64(0),
            )
            if k and name[0] == "I":  # blanks inside a name belong to it
                rows[indices[k - 1] + 1 : i, 5:] = rows[i, 5:]
    _lead(draft, rows)
    return rows


def _lead(draft: Draft, rows: NDArray[np.uint64]) -> None:
    """Hang the spaces before the first word on that word; a text of spaces alone is one flat sentence."""
    first = draft.indices[0][0] if draft.indices else 0
    for i in range(first):
        rows[i, 0] = _relative(first - i)
    if not draft.indices and len(rows):
        rows[0, 0] = _relative(0)


def fill(draft: Draft, analysis: Analysis) -> Doc:
    """Lay the analysis on the draft's document.

    Sets tags, lemmas, trees (a space hangs on the token before it), sentence starts, names, and the
    span groups ``quotes`` and ``paragraphs``; with an attribution head also ``sources``, ``cues`` and
    ``contents``.
    """
    doc = draft.doc
    if len(doc):
        rows: Any = _rows(draft, analysis.sentences)
        doc.from_array(_ATTRIBUTES, rows)
    doc.spans["paragraphs"] = [_span(doc, start, end, "") for start, end in draft.paragraphs]
    labels = ["CONTINUED" if q.continued else "QUOTE" for q in draft.quotes]
    doc.spans["quotes"] = [_span(doc, q.start, q.end, x) for q, x in zip(draft.quotes, labels, strict=True)]
    if analysis.roles:
        order = [i for sentence in draft.indices for i in sentence]
        for role in ROLES:
            doc.spans[f"{role}s"] = [
                Span(doc, order[a], order[b - 1] + 1, role.upper()) for a, b in _runs(analysis.roles, role)
            ]
    return doc


def _runs(tags: list[str], role: str) -> list[tuple[int, int]]:
    """The spans ``[start, end)`` of words that BIO tags give a role."""
    starts = [i for i, tag in enumerate(tags) if tag == f"B-{role}"]
    found = []
    for start in starts:
        end = start + 1
        while end < len(tags) and tags[end] == f"I-{role}":
            end += 1
        found.append((start, end))
    return found


def _span(doc: Doc, start: int, end: int, label: str) -> Span:
    """The tokens that characters ``[start, end)`` touch."""
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no tokens at {start}:{end}")
    return span
