"""One report with all that the finders saw in it, and how evidence is cut from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.actors import Actors
from counterclaim.extraction.rules.events import Event
from counterclaim.extraction.rules.found import Held, PlaceMention, TimeMention, TollMention
from counterclaim.extraction.rules.grounds import beside_it, is_ward, of_a_time
from counterclaim.extraction.rules.voices import Voices
from counterclaim.model import Evidence, Report, Source
from counterclaim.model.report import PartKind

FURNITURE: tuple[PartKind, ...] = ("dateline", "credit", "note", "crosshead")
LONGEST = 300
"""Characters of one piece of evidence; beyond it the value and the word that tells the event are cited apart."""


@dataclass(frozen=True)
class Scene:
    """Everything that the claims of one report are built from."""

    report: Report
    doc: Doc
    sources: tuple[Source, ...]
    voices: Voices
    events: tuple[Event, ...]
    tolls: tuple[TollMention, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    held: tuple[Held, ...]
    actors: Actors

    def source(self, ident: str | None) -> Source | None:
        """The source with an id, None if nobody has it."""
        return next((s for s in self.sources if s.id == ident), None)

    def is_human(self, source: Source) -> bool:
        """Whether a source is a person by name, office-holder or not."""
        named = (e.text for e in self.doc.ents if e.label_ == "PERSON")
        return source.person or any(source.name in name or name in source.name for name in named)

    @cached_property
    def telling(self) -> frozenset[int]:
        """The tokens of the words that tell the events."""
        return frozenset(i for event in self.events for i in event.tokens())

    @cached_property
    def timed(self) -> frozenset[int]:
        """The tokens of the times whose words tell no event."""
        words = (range(*time.tokens) for time in self.times)
        return frozenset(i for those in words if self.telling.isdisjoint(those) for i in those)

    @cached_property
    def grounds(self) -> tuple[PlaceMention, ...]:
        """The places that tell where something happened, rather than who speaks or which time is meant."""
        kept = (p for p in self.places if not (self.voices.names(p.head) or is_ward(self.doc, p)))
        return tuple(p for p in kept if not of_a_time(self.doc[p.head], self.telling, self.timed))

    @cached_property
    def spots(self) -> tuple[PlaceMention, ...]:
        """Those where an event of its own can have happened, not only some of what it did."""
        return tuple(p for p in self.grounds if not beside_it(self.doc[p.head]))

    def furniture(self, token: int) -> bool:
        """Whether a token stands in the dateline, a credit, a note or a cross-head."""
        return self.report.within(self.doc[token].idx, *FURNITURE)

    def cite(self, *ranges: tuple[int, int]) -> tuple[Evidence, ...]:
        """The shortest stretch of text over all token ranges, or one for each where that would be too long."""
        start, end = min(a for a, _ in ranges), max(b for _, b in ranges)
        if self._length(start, end) <= LONGEST and self.doc[start].sent == self.doc[end - 1].sent:
            return (self._evidence(start, end),)
        return tuple(self._evidence(a, b) for a, b in sorted(set(ranges)))

    def _length(self, start: int, end: int) -> int:
        return self.doc[end - 1].idx + len(self.doc[end - 1]) - self.doc[start].idx

    def _evidence(self, start: int, end: int) -> Evidence:
        first, last = self.doc[start], self.doc[end - 1]
        quoted = any(q.start <= start and end <= q.end for q in self.doc.spans.get("quotes", ()))
        return self.report.cite(first.idx, last.idx + len(last), quoted=quoted)

    def cue_spans(self, tokens: Iterable[int]) -> tuple[tuple[int, int], ...]:
        """Character spans of the words of a cue."""
        return tuple((self.doc[i].idx, self.doc[i].idx + len(self.doc[i])) for i in tokens)


def extent(token: Token) -> tuple[int, int]:
    """The token range of the noun phrase of a head; of a verb, the verb with its particles and auxiliaries."""
    if token.pos_ in {"VERB", "AUX"}:
        near = [
            token.i,
            *(c.i for c in token.children if c.dep_ in {"aux", "aux:pass", "compound:prt"} and abs(c.i - token.i) < 4),
        ]
        return min(near), max(near) + 1
    span = tree.phrase(token)
    return span.start, span.end
