"""From the nouns to plain JSON values, and their names from their content."""

import hashlib
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any


def plain(value: object) -> Any:
    """`value` as JSON knows it: dataclasses become dicts, tuples lists, dates ISO strings.

    Fields marked `metadata={"record": False}` stay out.
    """
    if type(value) in _PLAIN:
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _shown(type(value))}
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(v) for v in value]
    return value


_PLAIN = frozenset({str, int, float, bool, type(None)})


@cache
def _shown(kind: Hashable) -> tuple[str, ...]:
    """The fields of a dataclass that its records have."""
    return tuple(f.name for f in fields(kind) if f.metadata.get("record", True))  # type: ignore[arg-type]


def digest(*parts: object, length: int = 16) -> str:
    """A name made from content: the first `length` hex digits of the SHA-256 of the parts."""
    text = "\x1f".join(str(plain(p)) for p in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:length]
