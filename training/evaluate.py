"""Figures of a network on held-out parts: UPOS, XPOS, lemma scripts, UAS, LAS, names."""

from __future__ import annotations

import torch

from counterclaim.language import trees
from counterclaim.language.pieces import WordPieces
from training.network import Analyser
from training.windows import IGNORE, OPEN_NAMES, Batch, Encoded, collate, windows


def spans(tags: list[int]) -> set[tuple[int, int, int]]:
    """The names in ids of BIO tags (0 is O, odd begins, even continues): (start, end, kind)."""
    found, start, kind = set(), -1, -1
    for i, tag in enumerate([*tags, 0]):
        goes_on = tag > 0 and tag % 2 == 0 and (tag - 1) // 2 == kind
        if start >= 0 and not goes_on:
            found.add((start, i, kind))
            start, kind = -1, -1
        if tag > 0 and start < 0:
            start, kind = i, (tag - 1) // 2
    return found


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall, in percent."""
    return round(200 * right / max(found + wanted, 1), 2)


class Tally:
    """Counts over batches."""

    def __init__(self, core: bool) -> None:
        """``core`` counts only persons, organisations and places."""
        self.counts: dict[str, int] = {}
        self.core = core

    def add(self, name: str, right: int, of: int) -> None:
        """Count ``right`` hits out of ``of``."""
        self.counts[name] = self.counts.get(name, 0) + right
        self.counts[name + "/"] = self.counts.get(name + "/", 0) + of

    def names(self, found: list[int], wanted: list[int]) -> None:
        """Count name spans; EVENT and OBJECT only where they are annotated."""
        most = 3 if self.core or OPEN_NAMES in wanted else 5
        a = {s for s in spans(found) if s[2] < most}
        b = {s for s in spans([max(t, 0) for t in wanted]) if s[2] < most}
        for name, value in (("right", len(a & b)), ("found", len(a)), ("wanted", len(b))):
            self.counts[name] = self.counts.get(name, 0) + value

    def figures(self) -> dict[str, float]:
        """Percentages."""
        c = self.counts
        out = {n: round(100 * c[n] / max(c[n + "/"], 1), 2) for n in c if n + "/" in c}
        if c.get("wanted"):
            out["names"] = f1(c["right"], c["found"], c["wanted"])
        return out


@torch.no_grad()
def evaluate(
    model: Analyser, documents: list[list[Encoded]], pieces: WordPieces, room: int, mode: str = "as is"
) -> dict[str, float]:
    """Measure on gold words and sentences; ``mode`` re-cases the text."""
    model.eval()
    tally = Tally(core=True)
    device = next(model.parameters()).device
    cut = sorted(windows(documents, room, None), key=lambda w: sum(s.size for s in w))
    for at in range(0, len(cut), 8):
        batch = collate(cut[at : at + 8], pieces, [mode] * len(cut[at : at + 8]))
        batch = Batch(**{n: getattr(batch, n).to(device) for n in Batch.__dataclass_fields__})
        _count(model, batch, tally)
    return tally.figures()


def _count(model: Analyser, batch: Batch, tally: Tally) -> None:
    out = model(batch)
    for name in ("upos", "xpos", "lemma"):
        gold = getattr(batch, name)
        known = (batch.sentence >= 0) & (batch.head != IGNORE)
        tally.add(name, int((getattr(out, name).argmax(-1) == gold)[known].sum()), int(known.sum()))
    arcs = out.arcs.float().cpu().numpy()
    for b in range(len(arcs)):
        sentence = batch.sentence[b].tolist()
        n = sum(s >= 0 for s in sentence)
        if (batch.names[b, :n] != IGNORE).any():
            tally.names(out.names[b, :n].argmax(-1).tolist(), batch.names[b, :n].tolist())
        if n == 0 or int(batch.head[b, 0]) == IGNORE:
            continue
        found = torch.tensor(_decode(arcs[b], sentence[:n]), device=batch.head.device)
        labels = model.label(out.rel_dep[b, :n], out.rel_head[b, found]).argmax(-1)
        right = found == batch.head[b, :n]
        tally.add("uas", int(right.sum()), n)
        tally.add("las", int((right & (labels == batch.deprel[b, :n])).sum()), n)


def _decode(arcs: trees.Scores, sentence: list[int]) -> list[int]:
    """Heads in window numbering, 0 the root, each sentence decoded by itself."""
    found: list[int] = []
    while len(found) < len(sentence):
        start = len(found)
        size = sentence.count(sentence[start])
        end = start + size
        part = arcs[start:end]
        local = trees.heads(part[:, [0, *range(start + 1, end + 1)]])
        found += [h + start + 1 if h >= 0 else 0 for h in local]
    return found
