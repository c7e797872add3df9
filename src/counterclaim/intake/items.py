"""Paths to the files behind them, and files to what they hold."""

import io
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal

from counterclaim.errors import SkipReportError
from counterclaim.intake.decoding import decode
from counterclaim.intake.limits import too_long
from counterclaim.intake.page import article, declared
from counterclaim.intake.records import Draft, Found, lines, records

Kind = Literal["text", "page", "record", "lines"]

_KINDS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".html": "page", ".htm": "page", ".xhtml": "page",
    ".json": "record", ".jsonl": "lines", ".ndjson": "lines",
}  # fmt: skip
_WIDEST = 4
"""The most bytes that one character takes in any encoding read here."""
_FILES_OF_JSON = 64
"""How many times the limit of one report a whole JSON file may hold; JSON Lines have no such bound."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file, or standard input: its name as given, and the key of the report in it."""

    name: str
    key: str
    path: Path | None


def _printable(path: str | Path) -> str:
    return os.fsencode(path).decode("utf-8", errors="replace")


def items(paths: Iterable[str]) -> Iterator[Item | SkipReportError]:
    """The files named, those in the folders named (sorted; hidden ones and other kinds left out), and `-`.

    A file named twice is given once.
    """
    seen: set[str] = set()
    for name in paths:
        if not name:
            yield SkipReportError("''", "an empty name; the folder that you are in is `.`")
            continue
        for found in [Item("-", "stdin", None)] if name == "-" else _files(Path(name)):
            real = _real(found)
            if real is None or real not in seen:
                yield found
            seen.update(filter(None, [real]))


def _real(found: Item | SkipReportError) -> str | None:
    """The file itself, behind links and dots; None where there is none."""
    try:
        return os.path.realpath(found.path) if isinstance(found, Item) and found.path else None
    except ValueError:
        return None


def _files(path: Path) -> Iterator[Item | SkipReportError]:
    if not path.is_dir():
        yield _item(path)
        return
    empty = True
    faults: list[OSError] = []
    for folder, inner, names in os.walk(path, onerror=faults.append):
        inner[:] = sorted(n for n in inner if not n.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in _KINDS:
                empty = False
                yield _item(Path(folder, name))
    yield from (SkipReportError(_printable(f.filename), f.strerror or "cannot be read") for f in faults)
    if empty and not faults:
        yield SkipReportError(_printable(path), f"no {', '.join(_KINDS)} file in this folder")


def _item(path: Path) -> Item:
    return Item(_printable(path), _printable(path.stem), path)


def drafts(item: Item, limit: int, stdin: BinaryIO | None) -> Iterator[Found]:
    """What one item holds; a fault in it comes as a SkipReportError among the rest."""
    try:
        if item.path is None:
            data = stdin.read(limit * _WIDEST * _FILES_OF_JSON) if stdin else b""
            yield from _read(io.BytesIO(data), len(data), item, limit)
            return
        with item.path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            size = status.st_size if stat.S_ISREG(status.st_mode) else None
            yield from _read(stream, size, item, limit)
    except SkipReportError as skip:
        yield skip
    except OSError as fault:
        yield SkipReportError(item.name, (fault.strerror or "cannot be read").lower())
    except ValueError:
        yield SkipReportError(item.name, "no such file")


def _read(stream: BinaryIO, size: int | None, item: Item, limit: int) -> Iterator[Found]:
    head = b"" if size is None else stream.read(4096)
    if size is not None:
        stream.seek(0)
    kind = _KINDS.get(item.path.suffix.lower() if item.path else "") or _sniffed(head)
    if kind == "lines":
        yield from lines(stream, item.name, item.key, limit)
        return
    most = {"text": limit * _WIDEST + 4, "page": limit, "record": limit * _WIDEST * _FILES_OF_JSON}[kind]
    data = b"" if size is not None and size > most else stream.read(most + 1)
    if len(data) > most or (size or 0) > most:
        raise too_long(item.name, f"{size / 1e6:.1f} MB" if size else "too much to read", limit)
    if not data.strip():
        raise SkipReportError(item.name, "empty")
    if kind == "record":
        yield from records(data, item.name, item.key)
    else:
        yield _text(data, item, page=kind == "page")


def _text(data: bytes, item: Item, *, page: bool) -> Draft:
    """A file that is one report."""
    decoded = decode(data, item.name, declared(data) if page else None)
    fields: dict[str, Any] = article(decoded.text, item.name) if page else {"text": decoded.text}
    return Draft(item.name, item.key, fields | {"notes": (*decoded.notes, *fields.get("notes", ()))})


def _sniffed(head: bytes) -> Kind:
    """What a nameless input begins like."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] == b"{":
        return "lines" if b"}\n{" in head.replace(b" ", b"") or start.count(b"\n") == 0 else "record"
    if start[:1] == b"[" and start[1:].lstrip()[:1] in (b"{", b"]"):
        return "record"
    return "page" if start[:15].lower().startswith((b"<!doctype html", b"<html", b"<?xml")) else "text"


def count(paths: Iterable[str]) -> int | None:
    """How many reports there may be: one a file, one a line of JSON Lines; None if nobody knows. Nothing is read."""
    total = 0
    for item in items(paths):
        if isinstance(item, SkipReportError):
            continue
        if item.path is None:
            return None
        try:
            many = item.path.is_file() and _KINDS.get(item.path.suffix.lower()) == "lines"
            total += _lines(item.path) if many else 1
        except (OSError, ValueError):
            continue
    return total


def _lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))
