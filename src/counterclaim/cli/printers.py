"""Dossiers as they are printed: a screen, a line, indented JSON, or rows of a table of incidents."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from types import TracebackType
from typing import TYPE_CHECKING, Self

from counterclaim.cli.failures import warn
from counterclaim.cli.output import Output
from counterclaim.cli.terminal import columns, wants_color

if TYPE_CHECKING:
    from counterclaim.model import Dossier, Report

TABLES = ("ucdp", "acled")
FORMATS = ("text", "jsonl", "json", *TABLES)
_HANDFUL = 5


def _named(report: "Report") -> str:
    """Where a report comes from: its file, with its key where that may hold several."""
    if report.path is None:
        return report.key
    path = PurePath(report.path)
    return report.path if report.key in (path.stem, str(path.with_suffix(""))) else f"{report.path}, {report.key}"


class Printer:
    """Prints dossiers in one of FORMATS, each as soon as it is there.

    `json` is one object for one report, a list for several. `color` None means: on a terminal.
    """

    def __init__(self, form: str, out: Output, *, color: bool | None, mask: bool | None) -> None:
        """Nothing is printed yet. `mask` None means: in tables."""
        self._form, self._out = form, out
        self._mask = form in TABLES if mask is None else mask
        self._color = wants_color() if color is None else color
        self._held: str | None = None
        self._listed = False

    def __enter__(self) -> Self:
        """The printer, ready; a table has its line of headings, if no row follows too."""
        if self._form in TABLES:
            from counterclaim.export import coded, tables  # noqa: PLC0415

            keys = coded.columns(self._form)
            self._out.write(tables.lines([dict(zip(keys, keys, strict=True))], keys))
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None) -> None:
        """End the list, if one was begun, also when the run is cut short: what is printed is whole."""
        if kind is None or issubclass(kind, KeyboardInterrupt):
            if self._held is not None:
                self._out.write(self._held + "\n")
            elif self._listed:
                self._out.write("\n]\n")

    def show(self, dossier: "Dossier") -> None:
        """Print one dossier; what there is to note goes to standard error unless the screen says it."""
        if self._form == "text":
            from counterclaim.export import text  # noqa: PLC0415

            self._out.write(text.screen(dossier, width=columns(), color=self._color, mask=self._mask) + "\n")
            return
        for note in (*dossier.report.notes, *dossier.notes):
            warn(f"note: {_named(dossier.report)}: {note}")
        if self._form in TABLES:
            self._rows(dossier)
        elif self._form == "jsonl":
            self._out.write(self._json(dossier, None) + "\n")
        else:
            self._append(self._json(dossier, 2))

    def _append(self, object_: str) -> None:
        """Hold the first object back; a second one makes it a list."""
        if self._listed:
            self._out.write(f",\n{object_}")
        elif self._held is None:
            self._held = object_
        else:
            self._out.write(f"[\n{self._held},\n{object_}")
            self._held, self._listed = None, True

    def _rows(self, dossier: "Dossier") -> None:
        """Its incidents as lines of the table."""
        from counterclaim.export import coded, tables  # noqa: PLC0415

        found = coded.rows(self._shown(dossier), self._form)
        self._out.write(tables.lines(found, coded.columns(self._form)))

    def _shown(self, dossier: "Dossier") -> "Dossier":
        """The dossier with the names that are to be masked blacked out."""
        if not self._mask:
            return dossier
        from counterclaim.export.mask import masked  # noqa: PLC0415

        return masked(dossier)

    def _json(self, dossier: "Dossier", indent: int | None) -> str:
        """The contract's JSON object."""
        dossier = self._shown(dossier)
        return json.dumps(dossier.to_dict(), ensure_ascii=False, indent=indent, allow_nan=False)

    @contextmanager
    def progress(self) -> Iterator[Callable[[int], None]]:
        """A counter on standard error, if that is a terminal and the output is not the same one."""
        if not sys.stderr.isatty() or (self._form == "text" and sys.stdout.isatty()):
            yield lambda _: None
            return
        from counterclaim.cli.progress import counting  # noqa: PLC0415

        with counting(after=_HANDFUL) as step:
            yield step
