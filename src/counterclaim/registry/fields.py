"""The shape of a row of the registry, of the files that are shipped and of those that users add."""

from datetime import date
from typing import Any

from counterclaim.errors import LexiconError

KINDS = frozenset({
    "state", "government", "military", "police", "intelligence", "rebels", "militia", "party", "coalition", "mission",
    "intergovernmental", "ngo", "company", "people",
})  # fmt: skip
"""The kinds of actors."""
_INTER = range(1, 9)
_TEXTS = ("name", "id", "country", "parent", "source", "ucdp")
_FIELDS = frozenset((*_TEXTS, "also", "kind", "inter", "vague", "years"))


def check(row: Any, where: str) -> None:
    """Raise LexiconError, which says what is wrong, unless `row` has the shape of an actor."""
    fault = _fault(row)
    if fault:
        raise LexiconError(f"{where}: not an actor: {fault}: {row}")


def _fault(row: Any) -> str:
    """What is wrong with a row, nothing where it is right."""
    if not isinstance(row, dict):
        return "no mapping of fields"
    if unknown := set(row) - _FIELDS:
        return f"unknown field {', '.join(sorted(map(str, unknown)))}"
    if not row.get("name"):
        return "no name"
    if row.get("kind") not in KINDS:
        return f"kind is one of {', '.join(sorted(KINDS))}"
    if row.get("inter") is not None and row["inter"] not in _INTER:
        return "inter is 1 to 8"
    also = row.get("also", [])
    if not isinstance(also, list) or not all(isinstance(name, str) for name in also):
        return "also is a list of names"
    return next((f"{f} is text" for f in _TEXTS if not isinstance(row.get(f), str | None)), "")


HOWS = frozenset({"exists", "part", "called", "became"})
"""How a dated row speaks of its actor."""
_DATED = frozenset({"how", "what", "since", "until", "source"})


def check_dated(row: Any, ident: str) -> None:
    """Raise LexiconError, which says what is wrong, unless `row` dates something of an actor, with a source."""
    fault = _undated(row)
    if fault:
        raise LexiconError(f"dates of {ident}: {fault}: {row}")


def _undated(row: Any) -> str:
    """What is wrong with a dated row, nothing where it is right."""
    if not isinstance(row, dict) or set(row) - _DATED:
        return f"its fields are {', '.join(sorted(_DATED))}"
    if row.get("how") not in HOWS:
        return f"how is one of {', '.join(sorted(HOWS))}"
    if not row.get("source") or (row["how"] == "exists") == bool(row.get("what")):
        return "no source, or what it was is missing or too much"
    days = [row[edge] for edge in ("since", "until") if row.get(edge)]
    if not days or not all(isinstance(day, date) for day in days) or days != sorted(days):
        return "since and until are days in their order"
    return ""
