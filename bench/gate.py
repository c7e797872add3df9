"""What the gate loses and saves: every report is read in depth, whatever the gate says of it."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from counterclaim import language, registry
from counterclaim.extraction.rules.engine import Rules
from counterclaim.model import Dossier, Report
from counterclaim.reconcile import dossier

USED = ("wire", "timebank", "polnear", "muc4")
PARTS = {"timebank": "timebank/timebank.jsonl", "polnear_dev": "polnear/dev.jsonl", "muc4_dev": "muc4/dev.jsonl"}
EVERY = {"muc4_dev": 6}
"""Of these only one report in so many, to keep the run short."""


@dataclass
class Tally:
    """Counts over the reports of a corpus; `shut` are those that the gate keeps out."""

    reports: int = 0
    shut: int = 0
    words: int = 0
    words_shut: int = 0
    claims: int = 0
    lost: int = 0
    relevant_lost: int = 0
    seconds: float = 0.0
    seconds_saved: float = 0.0
    gate_seconds: float = 0.0


def run(corpora: Path, limit: int | None = None) -> dict[str, dict[str, float]]:
    """Claims that the gate loses and time that it saves, by corpus and over all; `limit` takes the first reports.

    Raises FileNotFoundError without a corpus.
    """
    tallies = {name: _measured(islice(texts, limit)) for name, texts in _corpora(corpora).items()}
    whole = Tally(**{k: sum(getattr(t, k) for t in tallies.values()) for k in vars(Tally())})
    return {name: _figures(t) for name, t in {**tallies, "all": whole}.items()}


def _corpora(corpora: Path) -> dict[str, Iterator[str]]:
    paths = sorted((corpora / "wire").glob("*.json"))
    wire = (json.loads(path.read_text(encoding="utf-8"))["text"] for path in paths)
    rest = {name: _lines(corpora / path, EVERY.get(name, 1)) for name, path in PARTS.items()}
    return {"wire": wire, **rest}


def _lines(path: Path, step: int) -> Iterator[str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[::step]]
    return (row.get("text_cased") or row["text"] for row in rows)


def _measured(texts: Iterator[str]) -> Tally:
    tally, engine = Tally(), Rules()
    for text in texts:
        report = Report(f"{tally.reports}", text)
        began = time.perf_counter()
        telling = engine.may_tell(report)
        asked = time.perf_counter()
        found = _read(engine, report)
        spent = time.perf_counter() - asked
        tally.reports += 1
        tally.words += len(text.split())
        tally.claims += len(found.claims)
        tally.seconds += spent
        tally.gate_seconds += asked - began
        if not telling:
            tally.shut += 1
            tally.words_shut += len(text.split())
            tally.lost += len(found.claims)
            tally.relevant_lost += found.relevant
            tally.seconds_saved += spent
    return tally


def _read(engine: Rules, report: Report) -> Dossier:
    doc = language.load().doc(report.text)
    return dossier(report, engine.extract(report, doc), policy="range", same_side=registry.same_side)


def _figures(tally: Tally) -> dict[str, float]:
    return {
        "reports": tally.reports, "shut": tally.shut, "words_shut_percent": _percent(tally.words_shut, tally.words),
        "claims": tally.claims, "claims_lost": tally.lost, "claims_lost_percent": _percent(tally.lost, tally.claims),
        "relevant_reports_lost": tally.relevant_lost, "seconds_in_depth": round(tally.seconds, 1),
        "time_saved_percent": _percent(tally.seconds_saved - tally.gate_seconds, tally.seconds),
        "gate_ms_per_report": round(1000 * tally.gate_seconds / max(tally.reports, 1), 2),
    }  # fmt: skip


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 2) if whole else 0.0
