"""Short forms that a report gives itself: "Xyz Liberation Front (ABC)" makes ABC that, whatever else it may mean."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.model import Actor
from counterclaim.registry import Found

_OPEN, _CLOSE = {"(", "["}, {")", "]"}
_LONGEST = 12
"""The most letters of a short form."""


def short_forms(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Each short form in brackets with the last word of the name before it."""
    for token in doc[1:-1]:
        if token.nbor(-1).text not in _OPEN or token.nbor(1).text not in _CLOSE or token.i < 3:
            continue
        before = doc[token.i - 2]
        if before.is_alpha and _is_short(token.text):
            yield token, before


def _is_short(word: str) -> bool:
    return len(word) <= _LONGEST and word.isalnum() and sum(c.isupper() for c in word) >= 2


def spells(doc: Doc, form: Token, last: Token) -> bool:
    """Whether the letters of a short form begin the words of the name that ends with `last`, in their order."""
    return _first(doc, form, last) is not None


def spelt_out(doc: Doc, short: str) -> str | None:
    """The name that a report gives in full before a short form: "Xyz Liberation Front (XLF)"; None if it does not."""
    for form, last in short_forms(doc) if _is_short(short) else ():
        first = _first(doc, form, last) if form.text == short else None
        if first is not None:
            return f"{doc[first : last.i + 1].text} ({short})"
    return None


def _first(doc: Doc, form: Token, last: Token) -> int | None:
    """The first word of the name that a short form spells, None where it spells none."""
    letters = [c.lower() for c in form.text if c.isupper()]
    at = last.i
    while letters and at > max(last.i - 2 * len(form), -1):
        word = doc[at]
        if not (word.is_alpha or word.text == "-"):
            return None
        if word.lower_[:1] == letters[-1] and word.text[:1].isupper():
            letters.pop()
        elif word.text[:1].isupper():
            return None
        at -= 1
    return None if letters else at + 1


def named_here(doc: Doc, found: Sequence[Found], meant: Callable[[Token], Actor | None]) -> list[Found]:
    """The names found, short forms that the report explains read as it explains them.

    `meant` tells the actor of the name before the bracket. A form whose name is no known actor stands for none.
    """
    own: dict[str, Actor | None] = {}
    for form, last in short_forms(doc):
        actor = meant(last)
        if actor is not None or spells(doc, form, last):
            own.setdefault(form.text, actor)
    kept = [f for f in found if doc[f.start : f.end].text not in own]
    forms = (t for t in doc if t.text in own)
    new = [Found(t.i, t.i + 1, (a,)) for t in forms if (a := own[t.text]) is not None]
    covered = {i for f in kept for i in range(f.start, f.end)}
    return sorted([*kept, *(replace(f) for f in new if f.start not in covered)], key=lambda f: f.start)
