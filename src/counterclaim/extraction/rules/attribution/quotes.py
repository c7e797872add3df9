"""Quotations: the whole of one belongs to its speaker, over sentences and paragraphs, with or without a cue."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Span

from counterclaim.extraction.rules.attribution.cues import cues
from counterclaim.extraction.rules.attribution.saying import Saying
from counterclaim.extraction.rules.attribution.spans import is_word

_LEAST = 6
"""The words that a quotation needs to be more than a phrase taken up."""
_SPOKEN = frozenset({"attribution.quoted", "attribution.headline"})


def with_quotations(doc: Doc, found: Iterable[Saying]) -> list[Saying]:
    """The attributions with quotations completed, and new ones for quotations that go on without a cue."""
    quotes = [q for q in doc.spans.get("quotes", ()) if any(is_word(t) for t in q)]
    sayings = [_completed(_confined(s, quotes), quotes) for s in found]
    return [*sayings, *_continued(doc, sayings, quotes)]


def _confined(saying: Saying, quotes: list[Span]) -> Saying:
    """A cue inside a quotation attributes nothing outside of it."""
    around = next((q for q in quotes if q.start < saying.cue[0] < q.end), None)
    if around is None:
        return saying
    return replace(saying, content=frozenset(i for i in saying.content if around.start < i < around.end))


def _speaks(saying: Saying) -> bool:
    """Whether the cue is one that introduces speech of somebody named."""
    clausal = "clause" in saying.rule.frames or saying.rule.id in _SPOKEN or bool(saying.rule.words)
    return saying.source is not None and clausal


def _completed(saying: Saying, quotes: list[Span]) -> Saying:
    """With the rest of every quotation that the content enters and the cue is outside of."""
    if not _speaks(saying):
        return saying
    more: set[int] = set()
    for quote in quotes:
        words = {t.i for t in quote if is_word(t)}
        outside = not any(quote.start <= i < quote.end for i in saying.cue)
        if outside and words & saying.content and len(words) >= 2 and _is_speech(saying, quote, words):
            more |= {t.i for t in quote if not t.is_space}
    if not more:
        return saying
    spoken = (
        sum(is_word(t) for q in quotes for t in q if t.i in saying.content) * 2 > len(saying.content)
        and len(more) > _LEAST
    )
    rule = replace(saying.rule, use="report", stance="asserts") if saying.rule.use == "act" and spoken else saying.rule
    return replace(saying, content=saying.content | more, rule=rule)


def _is_speech(saying: Saying, quote: Span, words: set[int]) -> bool:
    """Whether a quotation is more than a phrase that the content takes up, or wholly in it."""
    return words <= saying.content or len(words & saying.content) * 2 >= len(words) or _sentences(quote) > 1


def _continued(doc: Doc, sayings: list[Saying], quotes: list[Span]) -> list[Saying]:
    """Quotations that fill their sentences and have no cue: the last one who spoke goes on."""
    rule = cues("quotation")[0]
    speaking = sorted((s for s in sayings if _speaks(s)), key=lambda s: s.cue[0])
    out = []
    for quote in quotes:
        words = {t.i for t in quote if is_word(t)}
        covered = any(words & s.content for s in speaking if not quote.start <= s.cue[0] < quote.end)
        if covered or len(words) < rule.shortest or not _fills(doc, quote):
            continue
        before = [s for s in speaking if s.cue[0] < quote.start and s.rule.id not in {"attribution.see"}]
        before = [s for s in before if not any(q.start <= s.cue[0] < q.end for q in quotes)]
        if before and _is_near(doc, before[-1], quote):
            last = before[-1]
            content = frozenset(t.i for t in quote if not t.is_space)
            out.append(Saying(last.source, last.cue, rule.stance, content, rule, last.relays))
    return out


def _fills(doc: Doc, quote: Span) -> bool:
    """Whether nothing but the quotation stands in its sentences."""
    first, last = doc[quote.start].sent, doc[quote.end - 1].sent
    outer = [t for t in doc[first.start : last.end] if t.i < quote.start or t.i >= quote.end]
    return not any(is_word(t) for t in outer)


def _is_near(doc: Doc, saying: Saying, quote: Span) -> bool:
    """Whether at most one sentence without speech stands between the last speech and the quotation."""
    start = max(saying.content | set(saying.cue)) + 1
    return start >= quote.start or _sentences(doc[start : quote.start]) <= 2


def _sentences(span: Span) -> int:
    """How many sentences a stretch touches with more than two words."""
    starts = [t.sent.start for t in span if is_word(t)]
    return sum(1 for s in set(starts) if starts.count(s) > 2)
