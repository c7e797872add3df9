"""Figures that must not fall: bench/floors.yaml, one section for each benchmark and number of reports.

A floor is named by the keys that lead to its figure, joined by dots. `least` is the least that it may be, `most` the
most (for errors). Pinning only ever tightens; loosening one takes a reason, which the file keeps. A new floor is
written into the file by hand, as `least: 0` or `most: 1`, and pinned.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("floors.yaml")
HEAD = "# Written by `python -m bench NAME --pin` and `--lower`; see bench/floors.py.\n"
SLACK = 1e-3
"""How far a figure may fall without being called fallen: another processor rounds a parse otherwise."""
Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure below its floor (or above, if it counts errors), or one that is measured no more (None)."""

    name: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        """As the command prints it."""
        return f"{self.name}: {'not measured' if self.value is None else round(self.value, 4)}, floor {self.floor}"


def section(name: str, limit: int | None) -> str:
    """The name of a benchmark's section; slices have their own."""
    return name if limit is None else f"{name} {limit}"


def read(path: Path = FILE) -> Table:
    """The floors file: `floors` (section, figure, `least` or `most`) and `lowered` (what was loosened, and why)."""
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {}


def falls(part: str, figures: Mapping[str, Any], table: Table) -> Iterator[Fall]:
    """The figures of a run that lie beyond their floors."""
    for name, bound in table["floors"].get(part, {}).items():
        value = _figure(figures, name)
        floor = bound.get("least", bound.get("most"))
        if value is None or _worse(value, bound) > SLACK:
            yield Fall(name, floor, value)


def pinned(part: str, figures: Mapping[str, Any], table: Table) -> Table:
    """The table with the floors of a section raised to a run's figures; those that fell stay where they were."""
    return _changed(part, figures, table, lambda value, bound: _worse(value, bound) <= 0)


def lowered(part: str, name: str, figures: Mapping[str, Any], table: Table, reason: str) -> Table:
    """The table with one floor set to a run's figure, however low, and the reason.

    Raises KeyError if there is no such floor, ValueError without a reason or a figure.
    """
    bound = table["floors"][part][name]
    value = _figure(figures, name)
    if not reason.strip() or value is None:
        raise ValueError(f"{name} is lowered only to a measured figure and for a reason")
    note = {"floor": f"{part} {name}", "from": bound, "reason": reason, "on": datetime.now(UTC).date().isoformat()}
    changed = _changed(part, {name: value}, table, lambda *_: True)
    return {**changed, "lowered": [*(table.get("lowered") or []), note]}


def write(table: Table, path: Path = FILE) -> None:
    """Write the floors file."""
    path.write_text(HEAD + yaml.safe_dump(table, sort_keys=False, allow_unicode=True, width=110), encoding="utf-8")


def _changed(part: str, figures: Mapping[str, Any], table: Table, when: Any) -> Table:
    floors = dict(table["floors"])
    mine = {}
    for name, bound in floors.get(part, {}).items():
        value = _figure(figures, name)
        (end,) = bound
        mine[name] = {end: round(value, 4)} if value is not None and when(value, bound) else bound
    return {**table, "floors": {**floors, part: mine}}


def _worse(value: float, bound: Mapping[str, float]) -> float:
    """By how much a value is worse than its bound; negative if it is better."""
    return bound["least"] - value if "least" in bound else value - bound["most"]


def _figure(figures: Mapping[str, Any], name: str) -> float | None:
    """The figure that a dotted name leads to, None where it leads nowhere."""
    if name in figures:
        return float(figures[name])
    at: Any = figures
    for key in name.split("."):
        if not isinstance(at, Mapping) or key not in at:
            return None
        at = at[key]
    return float(at) if isinstance(at, (int, float)) else None
