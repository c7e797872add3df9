"""What could not be read: told at once, one line each, and counted."""

import json
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import click

from counterclaim.errors import AbortError, SkipReportError, UsageError


class Failures:
    """The items of a run that failed: each goes to standard error, and to `path` as a line `{item, reason}`.

    The file is opened at the start, so that a place where nothing can be written is found before the work. It
    grows under a hidden name and gets its own at the end: it may stand in a folder that is being read.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the file, if there is to be one. Raises UsageError if it cannot be written."""
        self.count = 0
        self._path = path
        self._growing = path
        self._file: IO[str] | None = None
        if path is None:
            return
        if path.is_file() or not path.exists():
            self._growing = path.with_name(f".{path.name}.part")
        try:
            self._file = self._growing.open("w", encoding="utf-8") if self._growing else None
        except OSError as fault:
            raise UsageError(f"cannot write the errors to {path}: {fault.strerror}") from fault

    def __enter__(self) -> Self:
        """The list, empty."""
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None) -> None:
        """Close the file and give it its name."""
        if self._file is not None and self._path and self._growing:
            self._file.close()
            if self._growing != self._path:
                self._growing.replace(self._path)

    def add(self, fault: SkipReportError) -> None:
        """Tell of one. Raises AbortError if the file takes no more."""
        self.count += 1
        warn(f"{fault.item}: {fault.reason}")
        if self._file is None:
            return
        try:
            self._file.write(json.dumps({"item": fault.item, "reason": fault.reason}) + "\n")
            self._file.flush()
        except OSError as trouble:
            raise AbortError(f"the errors file: {trouble.strerror}") from trouble


def warn(line: str) -> None:
    """Put one line on standard error, whatever it holds: line breaks and control characters become blanks."""
    clean = "".join(c if c.isprintable() else " " for c in line)
    encoding = sys.stderr.encoding or "utf-8"
    click.echo(clean.encode(encoding, "backslashreplace").decode(encoding), err=True)
