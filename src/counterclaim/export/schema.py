"""The JSON Schema of what `counterclaim read` prints, made from the dataclasses: the code is the contract."""

import inspect
import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from counterclaim.model import Dossier, Link, Party, Place, Toll, When, Wording
from counterclaim.model.vocabulary import TOLLS, Status, Type

_Schema = dict[str, Any]

_SCALARS: dict[object, _Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    type(None): {"type": "null"},
}

_VALUES: dict[str, object] = {
    "type": Type, "status": Status, "when": When, "where": Place, "perpetrator": Party, "target": Party,
    "party": Party, "means": Wording, "damage": Wording, "outcome": Wording, "purpose": Wording,
    "occurred": bool, "count": Toll, "link": Link, **dict.fromkeys(TOLLS, Toll),
}  # fmt: skip
"""The type of a claim's value, by its field."""


def schema() -> _Schema:
    """The JSON Schema (draft 2020-12) of one line of `--format jsonl`. Any object may have more keys."""
    defs: dict[str, _Schema] = {}
    found = _of(Dossier, defs)
    report = defs["Report"]
    report["properties"] = {"id": _SCALARS[str], **report["properties"], "relevant": _SCALARS[bool]}
    report["required"] = ["id", *report["required"], "relevant"]
    defs["Claim"]["allOf"] = [_when_field(field, _of(of, defs)) for field, of in _VALUES.items()]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What reading one report yields",
        **defs.pop(found["$ref"].rpartition("/")[2]),
        "$defs": dict(sorted(defs.items())),
    }


def _when_field(field: str, value: _Schema) -> _Schema:
    """A claim on `field` has a value of this shape."""
    return {
        "if": {"properties": {"field": {"const": field}}},
        "then": {"properties": {"value": value}},
    }


def _of(hint: Any, defs: dict[str, _Schema]) -> _Schema:
    """The schema of a type hint; dataclasses go into `defs` and are referred to."""
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (Union, types.UnionType):
        return _either([_of(arg, defs) for arg in args])
    if origin is tuple:
        return _array(args, defs)
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in defs:
            _define(hint, defs)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    raise TypeError(f"no schema for {hint!r}")


def _define(noun: type, defs: dict[str, _Schema]) -> None:
    """Put the schema of a dataclass into `defs`; what is marked as no part of the record stays out."""
    defs[noun.__name__] = {}
    hints = get_type_hints(noun)
    shown = [f.name for f in fields(noun) if f.metadata.get("record", True)]
    defs[noun.__name__] = {
        "description": " ".join((inspect.getdoc(noun) or "").split()),
        "type": "object",
        "properties": {name: _of(hints[name], defs) for name in shown},
        "required": shown,
    }


def _array(args: tuple[Any, ...], defs: dict[str, _Schema]) -> _Schema:
    """`tuple[X, ...]` is a list, `tuple[int, int]` a pair."""
    if args[-1] is Ellipsis:
        return {"type": "array", "items": _of(args[0], defs)}
    return {
        "type": "array",
        "prefixItems": [_of(arg, defs) for arg in args],
        "minItems": len(args),
        "maxItems": len(args),
    }


def _either(options: list[_Schema]) -> _Schema:
    """One of several, in the shortest form: plain types become a list of types."""
    kinds = [o["type"] for o in options if set(o) == {"type"}]
    if len(kinds) == len(options):
        return {"type": kinds}
    return {"anyOf": options}
