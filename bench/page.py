"""docs/benchmarks.md: sections between markers, each written by a run and by nothing else."""

import hashlib
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"


def flat(figures: Mapping[str, Any]) -> str:
    """Any figures as one table: a row for each number, named by the keys that lead to it."""
    rows = "\n".join(f"| {name} | {value} |" for name, value in _leaves(figures))
    return f"| figure | value |\n|---|---:|\n{rows}"


def _leaves(figures: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in figures.items():
        name = f"{above} {key}".strip().replace("_", " ").replace("|", ", ")
        if isinstance(value, Mapping):
            yield from _leaves(value, name)
        else:
            yield name, round(value, 3) if isinstance(value, float) else value


def write(name: str, table: str, corpora: Path, used: Sequence[str] = ()) -> None:
    """Put `table` into the section `name`, under the date, the commit and the digests of the corpora `used`."""
    begin, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    section = f"{begin}\n_{_stamp(used or (name,), corpora)}_\n\n{table.strip()}\n{end}"
    text = PAGE.read_text(encoding="utf-8")
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if pattern.search(text):
        text = pattern.sub(lambda _: section, text)
    else:
        text = f"{text.rstrip()}\n\n## {name}\n\n{section}\n"
    PAGE.write_text(text, encoding="utf-8")


def _stamp(used: Sequence[str], corpora: Path) -> str:
    """`Measured 2024-07-31 at commit 1234567, corpus wire 89abcdef.`; no corpus where there is none of that name."""
    commit = _git("rev-parse", "--short", "HEAD")
    changed = " with changes not committed" if _git("status", "--porcelain", "--", "src") else ""
    day = datetime.now(UTC).date().isoformat()
    digests = ", ".join(f"{name} {digest(corpora / name)}" for name in used if (corpora / name).is_dir())
    return f"Measured {day} at commit {commit}{changed}{f', corpus {digests}' if digests else ''}."


def digest(folder: Path) -> str:
    """The first 8 hex digits of the SHA-256 over the files of a folder, names and contents."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:8]


def _git(*arguments: str) -> str:
    """What git answers."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()
