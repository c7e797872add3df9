"""Treebanks in CoNLL-U: documents of sentences of words, with the names annotated on them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; ``head`` is 0-based, -1 for the root; ``misc`` is the raw last column."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document; ``names`` are BIO tags, empty where names are not annotated."""

    words: tuple[Word, ...]
    text: str
    ident: str
    names: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Document:
    """Consecutive sentences of one text; ``parsed`` says whether trees may be learned from it."""

    ident: str
    sentences: tuple[Sentence, ...]
    parsed: bool = True


def _word(columns: list[str], space: bool) -> Word:
    head = int(columns[6]) - 1 if columns[6].isdigit() else -1
    form, lemma = columns[1].replace(" ", ""), columns[2].replace(" ", "")
    return Word(form, lemma, columns[3], columns[4], head, columns[7], columns[9], space)


def _words(lines: list[str]) -> tuple[Word, ...]:
    """The syntactic words of a sentence; the parts of a multiword token stand without a space."""
    words: list[Word] = []
    until, space_after_token = 0, True
    for line in lines:
        columns = line.split("\t")
        if "." in columns[0]:
            continue
        space = "SpaceAfter=No" not in columns[9]
        if "-" in columns[0]:
            until, space_after_token = int(columns[0].split("-")[1]), space
            continue
        number = int(columns[0])
        if number < until:
            space = False
        elif number == until:
            space = space_after_token
        words.append(_word(columns, space))
    return tuple(words)


def _blocks(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    comments: list[str] = []
    rows: list[str] = []
    with path.open(encoding="utf-8") as file:
        for line in file.read().split("\n"):
            if line.startswith("#"):
                comments.append(line)
            elif line:
                rows.append(line)
            elif rows:
                yield comments, rows
                comments, rows = [], []
    if rows:
        yield comments, rows


def read(path: Path) -> list[Document]:
    """Read a CoNLL-U file to documents.  Raises ``OSError`` where the file cannot be read."""
    found: list[tuple[str, list[Sentence]]] = []
    for comments, rows in _blocks(path):
        said = {}
        for comment in comments:
            key, _, value = comment[1:].partition("=")
            said[key.strip()] = value.strip()
        if "newdoc id" in said or not found:
            found.append((said.get("newdoc id", path.stem), []))
        sentence = Sentence(_words(rows), said.get("text", ""), said.get("sent_id", ""))
        found[-1][1].append(sentence)
    return [Document(ident, tuple(sentences)) for ident, sentences in found]


def read_iob(path: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Read an IOB2 file of named entities: sentence id to (forms, tags)."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for comments, rows in _blocks(path):
        ident = next(c.split("=", 1)[1].strip() for c in comments if "sent_id" in c)
        columns = [row.split("\t") for row in rows]
        found[ident] = ([c[1] for c in columns], [c[2] for c in columns])
    return found


def _by_letters(words: list[str], forms: list[str], bio: list[str]) -> list[str]:
    """The tags of ``forms`` for the same letters cut to ``words``: a word has that of its first letter; none where
    the letters differ."""
    if "".join(words) != "".join(forms):
        return []
    letters = [
        tag for form, tag in zip(forms, bio, strict=True) for tag in (tag, *[re.sub("^B", "I", tag)] * (len(form) - 1))
    ]
    ends = accumulate(len(w) for w in words)
    return [letters[end - len(word)] for word, end in zip(words, ends, strict=True)]


def with_uner(documents: list[Document], tags: dict[str, tuple[list[str], list[str]]]) -> list[Document]:
    """Lay the tags of ``read_iob`` on the sentences by their letters; those that are not annotated stay without."""
    kinds = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}

    def lay(sentence: Sentence) -> Sentence:
        bio = _by_letters([w.form for w in sentence.words], *tags.get(sentence.ident, ([], [])))
        named = tuple(re.sub(r"[A-Z]{3}$", lambda m: kinds[m[0]], tag) for tag in bio)
        return replace(sentence, names=named)

    return [replace(d, sentences=tuple(lay(s) for s in d.sentences)) for d in documents]


def with_spans(documents: list[Document], path: Path) -> list[Document]:
    """The sentences that a file of JSON lines (``id`` of the sentence, ``names``: first word, word after it, kind)
    gives names to, also where it gives none; their trees are not for learning a second time.

    Raises ``ValueError`` where a span lies outside its sentence or on another.
    """
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    spans = {row["id"]: row["names"] for row in rows}
    found = []
    for document in documents:
        said = [s for s in document.sentences if s.ident in spans]
        named = tuple(replace(s, names=_tags(s, spans[s.ident])) for s in said)
        found.append(Document(document.ident, named, parsed=False))
    return [d for d in found if d.sentences]


def _tags(sentence: Sentence, spans: list[tuple[int, int, str]]) -> tuple[str, ...]:
    tags = ["O"] * len(sentence.words)
    for start, end, kind in spans:
        if not 0 <= start < end <= len(tags) or set(tags[start:end]) != {"O"}:
            raise ValueError(f"{sentence.ident}: a name cannot lie at {start}-{end}")
        tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return tuple(tags)
