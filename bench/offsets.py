"""Gold without its texts: every string that stands in a report is kept as its offsets, `{"at": [start, end]}`.

The corpora must not be published, so annotations lie in `bench/gold` in this form; with the corpus at hand they turn
back into the gold that the scorers take. Identifiers and the words of the contract stay as they are.
"""

import json
from pathlib import Path
from typing import Any

COPIED = frozenset(
    {"name", "text", "source", "perpetrators", "targets", "parties", "means", "side", "relayed_by", "share"}
)
"""Keys of a record whose strings may be words of the report."""
LEFT_OUT = frozenset({"notes"})
"""Keys that may quote the report at length and that no scorer reads."""


def pack(record: dict[str, Any], text: str) -> dict[str, Any]:
    """The gold of one report with the words of its text replaced by offsets."""
    return {k: _packed(v, k, text) for k, v in record.items() if k not in LEFT_OUT}


def unpack(record: dict[str, Any], text: str) -> dict[str, Any]:
    """The gold of one report with its words back; the inverse of `pack` but for what that leaves out."""
    return {k: _unpacked(v, text) for k, v in record.items()}


def gold(packed: Path, texts: Path) -> list[dict[str, Any]]:
    """The records of a file in this form, unpacked with the reports `ID.json` of a folder.

    Raises FileNotFoundError for a report that is not there.
    """
    records = map(json.loads, packed.read_text(encoding="utf-8").splitlines())
    return [unpack(r, json.loads((texts / f"{r['id']}.json").read_text(encoding="utf-8"))["text"]) for r in records]


def _packed(value: Any, key: str, text: str) -> Any:
    if isinstance(value, dict):
        return {k: _packed(v, k, text) for k, v in value.items()}
    if isinstance(value, list):
        return [_packed(v, key, text) for v in value]
    if isinstance(value, str) and key in COPIED and (start := text.find(value)) >= 0 and value:
        return {"at": [start, start + len(value)]}
    return value


def _unpacked(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"at"}:
            return text[slice(*value["at"])]
        return {k: _unpacked(v, text) for k, v in value.items()}
    return [_unpacked(v, text) for v in value] if isinstance(value, list) else value
