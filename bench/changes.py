"""The claims that a change gains and loses: `python -m bench changes OLD NEW`.

Each of OLD and NEW is a file of JSON Lines as `counterclaim read` prints them, or a commit; NEW left out is the working
tree. With commits, `--texts` names the reports (a file or folder), by default the wire reports.
"""

import argparse
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from bench.page import ROOT

SHOWN = ("start", "end", "name", "kind", "low", "best", "high", "who", "side", "scope")
"""What tells one value from another."""
Line = tuple[str, str, str, str, str, str]


def main(arguments: Sequence[str], corpora: Path) -> int:
    """Print what was lost (-) and gained (+), report by report, and how much it is in all."""
    given = _arguments(arguments, corpora)
    with tempfile.TemporaryDirectory() as folder:
        old, new = (_claims(_dossiers(name, given.texts, Path(folder))) for name in (given.old, given.new))
    lost, gained = old - new, new - old
    for line in sorted((*lost, *gained)):
        print("-" if line in lost else "+", "  ".join(line))
    print(f"{sum(gained.values())} gained, {sum(lost.values())} lost, {sum((old & new).values())} as before")
    return 0


def _arguments(arguments: Sequence[str], corpora: Path) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench changes", description=__doc__)
    parser.add_argument("old", help="a .jsonl file or a commit")
    parser.add_argument("new", nargs="?", help="a .jsonl file or a commit; the working tree if left out")
    parser.add_argument("--texts", type=Path, default=corpora / "wire", help="the reports to read")
    return parser.parse_args(arguments)


def _dossiers(name: str | None, texts: Path, folder: Path) -> Iterator[Mapping[str, Any]]:
    """What a file holds, or what the product as of a commit (None: of the working tree) reads."""
    if name is not None and name.endswith(".jsonl"):
        lines = Path(name).read_text(encoding="utf-8").splitlines()
    else:
        lines = _read(ROOT if name is None else _tree(name, folder), texts)
    return map(json.loads, lines)


def _tree(commit: str, folder: Path) -> Path:
    """The files of a commit, unpacked. Raises CalledProcessError if there is no such commit."""
    packed = subprocess.run(["git", "archive", commit, "src"], cwd=ROOT, capture_output=True, check=True).stdout
    at = folder / commit.replace("/", "-")
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(at, filter="data")
    return at


def _read(tree: Path, texts: Path) -> list[str]:
    """The lines that the product in `tree` prints for the reports."""
    command = [sys.executable, "-m", "counterclaim", "read", str(texts), "--format", "jsonl"]
    where = {**os.environ, "PYTHONPATH": str(tree / "src")}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=where).stdout.splitlines()


def _claims(dossiers: Iterator[Mapping[str, Any]]) -> Counter[Line]:
    """The claims as lines to compare: report, field, value, who says it, stance, where."""
    return Counter(line for dossier in dossiers for line in _lines(dossier))


def _lines(dossier: Mapping[str, Any]) -> Iterator[Line]:
    names = {s["id"]: s["name"] for s in dossier["sources"]}
    for c in dossier["claims"]:
        where = f"@{c['evidence'][0]['start']}"
        yield dossier["report"]["key"], where, c["field"], _value(c["value"]), names.get(c["source"], "–"), c["stance"]


def _value(value: Any) -> str:
    """The value in short."""
    if not isinstance(value, Mapping):
        return str(value)
    told = [f"{k}={value[k]}" for k in SHOWN if value.get(k) is not None]
    return " ".join(told) or str(value.get("text") or value.get("kind"))
