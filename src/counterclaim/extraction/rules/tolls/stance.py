"""How far a harm is told as a fact: asserted, suspected, expected, or only meant, possible, asked or denied."""

from spacy.tokens import Token

from counterclaim.extraction.rules.tolls.harm import Harm
from counterclaim.extraction.rules.tolls.passive import SUBJECTS
from counterclaim.extraction.rules.tolls.people import listed_words
from counterclaim.model.vocabulary import Stance


def stance(harm: Harm) -> Stance | None:
    """The commitment with which the harm is told; None where it is only meant, possible, asked or denied."""
    if harm.token.sent.text.rstrip().endswith("?") or _imperative(harm.token):
        return None
    told = _modality(harm.token)
    node, steps = harm.token, 0
    while told is not None and node.head != node and steps < 4:
        above = _inherited(node)
        if above is None:
            return None
        told = above if above != "asserts" else told
        if not _hangs(node):
            break
        node, steps = node.head, steps + 1
    return told


def _hangs(node: Token) -> bool:
    """Whether the clause shares the modality of the one above: a complement, or a coordination without a subject."""
    own = any(c.dep_ in (*SUBJECTS, "aux") for c in node.children)
    return node.dep_ == "xcomp" or (node.dep_ == "conj" and not own and node.head.pos_ in ("VERB", "ADJ"))


def _inherited(node: Token) -> Stance | None:
    """What the word above makes of the harm told below it."""
    above = node.head
    if _hangs(node):
        told, governed = _modality(above), _governed(node)
        return governed if told == "asserts" else told
    if node.dep_ == "advcl" and node.tag_ == "VBG" and not any(c.dep_ == "mark" for c in node.children):
        return None if _auxiliaries(above) & listed_words("hypothetical") else "asserts"
    nonfinite = node.tag_ == "VBG" or any(c.lower_ == "being" for c in node.lefts)
    if node.dep_ in ("ccomp", "advcl", "acl") and nonfinite and _auxiliaries(above) & listed_words("hypothetical"):
        return None
    if node.dep_ in ("ccomp", "advcl", "acl", "obl"):
        marked = any(c.dep_ in ("mark", "case") for c in node.lefts)
        meant = node.tag_ == "VBG" and above.lemma_.lower() in listed_words("meant") | listed_words("meant_nouns")
        if node.dep_ != "ccomp" and marked and meant:
            return None
        return _governed(node) if marked or node.dep_ == "ccomp" else "asserts"
    return "asserts"


def _governed(node: Token) -> Stance:
    """ "Feared dead", "believed to have killed", "accused of killing"."""
    lemma = node.head.lemma_.lower()
    if lemma in listed_words("expects", "governors"):
        return "expects"
    return "suspects" if lemma in listed_words("suspects", "governors") else "asserts"


def _modality(node: Token) -> Stance | None:
    auxiliaries = _auxiliaries(node)
    marks = {c.lower_ for c in node.lefts if c.dep_ in ("mark", "advmod")}
    perfect = "have" in auxiliaries
    if auxiliaries & listed_words("hypothetical") and not (perfect and auxiliaries & {"may", "might"}):
        return None
    if marks & (listed_words("conditional") | {"not", "n't", "never"}):
        return None
    if _infinitive(node) and not perfect and not _happened(node):
        return None
    if auxiliaries & listed_words("expects", "auxiliaries"):
        return None if perfect else "expects"
    return "suspects" if perfect and auxiliaries & {"may", "might"} else "asserts"


def _imperative(verb: Token) -> bool:
    return (
        verb.tag_ == "VB"
        and verb.dep_.lower() in ("root", "ccomp", "parataxis")
        and not any(c.dep_ in ("aux", "aux:pass", "mark", *SUBJECTS) for c in verb.children)
    )


def _auxiliaries(node: Token) -> set[str]:
    return {c.lemma_.lower() for c in node.lefts if c.dep_ in ("aux", "aux:pass", "cop")}


def _infinitive(node: Token) -> bool:
    base = node.tag_ == "VB" or any(c.dep_ == "aux:pass" and c.tag_ == "VB" for c in node.lefts)
    return base and any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in node.lefts)


def _happened(node: Token) -> bool:
    """ "went on to kill four": the verb above says that it came about."""
    return node.dep_ == "xcomp" and node.head.lemma_.lower() in listed_words("came_about")
