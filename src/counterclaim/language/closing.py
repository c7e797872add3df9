"""Who closes a sentence: "killing six, including a child, mayor Jan Novak said".

A parse may take the words between the last comma and the verb of saying for one more of those told before, which leaves
the verb without a subject, or for a clause about them. Then they are its subject.
"""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim import lexicon
from counterclaim.language.analysis import Sentence

_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PART", "CCONJ"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TOLD = frozenset({"ccomp", "xcomp", "obj", "mark"})
_HUNG = frozenset({"acl:relcl", "parataxis"})
_OPENS = frozenset({"ADP", "CCONJ", "PART"})


def spoken(words: Sequence[str], sentence: Sentence) -> Sentence:
    """The sentence with the subject of every such verb given back to it."""
    saying = lexicon.words("forms", "saying")
    for verb, lemma in enumerate(sentence.lemma):
        if lemma in saying and sentence.xpos[verb] in _FINITE and _lacks_subject(sentence, verb):
            sentence = _given_back(words, sentence, verb)
    return sentence


def _lacks_subject(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has what it says before it, and nobody who says it."""
    own = [(i, sentence.deprel[i]) for i, above in enumerate(sentence.head) if above == verb]
    told = any(i < verb and relation in ("ccomp", "parataxis") for i, relation in own)
    hung = sentence.deprel[verb] in _HUNG and not any(relation in _TOLD for _, relation in own)
    return (told or hung) and not any(relation.startswith("nsubj") for _, relation in own)


def _given_back(words: Sequence[str], sentence: Sentence, verb: int) -> Sentence:
    """The sentence with the phrase between the last comma and the verb as its subject, unchanged if there is none."""
    start = _phrase(words, sentence, verb)
    if start is None:
        return sentence
    head, relation = list(sentence.head), list(sentence.deprel)
    inside = range(start, verb)
    tops = [i for i in inside if head[i] not in inside and sentence.upos[i] not in ("AUX", "ADV")]
    nouns = [i for i in tops if sentence.upos[i] in ("NOUN", "PROPN") and 0 <= head[i] < start]
    if not nouns or len(nouns) < len(tops) or any(_is_above(head, top, verb) for top in tops):
        return sentence
    for i, above in enumerate(head):
        if above in tops and i not in inside:
            head[i] = head[above]
    for top in tops:
        last = top == tops[-1]
        head[top], relation[top] = (verb, "nsubj") if last else (tops[-1], "nmod:desc")
    if relation[verb] in _HUNG:
        root = head.index(-1)
        head[root], relation[root], head[verb], relation[verb] = verb, "ccomp", -1, "root"
    return replace(sentence, head=head, deprel=relation)


def _phrase(words: Sequence[str], sentence: Sentence, verb: int) -> int | None:
    """Where the noun phrase right before a verb begins, if a comma parts it from the rest."""
    end = verb
    while end > 0 and sentence.upos[end - 1] in ("AUX", "ADV"):
        end -= 1
    start = end
    while start > 0 and sentence.upos[start - 1] in _PHRASE:
        start -= 1
    if not 0 < start < end or words[start - 1] != "," or sentence.upos[start] in _OPENS:
        return None
    return start if sentence.upos[end - 1] in ("NOUN", "PROPN") else None


def _is_above(head: Sequence[int], top: int, below: int) -> bool:
    """Whether a word stands over another in the tree."""
    while below >= 0 and below != top:
        below = head[below]
    return below == top
