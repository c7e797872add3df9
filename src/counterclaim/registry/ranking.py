"""One name asked for by itself: the actors that it may stand for, in their order, and why."""

from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import Any

from counterclaim.lexicon import table
from counterclaim.model.actor import Actor
from counterclaim.registry.fields import check_dated
from counterclaim.registry.sides import candidates
from counterclaim.registry.table import registry


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with the reasons for its place."""

    actor: Actor
    reasons: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {**asdict(self.actor), "reasons": list(self.reasons)}


def ranked(name: str, day: date | None = None) -> list[Ranked]:
    """The actors of that name, the likeliest first; on a `day`, those that it cannot mean then come last."""
    exact = registry().named(name)
    found = [Ranked(a, _reasons(a, a in exact, n, day)) for n, a in enumerate(candidates(name))]
    return sorted(found, key=lambda r: day is not None and not _stood(r.actor, day))


def _reasons(actor: Actor, exact: bool, place: int, day: date | None) -> tuple[str, ...]:
    how = "goes by this name" if exact else "named by the words for a state and one of its bodies, or with its people"
    first = ["the better known of that name"] if place == 0 else []
    vague = ["a class, no single actor"] if actor.vague else []
    return (how, *first, *vague, *(_dated(actor, day) if day else _history(actor)))


def _history(actor: Actor) -> list[str]:
    return [_line(row) for row in _rows(actor)]


def _dated(actor: Actor, day: date) -> list[str]:
    """What holds of the actor on a day."""
    told = [_line(row) for row in _rows(actor) if _holds(row, day)]
    return told if _stood(actor, day) else [f"not so called on {day}", *_history(actor)]


def _stood(actor: Actor, day: date) -> bool:
    """Whether the actor bore its name on a day, as far as that is known."""
    return all(_holds(row, day) for row in _rows(actor) if row["how"] == "exists")


def _rows(actor: Actor) -> list[dict[str, Any]]:
    return _dates().get(actor.id, [])


@cache
def _dates() -> dict[str, list[dict[str, Any]]]:
    """The dated rows by actor. Raises LexiconError if one is wrong."""
    found: dict[str, list[dict[str, Any]]] = table("actors/dates", "")
    for ident, rows in found.items():
        for row in rows:
            check_dated(row, ident)
    return found


def _holds(row: dict[str, Any], day: date) -> bool:
    return bool((not row.get("since") or row["since"] <= day) and (not row.get("until") or day <= row["until"]))


def _line(row: dict[str, Any]) -> str:
    """One dated fact: "part of Iraqi military since 2016-11-26 (unsourced)"."""
    word = {"exists": "under this name", "part": "part of", "called": "called", "became": "became"}[row["how"]]
    span = " ".join(f"{edge} {row[edge]}" for edge in ("since", "until") if row.get(edge))
    return " ".join(filter(None, (word, row.get("what"), span, f"({row['source']})")))
