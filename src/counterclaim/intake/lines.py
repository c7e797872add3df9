"""Lines of a text as an editor sees them: headlines, cross-heads, paragraphs, wrapped lines."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counterclaim.intake.shapes import wire

_WRAPPED_WIDTH = 110
_LONGEST_HEADLINE = 250
_LONGEST_CROSSHEAD = 60
_LEAST_PARAGRAPH = 80
_SENTENCES = re.compile(r"[a-z]{3}[.!?][\"”’)]* +[\"“‘(A-Z]")
"""One sentence after another, as no headline has."""


@dataclass(frozen=True, slots=True)
class Line:
    """The stretch of a line without the blanks around it; `apart` if a blank line stands before it."""

    start: int
    end: int
    apart: bool

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end

    def __len__(self) -> int:
        """How many characters it has."""
        return self.end - self.start


def lines(text: str) -> list[Line]:
    """The lines of `text` that hold more than blanks."""
    found: list[Line] = []
    before = 0
    for match in re.finditer(r"[^\r\n]+", text):
        stretch = match.group()
        if not stretch.strip():
            continue
        start = match.start() + len(stretch) - len(stretch.lstrip())
        gap = text[before:start].replace("\r\n", "\n")
        end = match.start() + len(stretch.rstrip())
        found.append(Line(start, end, gap.count("\n") + gap.count("\r") > 1))
        before = end
    return found


def ends_sentence(text: str, line: Line) -> bool:
    """Whether a line ends as running text does."""
    return text[max(line.start, line.end - 3) : line.end].endswith(tuple(wire()["stops"]))


def _stands_alone(found: Sequence[Line], n: int) -> bool:
    """Whether line `n` is no line of a wrapped paragraph: blank lines or unwrapped lines around it say so."""
    below = found[n + 1]
    return below.apart or len(below) > _WRAPPED_WIDTH


def _capitalised(words: str) -> bool:
    """Whether nearly all words but the short ones begin with a capital, as in English headlines."""
    long = [w for w in re.findall(r"[^\W\d_]+", words) if len(w) > 3]
    capital = sum(w[0].isupper() for w in long)
    return not words.isupper() and len(long) > 3 and capital >= 0.9 * len(long)


def is_headline(
    found: Sequence[Line],
    n: int,
    start: int,
    text: str,
    title: str,
    opens: Callable[[str, Line], bool],
) -> bool:
    """Whether what line `n` holds from `start` on is a headline: above the text and no sentence of it.

    `opens` tells whether a line below opens the report proper (dateline, byline).
    """
    line = found[n]
    words = " ".join(text[start : line.end].split())
    if title and words.casefold() == title.casefold():
        return n + 1 < len(found)
    if n + 1 >= len(found) or line.end - start > _LONGEST_HEADLINE or _SENTENCES.search(words):
        return False
    if ends_sentence(text, line):
        return n == 0 and found[n + 1].apart and _capitalised(words)
    below = found[n + 1 : n + 4]
    if n == 0 or start > line.start:
        return start > line.start or _stands_alone(found, n) or opens(text, below[0])
    return any(opens(text, other) for other in below) and not any(ends_sentence(text, b) for b in below[:1])


def is_crosshead(found: Sequence[Line], n: int, text: str) -> bool:
    """Whether line `n` is a short heading between two paragraphs of running text."""
    if not 0 < n < len(found) - 1:
        return False
    above, line, below = found[n - 1 : n + 2]
    words = text[line.start : line.end]
    short = len(line) <= _LONGEST_CROSSHEAD and not ends_sentence(text, line) and words[0].isupper()
    running = min(len(above), len(below)) >= _LEAST_PARAGRAPH and ends_sentence(text, above)
    apart = (line.apart and below.apart) or min(len(above), len(below)) > _WRAPPED_WIDTH
    return short and running and apart and not re.search(r"\d|[:=<>{}|]", words)
