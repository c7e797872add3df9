"""A web page to the article in it."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from counterclaim.errors import SkipReportError

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_HIDDEN = frozenset({"script", "style", "noscript", "template", "svg", "nav", "footer", "iframe"})
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "dl", "dd", "dt", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"article", "section", "main", "header", "blockquote", "pre"}
)
_FEWEST_WORDS = 5


def declared(data: bytes) -> str | None:
    """The character set that a page names in its first kilobytes."""
    found = _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def article(markup: str, item: str) -> dict[str, Any]:
    """The fields of the report in a page: `text`; `title`, `published`, `outlet`, `url` where it names them.

    The extractor is trafilatura; where it finds no article (a page nested beyond reason), all visible text
    is taken.
    Raises SkipReportError naming `item` if there is no text.
    """
    found = _extracted(markup)
    text = found.get("text") or ""
    if len(text.split()) >= _FEWEST_WORDS:
        names = {"title": "title", "published": "date", "outlet": "sitename", "url": "url"}
        return {"text": text} | {ours: found.get(theirs) for ours, theirs in names.items()}
    page = _Visible()
    page.feed(markup)
    page.close()
    if len(page.text.split()) < _FEWEST_WORDS:
        raise SkipReportError(item, "no text in this page")
    note = "no article was found in the page; all its visible text is read"
    title = page.title or found.get("title")
    return {"text": page.text, "title": title, "published": found.get("date"), "notes": (note,)}


def _extracted(markup: str) -> Mapping[str, Any]:
    """What trafilatura makes of the page; its date only as the page itself gives it."""
    from trafilatura import bare_extraction  # noqa: PLC0415  costs a tenth of a second, and few inputs are pages

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


class _Visible(HTMLParser):
    """Collects what a reader of a page would see, each block on a line. No nesting is too deep for it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.title = ""
        self._hidden: list[str] = []
        self._titled = False

    @property
    def text(self) -> str:
        """The visible text."""
        joined = "".join(self.pieces)
        return "\n".join(line for raw in joined.split("\n") if (line := " ".join(raw.split())))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Open a block or a stretch that is not shown."""
        self._titled = tag == "title"
        if tag in _HIDDEN:
            self._hidden.append(tag)
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        self._titled = False
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Take the text of a block, or of the title."""
        if self._titled:
            self.title += data.strip()
        elif not self._hidden:
            self.pieces.append(data)
