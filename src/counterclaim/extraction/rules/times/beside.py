"""A time that stands behind a word without a verb between them, wherever a parse hangs it."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.found import TimeMention
from counterclaim.extraction.rules.times.attach import WALLS, said

_APART = WALLS | {"as", "while", "following", "amid", "when", "where"}
_MARKS = frozenset({";", ":", "--", "–", "—"})


def beside(doc: Doc, event: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """The only day that the sentence of the token `event` names, if it stands behind it and no clause lies between.

    In "the guard who shot a boy near the harbour on Monday was named" Monday dates the shot, in "the boy who was shot
    was released on Monday" it does not.
    """
    sent = doc[event].sent
    here = [t for t in times if t.dates_events and sent.start <= t.tokens[0] < sent.end and t.when.start]
    here = [t for t in here if t.when.exact and not said(doc, *t.tokens)]
    behind = [t for t in here if t.tokens[0] > event and not t.rule.startswith("time.part")]
    if len({t.when.start for t in here}) != 1 or not behind:
        return None
    between = doc[event + 1 : behind[0].tokens[0]]
    apart = any(t.lower_ in _APART or t.text in _MARKS or _finite(t) for t in between)
    return None if apart else behind[0]


def _finite(token: Token) -> bool:
    """Whether it is a verb of another clause."""
    told = token.tag_ in ("VBD", "VBZ", "VBP", "MD") or (token.tag_ == "VBN" and token.dep_ not in ("acl", "amod"))
    return token.pos_ in ("VERB", "AUX") and told
