"""Windows: consecutive sentences of a document as arrays of piece and label ids, and batches of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from counterclaim.language import lemmas
from counterclaim.language.files import Labels
from counterclaim.language.pieces import WordPieces, case_pattern
from training.treebank import Document, Sentence

IGNORE = -100
OPEN_NAMES = -200
LONGEST = 508


@dataclass(frozen=True, slots=True)
class Encoded:
    """One sentence as ids; every list but ``pieces`` has one entry per word."""

    pieces: list[tuple[int, ...]]
    forms: list[str]
    upos: list[int]
    xpos: list[int]
    lemma: list[int]
    head: list[int]
    deprel: list[int]
    names: list[int]

    @property
    def size(self) -> int:
        """The number of word pieces."""
        return sum(len(p) for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors: ``[B, P]`` for pieces, ``[B, W]`` for words."""

    ids: Tensor
    case: Tensor
    first: Tensor
    last: Tensor
    sentence: Tensor
    upos: Tensor
    xpos: Tensor
    lemma: Tensor
    head: Tensor
    deprel: Tensor
    names: Tensor


def _index(labels: tuple[str, ...]) -> dict[str, int]:
    return {label: i for i, label in enumerate(labels)}


class Encoder:
    """Turns documents to ``Encoded`` sentences with the ids of ``labels``."""

    def __init__(self, labels: Labels, pieces: WordPieces) -> None:
        """Remember the ids of labels and pieces."""
        self._pieces = pieces
        self._upos, self._xpos = _index(labels.upos), _index(labels.xpos)
        self._lemma, self._deprel = _index(labels.lemma), _index(labels.deprel)
        self._names = _index(labels.names)

    def sentence(self, sentence: Sentence, parsed: bool) -> Encoded:
        """Encode one sentence; layers that it lacks are ``IGNORE``.

        Where only persons, organisations and places are tagged (unparsed documents), O may also hide
        another kind of name: ``OPEN_NAMES``.
        """
        words = sentence.words
        outside = self._names["O"] if parsed else OPEN_NAMES
        names = [outside if n == "O" else self._names[n] for n in sentence.names]

        def ids(table: dict[str, int], values: list[str]) -> list[int]:
            return [table.get(v, IGNORE) if parsed else IGNORE for v in values]

        return Encoded(
            [self._pieces(w.form) for w in words],
            [w.form for w in words],
            ids(self._upos, [w.upos for w in words]),
            ids(self._xpos, [w.xpos for w in words]),
            ids(self._lemma, [lemmas.script(w.form, w.lemma) if w.lemma != "_" else "_" for w in words]),
            [w.head + 1 if parsed else IGNORE for w in words],
            ids(self._deprel, [w.deprel for w in words]),
            names or [IGNORE] * len(words),
        )

    def document(self, document: Document) -> list[Encoded]:
        """Encode every sentence of a document."""
        return [self.sentence(s, document.parsed) for s in document.sentences if s.words]


def windows(documents: list[list[Encoded]], room: int, chance: random.Random | None) -> list[list[Encoded]]:
    """Cut documents to windows of at most ``room`` pieces; with ``chance``, of varied size.

    A sentence longer than ``room`` is a window of its own, cut at ``LONGEST`` pieces.
    """
    found: list[list[Encoded]] = []
    for document in documents:
        window: list[Encoded] = []
        used, limit = 0, chance.randint(room // 3, room) if chance else room
        for sentence in document:
            if window and used + sentence.size > limit:
                found.append(window)
                window, used = [], 0
                limit = chance.randint(room // 3, room) if chance else room
            window.append(sentence)
            used += sentence.size
        if window:
            found.append(window)
    return found


def _case(form: str, mode: str) -> int:
    if mode == "lower":
        form = form.lower()
    elif mode == "upper":
        form = form.upper()
    return case_pattern(form)


def collate(batch: list[list[Encoded]], pieces: WordPieces, modes: list[str]) -> Batch:
    """Pad windows to one batch; ``modes`` re-case each window: ``as is``, ``lower`` or ``upper``."""
    rows: list[dict[str, list[int]]] = []
    for window, mode in zip(batch, modes, strict=True):
        row: dict[str, list[int]] = {k: [] for k in Batch.__dataclass_fields__}
        row["ids"].append(pieces.cls)
        row["case"].append(0)
        for number, sentence in enumerate(window):
            start = len(row["first"])
            for form, ids in zip(sentence.forms, sentence.pieces, strict=True):
                if len(row["ids"]) + len(ids) > LONGEST:
                    break
                row["first"].append(len(row["ids"]))
                row["ids"] += ids
                row["last"].append(len(row["ids"]) - 1)
                row["case"] += [_case(form, mode)] * len(ids)
                row["sentence"].append(number)
            kept = len(row["first"]) - start
            row["head"] += [h + start if h > 0 else h for h in sentence.head[:kept]]
            for layer in ("upos", "xpos", "lemma", "deprel", "names"):
                row[layer] += getattr(sentence, layer)[:kept]
        row["head"] = [h if h <= len(row["first"]) else IGNORE for h in row["head"]]
        row["ids"].append(pieces.sep)
        row["case"].append(0)
        rows.append(row)
    return Batch(**{name: _pad([r[name] for r in rows], name) for name in rows[0]})


def _pad(rows: list[list[int]], name: str) -> Tensor:
    empty = {"ids": 0, "case": 0, "first": 0, "last": 0, "sentence": -1}.get(name, IGNORE)
    width = max(len(r) for r in rows)
    return torch.tensor([r + [empty] * (width - len(r)) for r in rows])


def batches(cut: list[list[Encoded]], pieces: WordPieces, budget: int, chance: random.Random | None) -> Iterator[Batch]:
    """Batches of windows of like length, up to ``budget`` padded pieces.

    With ``chance`` they come in random order, and one window in 14 each is in lower and in upper case.
    """
    sizes = [sum(s.size for s in window) + 2 for window in cut]
    order = sorted(range(len(cut)), key=lambda i: sizes[i] + (chance.random() * 8 if chance else 0))
    groups: list[list[int]] = []
    for i in order:
        if not groups or sizes[i] * (len(groups[-1]) + 1) > budget:
            groups.append([])
        groups[-1].append(i)
    if chance:
        chance.shuffle(groups)
    for group in groups:
        draws = [chance.random() if chance else 1.0 for _ in group]
        modes = ["lower" if d < 0.07 else "upper" if d < 0.14 else "as is" for d in draws]
        yield collate([cut[i] for i in group], pieces, modes)
