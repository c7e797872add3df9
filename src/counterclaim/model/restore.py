"""From plain JSON values back to the nouns: what `plain` and `to_dict` gave."""

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from counterclaim.model.actor import Party
from counterclaim.model.claim import Claim, Link, Wording
from counterclaim.model.count import Toll
from counterclaim.model.incident import Dossier, Incident
from counterclaim.model.place import Place
from counterclaim.model.report import Report
from counterclaim.model.source import Source
from counterclaim.model.vocabulary import TOLLS
from counterclaim.model.when import When

Noun = TypeVar("Noun")

NOUNS: dict[str, type] = {
    "when": When, "where": Place, "perpetrator": Party, "target": Party, "party": Party, "means": Wording,
    "damage": Wording, "outcome": Wording, "purpose": Wording, "link": Link, "count": Toll,
} | dict.fromkeys(TOLLS, Toll)  # fmt: skip
"""The noun that a claim's value is, by its field; all others are plain."""


def dossier(record: Mapping[str, Any]) -> Dossier:
    """The dossier of a record in the contract's form. Raises KeyError or ValueError if it is none."""
    return Dossier(
        noun(Report, record["report"]),
        tuple(noun(Source, s) for s in record["sources"]),
        tuple(noun(Incident, i) for i in record["incidents"]),
        tuple(claim(c) for c in record["claims"]),
    )


def claim(record: Mapping[str, Any]) -> Claim:
    """The claim of a record, its value as the noun that its field asks for."""
    return noun(Claim, {**record, "value": value(record["field"], record["value"])})


def value(field: str, told: Any) -> Any:
    """A claim's value as the noun that its field asks for."""
    return noun(NOUNS[field], told) if field in NOUNS and isinstance(told, Mapping) else told


def noun(kind: type[Noun], record: Mapping[str, Any]) -> Noun:
    """The dataclass `kind` with the values of a record; keys that it does not have are left out."""
    return kind(**{name: _made(hint, record[name]) for name, hint in _hints(cast(Hashable, kind)) if name in record})


@cache
def _hints(kind: Hashable) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass that records hold, and their types."""
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    return tuple((f.name, _plain_hint(hints[f.name])) for f in fields(kind) if f.metadata.get("record", True))


def _plain_hint(hint: Any) -> Any:
    """What of a type matters: None where the value stays as it is."""
    if isinstance(hint, UnionType) or get_origin(hint) is Literal:
        kinds = [k for k in get_args(hint) if k is not NoneType]
        if {date, datetime} & set(kinds):
            return date
        return _plain_hint(kinds[0]) if len(kinds) == 1 and not isinstance(kinds[0], str) else None
    if get_origin(hint) is tuple:
        return (tuple, _plain_hint(get_args(hint)[0]))
    return date if hint in (date, datetime) else hint if is_dataclass(hint) else None


def _made(hint: Any, told: Any) -> Any:
    """One value of a record as its type asks for it."""
    if hint is None or told is None or (is_dataclass(hint) and not isinstance(told, Mapping)):
        return told
    if isinstance(hint, tuple):
        return tuple(_made(hint[1], part) for part in told)
    if hint is date:
        return moment(told)
    return noun(hint, told)


def moment(told: str) -> date | datetime:
    """A date, or a date with its hour, out of what `plain` made of it."""
    return datetime.fromisoformat(told) if "T" in told else date.fromisoformat(told)
