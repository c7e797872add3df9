"""Same, different or unsure: a comparison weighed, and what people decided, which outranks it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Any, Literal

from counterclaim import lexicon
from counterclaim.reconcile.across.compare import Comparison

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two incidents are one: `a` and `b` by id, the smaller first, `score` the probability that they are.

    `by` is "rules" or the author's name; `person` marks a person's judgement, which outranks all rules; `barred`
    one that no other pair can outweigh; `mute` one that has no vote; `why` says the reasons, the weightiest first.
    """

    a: str
    b: str
    verdict: Verdict
    score: float
    by: str = "rules"
    person: bool = False
    barred: bool = False
    why: tuple[str, ...] = ()
    mute: bool = False


@cache
def _table() -> Any:
    """The weights and the bounds, lexicon/merging.yaml."""
    return lexicon.table("merging", language="")


def bound(name: Literal["join", "same"]) -> float:
    """A probability of the lexicon: below `join` a pair is different and draws nothing together, from `same` on it is
    the same, between the two a person should look."""
    return float(_table()["bounds"][name])


def judge(comparison: Comparison) -> Judgement:
    """The verdict of the rules on two incidents, with its probability; its reasons unless they are plainly two."""
    if comparison.bar:
        return Judgement(comparison.a, comparison.b, "different", 0.0, barred=True, why=(comparison.bar,))
    if comparison.mute:
        return Judgement(comparison.a, comparison.b, "different", 0.0, mute=True)
    weights: dict[str, float] = _table()["weights"]
    logit = weights["base"] + sum(weights.get(s.name, 0.0) * s.size for s in comparison.signs)
    score = 1 / (1 + exp(-logit))
    verdict: Verdict = "same" if score >= bound("same") else "unsure" if score >= bound("join") else "different"
    why = explain(comparison) if verdict != "different" else ()
    return Judgement(comparison.a, comparison.b, verdict, round(score, 4), why=why)


def explain(comparison: Comparison) -> tuple[str, ...]:
    """What each sign of a comparison is worth, in logits, the weightiest first."""
    weights: dict[str, float] = _table()["weights"]
    parts = [(weights.get(s.name, 0.0) * s.size, s) for s in comparison.signs]
    parts.sort(key=lambda p: -abs(p[0]))
    return tuple(f"{part:+.1f} {sign}" for part, sign in parts if abs(part) >= 0.05)


def decided(a: str, b: str, verdict: Verdict, *, by: str, why: str = "") -> Judgement:
    """A person's judgement on two incidents; it outranks every rule until it is ended."""
    score = {"same": 1.0, "unsure": 0.5, "different": 0.0}[verdict]
    least, most = sorted((a, b))
    return Judgement(
        least, most, verdict, score, by, person=True, barred=verdict == "different", why=(why,) * bool(why)
    )


def standing(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The judgement that stands for each pair: a person's before a rule's."""
    found: dict[tuple[str, str], Judgement] = {}
    for one in sorted(judgements, key=lambda j: (j.person, j.score, j.verdict, j.by)):
        found[one.a, one.b] = one
    return found
