"""The main job on the sixty newswire reports that we annotated: the grouping's weights were set on them."""

import json
import tempfile
from pathlib import Path
from typing import Any

from bench import offsets, wire
from bench.page import ROOT

GOLD = ROOT / "bench" / "gold" / "wire.jsonl"
USED = ("wire",)
table = wire.table


def run(corpora: Path, gold: Path | None = None, texts: Path | None = None, limit: int | None = None) -> dict[str, Any]:
    """As `bench wire`, on our own gold (or another file in the form of `bench/offsets.py`).

    Raises FileNotFoundError without the corpus or the scorer.
    """
    texts = texts or corpora / "wire"
    records = offsets.gold(gold or GOLD, texts)
    with tempfile.TemporaryDirectory() as folder:
        unpacked = Path(folder) / "gold.jsonl"
        unpacked.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        return wire.run(corpora, unpacked, texts, limit or len(records))
