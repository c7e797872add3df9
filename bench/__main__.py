"""`python -m bench NAME`: run one benchmark, or `all`, and print what was measured.

A benchmark is a module of this folder with a function `run` that takes some of `corpora`, `gold`, `texts` and
`limit` by keyword and returns a dict of figures. One that also has `table(figures) -> str` (Markdown)
can write its section of docs/benchmarks.md (`--write`). `python -m bench changes OLD NEW` lists the claims
that a change gains and loses.
"""

import argparse
import importlib
import inspect
import json
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bench
from bench import changes, floors, page

CORPORA = Path(__file__).parents[1].parent / "shared" / "corpora"


def names() -> list[str]:
    """The benchmarks that there are."""
    found = (m.name for m in pkgutil.iter_modules(bench.__path__) if m.name not in ("__main__", "page"))
    return sorted(name for name in found if "def run(" in (Path(bench.__path__[0]) / f"{name}.py").read_text())


def main(arguments: Sequence[str]) -> int:
    """Run the benchmarks named; 2 if corpora are not there, 1 if a figure lies under its floor."""
    if arguments[:1] == ["changes"]:
        return changes.main(arguments[1:], CORPORA)
    given = _arguments(arguments)
    return max(_one(name, given) for name in (names() if given.name == "all" else [given.name]))


def _one(name: str, given: argparse.Namespace) -> int:
    """Run one benchmark, print it, write it, hold it against its floors."""
    module = importlib.import_module(f"bench.{name}")
    wanted = {k: getattr(given, k) for k in ("corpora", "gold", "texts", "limit")}
    taken = inspect.signature(module.run).parameters
    try:
        figures: dict[str, Any] = module.run(**{k: v for k, v in wanted.items() if k in taken and v is not None})
    except FileNotFoundError as fault:
        sys.stderr.write(f"bench {name}: {fault}\n")
        return 2
    if given.json or not hasattr(module, "table"):
        print(json.dumps({"bench": name, **figures}, indent=None if given.json else 2, default=str))
    else:
        print(f"## {name}\n\n{module.table(figures)}\n")
    if given.write:
        written = getattr(module, "table", page.flat)(figures)
        if given.limit:
            written += f"\n\nA part of the corpus, spread evenly over it: `--limit {given.limit}`."
        page.write(name, written, given.corpora, getattr(module, "USED", ()))
    return _held(floors.section(name, given.limit), figures, given)


def _held(part: str, figures: dict[str, Any], given: argparse.Namespace) -> int:
    """Tighten or loosen the floors of a section if that is asked for; 1 if a figure lies beyond its floor."""
    if not (given.check or given.pin or given.lower):
        return 0
    table = floors.read()
    if given.lower:
        floors.write(floors.lowered(part, given.lower, figures, table, given.reason or ""))
    elif given.pin:
        floors.write(floors.pinned(part, figures, table))
    fallen = [*floors.falls(part, figures, floors.read())]
    for fall in fallen:
        sys.stderr.write(f"bench {part}: fallen: {fall}\n")
    return 1 if fallen else 0


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Run one benchmark, or all.")
    choices = [*names(), "all"]
    parser.add_argument("name", choices=choices, metavar="NAME", help=", ".join([*choices, "changes OLD NEW"]))
    parser.add_argument("--json", action="store_true", help="print the figures as one line of JSON")
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="the folder of corpora")
    parser.add_argument("--gold", type=Path, help="other gold than the corpus's own")
    parser.add_argument("--texts", type=Path, help="the texts of that gold")
    parser.add_argument("--limit", type=int, help="only N reports")
    parser.add_argument("--write", action="store_true", help="write the section of docs/benchmarks.md")
    parser.add_argument("--check", action="store_true", help="fail if a figure lies under its floor")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", metavar="FIGURE", help="set one floor to what is measured, however low")
    parser.add_argument("--reason", help="why, for --lower; the file of floors keeps it")
    given = parser.parse_args(arguments)
    if given.write and (given.gold or given.texts):
        parser.error("--write is for runs on the corpus's own gold")
    if (given.check or given.pin or given.lower) and (given.gold or given.texts):
        parser.error("floors are for the corpus's own gold")
    if given.lower and not given.reason:
        parser.error("--lower needs a --reason")
    return given


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
