"""Fits the weights by which bench/chosen.py chooses: `python -m bench.weighing` prints them for muc4.yaml.

Logistic regression by Newton's method with a penalty on the squares of the weights. An incident counts as asked about
if its template shares a filler with the key's that it is aligned with, and by a part if they share the type alone.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import corpus
from bench.chosen import signs
from bench.muc4 import TEXT, UNREAD, entities
from bench.templates import candidates, table

PENALTY = 3.0
BY_TYPE = 0.35
"""What an incident counts that shares its type with a template and nothing else."""
LEAST = 0.05
"""The smallest weight that is worth a word."""
RARE = 20
"""What is told of fewer incidents than this is no sign."""
Example = tuple[dict[str, float], float]


def examples(score: Any, doc: Mapping[str, Any], dossier: Mapping[str, Any]) -> list[Example]:
    """The signs of every candidate of one message, and how far the key asks about it."""
    found = candidates(dossier)
    pairs = score.align([entities(score, t) for _, t in found], doc["full"], "lenient", True)
    hits = {i: sum(map(len, roles.values())) for i, _, roles in pairs}
    return [
        (signs(incident, template, dossier, table()), 1.0 if hits.get(n) else BY_TYPE if n in hits else 0.0)
        for n, (incident, template) in enumerate(found)
    ]


def frequent(given: Sequence[Example]) -> list[Example]:
    """The examples without rare signs."""
    seen = Counter(name for told, _ in given for name in told)
    return [({k: v for k, v in told.items() if seen[k] >= RARE}, asked) for told, asked in given]


def fit(given: Sequence[Example], steps: int = 30) -> dict[str, float]:
    """The weight of each sign."""
    names = sorted({name for told, _ in given for name in told})
    x = np.array([[told.get(name, 0.0) for name in names] for told, _ in given])
    y = np.array([asked for _, asked in given])
    penalty = np.array([0.01 if name == "bias" else PENALTY for name in names])
    w: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + penalty * w
        w -= np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(penalty), slope)
    return dict(sorted(zip(names, w.tolist(), strict=True), key=lambda pair: -abs(pair[1])))


def main() -> None:
    """Read the DEV part of MUC-4 and print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    places = parser.parse_args().corpora
    score = corpus.scorer(places.parent / "evals" / "muc4" / "score.py")
    docs = [d for d in score.load_gold(places / "muc4" / "dev.jsonl") if d["set"] not in UNREAD]
    read = corpus.read(corpus.report(d, TEXT) for d in docs)
    given = frequent([e for d, found in zip(docs, read, strict=True) for e in examples(score, d, found.to_dict())])
    kept = {k: round(v, 2) for k, v in fit(given).items() if abs(v) >= LEAST}
    print(json.dumps(kept))


if __name__ == "__main__":
    main()
