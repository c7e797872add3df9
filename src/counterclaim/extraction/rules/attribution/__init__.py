"""Who says what: every attribution of a report, with its stance and exactly the tokens that are said.

The verbs, nouns and phrases that attribute are data (lexicon/en/attribution.yaml). `verbs` and `phrases` find what each
of them says, `quotes` the quotations that run on, `learned` what the model of the language step saw besides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.attribution.cues import words
from counterclaim.extraction.rules.attribution.phrases import (
    apart,
    headline_sayings,
    hedged,
    hedging,
    phrase_sayings,
)
from counterclaim.extraction.rules.attribution.quotes import with_quotations
from counterclaim.extraction.rules.attribution.saying import Saying
from counterclaim.extraction.rules.attribution.spans import RELATIVE, is_mark, is_word, phrase
from counterclaim.extraction.rules.attribution.verbs import sayings
from counterclaim.extraction.rules.found import Attribution
from counterclaim.extraction.rules.sources.outlets import outlet_name
from counterclaim.extraction.rules.sources.roles import can_see, can_speak, is_mute
from counterclaim.model import Report


def attributions(doc: Doc, report: Report, *, everything: bool = False) -> list[Attribution]:
    """Every who-says-what of a report, in the order of the cues.

    `everything` adds speech that reports no fact (orders, wishes, attitudes). Of two attributions that hold a
    token the one with the smaller content is the inner one. One without a source inside a sourced one takes
    that one's source: whoever says that something "reportedly" happened is the one who hedges.
    """
    found = with_quotations(doc, [*_found(doc), *headline_sayings(doc, report)])
    kept = [s for s in found if everything or s.rule.use == "report"]
    told = _parted(doc, [_attribution(doc, s) for s in kept if s.content and not _is_empty(doc, s)])
    told = apart(doc, _contrasted(doc, told))
    return _inherited(sorted(_distinct(told), key=lambda a: (a.cue[0], len(a.content))))


def hedges(doc: Doc) -> dict[int, str]:
    """The tokens that a word such as "suspected" or "apparently" modifies, with the id of the rule."""
    found = (hedging(t) for t in doc)
    return {pair[0].i: pair[1].id for pair in found if pair is not None}


def _found(doc: Doc) -> Iterator[Saying]:
    """All that the rules find, token by token."""
    for token in doc:
        if token.is_space or is_mark(token):
            continue
        yield from sayings(token)
        yield from phrase_sayings(token)
        one = hedged(token)
        if one is not None:
            yield one


def _is_empty(doc: Doc, saying: Saying) -> bool:
    """Whether nothing that could be a fact is said, or nobody who could say it is the source."""
    if not any(is_word(doc[i]) for i in saying.content):
        return True
    if saying.rule.witness:
        return saying.source is None or not can_see(saying.source)
    if saying.source is not None and (saying.source.tag_ in RELATIVE or saying.source.dep_ == "expl"):
        return True
    if saying.source is not None and is_mute(saying.source):
        return True
    relayed = saying.rule.id == "attribution.quoted" or saying.rule.animate
    return relayed and (saying.source is None or not can_speak(saying.source))


def _attribution(doc: Doc, saying: Saying) -> Attribution:
    """A Saying with its source as a token range and its relays by name."""
    source = saying.span or (phrase(saying.source) if saying.source is not None else None)
    relays = tuple(dict.fromkeys(n for n in (outlet_name(t) for t in saying.relays) if n))
    cue = tuple(sorted(set(saying.cue)))
    said = saying.content - set(cue)
    if said and (first := doc[min(said)]).pos_ == "ADP" and first.dep_ == "case" and not _is_bound(first):
        said -= {first.i}
    return Attribution(source, cue, saying.stance, said, saying.rule.id, relays)


def _is_bound(first: Token) -> bool:
    """Whether a preposition opens a bound on a number ("at least two")."""
    return first.i + 1 < len(first.doc) and first.nbor(1).tag_ in {"JJS", "JJR", "RBS", "RBR"}


def _distinct(found: Iterable[Attribution]) -> list[Attribution]:
    """Without the second of two that differ in nothing that matters; a citing clause replaces what it cites."""
    kept: dict[tuple[object, ...], Attribution] = {}
    for one in found:
        kept.setdefault((one.source, one.cue, one.content), one)
    relayed = {i for a in kept.values() if a.rule == "attribution.quoted" for i in a.cue}
    kept = {k: a for k, a in kept.items() if a.rule == "attribution.quoted" or not set(a.cue) <= relayed}
    cited = [a for a in kept.values() if a.rule == "attribution.quoted" and a.relayed_by]
    return [a for a in kept.values() if not any(_is_cited(a, c) for c in cited)]


def _is_cited(one: Attribution, cited: Attribution) -> bool:
    """Whether `cited` says the same tokens on better authority."""
    return one is not cited and one.content == cited.content and one.rule != cited.rule


def _parted(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """What a speaker goes on to say (", adding that") is no part of what the same one has said before."""
    going = [a for a in found if doc[a.cue[0]].tag_ == "VBG" and doc[a.cue[0]].lemma_ in words("followers")]
    out = []
    for one in found:
        later = [a for a in going if a.source == one.source and a is not one and a.cue[0] in one.content]
        cut = {i for a in later for i in one.content if i >= a.cue[0] and doc[i].sent == doc[a.cue[0]].sent}
        out.append(replace(one, content=one.content - cut) if cut else one)
    return out


def _contrasted(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """ "X said A, while B, according to Y": each of two speakers of a sentence says what stands on his own side."""
    out = list(found)
    for mark in (t for t in doc if _parts(t)):
        start, end = mark.sent.start, mark.sent.end
        here = [n for n, a in enumerate(out) if a.source is not None and start <= a.cue[0] < end]
        before = [n for n in here if out[n].cue[0] < mark.i]
        after = [n for n in here if out[n].cue[0] > mark.i]
        if not ({out[n].source for n in before} and {out[n].source for n in after}):
            continue
        for n, side in [*((n, range(mark.i, end)) for n in before), *((n, range(start, mark.i)) for n in after)]:
            out[n] = replace(out[n], content=out[n].content - set(side))
    return [a for a in out if a.content]


def _parts(token: Token) -> bool:
    """Whether what follows is told beside what was before: `while`, `, but the army denied`, `, raising the toll`."""
    summing = token.tag_ == "VBG" and token.lemma_ in words("summing")
    turns = token.lower_ in words("turns") and token.head.dep_ == "conj"
    beside = token.lower_ in words("meanwhile")
    if not (summing or turns or beside or token.lower_ in words("contrast")) or token.i == token.sent.start:
        return False
    if token.lower_ in words("contrast"):
        return True
    if token.nbor(-1).text != ",":
        return False
    aside = beside and token.dep_ == "mark" and token.head.tag_ != "VBG"
    own = any(token.i < c.i < token.head.i and c.dep_ == "nsubj" for c in token.head.children)
    return summing or aside or (turns and own)


def _inherited(found: list[Attribution]) -> list[Attribution]:
    """Attributions to nobody, inside one that has a source, take over that source and its relays."""
    return [_taken_over(one, found) for one in found]


def _taken_over(one: Attribution, found: list[Attribution]) -> Attribution:
    outer = [a for a in found if a.source is not None and a is not one and set(one.cue) <= a.content]
    if one.source is not None or not outer:
        return one
    nearest = min(outer, key=lambda a: len(a.content))
    return replace(one, source=nearest.source, relayed_by=nearest.relayed_by)
