"""Documents: a text tokenised and cut to sentences, then filled with its analysis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from counterclaim.language.analysis import Analysis, Sentence, Text
from counterclaim.language.asides import asides
from counterclaim.language.closing import spoken
from counterclaim.language.garden import reread
from counterclaim.language.layout import paragraphs
from counterclaim.language.participles import put_right
from counterclaim.language.quotes import Quote, quotes
from counterclaim.language.roles import ROLES
from counterclaim.language.sentences import sentences
from counterclaim.language.tokens import tokenizer, vocabulary

_ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "ENT_IOB", "ENT_TYPE"]
_IOB = {"I": 1, "O": 2, "B": 3}


@dataclass(frozen=True, slots=True)
class Draft:
    """A tokenised text; ``indices`` holds the tokens of each sentence, spaces left out.

    An aside is read as a sentence of its own, after the one it stands in; ``apart`` tells of its first token on which
    token it hangs, and by which relation.
    """

    doc: Doc
    indices: tuple[tuple[int, ...], ...]
    apart: Mapping[int, tuple[int, str]]
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
    indices, apart = _asides_apart(doc, [s for s in found if s])
    return Draft(doc, indices, apart, tuple(blocks), tuple(quotes(text, blocks)))


def _asides_apart(
    doc: Doc, sentences: list[list[int]]
) -> tuple[tuple[tuple[int, ...], ...], dict[int, tuple[int, str]]]:
    """The sentences without their asides, each followed by those, and what the asides hang on: the word before them."""
    found: list[tuple[int, ...]] = []
    apart: dict[int, tuple[int, str]] = {}
    for sentence in sentences:
        cut = list(asides([doc[i].text for i in sentence]))
        inside = {k for aside in cut for k in range(aside.start, aside.end)}
        found.append(tuple(i for k, i in enumerate(sentence) if k not in inside))
        for aside in cut:
            before = max(k for k in range(aside.start) if k not in inside)
            found.append(tuple(sentence[aside.start : aside.end]))
            apart[sentence[aside.start]] = sentence[before], "appos" if aside.name else "parataxis"
    return tuple(found), apart


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
    for indices, told in zip(draft.indices, analysed, strict=True):
        words = [draft.doc[i].text for i in indices]
        sentence = spoken(words, put_right(words, reread(words, told)))
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
            if k and name[0] == "I":
                _go_on(draft, rows, indices[k - 1], i)
        if indices[0] in draft.apart:
            _hang(rows, draft, indices, sentence)
    _lead(draft, rows)
    return rows


def _go_on(draft: Draft, rows: NDArray[np.uint64], before: int, here: int) -> None:
    """Blanks inside a name belong to it; after an aside another name begins."""
    if all(draft.doc[i].is_space for i in range(before + 1, here)):
        rows[before + 1 : here, 5:] = rows[here, 5:]
    else:
        rows[here, 5] = _IOB["B"]


def _hang(rows: NDArray[np.uint64], draft: Draft, indices: tuple[int, ...], aside: Sentence) -> None:
    """Hang an aside on the word before it."""
    head, relation = draft.apart[indices[0]]
    root = indices[aside.head.index(-1)]
    rows[root, :2] = _relative(head - root), _code(relation)


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
                Span(doc, min(order[a:b]), max(order[a:b]) + 1, role.upper()) for a, b in _runs(analysis.roles, role)
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
