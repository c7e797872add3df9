"""Corpora as JSON Lines: their rows, the reports made of them, and what the product reads in those."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from counterclaim import pipeline
from counterclaim.intake import furnish
from counterclaim.ledger.book import Ledger
from counterclaim.model import Dossier, Report

Row = dict[str, Any]


def rows(path: Path, limit: int | None = None) -> list[Row]:
    """The rows of a file of JSON Lines; with `limit` so many of them, taken evenly from the whole file.

    Raises FileNotFoundError if there is no such file.
    """
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return found if limit is None else spread(found, limit)


def spread(found: list[Row], limit: int) -> list[Row]:
    """`limit` of the rows, evenly spaced, always the same ones; all if there are no more."""
    if limit >= len(found):
        return found
    return [found[n * len(found) // limit] for n in range(limit)]


def report(row: Mapping[str, Any], text: str = "text") -> Report:
    """The report of a row: its `id`, `title` and `published`, and the text under the key `text`."""
    day = date.fromisoformat(row["published"][:10]) if row.get("published") else None
    return furnish(Report(key=row["id"], text=row[text], title=row.get("title"), published=day))


def read(reports: Iterable[Report]) -> Iterator[Dossier]:
    """What the product, as installed, reads in the reports."""
    return pipeline.read(reports)


@contextmanager
def kept(dossiers: Iterable[Dossier]) -> Iterator[Ledger]:
    """A new ledger that took the dossiers in as they come; it goes with its folder when the block ends."""
    with (
        tempfile.TemporaryDirectory(prefix="counterclaim-") as folder,
        pipeline.ledger(Path(folder, "ledger.sqlite")) as book,
    ):
        for one in dossiers:
            book.record(one)
        yield book


def scorer(path: Path) -> Any:
    """A scorer that lies beside the corpora, as a module. Raises FileNotFoundError if it is not there."""
    spec = spec_from_file_location(f"scorer_{path.parent.name}", path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def with_texts(gold: list[Row], texts: Path | None) -> list[Row]:
    """The rows of gold with the `text` that `texts` gives for their ids; as they are if there is no such file."""
    if texts is None:
        return gold
    told = {row["id"]: row for row in rows(texts)}
    return [{**told[row["id"]], **row, "text": told[row["id"]]["text"]} for row in gold]


def scored(figures: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """A Markdown table: a row for each label, from `scores` (p, r, f1) and, if there is one, the `baseline`'s f1."""
    floor = figures.get("baseline")
    lines = ["| | precision | recall | F1 | baseline F1 |", "|---|---:|---:|---:|---:|"]
    for key, label in labels.items():
        it = figures["scores"][key]
        least = share(floor[key]["f1"] if floor else None)
        lines.append(f"| {label} | {share(it.get('p'))} | {share(it.get('r'))} | **{share(it['f1'])}** | {least} |")
    return "\n".join(lines)


def share(value: float | None) -> str:
    """A share to three places, a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"
