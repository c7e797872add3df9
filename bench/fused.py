"""What an archive files of several articles on one incident: of the numbers and days that they give, the likeliest.

Whatever number or day an article gives is a candidate, with signs that speak for it and against it; the weights of
gva.yaml are fitted to GVA train (`python -m bench.fitting`).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from math import log1p
from pathlib import Path
from typing import Any

import yaml

from bench import corpus

Signs = dict[str, float]
NUMBERS = {"killed": "killed_best", "injured": "wounded_best"}
"""What is asked for, and the key under which an article's own number is filed."""
OLDEST = 1200
"""Days before its first article from which on nothing happened that the articles are about."""


@cache
def weights() -> dict[str, Signs]:
    """The weight of every sign, of numbers killed and injured, and of days."""
    found: dict[str, Signs] = yaml.safe_load(Path(__file__).with_name("gva.yaml").read_text(encoding="utf-8"))
    return found


def together(rows: Sequence[corpus.Row]) -> corpus.Row:
    """What would be filed of several articles on one incident, each as `filing.record` has it, with its day of
    publication (`published`)."""
    told = sorted(rows, key=lambda row: (row["published"], row["id"]))
    numbers = {key: likeliest(numbered(told, what), weights()[what]) for what, key in NUMBERS.items()}
    return {**numbers, "date": str(date.fromordinal(likeliest(dated(told), weights()["date"])))}


def likeliest(found: Mapping[int, Signs], weight: Mapping[str, float]) -> int:
    """The candidate for which the most speaks; the smaller one of two."""
    return max(sorted(found), key=lambda n: sum(weight.get(sign, 0.0) * size for sign, size in found[n].items()))


def numbered(told: Sequence[corpus.Row], what: str) -> dict[int, Signs]:
    """The numbers that articles give, the earliest article first, each with its signs."""
    filed = [_filed(row, what) for row in told]
    given = [row.get("numbers", {}).get(what, {}) for row in told]
    found = {*filed, *(n for marks in given for n in marks)}
    return {n: _of_number(n, told, filed, given, what) for n in found}


def _filed(row: corpus.Row, what: str) -> int:
    return row.get(NUMBERS[what]) or 0


def _of_number(
    n: int, told: Sequence[corpus.Row], filed: Sequence[int], given: Sequence[Mapping[int, Any]], what: str
) -> Signs:
    """What speaks for a number: who gives it, where, as what; whether later articles know of more dead."""
    mine = [row for row, number in zip(told, filed, strict=True) if number == n]
    marks = [held[n] for held in given if n in held]

    def share(many: int) -> float:
        return many / len(told)

    return {
        "filed": share(len(mine)),
        "by the latest": float(filed[-1] == n),
        "by one that tells nothing else": share(sum(row.get("alone", False) for row in mine)),
        "more by others": share(sum(number > n for number in filed)),
        "in a title": float(any("title" in m for m in marks)),
        "told early": share(sum("early" in m for m in marks)),
        "as a total": share(sum("total" in m for m in marks)),
        "grown since": float(bool(mine) and _grown(mine[0], told, what)),
        "none": float(n == 0),
    }


def _grown(row: corpus.Row, told: Sequence[corpus.Row], what: str) -> bool:
    """Whether an earlier article gives less, and as many killed and injured together: some have died since."""

    def hit(one: corpus.Row) -> int:
        return _filed(one, "killed") + _filed(one, "injured")

    before = (one for one in told if one["published"] < row["published"])
    return any(_filed(one, what) < _filed(row, what) and hit(one) == hit(row) for one in before)


def dated(told: Sequence[corpus.Row]) -> dict[int, Signs]:
    """The days that articles give or name, as ordinals, each with its signs; the first article's day and the one before
    are always among them."""
    first, last = _day(told[0]["published"]), _day(told[-1]["published"])
    found = {first, first - 1, *(d for row in told for d in _given(row))}
    return {d: _of_day(d, first, told) for d in found if first - OLDEST < d <= last + 1}


def _given(row: corpus.Row) -> Iterator[int]:
    """The days that an article files, claims or names."""
    yield from row.get("named", {})
    yield from row.get("claimed", {})
    if row.get("date"):
        yield _day(row["date"])


def _day(text: str) -> int:
    return date.fromisoformat(text[:10]).toordinal()


def _of_day(day: int, first: int, told: Sequence[corpus.Row]) -> Signs:
    """What speaks for a day: who gives or names it, and how long before the first article it was."""
    named = [row for row in told if day in row.get("named", {})]
    marks = [row["claimed"][day] for row in told if day in row.get("claimed", {})]
    filed = [row for row in told if row.get("dated") and _day(row["date"]) == day]

    def share(many: int) -> float:
        return many / len(told)

    return {
        "named": share(len(named)),
        "named early": share(sum("early" in row["named"][day] for row in named)),
        "named last": share(sum("last" in row["named"][day] for row in named)),
        "named by many": log1p(len(named)),
        "named by one of that day or the next": share(sum(_day(row["published"]) - day in {0, 1} for row in named)),
        "filed": share(len(filed)),
        "filed by the first": float(any(_day(row["published"]) == first for row in filed)),
        "claimed": share(len(marks)),
        "claimed to the day": share(sum("day" in m for m in marks)),
        "claimed early": share(sum("early" in m for m in marks)),
        _before(first - day): 1.0,
    }


def _before(days: int) -> str:
    """How long before the first article it was, as the name of a sign."""
    if days < 0:
        return "the day after" if days == -1 else "later"
    if days < 3:
        return ("the same day", "the day before", "two days before")[days]
    return "days before" if days < 8 else "weeks before" if days < 31 else "long before"
