"""What the learned attribution head adds to the rules: attributions that none found, contents that one cut short.

The head is an optional part of the language model; where its spans are missing, the rules stand alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from counterclaim.extraction.rules.attribution.cues import verb_cues
from counterclaim.extraction.rules.attribution.phrases import apart
from counterclaim.extraction.rules.found import Attribution
from counterclaim.extraction.rules.tree import children
from counterclaim.language import linking
from counterclaim.model.vocabulary import Stance

RULE = "attribution.learned"
FACTUAL = frozenset({"attribution.say", "attribution.confirm"})
"""The cues under which the head is trusted alone; it also reads praise, wishes and calls, which tell no facts."""

COVERED = 0.3
"""The share of a learned content that rules may already give to somebody before it adds nothing."""


def completed(doc: Doc, said: Sequence[Attribution]) -> list[Attribution]:
    """The rules' attributions, widened where the head reads the same cue further, and those of the head alone."""
    heard = [h for h in linking.attributions(doc) if h.cue is not None and h.contents]
    quotes = [frozenset(t.i for t in quote) for quote in doc.spans.get("quotes", ())]
    out = [_widened(a, heard, quotes) for a in said]
    out.extend(_new(doc, heard, out))
    return apart(doc, out)


def heard(doc: Doc, said: Sequence[Attribution]) -> list[Attribution]:
    """Every attribution of a document, of facts or of attitudes: the head's, or the rules' where it finds none.

    A cue whose verb the lexicon does not know asserts.
    """
    read = [a for a in linking.attributions(doc) if a.contents or a.cue is not None]
    return [_plain(doc, a) for a in read] or list(said)


def _plain(doc: Doc, read: linking.Attribution) -> Attribution:
    """A learned attribution as the rules have theirs."""
    cue = tuple(t.i for t in read.cue or () if not t.is_punct)
    source = None if read.source is None else (read.source.start, read.source.end)
    stance: Stance = next((c.stance for i in cue for c in verb_cues(doc[i])), "asserts")
    return Attribution(source, cue, stance, _tokens(read), RULE)


def _widened(said: Attribution, heard: Sequence[linking.Attribution], quotes: Sequence[frozenset[int]]) -> Attribution:
    """The attribution with what the head reads under the same cue in the quotations that it already holds a part of."""
    if said.source is None:
        return said
    for h in heard:
        cue = range(h.cue.start, h.cue.end) if h.cue is not None else range(0)
        content = _tokens(h)
        if set(said.cue) & set(cue) and said.content & content:
            begun = frozenset().union(*(q for q in quotes if q & said.content))
            return replace(said, content=said.content | (content & begun))
    return said


def _new(doc: Doc, heard: Sequence[linking.Attribution], said: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions of the head whose contents no rule gives to anybody."""
    taken = frozenset(i for a in said if a.source is not None for i in a.content)
    for h in heard:
        content = _tokens(h) - _beside(h)
        if h.source is None or h.cue is None or not content or len(content & taken) > COVERED * len(content):
            continue
        if doc[h.source.start].sent != doc[h.cue.start].sent:
            continue
        stance = _stance(doc, range(h.cue.start, h.cue.end))
        if stance is not None:
            cue = tuple(t.i for t in h.cue if not t.is_punct)
            yield Attribution((h.source.start, h.source.end), cue, stance, content, RULE)


def _beside(heard: linking.Attribution) -> frozenset[int]:
    """What only tells where or when it was said: `said at the funeral of two men shot on Monday`."""
    verbs = (t for t in heard.cue or () if verb_cues(t))
    obliques = (o for v in verbs for o in children(v, "obl") if o.i > v.i)
    return frozenset(t.i for o in obliques for t in o.subtree)


def _stance(doc: Doc, cue: range) -> Stance | None:
    """The stance of the cue's verb by the lexicon, None where no word of the cue tells facts."""
    return next((c.stance for i in cue for c in verb_cues(doc[i]) if c.id in FACTUAL), None)


def _tokens(heard: linking.Attribution) -> frozenset[int]:
    return frozenset(t.i for span in heard.contents for t in span if not t.is_space)
