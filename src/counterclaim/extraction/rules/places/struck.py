"""Names that the model takes for persons and that are towns: what is shelled, bombed or besieged."""

from functools import partial

from spacy.tokens import Doc, Token

from counterclaim import lexicon
from counterclaim.extraction.rules import tree

words = partial(lexicon.words, "placewords")
"""A list of lexicon/en/placewords.yaml, by its name."""


def struck(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is what a verb of war is done to (`drones struck Orvel`, `the shelling of Orvel`), and nobody
    of that name is told of in the report."""
    root = doc[start:end].root
    if not _suffers(root) or any(c.dep_ in {"appos", "nmod:desc", "flat"} for c in root.children):
        return False
    return not any(
        e.label_ == "PERSON" and len(e) > end - start and any(t.text == doc[start].text for t in e) for e in doc.ents
    )


def _suffers(root: Token) -> bool:
    over = tree.lemma(root.head)
    if root.dep_ in {"obj", "nsubj:pass"}:
        by_arms = any(tree.lemma(s) in words("war_arms") for s in tree.subjects(root.head))
        return root.head.pos_ == "VERB" and (over in words("war") or (over in words("blows") and by_arms))
    if root.dep_ == "compound" and over in words("war_nouns"):
        return True
    return root.dep_ == "nmod" and tree.case(root) in {"of", "on"} and over in words("war_nouns")
