"""Lemmas as edit scripts: how a word form becomes its dictionary form."""

from __future__ import annotations

from collections.abc import Callable

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


def bases(form: str, xpos: str) -> tuple[str, ...]:
    """The base forms that a lower-case form may have as a regular verb or noun of that Penn tag; none for other tags.

    "hopped" may come of "hopp", "hoppe" and "hop".
    """
    if xpos in ("VBD", "VBN") and form.endswith("ed"):
        return _without(form, "ed", "ied")
    if xpos == "VBG" and form.endswith("ing"):
        return _without(form, "ing")
    if xpos in ("VBZ", "NNS") and form.endswith("s"):
        longer = (form[:-3] + "y",) if form.endswith("ies") else (form[:-2],) if form.endswith("es") else ()
        return (form[:-1], *longer)
    return (form,) if xpos.startswith("VB") else ()


def _without(form: str, ending: str, of_y: str = "") -> tuple[str, ...]:
    stem = form[: -len(ending)]
    double = (stem[:-1],) if len(stem) > 2 and stem[-1] == stem[-2] else ()
    return (stem, stem + "e", *double, *((stem[:-1] + "y",) if of_y and form.endswith(of_y) else ()))


def sound(form: str, xpos: str, lemma: str, known: Callable[[str], bool]) -> str:
    """The lemma where a form of that tag can come of it, and it is a known word; else what it can come of, known first.

    "abd" for "abduct" and "foile" for "foiled" are put right so; irregular forms are for the caller to know.
    """
    possible = bases(form.lower(), xpos)
    if not possible or (lemma in possible and known(lemma)):
        return lemma
    words = [b for b in possible if known(b)]
    return words[0] if words else lemma if lemma in possible else possible[0]
