"""A participle that a parse took for the verb of its clause: "men thought to be smugglers shot a guard".

The words read so far make a clause, until a second verb comes that has no subject but theirs. Then the first is no verb
of the clause: it only says what its noun is taken for.
"""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim import lexicon
from counterclaim.language.analysis import Sentence


def reread(words: Sequence[str], sentence: Sentence) -> Sentence:
    """The sentence with every such participle hung on its noun and the second verb in its place."""
    taken, being = lexicon.words("forms", "taken"), lexicon.words("forms", "being")
    low = [w.lower() for w in words]
    for at in range(1, len(low) - 3):
        if low[at] in taken and low[at + 1] == "to" and low[at + 2] in being:
            sentence = _second(sentence, at)
    return sentence


def _second(sentence: Sentence, at: int) -> Sentence:
    """The sentence with the verb of the clause behind the participle `at`, unchanged where there is none."""
    head, relation, tags = list(sentence.head), list(sentence.deprel), list(sentence.xpos)
    subject = next((i for i in _children(head, at) if relation[i].startswith("nsubj") and i < at), None)
    verb = _verb_behind(sentence, at)
    if subject is None or verb is None:
        return sentence
    if head[at] != verb:
        head[verb], relation[verb] = head[at], relation[at]
    for child in _children(head, at):
        if child > verb:
            head[child] = verb
    head[subject], head[at], relation[at] = verb, subject, "acl"
    tags[verb], tags[at] = "VBD", "VBN"
    being = head[at + 2]
    if at + 2 < being < verb and head[being] == verb:
        head[being], relation[being] = at, "xcomp"
    return replace(sentence, head=head, deprel=relation, xpos=tags)


def _verb_behind(sentence: Sentence, at: int) -> int | None:
    """The verb without a subject of its own that hangs on the participle, or over it."""
    head, relation = sentence.head, sentence.deprel
    near = [i for i in _children(head, at) if i > at + 2 and relation[i] in ("ccomp", "xcomp", "parataxis")]
    near += [head[at]] if relation[at] == "ccomp" and head[at] > at else []
    for verb in near:
        own = {relation[i].partition(":")[0] for i in _children(head, verb)}
        being = at + 1 in _children(head, verb) or at + 2 in _children(head, verb)
        if sentence.xpos[verb] in ("VBD", "VBN") and not being and not own & {"nsubj", "mark", "aux"}:
            return verb
    return None


def _children(head: Sequence[int], at: int) -> list[int]:
    return [i for i, above in enumerate(head) if above == at]
