"""Names in GUM: the proper-noun core of every entity mention whose head is a proper noun."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from counterclaim import gazetteer
from training.treebank import Document, Sentence, Word

KINDS = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "PLACE",
    "event": "EVENT",
    "object": "OBJECT",
}
_MARK = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)-[^()]*\)?|(\d+)(?:\[\d+/\d+\])?\)")
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_TITLES = {"mr.", "mrs.", "ms.", "dr.", "prof.", "president", "sir", "lady", "gen.", "sen.", "rep."}
_OFFICES = {
    "vice", "secretary", "general", "emperor", "chairman", "speaker", "king", "queen", "prince",
    "senator", "minister", "prime", "governor", "mayor", "whip", "protector", "judge", "officer",
    "chief", "director",
}  # fmt: skip
_JOINTS = {"of", "the", "for", "on", "in", "and", "&", "-", "–", "'s", "’s", "de", "la"}


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity mention: words ``start`` to ``end`` (exclusive) of a sentence."""

    start: int
    end: int
    kind: str


def mentions(sentence: Sentence) -> list[Mention]:
    """The entity mentions annotated in the MISC column of a GUM sentence."""
    opened: dict[str, list[tuple[int, str]]] = {}
    found: list[Mention] = []
    for i, word in enumerate(sentence.words):
        entity = _ENTITY.search(word.misc)
        if entity is None:
            continue
        for mark in _MARK.finditer(entity[1]):
            ident, kind, closed = mark.groups()
            if closed is None:
                if mark[0].endswith(")"):
                    found.append(Mention(i, i + 1, kind))
                else:
                    opened.setdefault(ident, []).append((i, kind))
            elif opened.get(closed):
                start, was = opened[closed].pop()
                found.append(Mention(start, i + 1, was))
    return found


def _proper(word: Word) -> bool:
    return word.xpos in ("NNP", "NNPS")


def core(words: tuple[Word, ...], mention: Mention) -> tuple[int, int] | None:
    """The name inside a mention: its proper-noun head and what belongs to the name around it."""
    inside = range(mention.start, mention.end)
    head = next((i for i in inside if words[i].head not in inside), None)
    if head is None or not _proper(words[head]):
        return None
    if mention.kind == "person" and words[head].xpos == "NNPS":
        return None
    start, end = head, head + 1
    while start > mention.start and _extends(words, start - 1, mention.kind):
        start -= 1
    while end < mention.end and _follows(words, end, mention.end, mention.kind):
        end += 1
    while end > start and not _ends_name(words[end - 1]):
        end -= 1
    while start < head and not _proper(words[start]):
        start += 1
    if mention.kind == "person" and all(w.form.lower() in _TITLES | _OFFICES for w in words[start:end]):
        return None
    return (start, end) if end > start else None


def _ends_name(word: Word) -> bool:
    return _proper(word) or word.upos == "NUM" or word.deprel == "flat"


def _extends(words: tuple[Word, ...], i: int, kind: str) -> bool:
    word = words[i]
    if kind == "person" and (word.deprel == "nmod:desc" or word.form.lower() in _TITLES):
        return False
    if _proper(word) or word.xpos == "HYPH":
        return True
    return word.form[:1].isupper() and word.deprel in ("amod", "compound", "flat") and kind != "person"


def _follows(words: tuple[Word, ...], i: int, limit: int, kind: str) -> bool:
    word = words[i]
    if _proper(word) or word.deprel == "flat" or word.xpos == "HYPH":
        return True
    if kind in ("organization", "place", "event", "object") and word.upos == "NUM":
        return word.deprel == "nummod"
    joint = word.form.lower() in _JOINTS and kind != "person"
    if joint and word.form.lower() == "and":
        joint = any(words[j].form.lower() in ("of", "for") for j in range(max(0, i - 4), i))
    return joint and any(_proper(words[j]) for j in range(i + 1, min(i + 3, limit)))


def _kind(words: tuple[Word, ...], kind: str) -> str:
    """A country is a place, also where it acts: so UNER has it, while GUM calls it an organisation there."""
    named = " ".join(w.form for w in words)
    return "PLACE" if kind == "ORG" and gazetteer.country(named) else kind


def tagged(sentence: Sentence) -> Sentence:
    """The sentence with BIO tags of its names; where names nest, the widest stays."""
    tags = ["O"] * len(sentence.words)
    found = []
    for mention in mentions(sentence):
        span = core(sentence.words, mention)
        if span is not None and mention.kind in KINDS:
            found.append((span, _kind(sentence.words[slice(*span)], KINDS[mention.kind])))
    for (start, end), kind in sorted(found, key=lambda f: (f[0][0] - f[0][1], f[0][0])):
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return replace(sentence, names=tuple(tags))


def with_names(documents: list[Document]) -> list[Document]:
    """Every document with the names of its sentences tagged."""
    return [replace(d, sentences=tuple(tagged(s) for s in d.sentences)) for d in documents]
