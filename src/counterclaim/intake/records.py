"""JSON and JSON Lines to the fields of reports."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

from counterclaim.errors import SkipReportError
from counterclaim.intake.decoding import decode
from counterclaim.intake.limits import too_long
from counterclaim.lexicon import table

_ESCAPED = 6
"""The most bytes that one character takes in JSON (an escape)."""
_BESIDES = 1_000_000
"""Room for the other fields of a record."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields that an input gives for one report, as it gives them, and what to call it in messages.

    `item` names it in a message, `key` is used unless the fields hold an id.
    """

    item: str
    key: str
    fields: Mapping[str, Any]


Found = Draft | SkipReportError


def records(data: bytes, item: str, key: str) -> Iterator[Found]:
    """The reports in a JSON document: an object, or a list of them; JSON Lines under that name too."""
    text = decode(data, item).text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as fault:
        if "Extra data" in str(fault):
            yield from _several(text, item, key)
        else:
            yield SkipReportError(item, f"not JSON: {_reason(fault)}")
        return
    if value == []:
        yield SkipReportError(item, "an empty list")
    elif isinstance(value, list):
        yield from (_draft(record, f"{item}[{n}]", f"{key}-{n}") for n, record in enumerate(value))
    else:
        yield _draft(value, item, key)


def lines(stream: BinaryIO, item: str, key: str, limit: int) -> Iterator[Found]:
    """The reports in JSON Lines, one at a time; a line too long for a report within `limit` is skipped."""
    longest = limit * _ESCAPED + _BESIDES
    n = told = 0
    while raw := stream.readline(longest):
        n += 1
        if len(raw) == longest and not raw.endswith(b"\n"):
            while rest := stream.readline(longest):
                if rest.endswith(b"\n"):
                    break
            told += 1
            yield too_long(f"{item}:{n}", f"a line of more than {longest:,} bytes", limit)
        elif n == 1 and raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            whole = decode(raw + stream.read(), item).text
            yield from list(_several(whole, item, key)) or [SkipReportError(item, "empty")]
            return
        elif raw.strip():
            told += 1
            yield _decoded_line(raw, item, key, n)
    if not told:
        yield SkipReportError(item, "empty")


def _several(text: str, item: str, key: str) -> Iterator[Found]:
    """The reports in JSON Lines that are read already."""
    yield from (_line(raw, item, key, n) for n, raw in enumerate(text.split("\n"), 1) if raw.strip())


def _decoded_line(raw: bytes, item: str, key: str, n: int) -> Found:
    try:
        return _line(decode(raw, f"{item}:{n}").text, item, key, n)
    except SkipReportError as skip:
        return skip


def _line(text: str, item: str, key: str, n: int) -> Found:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as fault:
        return SkipReportError(f"{item}:{n}", f"not JSON: {_reason(fault, one_line=True)}")
    return _draft(record, f"{item}:{n}", f"{key}-{n}")


def _reason(fault: Exception, *, one_line: bool = False) -> str:
    """What is wrong with it and where; the line is not told of what is one."""
    if isinstance(fault, RecursionError):
        return "nested too deeply"
    if isinstance(fault, json.JSONDecodeError):
        line = "" if one_line else f"line {fault.lineno}, "
        return f"{fault.msg.removesuffix(' at')} at {line}column {fault.colno}"
    return str(fault)


@cache
def _names() -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = table("intake", "")["fields"]
    return found


def _draft(record: object, item: str, key: str) -> Found:
    """The fields of one record under our names. counterclaim's own output is a record too."""
    if isinstance(record, dict) and isinstance(record.get("report"), dict):
        record = record["report"] | {"id": record["report"].get("key")}
    if not isinstance(record, dict):
        return SkipReportError(item, f"not a report but {_kind(record)}")
    fields = {
        ours: next((record[name] for name in names if record.get(name) is not None), None)
        for ours, names in _names().items()
    }
    if fields["text"] is None:
        return SkipReportError(item, f"no text (looked for {', '.join(_names()['text'])})")
    if not isinstance(fields["text"], str):
        return SkipReportError(item, f"its text is {_kind(fields['text'])}")
    return Draft(item, key, fields)


def _kind(value: object) -> str:
    """A JSON value's type in plain words."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else "a truth value"
    names: dict[type, str] = {dict: "an object", list: "a list", str: "a string"}
    return names.get(type(value), "a number")
