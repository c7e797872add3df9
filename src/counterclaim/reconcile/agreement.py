"""How far coders agree: Krippendorff's alpha over what each of them entered for the same things.

alpha = 1 - Do / De, where Do is the disagreement observed within units and De the one expected if the same values were
dealt out by chance (K. Krippendorff, Content Analysis, 2nd ed. 2004, chapter 11: the coincidence matrix). Any number of
coders, values may be missing; 1 is perfect agreement, 0 none beyond chance.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from counterclaim.model.vocabulary import TOLLS

Value = Hashable
Distance = Callable[[Value, Value], float]


def nominal(a: Value, b: Value) -> float:
    """Equal or not."""
    return float(a != b)


def interval(a: Value, b: Value) -> float:
    """The square of the difference of two numbers."""
    return float(a - b) ** 2  # type: ignore[operator]


def alpha(units: Iterable[Sequence[Value]], distance: Distance = nominal) -> float | None:
    """Krippendorff's alpha; each unit holds the values that its coders gave it.

    Units with fewer than two values do not count. None where nothing can be said: no pairs, or one value throughout.
    """
    pairs: dict[tuple[Value, Value], float] = defaultdict(float)
    for values in units:
        told = list(values)
        for m, n in permutations(range(len(told)), 2):
            pairs[told[m], told[n]] += 1 / (len(told) - 1)
    total = sum(pairs.values())
    margins: dict[Value, float] = defaultdict(float)
    for (a, _), weight in pairs.items():
        margins[a] += weight
    if total <= 1:
        return None
    observed = sum(w * distance(a, b) for (a, b), w in pairs.items()) / total
    expected = sum(
        margins[a] * (margins[b] - (a == b)) * distance(a, b) for a in margins for b in margins
    ) / (total * (total - 1))  # fmt: skip
    return 1 - observed / expected if expected else None


@dataclass(frozen=True, slots=True)
class Sides:
    """Coders' values side by side: a row for each field of each incident; alpha by field."""

    values: list[dict[str, Any]]
    alpha: dict[str, float | None]


def sides(told: Iterable[Mapping[str, Any]]) -> Sides:
    """Claims by several authors (with `incident`, `field`, `value`, `stance`, `author`) side by side."""
    units: dict[tuple[str, str], dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        units[one["field"], one["incident"]][one["author"]].append(_compared(one))
    rows: list[dict[str, Any]] = []
    by_field: dict[str, list[list[Value]]] = defaultdict(list)
    for (field, incident), coders in sorted(units.items()):
        values = {name: _one(found) for name, found in coders.items()}
        rows.append({"incident": incident, "field": field, **{n: _shown(v) for n, v in sorted(values.items())}})
        by_field[field].append(list(values.values()))
    found = {
        field: alpha(held, interval if _numbers(held) and field in TOLLS else nominal)
        for field, held in by_field.items()
    }
    return Sides(rows, found)


def _compared(one: Mapping[str, Any]) -> Value:
    """A claim's value as it is compared: a number, a day, a name; with its stance unless that asserts."""
    value = one["value"]
    if isinstance(value, Mapping):
        kinds = (
            ("best", "low", "high") if one["field"] in TOLLS or one["field"] == "count" else ("start", "name", "text")
        )
        value = next((value[k] for k in kinds if value.get(k) is not None), None)
    plain = value.casefold() if isinstance(value, str) else value
    return plain if one["stance"] == "asserts" else f"{one['stance']} {plain}"


def _one(found: Sequence[Value]) -> Value:
    """What a coder says in all: the value, or all of them in order."""
    distinct = sorted(set(found), key=str)
    return distinct[0] if len(distinct) == 1 else tuple(distinct)


def _numbers(units: Iterable[Sequence[Value]]) -> bool:
    return all(isinstance(v, (int, float)) for values in units for v in values)


def _shown(value: Value) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value
