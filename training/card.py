"""The figures of the model card, measured anew and written between its marks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.language import run

BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


def write(corpora: Path, page: Path) -> None:
    """Measure on the test parts and replace the figures in the page.

    Raises ``ValueError`` where the page has no marks.
    """
    text = page.read_text(encoding="utf-8")
    before, mark, rest = text.partition(BEGIN)
    _, other, after = rest.partition(END)
    if not mark or not other:
        raise ValueError(f"{page} has no {BEGIN} … {END}")
    page.write_text(f"{before}{BEGIN}\n{table(run(corpora))}{END}{after}", encoding="utf-8")


def table(figures: dict[str, Any]) -> str:
    """A Markdown list of the figures."""
    lines = []
    for part, values in figures.items():
        shown = json.dumps(values, ensure_ascii=False) if values else "not measured"
        lines.append(f"- **{part}**: `{shown}`\n")
    return "".join(lines)
