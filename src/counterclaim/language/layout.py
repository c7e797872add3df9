"""Paragraphs: how a report's lines hang together."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(r"\s*(?:[-*•–—·]|\d{1,2}[.)]|\([a-z0-9]\))\s")
_WIDEST = 132
_NARROWEST = 40


def lines(text: str) -> list[Span]:
    """The lines that are not blank, without the spaces around them."""
    found = []
    for match in _LINE.finditer(text):
        line = match[0]
        if line.strip():
            lead = len(line) - len(line.lstrip())
            found.append((match.start() + lead, match.start() + len(line.rstrip())))
    return found


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a report as ``[start, end)``, in order.

    A blank line always ends one.  A single line break ends one too, unless the text is wrapped by
    hand at a fixed width and the line was full.
    """
    found: list[Span] = []
    spans = lines(text)
    width = max((end - start for start, end in spans), default=0)
    for start, end in spans:
        if found and _wrapped(text, found[-1][1], (start, end), width):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _wrapped(text: str, end: int, line: Span, width: int) -> bool:
    """Whether ``line`` goes on the paragraph that now stops at ``end``."""
    gap = text[end : line[0]]
    if len(_BREAK.findall(gap)) != 1 or not _NARROWEST <= width <= _WIDEST:
        return False
    if _BULLET.match(text, line[0]):
        return False
    before = max(text.rfind(mark, 0, end) for mark in "\n\r\x0b\x0c\x85\u2028\u2029") + 1
    length = end - before
    first = text[line[0] : line[1]].split(maxsplit=1)[0]
    if length + 1 + len(first) >= 0.88 * width:
        return True
    return text[line[0]].islower() and text[end - 1] not in ".?!:"


def pieces(text: str) -> Iterator[str]:
    """The text of each paragraph."""
    for start, end in paragraphs(text):
        yield text[start:end]
