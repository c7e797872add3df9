"""The attribution head: who says what, tagged on top of the frozen encoder.

It learns from PolNeAR, whose texts are not openly licensed; its file can be left out of an installation.
"""

from __future__ import annotations

import json
import logging
import random
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from counterclaim.language import documents, files
from counterclaim.language.analysis import Analyser
from counterclaim.language.roles import LAYERS, ROLES, TAGS
from training.export import export_tagger

log = logging.getLogger("training")


@dataclass(frozen=True, slots=True)
class Example:
    """One article: ``states`` ``[W, LAYERS * width]`` halves, and ids ``[W]`` of features and tags."""

    ident: str
    states: NDArray[np.float16]
    head: NDArray[np.int64]
    upos: NDArray[np.int64]
    deprel: NDArray[np.int64]
    quoted: NDArray[np.int64]
    tags: NDArray[np.int64]
    offsets: list[tuple[int, int]]


def examples(path: Path, model: Path) -> list[Example]:
    """Read PolNeAR articles and what the frozen network in the folder ``model`` says of their words."""
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    reader = Analyser(files.read(model), states=True)
    drafts = [documents.draft(a["text"]) for a in articles]
    found = []
    for article, draft, features in zip(articles, drafts, reader.features([d.text for d in drafts]), strict=True):
        offsets = [(draft.doc[i].idx, draft.doc[i].idx + len(draft.doc[i])) for s in draft.indices for i in s]
        tags = np.array(_tags(article["attributions"], offsets))
        states = features.states.transpose(1, 0, 2).reshape(len(offsets), -1).astype(np.float16)
        rest = (features.head, features.upos, features.deprel, features.quoted)
        found.append(Example(article["id"], states, *rest, tags, offsets))
    return found


def _tags(attributions: list[dict[str, list[list[int]]]], offsets: list[tuple[int, int]]) -> list[int]:
    """BIO tag ids of the words; a span begins anew with every attribution."""
    ends = [end for _, end in offsets]
    tags = [0] * len(offsets)
    for attribution in attributions:
        for number, role in enumerate(ROLES):
            for start, end in attribution[role]:
                first = bisect_left(ends, start + 1)
                inside = first
                while inside < len(offsets) and offsets[inside][0] < end:
                    tags[inside] = 2 * number + (1 if inside == first else 2)
                    inside += 1
    return tags


class Tagger(nn.Module):
    """Word states, the state of the syntactic head, and features through a two-way LSTM to tags."""

    def __init__(self, upos: int, deprel: int, width: int = 384, hidden: int = 128) -> None:
        """``upos`` and ``deprel`` are the numbers of those labels."""
        super().__init__()
        self.word = nn.Linear(LAYERS * width, 224)
        self.above = nn.Linear(width, 96)
        self.upos = nn.Embedding(upos, 16)
        self.deprel = nn.Embedding(deprel, 24)
        self.quoted = nn.Embedding(4, 24)
        self.lstm = nn.LSTM(384, hidden, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * hidden, len(TAGS))
        self.width = width

    def forward(self, states: Tensor, head: Tensor, upos: Tensor, deprel: Tensor, quoted: Tensor) -> Tensor:
        """Tag scores ``[B, W, tags]``; ``head`` holds word numbers, a root's its own."""
        above = states[..., -self.width :].gather(1, head[..., None].expand(-1, -1, self.width))
        parts = [F.gelu(self.word(states)), F.gelu(self.above(above))]
        parts += [self.upos(upos), self.deprel(deprel), self.quoted(quoted)]
        x = F.dropout(torch.cat(parts, -1), 0.4, self.training)
        seen, _ = self.lstm(x)
        scores: Tensor = self.out(F.dropout(seen, 0.4, self.training))
        return scores


Batch = tuple[Tensor, Tensor, Tensor, Tensor, Tensor]


def _batch(group: list[Example]) -> tuple[Batch, Tensor]:
    longest = max(len(e.tags) for e in group)

    def pad(name: str, empty: int = 0) -> Tensor:
        rows = [getattr(e, name) for e in group]
        padded = [np.pad(r, [(0, longest - len(r))] + [(0, 0)] * (r.ndim - 1), constant_values=empty) for r in rows]
        return torch.from_numpy(np.stack(padded))

    inputs = (pad("states").float(), pad("head"), pad("upos"), pad("deprel"), pad("quoted"))
    return inputs, pad("tags", -100)


def train(data: list[Example], dev: list[Example], sizes: tuple[int, int], epochs: int, seed: int = 1) -> Tagger:
    """Train the tagger; the best epoch on ``dev`` is kept."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Tagger(*sizes)
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.01)
    steps = epochs * (-(-len(data) // 8))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=steps, pct_start=0.1)
    best, kept = -1.0, model.state_dict()
    for epoch in range(epochs):
        model.train()
        order = sorted(data, key=lambda e: len(e.tags) * chance.uniform(0.8, 1.2))
        groups = [order[i : i + 8] for i in range(0, len(order), 8)]
        chance.shuffle(groups)
        for group in groups:
            inputs, gold = _batch(group)
            loss = F.cross_entropy(model(*inputs).flatten(0, 1), gold.flatten(), ignore_index=-100)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        figures = evaluate(model, dev)
        log.info("attribution epoch %d %s", epoch + 1, figures)
        score = sum(figures.values())
        if score > best:
            best, kept = score, {k: v.clone() for k, v in model.state_dict().items()}
    model.load_state_dict(kept)
    return model


@torch.no_grad()
def evaluate(model: Tagger, data: list[Example]) -> dict[str, float]:
    """Word F1 of each role, in percent (the scorer of the task has its own words and spans)."""
    model.eval()
    counts = np.zeros((len(ROLES), 3))
    for example in data:
        inputs, _ = _batch([example])
        found = (model(*inputs)[0].argmax(-1).numpy() + 1) // 2
        gold = (example.tags + 1) // 2
        for i in range(len(ROLES)):
            hits = (found == i + 1), (gold == i + 1)
            counts[i] += ((hits[0] & hits[1]).sum(), hits[0].sum(), hits[1].sum())
    return {r: round(float(200 * c[0] / max(c[1] + c[2], 1)), 2) for r, c in zip(ROLES, counts, strict=True)}


def make(corpus: Path, model: Path, work: Path, epochs: int = 8) -> None:
    """Train the head on PolNeAR train, keep its best epoch on dev, and add it to the folder ``model``."""
    sizes = files.read(model).labels
    dev = examples(corpus / "dev.jsonl", model)
    data = examples(corpus / "train.jsonl", model)
    log.info("attribution: %d articles, %d words", len(data), sum(len(e.tags) for e in data))
    tagger = train(data, dev, (len(sizes.upos), len(sizes.deprel)), epochs)
    torch.save(tagger.state_dict(), work / "attribution.pt")
    export_tagger(tagger, model)
