"""Sentences of words to their analysis: tags, lemmas, trees, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.language import bio, forms, lemmas, roles, trees
from counterclaim.language.files import Files, Labels
from counterclaim.language.pieces import WordPieces
from counterclaim.language.scores import Floats, Ids, Network, Scores, Window, window

ROOM = 176
"""Word pieces of a window of several sentences."""
LONGEST = 500
"""Word pieces of the longest window: a sentence beyond is read in parts."""
TOGETHER = 32
"""Windows in work at once."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence analysed; every list has one entry per word.

    ``head`` is the index in the sentence, -1 for the root; ``names`` are BIO tags.
    """

    upos: list[str]
    xpos: list[str]
    lemma: list[str]
    head: list[int]
    deprel: list[str]
    names: list[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A window's share of a text: words ``[start, end)`` of it, cut to sentences at ``cuts``."""

    start: int
    end: int
    cuts: tuple[int, ...]


def parts(sizes: Sequence[Sequence[int]]) -> list[Part]:
    """Pack sentences to windows; ``sizes`` holds the word pieces of every word of every sentence.

    Consecutive sentences share a window of ``ROOM`` pieces; a longer sentence has one of its own, and
    beyond ``LONGEST`` several.
    """
    found: list[Part] = []
    word = used = 0
    cuts: list[int] = []
    for sentence in sizes:
        size = sum(sentence)
        if cuts and used + size > ROOM:
            found.append(Part(cuts[0], word, tuple(cuts)))
            cuts, used = [], 0
        if size > LONGEST:
            found += _pieces_of(sentence, word)
        else:
            cuts.append(word)
            used += size
        word += len(sentence)
    if cuts:
        found.append(Part(cuts[0], word, tuple(cuts)))
    return found


def _pieces_of(sentence: Sequence[int], offset: int) -> list[Part]:
    """The windows of a sentence that is too long for one, of like size."""
    count = -(-sum(sentence) // (LONGEST - 20))
    share = sum(sentence) / count
    found: list[Part] = []
    start, used = 0, 0
    for i, size in enumerate(sentence):
        if used >= share:
            found.append(Part(offset + start, offset + i, (offset + start,)))
            start, used = i, 0
        used += size
    return [*found, Part(offset + start, offset + len(sentence), (offset + start,))]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to analyse: the words of each sentence, and for each word whether it is quoted.

    ``quoted`` runs over all words, with the codes of ``roles.Features``; empty where it is not known.
    """

    sentences: Sequence[Sequence[str]]
    quoted: Sequence[int] = ()

    @property
    def words(self) -> list[str]:
        """All words, in order."""
        return [word for sentence in self.sentences for word in sentence]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text analysed; ``roles`` are BIO tags of all words, empty where the model has no attribution head."""

    sentences: list[Sentence]
    roles: list[str]


@dataclass(frozen=True, slots=True)
class Columns:
    """What the network says of all ``W`` words of a text: ids, global heads (-1 for roots), states."""

    upos: Ids
    xpos: Ids
    lemma: Ids
    names: Ids
    head: Ids
    relation: Ids
    states: Floats


Job = tuple[Text, list[Part], list[Window]]


class Analyser:
    """Reads pre-tokenised sentences by the embedded model.

    ``states`` asks for ``features`` even where there is no attribution head yet.
    """

    def __init__(self, files: Files, states: bool = False) -> None:
        """Open the sessions of the model in ``files``."""
        self._network = Network(files, states or bool(files.attribution))
        self._labels = files.labels
        self._known = files.lemmas
        self._pasts = forms.Pasts.of(files.lemmas)
        self._pieces = WordPieces(files.vocabulary)

    def texts(self, texts: Iterable[Text]) -> Iterator[Analysis]:
        """Analyse texts, in order; sentences without words give sentences without words."""
        for text, columns in self.columns(texts):
            tags: list[str] = []
            if self._network.has_roles and text.quoted:
                tags = self._network.roles(features(text, columns))
            yield Analysis(self._sentences(text, columns), tags)

    def features(self, texts: Iterable[Text]) -> Iterator[roles.Features]:
        """What the attribution head learns from."""
        for text, columns in self.columns(texts):
            yield features(text, columns)

    def columns(self, texts: Iterable[Text]) -> Iterator[tuple[Text, Columns]]:
        """Texts, in order, each with what the network says of all its words."""
        waiting: list[Job] = []
        load = 0
        for text in texts:
            words = text.words
            cut = parts([[len(self._pieces(w)) for w in sentence] for sentence in text.sentences if sentence])
            waiting.append((text, cut, [window(words[p.start : p.end], self._pieces) for p in cut]))
            load += len(cut)
            if load >= TOGETHER:
                yield from self._run(waiting)
                waiting, load = [], 0
        yield from self._run(waiting)

    def _run(self, waiting: list[Job]) -> Iterator[tuple[Text, Columns]]:
        scores = self._network.run([w for _, _, windows in waiting for w in windows])
        for text, cut, _ in waiting:
            yield text, self._joined([(part, next(scores)) for part in cut])

    def _joined(self, scored: list[tuple[Part, Scores]]) -> Columns:
        """The windows of one text side by side."""
        if not scored:
            none = np.zeros(0, np.int64)
            return Columns(none, none, none, none, none, none, np.zeros((0, 0, 0), np.float32))
        trees_found = [self._tree(part, scores) for part, scores in scored]
        return Columns(
            upos=np.concatenate([s.upos for _, s in scored]),
            xpos=np.concatenate([s.xpos for _, s in scored]),
            lemma=np.concatenate([s.lemma for _, s in scored]),
            names=np.concatenate([_names(part, s) for part, s in scored]),
            head=np.concatenate([head for head, _ in trees_found]),
            relation=np.concatenate([relation for _, relation in trees_found]),
            states=np.concatenate([s.states for _, s in scored], axis=1),
        )

    def _tree(self, part: Part, scores: Scores) -> tuple[Ids, Ids]:
        """Heads in the numbering of the text, -1 for roots, and relation ids."""
        ends = [*part.cuts[1:], part.end]
        heads: list[int] = []
        for cut, stop in zip(part.cuts, ends, strict=True):
            start, end = cut - part.start, stop - part.start
            square = np.concatenate([scores.arcs[start:end, :1], scores.arcs[start:end, start + 1 : end + 1]], axis=1)
            heads += [h + start if h >= 0 else -1 for h in trees.heads(square)]
        local = np.array(heads, dtype=np.int64)
        relation = self._network.relations(scores.dep, scores.gov[local + 1])
        return np.where(local >= 0, local + part.start, -1), relation

    def _sentences(self, text: Text, columns: Columns) -> list[Sentence]:
        labels: Labels = self._labels
        words = text.words
        upos = [labels.upos[i] for i in columns.upos]
        deprel = [labels.deprel[i] for i in columns.relation]
        heads = columns.head.tolist()
        given = [labels.xpos[i] for i in columns.xpos]
        xpos = forms.tagged(words, given, heads, deprel, self._pasts)
        forms.parted(words, xpos, heads, deprel)
        upos = [u if x == g or u == "AUX" else _part(x) for u, x, g in zip(upos, xpos, given, strict=True)]
        forms.named(words, xpos, heads, deprel)
        rules = [labels.lemma[i] for i in columns.lemma]
        lemma = [self._lemma(*row) for row in zip(words, xpos, rules, strict=True)]
        found, at = [], 0
        for sentence in text.sentences:
            here = slice(at, at + len(sentence))
            tree = [h - at if h >= 0 else -1 for h in heads[here]]
            relations = deprel[here]
            _one_root(tree, relations)
            names = [labels.names[i] for i in columns.names[here]]
            found.append(Sentence(upos[here], xpos[here], lemma[here], tree, relations, names))
            at = here.stop
        return found

    def _lemma(self, word: str, xpos: str, rule: str) -> str:
        """A known lemma, or what the network's rule makes of the word, if that can be."""
        known = self._known.get(xpos, {}).get(word.lower())
        return known or lemmas.sound(word, xpos, lemmas.apply(word, rule) or word, self._pieces.whole)


def _part(xpos: str) -> str:
    """The part of speech of a word whose tag was put right: a verb or a noun."""
    return "NOUN" if xpos == "NN" else "VERB"


def features(text: Text, columns: Columns) -> roles.Features:
    """What the attribution head reads of a text."""
    numbers = np.arange(len(columns.head))
    head = np.where(columns.head >= 0, columns.head, numbers)
    quoted = np.array(text.quoted or [0] * len(numbers), dtype=np.int64)
    return roles.Features(columns.states, head, columns.upos, columns.relation, quoted)


def _names(part: Part, scores: Scores) -> Ids:
    """The ids of the best tags of a window's names, none of which crosses a sentence."""
    ends = [*part.cuts[1:], part.end]
    found = [bio.best(scores.names[a - part.start : b - part.start]) for a, b in zip(part.cuts, ends, strict=True)]
    return np.concatenate(found)


def _one_root(tree: list[int], deprel: list[str]) -> None:
    """Hold the parts of an overlong sentence together, and keep ``root`` for the root alone."""
    roots = [i for i, head in enumerate(tree) if head < 0]
    for other in roots[1:]:
        tree[other] = roots[0]
        deprel[other] = "parataxis"
    for i, head in enumerate(tree):
        if head < 0:
            deprel[i] = "root"
        elif deprel[i] == "root":
            deprel[i] = "parataxis"
