"""A web page to the article in it."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from counterclaim.errors import AbortError, SkipReportError

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][\w:-]*)[^<>]*>)")
_HIDDEN = {"comment": "-->"} | {
    name: f"</{name}\\b[^<>]*>"
    for name in ("script", "style", "noscript", "template", "svg", "nav", "footer", "iframe", "title")
}
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "dl", "dd", "dt", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"article", "section", "main", "header", "blockquote", "pre"}
)
_FEWEST_WORDS = 5
_LONGEST = 2_000_000
"""Longer pages are not given to the extractor, which may take minutes for them."""


def declared(data: bytes) -> str | None:
    """The character set that a page names in its first kilobytes."""
    found = _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def article(markup: str, item: str) -> dict[str, Any]:
    """The fields of the report in a page: `text`; `title`, `published`, `outlet`, `url` where it names them.

    The extractor is trafilatura; where it finds no article (a page nested beyond reason), or the page is
    very long, all visible text is taken.
    Raises SkipReportError naming `item` if there is no text.
    """
    found = _extracted(markup) if len(markup) <= _LONGEST else {}
    text = found.get("text") or ""
    if len(text.split()) >= _FEWEST_WORDS:
        names = {"title": "title", "published": "date", "outlet": "sitename", "url": "url"}
        return {"text": text} | {ours: found.get(theirs) for ours, theirs in names.items()}
    text, title = _visible(markup)
    if len(text.split()) < _FEWEST_WORDS:
        raise SkipReportError(item, "no text in this page")
    note = "no article was found in the page; all its visible text is read"
    return {"text": text, "title": title or None, "published": found.get("date"), "notes": (note,)}


def _extracted(markup: str) -> Mapping[str, Any]:
    """What trafilatura makes of the page; its date only as the page itself gives it."""
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415  a tenth of a second, and few inputs are pages
    except ImportError as fault:
        raise AbortError(f"pages cannot be read, trafilatura does not load: {fault}") from fault
    try:
        found = bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (ValueError, TypeError, AttributeError, LookupError, RuntimeError):
        return {}
    if found is None or isinstance(found, dict):
        return found or {}
    return {name: getattr(found, name) for name in ("text", "title", "date", "sitename", "url")}


def _visible(markup: str) -> tuple[str, str]:
    """The text that a reader of the page would see, each block on a line, and its title.

    One pass over the tags, none of them matched to another, so that no nesting is too deep.
    """
    pieces: list[str] = []
    title = ""
    at = 0
    endless: set[str] = set()
    while match := _TAG.search(markup, at):
        pieces.append(markup[at : match.start()])
        closing, name = match.group(1), (match.group(2) or "comment").lower()
        at = match.end()
        if name == "title" and not closing and not title:
            title = " ".join(unescape(markup[at : markup.find("<", at)]).split())
        if name in _BLOCKS:
            pieces.append("\n")
        elif name in _HIDDEN and not closing and name not in endless:
            end = re.compile(_HIDDEN[name], re.IGNORECASE).search(markup, at)
            at = end.end() if end else at
            endless |= set() if end else {name}
    pieces.append(markup[at:])
    lines = (" ".join(line.split()) for line in unescape("".join(pieces)).split("\n"))
    return "\n".join(filter(None, lines)), title
