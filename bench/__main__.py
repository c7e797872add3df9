"""`python -m bench NAME`: run one benchmark and print what it measured.

A benchmark is a module of this folder with a function `run` that takes some of `corpora`, `gold`, `texts` and
`limit` by keyword and returns a dict of figures. One that also has `table(figures) -> str` (Markdown)
can write its section of docs/benchmarks.md (`--write`).
"""

import argparse
import importlib
import inspect
import json
import pkgutil
import sys
from pathlib import Path
from typing import Any

import bench
from bench import page

CORPORA = Path(__file__).parents[1].parent / "shared" / "corpora"


def names() -> list[str]:
    """The benchmarks that there are."""
    found = (m.name for m in pkgutil.iter_modules(bench.__path__) if m.name not in ("__main__", "page"))
    return sorted(name for name in found if "def run(" in (Path(bench.__path__[0]) / f"{name}.py").read_text())


def main() -> int:
    """Run the benchmark that the command line names; 2 if its corpora are not there."""
    given = _arguments()
    module = importlib.import_module(f"bench.{given.name}")
    wanted = {k: getattr(given, k) for k in ("corpora", "gold", "texts", "limit")}
    taken = inspect.signature(module.run).parameters
    try:
        figures: dict[str, Any] = module.run(**{k: v for k, v in wanted.items() if k in taken and v is not None})
    except FileNotFoundError as fault:
        sys.stderr.write(f"bench {given.name}: {fault}\n")
        return 2
    if given.json or not hasattr(module, "table"):
        print(json.dumps(figures, indent=None if given.json else 2, default=str))
    else:
        print(module.table(figures))
    if given.write:
        table = getattr(module, "table", page.flat)(figures)
        page.write(given.name, table, given.corpora, getattr(module, "USED", ()))
    return 0


def _arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Run one benchmark.")
    parser.add_argument("name", choices=names(), metavar="NAME", help=", ".join(names()))
    parser.add_argument("--json", action="store_true", help="print the figures as one line of JSON")
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="the folder of corpora")
    parser.add_argument("--gold", type=Path, help="other gold than the corpus's own")
    parser.add_argument("--texts", type=Path, help="the texts of that gold")
    parser.add_argument("--limit", type=int, help="only the first N reports")
    parser.add_argument("--write", action="store_true", help="write the section of docs/benchmarks.md")
    given = parser.parse_args()
    if given.write and (given.limit or given.gold or given.texts):
        parser.error("--write is for whole runs on the corpus's own gold")
    return given


if __name__ == "__main__":
    sys.exit(main())
