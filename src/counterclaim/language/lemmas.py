"""Lemmas as edit scripts: how a word form becomes its dictionary form."""

from __future__ import annotations

_MOST_CUT = 4
_MOST_ADDED = 2


def script(form: str, lemma: str) -> str:
    """The shortest ``case|strip|add`` script that turns ``form`` into ``lemma``.

    ``case`` is ``l`` (lower the form first) or ``k`` (keep it); ``strip`` counts the characters
    cut off the end, ``add`` is what follows.
    """
    case = "l" if lemma == lemma.lower() else "k"
    base = form.lower() if case == "l" else form
    same = 0
    for a, b in zip(base, lemma, strict=False):
        if a != b:
            break
        same += 1
    return f"{case}|{len(base) - same}|{lemma[same:]}"


def apply(form: str, rule: str) -> str:
    """The lemma that ``rule`` makes of ``form``; the form itself where the rule does not fit.

    Rules that rewrite most of a word were learned from single irregular words and fit no other.
    """
    case, strip, add = rule.split("|", 2)
    base = form.lower() if case == "l" else form
    cut = int(strip)
    if cut >= len(base) or cut > _MOST_CUT or len(add) > _MOST_ADDED:
        return base
    return base[: len(base) - cut] + add
