"""What a ledger holds, whenever and in whatever order it came: a hash for each table."""

import hashlib
import json

from sqlalchemy import Connection, select, text

from counterclaim.ledger import tables

_PASSING = frozenset({"recorded_at", "created", "ended", "ended_by", "ended_why", "redacted_at"})
"""Columns that tell when and not what."""


def contents(connection: Connection) -> dict[str, str]:
    """Table -> SHA-256 over its rows without their dates, sorted; of what can end, what stands.

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
        found[table.name] = _hash(connection.execute(chosen))
    found["words"] = _hash(connection.execute(text("SELECT testimony, said FROM words")))
    return found


def _hash(rows: object) -> str:
    total = hashlib.sha256()
    lines = sorted(json.dumps(list(row), ensure_ascii=False, sort_keys=True, default=str) for row in rows)  # type: ignore[attr-defined]
    for line in lines:
        total.update(line.encode())
    return total.hexdigest()[:16]
