"""Tags that a form cannot have: "shot" is no present tense and no infinitive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_VERBAL = ("VB", "VBP", "VBZ", "VBG", "VBD", "VBN")
_PRESENT = frozenset({"VB", "VBP"})
_AUXILIARIES = frozenset({"aux", "aux:pass"})


def pasts(known: Mapping[str, Mapping[str, str]]) -> frozenset[str]:
    """The lower-case past tenses among known lemmas (by XPOS and form) that are no base form of any verb."""
    bases = {lemma for tag in _VERBAL for lemma in known.get(tag, {}).values()}
    bases.update(*(known.get(tag, {}) for tag in _PRESENT))
    return frozenset(form for form, lemma in known.get("VBD", {}).items() if form != lemma and form not in bases)


def tagged(
    words: Sequence[str], xpos: Sequence[str], heads: Sequence[int], deprel: Sequence[str], past: frozenset[str]
) -> list[str]:
    """The tags of a text with those of the `past` forms made past tenses, participles where an auxiliary hangs on
    them. `heads` number the words of the text."""
    helped = {head for head, relation in zip(heads, deprel, strict=True) if relation in _AUXILIARIES}
    found = list(xpos)
    for i, (word, tag) in enumerate(zip(words, xpos, strict=True)):
        if tag in _PRESENT and word.lower() in past:
            found[i] = "VBN" if i in helped else "VBD"
    return found
