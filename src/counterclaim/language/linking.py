"""Who said which: the tagged sources, cues and contents of a document joined to attributions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span

_FAR = 60
_CROSSING = 25


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; its ``source`` or ``cue`` is None where there is none near the contents."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]


def attributions(doc: Doc) -> list[Attribution]:
    """Join the spans ``sources``, ``cues`` and ``contents`` of a document, each to the nearest.

    Distance counts tokens; another sentence costs extra.  Empty where the document has no such spans.
    """
    cues, sources = _group(doc, "cues"), _group(doc, "sources")
    contents: dict[int, list[Span]] = {i: [] for i in range(len(cues))}
    alone: list[Span] = []
    for content in _group(doc, "contents"):
        near = _nearest(content, cues)
        if near is None:
            alone.append(content)
        else:
            contents[near].append(content)
    chosen = {i: _nearest(cue, sources) for i, cue in enumerate(cues)}
    found = [
        Attribution(None if (s := chosen[i]) is None else sources[s], cue, tuple(contents[i]))
        for i, cue in enumerate(cues)
    ]
    for number, source in enumerate(sources):
        if number not in chosen.values():
            near = _nearest(source, [*cues, *alone])
            if near is not None:
                found.append(_with(source, near, cues, alone))
    used = {id(c) for a in found if a.cue is None for c in a.contents}
    found += [Attribution(None, None, (c,)) for c in alone if id(c) not in used]
    return sorted(found, key=lambda a: min(s.start for s in (a.source, a.cue, *a.contents) if s is not None))


def _with(source: Span, near: int, cues: list[Span], alone: list[Span]) -> Attribution:
    """An attribution of a source that no cue chose: with its nearest cue or lone content."""
    if near < len(cues):
        return Attribution(source, cues[near], ())
    return Attribution(source, None, (alone[near - len(cues)],))


def _group(doc: Doc, name: str) -> list[Span]:
    spans: Iterable[Span] = doc.spans.get(name, ())
    return list(spans)


def _nearest(span: Span, others: list[Span]) -> int | None:
    """The number of the nearest of ``others``; None where all are far."""
    costs = [_distance(span, other) for other in others]
    best = min(range(len(costs)), key=costs.__getitem__, default=None)
    return best if best is not None and costs[best] <= _FAR else None


def _distance(a: Span, b: Span) -> int:
    gap = max(a.start - b.end, b.start - a.end, 0)
    if gap > _FAR:
        return gap
    low, high = (a.end, b.start) if a.end <= b.start else (b.end, a.start)
    crossed = sum(1 for i in range(low, high + 1) if i < len(a.doc) and a.doc[i].is_sent_start)
    return gap + _CROSSING * crossed
