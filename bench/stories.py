"""Merging against the Gun Violence Archive: articles put together by incident, and the incidents read from them."""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import corpus, fused, whole
from counterclaim.model import Dossier
from counterclaim.reconcile.across import Linker, profiles

SHOWN = {
    "pairwise_f1": "pairs of articles, F1", "conll_f1": "CoNLL F1", "hard_pairs": "hard pairs, balanced accuracy",
    "killed": "killed, after merging", "injured": "injured, after merging", "date": "day, after merging",
    "ledger_killed": "killed, as the ledger reads it", "ledger_injured": "injured, as the ledger reads it",
    "ledger_date": "day, as the ledger reads it",
}  # fmt: skip
_FACTS = ("killed", "injured", "date")


def merged(dossiers: Iterable[Dossier]) -> dict[str, str]:
    """Each report's key with the group of the incident that it is about; all incidents are linked."""
    linker = Linker()
    about: dict[str, str] = {}
    for dossier in dossiers:
        found = profiles(dossier)
        linker.add(found)
        about[dossier.report.key] = next(p.id for p in found if p.subject)
    of = {member: group.id for group in linker.groups() for member in group.members}
    return {key: of[name] for key, name in about.items()}


def measure(
    evals: Path, articles: Sequence[corpus.Row], incidents: Path, dossiers: Sequence[Dossier], records: list[corpus.Row]
) -> dict[str, float | None]:
    """Pairwise and CoNLL F1, hard pairs, and killed, injured and day of incidents with two articles or more, by the
    scorers of evals/gva: chosen by weights from what is read of each article (`records`), and as a ledger of all
    articles has them (`ledger_killed` ...).

    Raises FileNotFoundError without the scorers.
    """
    groups = merged(dossiers)
    with tempfile.TemporaryDirectory() as folder:
        names = ("gold", "clusters", "filed", "pairs", "kept")
        gold, clusters, filed, pairs, kept = (Path(folder) / f"{n}.jsonl" for n in names)
        _write(gold, articles)
        _write(clusters, ({"id": key, "cluster": group} for key, group in groups.items()))
        _write(filed, _filed(articles, records, groups))
        _write(kept, whole.filed(dossiers))
        _run(evals / "score.py", gold, clusters, "--json", Path(folder) / "scores.json")
        scores = json.loads((Path(folder) / "scores.json").read_text())
        pairs.write_text(_run(evals / "make_pairs.py", gold, incidents), encoding="utf-8")
        hard = _hard(evals, pairs, clusters)
        chosen, read = (_run(evals / "score_records.py", gold, incidents, path) for path in (filed, kept))
    return {
        "pairwise_f1": scores["pairwise"][2], "pairwise_p": scores["pairwise"][0], "pairwise_r": scores["pairwise"][1],
        "conll_f1": scores["CoNLL"], "hard_pairs": hard,
        **_facts(chosen), **{f"ledger_{name}": value for name, value in _facts(read).items()},
    }  # fmt: skip


def _facts(told: str) -> dict[str, float]:
    """The shares of incidents with two articles or more, in percent, out of what the scorer prints."""
    words = told.splitlines()[-1].split()
    return {name: round(100 * float(words[words.index(name) + 1]), 2) for name in _FACTS}


def _filed(
    articles: Iterable[Mapping[str, Any]], records: Iterable[corpus.Row], groups: Mapping[str, str]
) -> list[corpus.Row]:
    """The records of all articles, each with what is filed of its group."""
    published = {a["id"]: a["published"] for a in articles}
    parts: dict[str, list[corpus.Row]] = defaultdict(list)
    for row in records:
        parts[groups[row["id"]]].append({**row, "published": published[row["id"]]})
    filed = {name: fused.together(rows) for name, rows in parts.items()}
    return [
        {"id": r["id"], "place": r.get("place"), **filed[n], "cluster": n} for n, rows in parts.items() for r in rows
    ]


def _hard(evals: Path, pairs: Path, clusters: Path) -> float | None:
    """Balanced accuracy on hard pairs in percent, None where there are not both kinds."""
    told = pairs.read_text(encoding="utf-8")
    if not ('"same": true' in told and '"same": false' in told):
        return None
    return round(100 * float(_run(evals / "score_pairs.py", pairs, clusters).split()[-1]), 2)


def _write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def _run(*command: object) -> str:
    """What a script prints."""
    called = [sys.executable, *map(str, command)]
    return subprocess.run(called, capture_output=True, check=True, text=True).stdout
