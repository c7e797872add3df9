"""Over what a president, a secretary or a deputy is set: a state or an area of one, or some other body."""

from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from counterclaim import gazetteer, lexicon

_OF = frozenset({"of", "for"})
_ENDS = frozenset({"of", "for", "in", "at", "from", "who", "which", "that", "and", ","})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_words = partial(lexicon.words, "roles")


def presides(low: Sequence[str], at: int) -> bool:
    """Whether the office at `at` of a phrase, in lower-case words, is one of a state: with nothing else named.

    `the president`, `president of Uganda`, `the country's president`; not `president of the traders' chamber`.
    """
    behind = next((n + 1 for n in range(at + 1, len(low)) if low[n] in _OF), None)
    if behind is not None:
        return _is_public(list(takewhile(lambda w: w not in _ENDS, low[behind:])))
    if at > 1 and low[at - 1] in {"'s", "s"}:
        start = max((n + 1 for n in range(at - 1) if low[n] in _ENDS), default=0)
        return _is_public(low[start : at - 1])
    return True


def _is_public(words: Sequence[str]) -> bool:
    """Whether words name a state, a part of one or a body of it, or nothing."""
    named = [w for w in words if w not in _ARTICLES]
    if not named or not (_words("areas") | _words("states")).isdisjoint(named):
        return True
    return any(gazetteer.candidates(" ".join(named[n:])) for n in range(len(named)))
