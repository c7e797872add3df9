"""Verbs and participles that a parse took for one another, or hung in the wrong place.

Short sentences of news have them often: "released two nurses kidnapped in May" (it is the nurses who were kidnapped),
"found two clerks shot", "nor has any group claimed it", "gunmen in a car shot and killed a judge", "by men thought to
be smugglers".
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim import lexicon
from counterclaim.language.analysis import Sentence

_NOUNS = frozenset({"NOUN", "PROPN"})
_OBLIQUE = frozenset({"obl:agent", "obl", "nmod"})


@dataclass(slots=True)
class _Tree:
    """The columns of a sentence, to be put right in place."""

    words: Sequence[str]
    upos: Sequence[str]
    lemma: Sequence[str]
    xpos: list[str]
    head: list[int]
    deprel: list[str]

    def below(self, at: int, *relations: str) -> list[int]:
        """The children of a word, of these relations if any are given."""
        found = (i for i, above in enumerate(self.head) if above == at)
        return [i for i in found if not relations or self.deprel[i] in relations]

    def within(self, at: int) -> list[int]:
        """A word and all below it."""
        return [at, *(i for child in self.below(at) for i in self.within(child))]

    def hang(self, at: int, on: int, relation: str) -> None:
        """Hang a word on another."""
        self.head[at], self.deprel[at] = on, relation

    def swap(self, verb: int, other: int, relation: str) -> None:
        """Put a verb in the place of what stood over it, which hangs on the verb then."""
        self.hang(verb, self.head[other], self.deprel[other])
        self.hang(other, verb, relation)

    def participles(self) -> Iterator[int]:
        """Past participles that a verb governs, without an auxiliary or a mark of their own."""
        for i, tag in enumerate(self.xpos):
            if tag == "VBN" and self.deprel[i] == "xcomp" and not self.below(i, "aux", "aux:pass", "mark", "cop"):
                yield i


def put_right(words: Sequence[str], sentence: Sentence) -> Sentence:
    """The sentence with every such verb in its place."""
    told = sentence
    tree = _Tree(words, told.upos, told.lemma, list(told.xpos), list(told.head), list(told.deprel))
    for mend in _MENDS:
        mend(tree)
    if tree.head == sentence.head and tree.deprel == sentence.deprel:
        return sentence
    return Sentence(sentence.upos, tree.xpos, sentence.lemma, tree.head, tree.deprel, sentence.names)


def _auxiliary(tree: _Tree) -> None:
    """ "Nor has any group claimed it": the auxiliary before its subject."""
    for have in [i for i, lemma in enumerate(tree.lemma) if lemma == "have"]:
        for verb in tree.below(have, "xcomp"):
            if tree.xpos[verb] == "VBN" and any(have < i < verb for i in tree.below(verb, "nsubj")):
                for i in tree.below(have):
                    tree.head[i] = verb
                tree.swap(verb, have, "aux")


def _own_clause(tree: _Tree) -> None:
    """ "Denied having shot them": a clause of its own, not one that shares the subject."""
    for verb, relation in enumerate(tree.deprel):
        if relation == "xcomp" and any(tree.xpos[i] == "VBG" for i in tree.below(verb, "aux")):
            tree.deprel[verb] = "ccomp"


def _patient(tree: _Tree) -> None:
    """ "Found two clerks shot": whom the participle befell is what was found."""
    for verb in tree.participles():
        over = tree.head[verb]
        for who in tree.below(verb, "nsubj"):
            if over < who < verb and not tree.below(over, "obj"):
                tree.hang(who, over, "obj")


def _qualifying(tree: _Tree) -> None:
    """ "Released two nurses kidnapped in May": what stands right behind an object tells more of it.

    Not where the verb is one whose object comes to be so ("found two nurses bound").
    """
    resulting = lexicon.words("forms", "resulting")
    for verb in tree.participles():
        over = tree.head[verb]
        things = [i for i in tree.below(over, "obj") if i < verb and max(tree.within(i)) == verb - 1]
        if things and tree.upos[things[0]] in _NOUNS and tree.lemma[over] not in resulting:
            tree.hang(verb, things[0], "acl")


def _doer_of_two(tree: _Tree) -> None:
    """ "Gunmen in a car shot and killed a judge": the noun that was taken for the root is who did both."""
    root = tree.head.index(-1)
    verbs = [i for i in tree.below(root, "conj") if tree.xpos[i] == "VBD" and not tree.below(i, "nsubj", "nsubj:pass")]
    if tree.upos[root] not in _NOUNS or tree.below(root, "cop") or not verbs:
        return
    second = verbs[0]
    before = [i for i in tree.within(root) if tree.deprel[i] == "acl" and i < second and tree.xpos[i] in ("VBN", "VBD")]
    both = [i for i in before if i + 2 == second and tree.words[i + 1].lower() in ("and", "or")]
    verb = both[0] if both else second
    for i in tree.below(root):
        if i > verb:
            tree.head[i] = verb
    tree.swap(verb, root, "nsubj")
    tree.xpos[verb] = "VBD"


def _answering(tree: _Tree) -> None:
    """ "Youths answered by throwing stones": who does something by doing another is no sufferer."""
    root = tree.head.index(-1)
    if tree.upos[root] not in _NOUNS or tree.below(root, "cop"):
        return
    for verb in tree.below(root, "acl"):
        how = [i for i in tree.below(verb, "advcl") if tree.xpos[i] == "VBG"]
        if any(tree.words[m].lower() == "by" for i in how for m in tree.below(i, "mark")):
            tree.swap(verb, root, "nsubj")
            tree.xpos[verb] = "VBD"
            return


def _taken(tree: _Tree) -> None:
    """ "By men thought to be smugglers": behind a preposition stands a noun."""
    for verb, relation in enumerate(tree.deprel):
        if relation not in _OBLIQUE or tree.xpos[verb] not in ("VBD", "VBN"):
            continue
        who, case = tree.below(verb, "nsubj", "nsubj:pass"), tree.below(verb, "case")
        if len(who) == 1 and case and case[0] < who[0] < verb:
            tree.swap(who[0], verb, "acl")
            tree.xpos[verb] = "VBN"
            for i in case:
                tree.head[i] = who[0]


def _day_of_saying(tree: _Tree) -> None:
    """ "The ministry on Tuesday said": the day is that of the saying and no part of who says it."""
    days, saying = lexicon.words("forms", "days"), lexicon.words("forms", "saying")
    for at, relation in enumerate(tree.deprel):
        over = tree.head[at]
        if not relation.startswith("nmod") or tree.words[at].lower() not in days or tree.deprel[over] != "nsubj":
            continue
        verb = tree.head[over]
        if tree.lemma[verb] in saying and over < at:
            tree.hang(at, verb, "obl")


def _behind_names(tree: _Tree) -> None:
    """ "Killed journalist Jan Orm in Orvel": nothing hangs on the second part of a name."""
    for at, relation in enumerate(tree.deprel):
        over = tree.head[at]
        if not relation.startswith("nmod") or relation == "nmod:poss" or tree.deprel[over] != "flat" or at < over:
            continue
        while tree.deprel[over] == "flat" and tree.head[over] >= 0:
            over = tree.head[over]
        verb = tree.head[over]
        if tree.deprel[over] in ("obj", "nsubj:pass") and tree.below(at, "case"):
            tree.hang(at, verb, "obl")
        else:
            tree.head[at] = over


_MENDS: tuple[Callable[[_Tree], None], ...] = (
    _auxiliary,
    _own_clause,
    _taken,
    _patient,
    _qualifying,
    _doer_of_two,
    _answering,
    _behind_names,
    _day_of_saying,
)
