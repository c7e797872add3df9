"""Rows as a table for a terminal, as JSON, or as CSV."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from counterclaim.export.paint import painted

FORMATS = ("table", "json", "csv")


def rows(
    found: Sequence[Mapping[str, Any]], columns: Mapping[str, str], form: str, *, width: int = 100, color: bool = False
) -> str:
    """Rows in one of FORMATS. `columns` maps keys to the headings of the table; JSON and CSV have all keys."""
    if form == "json":
        return json.dumps([dict(r) for r in found], ensure_ascii=False, indent=1) + "\n"
    if form == "csv":
        return _csv(found, columns)
    return painted(lambda _: [table(found, columns)], width=width, color=color)


def table(found: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> Table:
    """Rows as a table; numbers stand to the right. Where no column has a heading there is no line of them."""
    told = list(found)
    made = Table(box=None, pad_edge=False, header_style="dim", show_header=any(columns.values()))
    for key, heading in columns.items():
        numbers = bool(told) and all(isinstance(r.get(key), (int, float, type(None))) for r in told)
        made.add_column(heading, justify="right" if numbers else "left", overflow="fold", no_wrap=key == "id")
    for row in told:
        made.add_row(*(Text(_cell(row.get(key))) for key in columns))
    return made


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def _csv(found: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> str:
    """With a line of keys first."""
    keys = list(found[0]) if found else list(columns)
    return lines([dict(zip(keys, keys, strict=True)), *found], keys)


def lines(found: Iterable[Mapping[str, Any]], keys: Sequence[str]) -> str:
    """Rows as lines of CSV; what could be taken for a formula by a spreadsheet is quoted by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in found:
        writer.writerow(_harmless(row.get(k)) for k in keys)
    return out.getvalue()


def _harmless(value: Any) -> Any:
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    formula = isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t")
    return f"'{value}" if formula else value
