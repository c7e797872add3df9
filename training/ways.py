"""Weights under which the product groups the mentions of a report as annotators did.

First each choice by itself: the mentions are gone through in order, in view of the annotators' own earlier choices,
and the weights are those under which their choices are likeliest, with a ridge. Then whole reports, as the product
reads them: the ways that its search finds (`reconcile/within.py`) are compared with the annotators', and the weights
are moved to where the likely ways agree best with them (minimum risk; how likely a way is, is a softmax over what the
ways weigh), with a ridge around the first ones. What the search finds under the new weights is added, and so on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from counterclaim.model import Extraction, Report
from counterclaim.reconcile.bars import options
from counterclaim.reconcile.group import Group
from counterclaim.reconcile.signs import signs
from counterclaim.reconcile.within import Row, in_order, ways

RIDGE = 3.0
"""How firmly weights are held near 0, and later near the first ones: the same from 1 to 10 on reports left out."""
ROUNDS = 2
WIDTH = 10
"""How many ways of a report are compared in each round."""
NEW, BARRED = -1, -2
AGAINST = ("other", "new", "more", "fewer", "toll far", "one or", "set apart", "told to follow")
"""How signs begin that speak against; as those of sameness speak for it, no weight may be against its name."""

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A report with what was found in it, and the incident that annotators gave to each mention (by its id)."""

    report: Report
    found: Extraction
    incidents: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """What one mention could join: a row of signs for each incident told before, and which is right: NEW for none of
    them, BARRED for one that it is kept apart from, which no weight can mend."""

    rows: tuple[Row, ...]
    right: int


def fitted(cases: Sequence[Case]) -> dict[str, float]:
    """The weights of the signs, by their names."""
    made = [choice for case in cases for choice in choices(case)]
    names = sorted({name for choice in made for row in choice.rows for name in row})
    found = _likeliest(made, names)
    pools = [_Pool(case, names) for case in cases]
    first = found
    for _ in range(ROUNDS):
        for pool in pools:
            pool.search(dict(zip(names, found, strict=True)))
        found = _least_risk(pools, first, names)
    return dict(zip(names, found.tolist(), strict=True))


def choices(case: Case) -> list[Choice]:
    """The choices that annotators made in one report, each in view of their own earlier ones, where there was one."""
    groups: dict[int, Group] = {}
    last: Group | None = None
    made = []
    for alone in in_order(case.found):
        (mention,) = alone.mentions
        if mention.id not in case.incidents:
            continue
        incident = case.incidents[mention.id]
        given = options(alone, list(groups.values()), last, case.report.day)
        rows = tuple(signs(*given.adds.mentions, alone.profile, t, case.report.day) for t in given.open_to)
        right = next((n for n, t in enumerate(given.open_to) if t.group is groups.get(incident)), NEW)
        if given.new:
            made.append(Choice(rows, BARRED if right == NEW and incident in groups else right))
        last = groups[incident] = groups[incident].grown(given.adds) if incident in groups else given.adds
    return made


def agreement(gold: Mapping[str, int], groups: Sequence[Group]) -> float:
    """B³ F1 between two groupings of the mentions that `gold` knows by their ids, from 0 to 1.

    Precision and recall are the means, over the mentions, of how much of its own group a mention shares with the right
    one, and the other way about (A. Bagga and B. Baldwin, Algorithms for Scoring Coreference Chains, 1998).
    """
    ours = {m.id: n for n, group in enumerate(groups) for m in group.mentions if m.id in gold}
    both, here, there = Counter((gold[m], n) for m, n in ours.items()), Counter(ours.values()), Counter(gold.values())
    right = sum(n * n / here[g] for (_, g), n in both.items())
    found = sum(n * n / there[i] for (i, _), n in both.items())
    return 2 * right * found / (right + found) / len(ours) if ours else 1.0


class _Pool:
    """The ways of reading one report that were found so far: their summed signs, and how well each agrees."""

    def __init__(self, case: Case, names: Sequence[str]) -> None:
        self._case, self._names = case, names
        self._known: set[tuple[tuple[str, ...], ...]] = set()
        self.sums: Vector = np.zeros((0, len(names)))
        self.agreements: Vector = np.zeros(0)

    def search(self, weights: Mapping[str, float]) -> None:
        """Add the ways that weigh most."""
        for way in ways(self._case.found, self._case.report.day, weights, WIDTH):
            shape = tuple(tuple(m.id for m in group.mentions) for group in way.groups)
            if shape not in self._known:
                self._known.add(shape)
                told = [_vector(row, self._names) for row in way.chosen]
                self.sums = np.vstack([self.sums, sum(told, np.zeros(len(self._names)))])
                self.agreements = np.append(self.agreements, agreement(self._case.incidents, way.groups))

    def risk(self, weights: Vector) -> tuple[float, Vector]:
        """Minus the agreement that is expected of a way, times the mentions; and its slope.

        A way is as likely as the softmax of what the ways weigh makes it (D. A. Smith and J. Eisner, Minimum Risk
        Annealing for Training Log-Linear Models, COLING/ACL 2006).
        """
        weigh = self.sums @ weights
        chances = np.exp(weigh - weigh.max())
        chances /= chances.sum()
        expected = chances @ self.agreements
        slope = (chances * (self.agreements - expected)) @ self.sums
        many = len(self._case.incidents)
        return -many * float(expected), -many * slope


def _least_risk(pools: Sequence[_Pool], first: Vector, names: Sequence[str]) -> Vector:
    """The weights, around the `first`, under which the likely ways agree best."""

    def loss(w: Vector) -> tuple[float, Vector]:
        value, slope = RIDGE * (w - first) @ (w - first) / 2, RIDGE * (w - first)
        for pool in pools:
            more, steeper = pool.risk(w)
            value, slope = value + more, slope + steeper
        return float(value), slope

    return _minimum(loss, first, names)


def _likeliest(made: Iterable[Choice], names: Sequence[str]) -> Vector:
    """The weights of the signs `names` under which the choices are likeliest."""
    none: Row = {}
    tables = [
        (np.array([_vector(row, names) for row in (*choice.rows, none)]), choice.right)
        for choice in made
        if choice.right != BARRED
    ]

    def loss(w: Vector) -> tuple[float, Vector]:
        value, slope = RIDGE * w @ w / 2, RIDGE * w
        for table, right in tables:
            logits = table @ w
            chances = np.exp(logits - logits.max())
            chances /= chances.sum()
            value -= np.log(chances[right])
            slope = slope + chances @ table - table[right]
        return float(value), slope

    return _minimum(loss, np.zeros(len(names)), names)


def _vector(row: Row, names: Sequence[str]) -> Vector:
    """A row of signs in the order of the names; a sign that has none is left out."""
    return np.array([row.get(name, 0.0) for name in names])


def _minimum(loss: object, start: Vector, names: Sequence[str]) -> Vector:
    """Where a loss with its slope is least, with no weight against its name."""
    bounds = [(0 if n.startswith("same") else None, 0 if n.startswith(AGAINST) else None) for n in names]
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
