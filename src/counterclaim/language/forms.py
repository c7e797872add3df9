"""What a form cannot be: "shot" is no present, "blew" no participle, no noun has an object, a man no kind of shot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim import lexicon

_VERBAL = ("VB", "VBP", "VBZ", "VBG", "VBD", "VBN")
_PRESENT = frozenset({"VB", "VBP"})
_AUXILIARIES = frozenset({"aux", "aux:pass"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NOMINAL = frozenset({"obl", "nmod", "obj", "nsubj"})
_CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis"})
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


def named(words: Sequence[str], xpos: list[str], heads: list[int], deprel: list[str]) -> None:
    """Join a name whose second word was read as one more subject or object ("official Gul Orm said"), in place."""
    below = set(heads)
    for i in range(2, len(words)):
        at = i - 1
        alike = words[i].istitle() and words[at].istitle() and xpos[at] == "NNP" and xpos[i] in {"NN", "NNP"}
        if not alike or i in below or deprel[i] not in {"nsubj", "nsubj:pass", "obj"}:
            continue
        top = heads[at] if deprel[at] in {"appos", "flat", "nmod:desc"} else at
        if heads[top] == heads[i] and deprel[top] == deprel[i]:
            heads[i], deprel[i], xpos[i] = at, "flat", "NNP"


def tagged(
    words: Sequence[str], xpos: Sequence[str], heads: Sequence[int], deprel: Sequence[str], pasts: Pasts
) -> list[str]:
    """The tags of a text without those that a past form cannot have.

    A participle is one on which an auxiliary hangs, or, without a subject, a doer with "by" ("an attack carried out by
    rebels"). ``heads`` number the words of the text.
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
        elif tag == "VBG" and deprel[i] in _NOMINAL and below & {"amod", "det"}:
            found[i] = "NN"
        elif tag == "VBD" and form not in pasts.only and "obl:agent" in below:
            found[i] = tag if "nsubj" in below else "VBN"
    return found


def parted(words: Sequence[str], xpos: list[str], heads: list[int], deprel: list[str]) -> None:
    """Part those who were shot from the "shot" that was read as a noun with them before it ("a man shot in the leg").

    The tags, heads and relations are put right in place: the person is the head, and the shot says what befell them;
    where the shot, or what is joined to it, has an object, the person fired it.
    """
    kinds = lexicon.words("forms", "shots")
    for i, word in enumerate(words):
        at = i - 1
        if word.lower() != "shot" or xpos[i] != "NN" or at < 0 or heads[at] != i or xpos[at] not in _NOUNS:
            continue
        if deprel[at] in {"compound", "nsubj", "nsubj:pass"} and words[at].lower() not in kinds:
            _part(i, at, xpos, heads, deprel)


def _part(shot: int, person: int, xpos: list[str], heads: list[int], deprel: list[str]) -> None:
    below = [i for i, head in enumerate(heads) if head == shot]
    joined = {i for i in below if deprel[i] == "conj"}
    fired = any(deprel[i] == "obj" and (heads[i] == shot or heads[i] in joined) for i in range(len(heads)))
    clause = deprel[shot] in _CLAUSES or (deprel[shot] == "conj" and xpos[heads[shot]] not in _NOUNS)
    xpos[shot] = "VBD" if fired else "VBN"
    for i in below:
        if i < person and not (clause and deprel[i] in {"mark", "cc", "punct", "advmod"}):
            heads[i] = person
        elif i > shot and deprel[i].startswith("nmod"):
            deprel[i] = deprel[i].replace("nmod", "obl", 1)
    if clause or fired:
        deprel[person] = "nsubj" if fired else "nsubj:pass"
    else:
        heads[person], deprel[person] = heads[shot], deprel[shot]
        heads[shot], deprel[shot] = person, "acl"
