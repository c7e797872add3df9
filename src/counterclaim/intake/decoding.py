"""Bytes to text: which encoding, and whether it is text at all."""

import codecs
import re
from dataclasses import dataclass
from functools import cache

from charset_normalizer import from_bytes

from counterclaim.errors import SkipReportError
from counterclaim.lexicon import table

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer ones before those that they begin with."""
_SAMPLE = 200_000
_WESTERN = re.compile(r"cp125[0247]|latin_?1|iso8859_?(?:1|2|9|15|16)|mac_|cp437|cp85\d|hp_roman", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.1
_MOST_BROKEN = 0.005


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what its reader should know about how it was decoded."""

    text: str
    notes: tuple[str, ...] = ()


@cache
def _magic() -> tuple[tuple[bytes, str], ...]:
    return tuple((bytes.fromhex(kind["bytes"]), kind["name"]) for kind in table("intake", "")["magic"])


def decode(data: bytes, item: str, declared: str | None = None) -> Decoded:
    """The text in `data`: a byte order mark decides, then UTF-8, then what is `declared`, then its looks.

    The mark itself is dropped, nothing else changes. Raises SkipReportError naming `item` if it is no text.
    """
    for start, name in _magic():
        if data.startswith(start):
            raise SkipReportError(item, f"{name}, not text; counterclaim reads plain text, HTML and JSON")
    found = _marked(data) or _unicode(data) or _declared(data, declared) or _guessed(data)
    if found is None or _garbled(found.text[:_SAMPLE]):
        raise SkipReportError(item, "binary data, not text")
    return found


def _garbled(text: str) -> bool:
    """Whether too many control characters stand in it for a text."""
    return len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text)


def _marked(data: bytes) -> Decoded | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, errors="replace")
            return Decoded(text, () if name == "utf-8" else (f"decoded from {name.upper()[:6]}",))
    return None


def _unicode(data: bytes) -> Decoded | None:
    """UTF-8, with few bytes broken at most; UTF-16 and UTF-32 without a mark, told by their zero bytes."""
    for width, names in ((4, ("utf-32-le", "utf-32-be")), (2, ("utf-16-le", "utf-16-be"))):
        head = data[: 4000 - 4000 % width]
        zeros = [head[n::width].count(0) * width / max(1, len(head)) for n in range(width)]
        for name, byte in zip(names, (0, width - 1), strict=True):
            if zeros[byte] < 0.1 and min(zeros[:byte] + zeros[byte + 1 :]) > 0.7 and len(data) % width == 0:
                return Decoded(data.decode(name, errors="replace"), (f"decoded from {name.upper()[:6]}",))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    broken = text.count("�")
    whole = sum(1 for letter in text[:_SAMPLE] if letter > "\x7f" and letter != "�")
    if broken <= _MOST_BROKEN * len(text) and whole > broken:
        return Decoded(text, (f"{broken} bytes are not UTF-8; U+FFFD stands in their place",))
    return None


def _declared(data: bytes, name: str | None) -> Decoded | None:
    if not name:
        return None
    try:
        return Decoded(data.decode(name), (f"decoded from {name.lower()}, as declared",))
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(data: bytes) -> Decoded | None:
    """A legacy encoding. Between Western ones, which differ in rare letters, Windows-1252 is taken."""
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    name = best.encoding
    try:
        if _WESTERN.match(name):
            return Decoded(data.decode("cp1252"), ("decoded from windows-1252, as detected",))
    except UnicodeDecodeError:
        pass
    note = f"decoded from {name.replace('_', '-')}, as detected"
    return Decoded(data.decode(name, errors="replace"), (note,))
