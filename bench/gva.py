"""Tolls and dates of single articles against the records of the Gun Violence Archive."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench import corpus, stories
from bench.filing import record

SHOWN = {
    "killed": "killed, exact, where any were", "injured": "injured, exact", "date": "day of the incident",
    "killed_all": "killed, exact, all articles", "both": "killed and injured, exact", "city": "city",
}  # fmt: skip
PRINTED = {
    "killed": "non-zero", "injured": "injured", "date": "date", "killed_all": "killed", "both": "both", "city": "city",
}  # fmt: skip
"""How the scorer calls them."""


def run(corpora: Path, gold: Path | None = None, texts: Path | None = None, limit: int | None = None) -> dict[str, Any]:
    """Read the articles and score them as evals/gva/score_records.py does: those published within three days.

    `gold` is the archive's incidents, `texts` the articles; `limit` takes so many of them, evenly spread. Raises
    FileNotFoundError without corpus or scorer.
    """
    gold, texts = gold or corpora / "gva" / "gva_incidents_dev.jsonl", texts or corpora / "gva" / "gva_dev.jsonl"
    scorer = corpora.parent / "evals" / "gva" / "score_records.py"
    articles = corpus.rows(texts, limit)
    dossiers = list(corpus.read(corpus.report(headed(a)) for a in articles))
    records = [record(d) for d in dossiers]
    return {
        "articles": len(articles),
        "scores": single(scorer, articles, gold, records),
        "baseline": single(scorer, articles, gold, map(constant, articles)),
        **stories.measure(scorer.parent, articles, gold, dossiers, records),
    }


def headed(article: corpus.Row) -> corpus.Row:
    """The article as printed: its title stands above its text, unless it begins with it."""
    title, text = (article.get("title") or "").strip(), article["text"]
    return article if text.lstrip().startswith(title) else {**article, "text": f"{title}\n\n{text}"}


def single(scorer: Path, articles: Sequence[corpus.Row], gold: Path, records: Iterable[corpus.Row]) -> dict[str, float]:
    """The scorer's shares for articles one by one, with how many it scored (`n`, and `n_killed` with any dead)."""
    with tempfile.TemporaryDirectory() as folder:
        kept, given = Path(folder) / "articles.jsonl", Path(folder) / "records.jsonl"
        for path, rows in ((kept, articles), (given, records)):
            path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        command = [str(p) for p in (sys.executable, scorer, kept, gold, given)]
        told = subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()[0]
    found = {key: _printed(name, told) for key, name in PRINTED.items()}
    n, n_killed = (float(n) for n in re.findall(r"n=(\d+)", told))
    return {**found, "n": n, "n_killed": n_killed}


def _printed(name: str, line: str) -> float:
    match = re.search(rf"\b{name} ([\d.]+)", line)
    if match is None:
        raise ValueError(f"the scorer prints no {name!r}: {line}")
    return float(match[1])


def constant(article: corpus.Row) -> corpus.Row:
    """The baseline, which reads nothing: one dead, nobody hurt, on the day of the article."""
    return {"id": article["id"], "killed_best": 1, "wounded_best": 0, "date": article["published"][:10]}


def table(figures: dict[str, Any]) -> str:
    """The figures as Markdown."""
    ours, theirs = figures["scores"], figures["baseline"]
    lines = ["| share of articles | counterclaim | constant |", "|---|---:|---:|"]
    lines += [f"| {label} | {ours[key]:.3f} | {theirs[key]:.3f} |" for key, label in SHOWN.items()]
    lines += ["", "| articles put together by incident | percent |", "|---|---:|"]
    lines += [f"| {label} | {figures[key]} |" for key, label in stories.SHOWN.items()]
    counted = f"{ours['n']:.0f} articles within three days of the incident, {ours['n_killed']:.0f} with dead"
    return "\n".join(lines) + f"\n\n{counted}. The archive knows what came later: early articles may rightly say less."
