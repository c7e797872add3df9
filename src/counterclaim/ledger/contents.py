"""What a ledger holds, whenever and in whatever order it came: a hash for each table."""

import hashlib
import json
import re
from typing import Any

from sqlalchemy import Connection, select, text

from counterclaim.ledger import tables
from counterclaim.ledger.salting import SALT

_PASSING = frozenset({"recorded_at", "created", "ended", "ended_by", "ended_why", "redacted_at"})
"""Columns that tell when and not what."""
_SALTED = re.compile("[0-9a-f]{12}")


def contents(connection: Connection) -> dict[str, str]:
    """Table -> SHA-256 over its rows without their dates, sorted; of what can end, what stands; of what is hashed with
    the ledger's salt, how much there is of it.

    Two ledgers with equal contents know the same of the same reports.
    """
    found: dict[str, str] = {}
    for table in tables.metadata.sorted_tables:
        kept = [
            c for c in table.columns if c.name not in _PASSING and not (table is tables.judgements and c.name == "id")
        ]
        chosen = select(*kept)
        if "ended" in table.c and table is not tables.extractions:
            chosen = chosen.where(table.c.ended.is_(None))
        if table is tables.marks:
            chosen = chosen.where(table.c.name != SALT)
        found[table.name] = _hash(connection.execute(chosen))
    found["words"] = _hash(connection.execute(text("SELECT testimony, said FROM words")))
    return found


def _saltless(value: Any) -> Any:
    """A value without the salted hashes in it."""
    if isinstance(value, dict):
        if value and all(map(_SALTED.fullmatch, value)):
            return sorted(value.values())
        return {k: _saltless(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_saltless(v) for v in value]
    return "" if isinstance(value, str) and _SALTED.fullmatch(value) else value


def _hash(rows: object) -> str:
    total = hashlib.sha256()
    lines = sorted(json.dumps(_saltless(list(row)), ensure_ascii=False, sort_keys=True, default=str) for row in rows)  # type: ignore[attr-defined]
    for line in lines:
        total.update(line.encode())
    return total.hexdigest()[:16]
