"""Words of violence that tell none: weapons fired at nobody, pretexts, struggles at large, help for another deed."""

from spacy.tokens import Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.senses import is_people, words
from counterclaim.extraction.rules.tree import lemma


def drill(token: Token) -> bool:
    """Whether weapons are fired at nobody: the sentence tells an exercise, or the report does and nobody is hit."""
    doc = token.doc
    if any(lemma(t) in words("drills") for t in token.sent):
        return True
    if "drills" not in doc.user_data:
        doc.user_data["drills"] = sum(lemma(t) in words("drills") for t in doc)
    exercise = doc.user_data["drills"] > 2
    hit = (t for t in token.sent if t.pos_ != "PRON" and lemma(t) not in words("carriers"))
    return exercise and not any(is_people(t) or lemma(t) in words("harming") for t in hit)


def helps(noun: Token) -> bool:
    """`An air strike supported the operation`, `troops backed by air strikes`: what helps a deed is none itself."""
    first = noun.head if noun.dep_ == "conj" else noun
    return lemma(first.head) in words("helping") and first.dep_ in {"nsubj", "obl:agent"}


def rhetorical(noun: Token) -> bool:
    """`This is a battle with terrorists`, `the fight against crime`, an "open war": no fight on one day."""
    if lemma(noun) not in words("struggles"):
        return False
    if any(c.dep_ == "cop" for c in noun.children) or tree.obliques(noun, "against"):
        return True
    return any(t.is_quote for t in noun.doc[max(noun.sent.start, noun.i - 2) : noun.i])


def pretended(token: Token) -> bool:
    """`under the pretext of killing rebels`."""
    return lemma(token.head) in words("pretexts") and (token.dep_ == "acl" or tree.case(token) == "of")
