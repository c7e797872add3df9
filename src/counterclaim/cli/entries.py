"""What a person writes on a command line or in a table, as the nouns."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from counterclaim.errors import UsageError
from counterclaim.model import Party, Place, Toll, When, Wording, restore, vocabulary
from counterclaim.model.record import plain

if TYPE_CHECKING:
    from counterclaim.ledger.entering import Entry

_NUMBER = re.compile(r"(\d+)(?:\s*(\+|[-–]\s*(\d+)))?")
_LISTS: Mapping[str, tuple[str, ...]] = {
    "type": get_args(vocabulary.Type), "status": get_args(vocabulary.Status),
    "field": get_args(vocabulary.Field), "stance": get_args(vocabulary.Stance), "role": get_args(vocabulary.Role),
}  # fmt: skip


def entry(told: Mapping[str, Any]) -> "Entry":
    """A claim out of its parts in words. Raises UsageError if one is missing, or none of its kind."""
    from counterclaim.ledger.entering import Entry  # noqa: PLC0415

    quote = _evidence(told.get("quote"), told.get("file"))
    field = _one_of("field", told.get("field"))
    if not told.get("incident") or not told.get("value"):
        raise UsageError("a claim needs an incident, a field and a value")
    published = told.get("published")
    return Entry(
        field=field, value=value(field, str(told["value"])), quote=quote, incident=str(told["incident"]),
        stance=_one_of("stance", told.get("stance") or "asserts"), source=told.get("source"),
        role=_one_of("role", told.get("role") or "unspecified"), outlet=told.get("outlet"), title=told.get("title"),
        url=told.get("url"), published=_day(published) if isinstance(published, str) else published,
    )  # fmt: skip


def _evidence(quote: str | None, file: str | Path | None) -> str:
    """The quotation, or a line that names a file by its hash."""
    if quote and quote.strip():
        return quote
    if not file:
        raise UsageError("no claim without evidence: give the quotation or a file")
    path = Path(file)
    try:
        total = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as fault:
        raise UsageError(f"{file}: {fault.strerror}") from fault
    return f"{path.name} sha256:{total}"


def _one_of(kind: str, told: str | None) -> str:
    if told not in _LISTS[kind]:
        raise UsageError(f"no {kind} {told!r}; there is: {', '.join(_LISTS[kind])}")
    return str(told)


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError as fault:
        raise UsageError(f"{told!r} is no date; write it as 2024-07-31") from fault


def value(field: str, told: str) -> Any:
    """A value of a field in words or JSON. Raises UsageError if it is none."""
    if told.lstrip().startswith("{"):
        try:
            return restore.value(field, json.loads(told))
        except (ValueError, TypeError, KeyError) as fault:
            raise UsageError(f"not a value of {field}: {fault}") from fault
    if field in ("type", "status"):
        return _one_of(field, told)
    if field in vocabulary.TOLLS or field == "count":
        return _toll(told)
    if field == "when":
        first, _, last = told.partition("..")
        ends = _day(first.strip()), _day((last or first).strip())
        return When(*ends, "day" if ends[0] == ends[1] else "days", told)
    if field == "where":
        return _place(told)
    if field in ("perpetrator", "target", "party"):
        return Party(told, told)
    return True if field == "occurred" else Wording(told)


def corrected(field: str, former: Any, told: str) -> Any:
    """What a claim's value is corrected to, as the contract has it; `former` is what was read. A bare number keeps whom
    that counted. Raises UsageError if it is none of the field."""
    bare = told.strip().removeprefix('"').removesuffix('"')
    made = plain(value(field, bare))
    if isinstance(former, dict) and field in vocabulary.TOLLS and not bare.startswith("{"):
        return {**former, **{end: made[end] for end in ("low", "best", "high")}}
    return made


def _toll(told: str) -> Toll:
    found = _NUMBER.fullmatch(told.strip())
    if found is None:
        raise UsageError(f"{told!r} is no number of people; write 7, 4-7 or 4+")
    low = int(found[1])
    if found[2] is None:
        return Toll(low, low, low, told)
    return Toll(low, low if found[2] == "+" else None, None if found[2] == "+" else int(found[3]), told)


def _place(told: str) -> Place:
    """The most prominent place of that name, else the bare name."""
    from counterclaim import gazetteer  # noqa: PLC0415

    return next(iter(gazetteer.candidates(told)), Place(told, told))
