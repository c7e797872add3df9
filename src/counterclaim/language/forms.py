"""Tags that a form cannot have: "shot" is no present tense, "blew" no participle, and no noun has an object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_VERBAL = ("VB", "VBP", "VBZ", "VBG", "VBD", "VBN")
_PRESENT = frozenset({"VB", "VBP"})
_AUXILIARIES = frozenset({"aux", "aux:pass"})
Known = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Pasts:
    """Lower-case past tenses that are no base form of any verb; ``only`` those that are no participles either."""

    all: frozenset[str]
    only: frozenset[str]

    @classmethod
    def of(cls, known: Known) -> Pasts:
        """The past tenses among known lemmas by XPOS and form; what ends in -ed may be a participle, seen or not."""
        bases = {lemma for tag in _VERBAL for lemma in known.get(tag, {}).values()}
        bases.update(*(known.get(tag, {}) for tag in _PRESENT))
        found = frozenset(f for f, lemma in known.get("VBD", {}).items() if f != lemma and f not in bases)
        return cls(found, frozenset(f for f in found if f not in known.get("VBN", {}) and not f.endswith("ed")))


def tagged(
    words: Sequence[str], xpos: Sequence[str], heads: Sequence[int], deprel: Sequence[str], pasts: Pasts
) -> list[str]:
    """The tags of a text without those that a past form cannot have.

    A participle is one on which an auxiliary hangs. ``heads`` number the words of the text.
    """
    hung: dict[int, set[str]] = {}
    for head, relation in zip(heads, deprel, strict=True):
        hung.setdefault(head, set()).add(relation)
    found = list(xpos)
    for i, (word, tag) in enumerate(zip(words, xpos, strict=True)):
        below, form = hung.get(i, set()), word.lower()
        noun = tag == "NN" and {"nsubj", "obj"} <= below
        if form in pasts.all and (tag in _PRESENT or noun):
            found[i] = "VBN" if below & _AUXILIARIES else "VBD"
        elif tag == "VBN" and form in pasts.only:
            found[i] = "VBD"
    return found
