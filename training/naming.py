"""The second opinion on names: a small layer over a word, its neighbours and its tag, on the frozen encoder.

It learns from what the quantised encoder of the model folder says, so that nothing is lost between training and use.
Its scores are added to those of the linear head that was trained with the encoder.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from bench.language import names as figures
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from counterclaim.language import files
from counterclaim.language.analysis import Analyser, Text
from counterclaim.language.files import Labels
from counterclaim.language.pieces import PATTERNS, case_pattern
from counterclaim.language.roles import LAYERS
from training.network import names_loss
from training.prepare import Corpora, training_documents
from training.treebank import Document
from training.windows import IGNORE, OPEN_NAMES

log = logging.getLogger("training")
EPOCHS, TOGETHER, RATE, MEMBERS = 10, 16, 2e-3, 2
LENGTH = 150
"""Words of a stretch that is learned from at once, at least."""
RECASED = 0.1
"""The share of the stretches that are learned from in upper case too, and in lower."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences in a row: ``states`` ``[W, LAYERS * width]`` halves; ids ``[W]`` of case patterns, tags and names.

    ``parsed`` is false where only persons, organisations and places are annotated.
    """

    states: NDArray[np.float16]
    case: NDArray[np.int64]
    xpos: NDArray[np.int64]
    names: NDArray[np.int64]
    parsed: bool


def stretches(
    documents: Iterable[Document], reader: Analyser, labels: Labels, form: Callable[[str], str]
) -> list[Stretch]:
    """What the frozen network says of documents whose words are re-cased by ``form``, cut to stretches."""
    documents = list(documents)
    texts = (Text([[form(w.form) for w in s.words] for s in d.sentences]) for d in documents)
    found = []
    for document, (text, columns) in zip(documents, reader.columns(texts), strict=True):
        states = columns.states.transpose(1, 0, 2).reshape(len(columns.xpos), -1).astype(np.float16)
        case = np.array([case_pattern(word) for word in text.words])
        names = np.array(_names(document, labels), dtype=np.int64)
        for start, end in _cuts([len(s.words) for s in document.sentences]):
            here = slice(start, end)
            found.append(Stretch(states[here], case[here], columns.xpos[here], names[here], document.parsed))
    return found


def _names(document: Document, labels: Labels) -> list[int]:
    """The ids of the tags of all words; ``IGNORE`` in a sentence without, ``OPEN_NAMES`` for O where not parsed."""
    ids = {name: i for i, name in enumerate(labels.names)}
    if not document.parsed:
        ids["O"] = OPEN_NAMES
    return [i for s in document.sentences for i in ([ids[n] for n in s.names] or [IGNORE] * len(s.words))]


def _cuts(sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Sentences put together to stretches of at least ``LENGTH`` words, the last of a document apart."""
    found, start, end = [], 0, 0
    for size in sizes:
        end += size
        if end - start >= LENGTH:
            found.append((start, end))
            start = end
    return [*found, (start, end)] if end > start else found


class Naming(nn.Module):
    """Scores of names from the word, the words beside it, and the case pattern and tag of all three."""

    def __init__(self, xpos: int, names: int, width: int = 384, inner: int = 192, near: int = 64) -> None:
        """``xpos`` and ``names`` are the numbers of those labels."""
        super().__init__()
        self.case, self.xpos = nn.Embedding(len(PATTERNS), 16), nn.Embedding(xpos, 16)
        self.word, self.near = nn.Linear(LAYERS * width, inner), nn.Linear(LAYERS * width, near)
        self.own, self.left, self.right = (nn.Linear(n + 32, names) for n in (inner, near, near))

    def forward(self, states: Tensor, case: Tensor, xpos: Tensor) -> Tensor:
        """``[B, W, names]``; before the first word and behind the last there is nothing."""
        states = F.dropout(states, 0.1, self.training)
        signs = torch.cat([self.case(case), self.xpos(xpos)], -1)
        word, near = (
            F.dropout(torch.cat([F.gelu(layer(states)), signs], -1), 0.3, self.training)
            for layer in (self.word, self.near)
        )
        left, right = F.pad(near, (0, 0, 1, 0))[:, :-1], F.pad(near, (0, 0, 0, 1))[:, 1:]
        scores: Tensor = self.own(word) + self.left(left) + self.right(right)
        return scores


def _batch(group: Sequence[Stretch]) -> tuple[tuple[Tensor, Tensor, Tensor], Tensor, Tensor]:
    longest = max(len(s.names) for s in group)

    def pad(rows: Sequence[NDArray[np.generic]], empty: int = 0) -> Tensor:
        wide = [np.pad(r, [(0, longest - len(r))] + [(0, 0)] * (r.ndim - 1), constant_values=empty) for r in rows]
        return torch.from_numpy(np.stack(wide))

    inputs = (pad([s.states for s in group]).float(), pad([s.case for s in group]), pad([s.xpos for s in group]))
    parsed = torch.tensor([s.parsed for s in group])[:, None].expand(-1, longest)
    return inputs, pad([s.names for s in group], IGNORE), parsed


def train(data: Sequence[Stretch], labels: Labels, seed: int) -> Naming:
    """One layer, trained for ``EPOCHS``."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Naming(len(labels.xpos), len(labels.names))
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    steps = EPOCHS * -(-len(data) // TOGETHER)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for epoch in range(EPOCHS):
        order = sorted(data, key=lambda s: len(s.names) * chance.uniform(0.8, 1.2))
        groups = [order[i : i + TOGETHER] for i in range(0, len(order), TOGETHER)]
        chance.shuffle(groups)
        lost = 0.0
        for group in groups:
            inputs, gold, parsed = _batch(group)
            loss = names_loss(model(*inputs), gold, parsed)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            lost += float(loss.detach())
        log.info("names %d epoch %d loss %.4f", seed, epoch + 1, lost / len(groups))
    return model


def joined(models: Sequence[Naming]) -> dict[str, Tensor]:
    """The weights of one layer that says what these say on average: as wide as all together."""
    each = [m.state_dict() for m in models]
    found = {n: torch.cat([w[n] for w in each]) for n in ("word.weight", "word.bias", "near.weight", "near.bias")}
    found |= {n: torch.cat([w[n] for w in each], 1) for n in ("case.weight", "xpos.weight")}
    for name in ("own", "left", "right"):
        split = each[0][f"{name}.weight"].shape[1] - 32
        parts = [w[f"{name}.weight"] / len(each) for w in each]
        signs = [p[:, split:] for p in parts]
        wide = [p[:, :split] for p in parts] + [s[:, :16] for s in signs] + [s[:, 16:] for s in signs]
        found[f"{name}.weight"] = torch.cat(wide, 1)
        found[f"{name}.bias"] = torch.stack([w[f"{name}.bias"] for w in each]).mean(0)
    return found


def make(corpora: Corpora, model: Path) -> dict[str, Tensor]:
    """Train the layers on the frozen encoder of the folder ``model``; their weights joined."""
    reader = Analyser(files.read(model), states=True)
    labels = files.read(model).labels
    chance = random.Random(1)
    documents = training_documents(corpora)
    learned = [d for d in documents if any(s.names for s in d.sentences)] + corpora.ewt_named()
    data = stretches(learned, reader, labels, str)
    for form in (str.upper, str.lower):
        data += [s for s in stretches(learned, reader, labels, form) if chance.random() < RECASED]
    log.info("names: %d stretches, %d words", len(data), sum(len(s.names) for s in data))
    return joined([train(data, labels, seed + 1) for seed in range(MEMBERS)])


def log_gain(corpora: Corpora, model: Path) -> None:
    """Log the names of GUM dev as the model in the folder finds them."""
    log.info("names gum dev %s", figures(corpora.gum("dev"), analyser=Analyser(files.read(model))))
