"""Fits the weights by which bench/fused.py chooses: `python -m bench.fitting` prints gva.yaml.

A conditional logistic regression over the candidates of each incident of GVA train, on the articles that merging puts
together; its first line says how many incidents of two articles or more are right, each by weights fitted to others.
"""

import argparse
import pickle
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench import corpus, stories
from bench.filing import record
from bench.fused import Signs, dated, likeliest, numbered
from bench.gva import headed

PENALTY = 1.0
FOLDS = 5
Case = tuple[dict[int, Signs], int, bool]
"""The candidates of an incident, the right one, and whether several articles tell it."""


def fit(cases: Sequence[Case]) -> Signs:
    """The weight of each sign: the likelihood of the right candidates, with a penalty on the squares."""
    given = [(found, right) for found, right, _ in cases if right in found]
    names = sorted({name for found, _ in given for signs in found.values() for name in signs})
    rows = [[signs.get(n, 0.0) for n in names] for found, _ in given for signs in found.values()]
    x, sizes = np.array(rows), np.array([len(found) for found, _ in given])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    chosen = starts + np.array([list(found).index(right) for found, right in given])
    of = np.repeat(np.arange(len(sizes)), sizes)

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = x @ w
        top = np.maximum.reduceat(logits, starts)
        odds = np.exp(logits - top[of])
        total = np.add.reduceat(odds, starts)
        slope = x.T @ (odds / total[of]) - x[chosen].sum(0) + PENALTY * w
        return -(logits[chosen] - top - np.log(total)).sum() + PENALTY * (w @ w) / 2, slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(w), 2) for name, w in zip(names, found, strict=True)}


def checked(cases: Sequence[Case]) -> float:
    """The share of incidents told by several articles that weights fitted to the other folds get right."""
    right = []
    for fold in range(FOLDS):
        weight = fit([c for n, c in enumerate(cases) if n % FOLDS != fold])
        right += [likeliest(c[0], weight) == c[1] for n, c in enumerate(cases) if n % FOLDS == fold and c[2]]
    return sum(right) / max(1, len(right))


def groups(articles: Mapping[str, corpus.Row], read: Path) -> dict[str, tuple[list[corpus.Row], bool]]:
    """For each incident of the archive the rows of the group that has the most of its articles, as the scorer takes
    them, and whether several articles tell it. `read` keeps what was read of the articles."""
    if not read.exists():
        told = corpus.read(corpus.report(headed(a)) for a in articles.values())
        read.write_bytes(pickle.dumps(list(told)))
    dossiers = pickle.loads(read.read_bytes())
    of = stories.merged(dossiers)
    held: dict[str, list[corpus.Row]] = defaultdict(list)
    homes: dict[str, Counter[str]] = defaultdict(Counter)
    for dossier in dossiers:
        row = record(dossier) | {"published": articles[dossier.report.key]["published"]}
        held[of[row["id"]]].append(row)
        homes[articles[row["id"]]["cluster"]][of[row["id"]]] += 1
    return {
        name: (sorted(held[home.most_common(1)[0][0]], key=lambda r: (r["published"], r["id"])), home.total() > 1)
        for name, home in homes.items()
    }


def main() -> None:
    """Read GVA train and print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--read", type=Path, default=Path("read.pickle"), help="where what was read is kept")
    given = parser.parse_args()
    folder = given.corpora / "gva"
    articles = {row["id"]: row for row in corpus.rows(folder / "gva_train.jsonl")}
    filed = {row["id"]: row for row in corpus.rows(folder / "gva_incidents_train.jsonl")}
    kept = {name: group for name, group in groups(articles, given.read).items() if name in filed}
    asked: dict[str, Callable[[Sequence[corpus.Row]], dict[int, Signs]]] = {
        "killed": lambda rows: numbered(rows, "killed"),
        "injured": lambda rows: numbered(rows, "injured"),
        "date": dated,
    }
    fitted = {}
    for what, candidates in asked.items():
        cases = [(candidates(rows), _right(filed[name][what]), several) for name, (rows, several) in kept.items()]
        print(f"# {what}: {checked(cases):.3f}")
        fitted[what] = fit(cases)
    print(yaml.safe_dump(fitted, sort_keys=False))


def _right(told: int | str) -> int:
    """A number as it is, a day as an ordinal."""
    return told if isinstance(told, int) else date.fromisoformat(told).toordinal()


if __name__ == "__main__":
    main()
