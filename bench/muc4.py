"""Incidents, who did what to whom with what, tolls and blame against the answer keys of MUC-4."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench import corpus
from bench.templates import templates

TEXT = "text_cased"
"""The field of the corpus that is read: the messages, their capitals restored."""
UNREAD = {"TST1", "TST2"}
"""The parts that nobody read while the rules were written."""
ROWS = {
    "fillers": "fillers, lenient", "perp_individual": "perpetrators, people", "perp_org": "perpetrators, organisations",
    "phys_target": "targets, things", "victim": "targets, people", "instrument": "weapons",
    "relevance": "relevant messages", "killed": "number killed", "wounded": "number wounded",
    "day": "day of the incident",
    "unread_fillers": "fillers, in the parts never read",
}  # fmt: skip
SHARES = {
    "type": "type right, where aligned",
    "confidence": "confidence right, where aligned",
    "confidence_recall": "confidence, mean recall of its values",
}


def run(corpora: Path, gold: Path | None = None, texts: Path | None = None, limit: int | None = None) -> dict[str, Any]:
    """Read the messages and score the templates made of them; shares as evals/muc4/score.py defines them.

    `texts` has the messages where `gold` has none; `limit` takes so many of them, evenly spread. Raises
    FileNotFoundError without corpus or scorer.
    """
    gold = gold or corpora / "muc4" / "dev.jsonl"
    evals = corpora.parent / "evals" / "muc4"
    score = corpus.scorer(evals / "score.py")
    rows = corpus.rows(gold, limit)
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "gold.jsonl"
        kept.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        docs = score.load_gold(kept)
        made = [sys.executable, str(evals / "trivial_baseline.py"), str(kept)]
        least = subprocess.run(made, capture_output=True, check=True, text=True).stdout.splitlines()
    bodies = corpus.with_texts(rows, texts)
    read = corpus.read(corpus.report(row, TEXT if row.get(TEXT) else "text") for row in bodies)
    ours = {d.report.key: templates(d.to_dict()) for d in read}
    theirs = {row["id"]: row["templates"] for row in map(json.loads, least)}
    unread = [d for d in docs if d["set"] in UNREAD]
    scores = measures(score, docs, ours)
    scores["unread_fillers"] = measures(score, unread, ours)["fillers"]
    baseline = measures(score, docs, theirs)
    baseline["unread_fillers"] = measures(score, unread, theirs)["fillers"]
    return {"messages": len(docs), "scores": scores, "baseline": baseline}


def measures(score: Any, docs: list[Any], answers: Mapping[str, Iterable[Mapping[str, Any]]]) -> dict[str, Any]:
    """The measures of the table, shares from 0 to 1, by the scorer's definitions."""
    given = {key: [entities(score, t) for t in found] for key, found in answers.items()}
    result = score.evaluate(docs, given, protocols=("full",))
    lenient, confidence = result["lenient"], result["perp_confidence"]
    found = {k: _prf(lenient[k]) for k in ("fillers", *score.ROLES)}
    for name, key in (
        ("relevance",) * 2,
        ("killed", "killed_exact"),
        ("wounded", "wounded_exact"),
        ("day", "date_exact"),
    ):
        found[name] = _prf(result[key])
    found["type"] = {"value": _part(result["type_accuracy"]["accuracy"])}
    found["confidence"] = {"value": _part(confidence["accuracy"])}
    found["confidence_recall"] = {"value": _part(confidence["macro_recall"])}
    return found


def entities(score: Any, template: Mapping[str, Any]) -> dict[str, Any]:
    """The template with its fillers as the scorer wants them."""
    return {**template, **{role: score.as_entities(template[role]) for role in score.ROLES}}


def _prf(scored: Mapping[str, float]) -> dict[str, float | None]:
    return {k: _part(scored[k]) for k in ("p", "r", "f1")}


def _part(percent: float | None) -> float | None:
    return None if percent is None else percent / 100


def table(figures: dict[str, Any]) -> str:
    """The figures as Markdown."""
    lines = [corpus.scored(figures, ROWS), "", "| share | counterclaim | baseline |", "|---|---:|---:|"]
    for key, label in SHARES.items():
        ours, theirs = (corpus.share(figures[who][key]["value"]) for who in ("scores", "baseline"))
        lines.append(f"| {label} | {ours} | {theirs} |")
    return "\n".join(lines) + f"\n\n{figures['messages']} messages, capitals restored."
