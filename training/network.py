"""The network: a small BERT encoder with heads for tags, lemmas, trees and names."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from counterclaim.language.files import Labels
from counterclaim.language.pieces import PATTERNS
from training.shape import Shape
from training.windows import IGNORE, OPEN_NAMES, Batch

NAMES_ALONE = 2.0
"""What a word of UNER counts for among those of GUM."""


class Layer(nn.Module):
    """One transformer layer, normalised after each block as in BERT."""

    def __init__(self, shape: Shape) -> None:
        """Make the weights."""
        super().__init__()
        self.heads = shape.attention_heads
        self.dropout = shape.dropout
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` is ``[B, P, width]``, ``mask`` ``[B, 1, 1, P]``, true where there is a piece."""
        b, p, d = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        # Spelt out: on a CPU the fused one took a quarter of the step, nearly all of it on the way back.
        scores = (q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5).masked_fill(~mask, -1e4)
        seen = scores.softmax(-1).to(v.dtype) @ v
        seen = self.out(seen.transpose(1, 2).reshape(b, p, d))
        x = self.norm1(x + F.dropout(seen, self.dropout, self.training))
        fed = self.down(F.gelu(self.up(x)))
        y: Tensor = self.norm2(x + F.dropout(fed, self.dropout, self.training))
        return y


class Mix(nn.Module):
    """A learned weighted sum of all layers."""

    def __init__(self, layers: int) -> None:
        """Begin with most weight on the last layers."""
        super().__init__()
        self.weight = nn.Parameter(torch.tensor([0.0] * (layers - 2) + [0.5, 1.0]))

    def forward(self, states: Tensor) -> Tensor:
        """``states`` is ``[layers, B, W, width]``."""
        return torch.einsum("l,lbwd->bwd", self.weight.softmax(0), states)


class Encoder(nn.Module):
    """Word pieces and case patterns to one state per layer and piece.

    The table of positions stays as it was pretrained.
    """

    def __init__(self, shape: Shape) -> None:
        """Make the weights; ``pretrained.load`` fills them."""
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.position.weight.requires_grad_(False)
        self.case = nn.Embedding(len(PATTERNS), shape.width)
        nn.init.normal_(self.case.weight, std=0.02)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))

    def forward(self, ids: Tensor, case: Tensor) -> list[Tensor]:
        """``ids`` and ``case`` are ``[B, P]``, id 0 is padding; one ``[B, P, width]`` per layer."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(places) + self.case(case)
        x = F.dropout(self.norm(x), self.shape.dropout, self.training)
        mask = (ids != 0)[:, None, None, :]
        states = []
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        return states


@dataclass(frozen=True, slots=True)
class Output:
    """Scores: ``[B, W, labels]``; ``arcs`` ``[B, W, W + 1]``, column 0 the root; ``states`` of the layers."""

    upos: Tensor
    xpos: Tensor
    lemma: Tensor
    names: Tensor
    arcs: Tensor
    rel_dep: Tensor
    rel_head: Tensor


class Analyser(nn.Module):
    """The whole network."""

    def __init__(self, labels: Labels, shape: Shape | None = None) -> None:
        """Make the weights, all at random."""
        super().__init__()
        shape = shape or Shape()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.mix_tags, self.mix_tree, self.mix_names = (Mix(shape.layers) for _ in range(3))
        self.case = nn.Embedding(len(PATTERNS), shape.width)
        nn.init.normal_(self.case.weight, std=0.02)
        self.upos = nn.Linear(shape.width, len(labels.upos))
        self.xpos = nn.Linear(shape.width, len(labels.xpos))
        self.lemma = nn.Linear(shape.width, len(labels.lemma))
        self.names = nn.Linear(shape.width, len(labels.names))
        self.lstm = nn.LSTM(2 * shape.width, shape.context, batch_first=True, bidirectional=True)
        both = shape.width + 2 * shape.context
        self.dependent = nn.Linear(both, shape.arc + shape.rel)
        self.governor = nn.Linear(both, shape.arc + shape.rel)
        self.distance = nn.Parameter(torch.zeros(2 * shape.reach + 1, shape.arc))
        self.root = nn.Parameter(torch.zeros(shape.arc + shape.rel))
        self.arc = nn.Linear(shape.arc, shape.arc)
        self.rel = nn.Linear(shape.rel + 1, (shape.rel + 1) * len(labels.deprel), bias=False)
        nn.init.normal_(self.rel.weight, std=0.02)
        self.relations = len(labels.deprel)

    def context(self, first: Tensor, last: Tensor, batch: Batch) -> Tensor:
        """What the trees are read from, ``[B, W, width + 2 * context]``: the word, and its sentence as a two-way LSTM
        over first and last pieces has it.
        """
        rate = self.shape.head_dropout
        ends = F.dropout(torch.cat([first, last], -1), rate, self.training).float()
        lengths = (batch.sentence >= 0).sum(1).clamp(min=1).cpu()
        with torch.autocast(ends.device.type, enabled=False):
            packed = nn.utils.rnn.pack_padded_sequence(ends, lengths, batch_first=True, enforce_sorted=False)
            seen, _ = nn.utils.rnn.pad_packed_sequence(
                self.lstm(packed)[0], batch_first=True, total_length=ends.shape[1]
            )
        return torch.cat([F.dropout(part, rate, self.training) for part in (first.float(), seen)], -1)

    def by_distance(self, dep: Tensor) -> Tensor:
        """What a word has for or against heads so many words away, ``[B, W, W + 1]``; nothing for the root."""
        reach, at = self.shape.reach, torch.arange(dep.shape[1], device=dep.device)
        steps = (at[None, :] - at[:, None]).clamp(-reach, reach) + reach
        scores = (dep @ self.distance.to(dep.dtype).T).gather(2, steps.expand(len(dep), -1, -1))
        return torch.cat([torch.zeros_like(scores[:, :, :1]), scores], 2)

    def words(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """The states ``[layers, B, W, width]`` of first and of last pieces, and the case vectors ``[B, W, width]``."""
        states = torch.stack(self.encoder(batch.ids, batch.case))
        case = self.case(batch.case.gather(1, batch.first))

        def of(pieces: Tensor) -> Tensor:
            return states.gather(2, pieces[None, :, :, None].expand(len(states), -1, -1, states.shape[-1]))

        return of(batch.first), of(batch.last), case

    def forward(self, batch: Batch) -> Output:
        """Score one batch."""
        states, ends, case = self.words(batch)
        rate = self.shape.head_dropout
        tags = F.dropout(self.mix_tags(states) + case, rate, self.training)
        tree = self.context(self.mix_tree(states) + case, self.mix_tree(ends) + case, batch)
        names = F.dropout(self.mix_names(states) + case, rate, self.training)
        dep = F.dropout(F.gelu(self.dependent(tree)), rate, self.training)
        gov = F.dropout(F.gelu(self.governor(tree)), rate, self.training)
        gov = torch.cat([self.root.to(gov.dtype).expand(gov.shape[0], 1, -1), gov], 1)
        a = self.shape.arc
        arcs = self.arc(dep[..., :a]) @ gov[..., :a].transpose(1, 2)
        arcs = (arcs + self.by_distance(dep[..., :a])) / a**0.5
        same = batch.sentence[:, :, None] == batch.sentence[:, None, :]
        same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        arcs = arcs.float().masked_fill(~same, -1e4)
        return Output(
            self.upos(tags),
            self.xpos(tags),
            self.lemma(tags),
            self.names(names),
            arcs,
            dep[..., a:],
            gov[..., a:],
        )

    def label(self, rel_dep: Tensor, rel_head: Tensor) -> Tensor:
        """Relation scores ``[N, relations]`` for pairs of ``[N, rel]`` vectors."""
        ones = torch.ones_like(rel_dep[:, :1])
        left = self.rel(torch.cat([rel_dep, ones], 1)).view(len(rel_dep), self.relations, -1)
        scores: Tensor = (left @ torch.cat([rel_head, ones], 1)[:, :, None]).squeeze(2)
        return scores


def losses(model: Analyser, batch: Batch, out: Output) -> dict[str, Tensor]:
    """The mean loss of each head over the words that carry its layer."""
    parts: dict[str, Tensor] = {}
    for name in ("upos", "xpos", "lemma"):
        parts[name] = _mean_loss(getattr(out, name), getattr(batch, name))
    known = batch.head != IGNORE
    parts["names"] = names_loss(out.names.float(), batch.names, known)
    parts["arcs"] = _mean_loss(out.arcs, batch.head)
    if known.any():
        b, w = known.nonzero(as_tuple=True)
        scores = model.label(out.rel_dep[b, w], out.rel_head[b, batch.head[b, w]])
        parts["deprel"] = _mean_loss(scores, batch.deprel[b, w])
    return parts


def _mean_loss(scores: Tensor, gold: Tensor) -> Tensor:
    flat = gold.flatten()
    total = F.cross_entropy(scores.float().flatten(0, -2), flat, ignore_index=IGNORE, reduction="sum")
    return total / (flat != IGNORE).sum().clamp(min=1)


def names_loss(scores: Tensor, gold: Tensor, parsed: Tensor) -> Tensor:
    """As ``_mean_loss``; for ``OPEN_NAMES`` all but the three core kinds (tags 1 to 6) is right.

    A word that is not ``parsed`` was read for its names alone, from the smaller and stricter source: it
    counts ``NAMES_ALONE`` times.
    """
    logp = scores.log_softmax(-1)
    right = logp.gather(-1, gold.clamp(min=0)[..., None]).squeeze(-1)
    free = torch.cat([logp[..., :1], logp[..., 7:]], -1).logsumexp(-1)
    weight = torch.where(parsed, 1.0, NAMES_ALONE) * ((gold >= 0) | (gold == OPEN_NAMES))
    return -(torch.where(gold == OPEN_NAMES, free, right) * weight).sum() / weight.sum().clamp(min=1)
