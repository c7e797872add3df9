"""Sentence boundaries by rule, fit for news: abbreviations, initials, datelines, quotations, capitals."""

from __future__ import annotations

import re

from counterclaim.language.asides import labels
from counterclaim.lexicon import words

Span = tuple[int, int]

_END = re.compile(r"(?:\.\s?\.\s?\.|…|[.?!])+[\"'”’»)\]]*(?:''|\")?(?=(\s+|$))")
_GLUED = re.compile(r"(?<=[a-z]{3})[.?!][\"”]?(?=[A-Z][a-z]+[ ,])")
_WORD = re.compile(r"[\w.&'’-]*$")
_NEXT = re.compile(r"[\"'“‘«(\[`]*([^\W_]+(?:[.'’-][^\W_]+)*)?")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Za-z.'’-]+){0,4}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
    r"(?: \([A-Z][A-Za-z .]{2,30}\)(?=,))?(?:, ?[A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
    r"(?:, ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][A-Za-z]{2,8}\.?|N[oO] D[aA][tT][eE])(?:,? \d{2,4})?)?"
    r"(?: ?\([A-Za-z/ .-][A-Za-z0-9/ .-]{1,50}\))? ?(?:--+|—|–|- |: ) ?",
)
_LIST_MARK = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])[.)]$")


def dateline(paragraph: str) -> int:
    """The length of the dateline that a paragraph opens with; 0 where there is none.

    A dateline has a place, mostly in capitals, then a date or an agency or both, then a dash.
    """
    match = _DATELINE.match(paragraph)
    if match is None or match.end() >= len(paragraph):
        return 0
    head = match[0]
    place = re.split(r"[,(]| -|—|–|:", head, maxsplit=1)[0].strip()
    marked = "(" in head or bool(re.search(r"\d", head))
    loud = place.isupper() and len(place) > 2 and not paragraph.isupper()
    if head.rstrip().endswith(":") and not marked:
        return 0
    return match.end() if marked or loud else 0


def sentences(text: str, paragraphs: list[Span]) -> list[Span]:
    """The sentences of a report as ``[start, end)``; none crosses a paragraph."""
    cased = any(c.islower() for c in text) and any(c.isupper() for c in text)
    found: list[Span] = []
    for start, end in paragraphs:
        lead = dateline(text[start:end])
        cuts = [start + lead] if lead else []
        cuts += [c for c in _ends(text[start:end], start, cased) if c > start + lead]
        cuts += [start + labels(text[start:end], c - start) for c in (start, *cuts)]
        at = start
        for cut in [*sorted(set(cuts) - {start}), end]:
            if text[at:cut].strip():
                found.append((at, cut))
                at = cut
    return found


def _ends(paragraph: str, offset: int, cased: bool) -> list[int]:
    """Where a new sentence begins in a paragraph, as offsets in the report."""
    found = []
    since = 0
    for match in _END.finditer(paragraph):
        after = match.end() + len(match[1])
        if after < len(paragraph) and _is_end(paragraph, since, match, cased):
            found.append(offset + after)
            since = after
    found += [offset + m.end() for m in _GLUED.finditer(paragraph) if _is_glued(paragraph, m)]
    return found


def _is_glued(paragraph: str, match: re.Match[str]) -> bool:
    """Whether a stop without a space after it ends a sentence (and is no address)."""
    word = paragraph[: match.start()].rsplit(maxsplit=1)[-1]
    return "@" not in word and "/" not in word and "." not in word


def _is_end(paragraph: str, since: int, match: re.Match[str], cased: bool) -> bool:
    mark = match[0]
    closed = mark.rstrip("\"'”’»)]") != mark
    after = _NEXT.match(paragraph, match.end() + len(match[1]))
    opened = bool(after and after[0][:1] in '"“‘«`([' and after[0])
    word = after[1] if after and after[1] else ""
    if cased and word[:1].islower():
        return False
    if mark[0] != "." or len(mark.rstrip("\"'”’»)]")) > 1:
        return True
    before = _WORD.search(paragraph, since, match.start())
    last = before[0].strip("'’-") if before else ""
    if _LIST_MARK.match(paragraph[since : match.start() + 1].strip()):
        return False
    return closed or _stop_ends(last, word, opened)


def _stop_ends(last: str, word: str, opened: bool) -> bool:
    """Whether the full stop after ``last`` ends a sentence, when ``word`` comes next."""
    low = last.lower()
    starts = word.lower() in words("sentences", "starters") or (opened and not word[:1].isdigit())
    if low in words("sentences", "never_last"):
        return low in words("sentences", "or_words") and starts and word[:1].isupper()
    if low in words("sentences", "seldom_last"):
        return starts
    if len(low) == 1 and low.isalpha():
        return (starts and low != "i") or low == "i"
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", low):
        return starts
    return True
