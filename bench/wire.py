"""The main job on newswire: accuracy by the public scorer beside a baseline, speed, memory, cold start."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.page import ROOT

HEADLINES = {
    "relevant": "relevant reports", "irrelevant": "reports about no incident", "incidents": "incidents",
    "main_incidents": "main incidents", "background_incidents": "background incidents", "sources": "sources",
    "claims": "claims", "attributed_claims": "claims with a source", "killed_claims": "claims on the killed",
    "denials": "denials", "killed": "killed, as read", "wounded": "wounded, as read",
    "responsibility": "who did it, and how that is known", "disputes": "disputes",
    "parties": "parties", "targets": "targets", "means": "means", "evidence": "evidence, characters",
}  # fmt: skip
SHARES = {
    "type": "type right", "status": "status right", "when": "time right", "where": "place right",
    "stance": "stance right", "anonymous": "anonymity right", "role": "role right",
    "invented_tolls": "reports with an invented toll", "invented_when": "invented times",
    "invented_where": "invented places",
}  # fmt: skip


def run(corpora: Path, gold: Path | None = None, texts: Path | None = None, limit: int | None = None) -> dict[str, Any]:
    """Read the wire reports and score them; figures as the scorer names them.

    `gold` and `texts` replace the corpus's own, `limit` takes only the first reports of the gold.
    Raises FileNotFoundError without the corpus or the scorer.
    """
    gold, texts = gold or corpora / "wire_gold" / "gold.jsonl", texts or corpora / "wire"
    evals = corpora.parent / "evals" / "wire"
    lines = gold.read_text(encoding="utf-8").splitlines()[:limit]
    paths = [texts / f"{json.loads(line)['id']}.json" for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        kept, mine, least = (Path(folder) / name for name in ("gold.jsonl", "mine.jsonl", "least.jsonl"))
        kept.write_text("\n".join(lines), encoding="utf-8")
        speed = _read(paths if limit else [texts], mine)
        baseline = [evals / "baseline.py", texts, "--level", "attribution"]
        least.write_bytes(_output(baseline))
        scorer = evals / "score.py"
        scores = json.loads(_output([scorer, kept, mine, "--json"]))
        floor = json.loads(_output([scorer, kept, least, "--json"]))
    return {"reports": len(lines), "scores": scores, "baseline": floor, "speed": speed}


def _read(paths: Iterable[Path], out: Path) -> dict[str, float]:
    """Read reports into a file of JSON lines; reports and seconds, megabytes at the peak, the cold start."""
    from counterclaim import intake, pipeline  # noqa: PLC0415

    failed: list[Exception] = []
    began, count = time.perf_counter(), 0
    with out.open("w", encoding="utf-8") as file:
        for dossier in pipeline.read(intake.reports(map(str, paths), on_error=failed.append)):
            file.write(json.dumps(dossier.to_dict(), ensure_ascii=False) + "\n")
            count += 1
    seconds = time.perf_counter() - began
    return {
        "reports": count, "failed": len(failed),
        "seconds": round(seconds, 1), "per_second": round(count / seconds, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024), "cold_start": _cold(),
    }  # fmt: skip


def _cold() -> float:
    """Seconds from the start of the command to its first printed line, the best of three."""
    command = [sys.executable, "-m", "counterclaim", "read", str(ROOT / "samples" / "river-crossing.txt")]
    times = []
    for _ in range(3):
        began = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            times.append(time.perf_counter() - began)
            process.stdout.read()
    return round(min(times), 2)


def _output(command: list[Any]) -> bytes:
    """What a script prints."""
    return subprocess.run([sys.executable, *map(str, command)], capture_output=True, check=True).stdout


def table(figures: dict[str, Any]) -> str:
    """The figures as Markdown: F1 beside the baseline's, the shares, the speed."""
    scores, floor, speed = figures["scores"], figures["baseline"], figures["speed"]
    rows = ["| | precision | recall | F1 | baseline F1 | n |", "|---|---:|---:|---:|---:|---:|"]
    for key, label in HEADLINES.items():
        it, least = scores[key], floor[key]
        p, r, f, floor_f = (_share(x if it["n"] else None) for x in (it["p"], it["r"], it["f1"], least["f1"]))
        rows.append(f"| {label} | {p} | {r} | **{f}** | {floor_f} | {it['n']} |")
    rows += ["", "| share | counterclaim | baseline | n |", "|---|---:|---:|---:|"]
    for key, label in SHARES.items():
        it, least = scores["accuracy"][key], floor["accuracy"][key]
        told = f"{_share(it['value'])} | {_share(least['value'])} | {it['n']}"
        rows.append(f"| {label} | {told} |")
    rows += [
        "",
        f"{figures['reports']} reports with gold. Speed: "
        f"{speed['reports']:.0f} reports in {speed['seconds']} s "
        f"({speed['per_second']} a second), {speed['peak_mb']:.0f} MB at the peak, "
        f"{speed['cold_start']} s from a cold start to the first printed line.",
    ]
    return "\n".join(rows)


def _share(value: float | None) -> str:
    """A share, or a dash where there is nothing to share."""
    return "–" if value is None else f"{value:.3f}"
