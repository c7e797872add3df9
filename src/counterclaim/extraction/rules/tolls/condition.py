"""How those are who were hurt: "in critical condition", "expected to survive", "in hospital with a wound".

The words are those of `conditions` in lexicon/en/tolls.yaml.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.tolls.draft import Draft
from counterclaim.extraction.rules.tolls.passive import SUBJECTS
from counterclaim.extraction.rules.tolls.people import listed_words
from counterclaim.extraction.rules.tolls.phrases import phrase_before
from counterclaim.extraction.rules.tolls.rows import listed
from counterclaim.extraction.rules.tolls.whom import agreed

RULE = "toll.condition"


def in_condition(doc: Doc, convention: str) -> Iterator[Draft]:
    """Everybody who is told to be in some condition, in hospital with a wound, or to be going to live."""
    for token in doc:
        if _graded(token) or _with_wound(token):
            at = next(c.i for c in token.lefts if c.dep_ == "case")
            heads = agreed(_of_phrase(token), phrase_before(doc, _verb_before(token, at), token.sent.start))
        elif _in_treatment(token):
            at = token.head.i
            heads = agreed(_of_phrase(token.head), phrase_before(doc, at, token.sent.start))
        elif _will_live(token):
            at = token.i
            heads = [c for c in token.head.lefts if c.dep_ in SUBJECTS] if token.dep_ == "xcomp" else []
        else:
            continue
        whom = [p for h in heads[:1] for p in listed(h, convention, strict=True, harm=at)]
        told = tuple(p for p in whom if p.counted.stated or p.singular)
        if told:
            yield Draft("wounded", told, token.i, RULE, part=True)


def _graded(token: Token) -> bool:
    """The "condition" of "in critical but stable condition"."""
    if token.lower_ not in listed_words("conditions", "nouns") or not _cased(token, ("in",)):
        return False
    said = {t.lower_ for c in token.lefts for t in c.subtree}
    return bool(said & listed_words("conditions", "grades"))


def _with_wound(token: Token) -> bool:
    """The "hospital" of "is in the hospital", where the sentence tells of a wound."""
    if token.lower_ not in listed_words("conditions", "wards") or not _cased(token, ("in", "at")):
        return False
    above = token.head
    stays = any(c.dep_ == "cop" for c in token.lefts) or above.lemma_.lower() in listed_words("conditions", "stays")
    return stays and any(t.lower_ in listed_words("conditions", "wounds") for t in token.sent)


def _in_treatment(token: Token) -> bool:
    """The "treatment" of "are receiving treatment", unless it is for what is no wound."""
    verb = token.head
    got = token.dep_ == "obj" and verb.lemma_.lower() in listed_words("conditions", "getting")
    if token.lower_ not in listed_words("conditions", "treatments") or not got or verb.tag_ in ("VB", "VBZ"):
        return False
    causes = [t.lower_ for at in (token, verb) for c in at.rights if _cased(c, ("for",)) for t in c.subtree]
    return not causes or bool(set(causes) & listed_words("conditions", "wounds"))


def _will_live(token: Token) -> bool:
    """The "survive" of "is expected to survive"."""
    lives = token.lemma_.lower() in listed_words("conditions", "lives")
    return lives and token.dep_ == "xcomp" and token.head.lemma_.lower() in listed_words("conditions", "expected")


def _cased(token: Token, cases: tuple[str, ...]) -> bool:
    return any(c.dep_ == "case" and c.lower_ in cases for c in token.lefts)


def _of_phrase(token: Token) -> list[Token]:
    """Of whom the parse says it: the subject of the clause, the object of "left", the noun it hangs on."""
    own = [c for c in token.lefts if c.dep_ in SUBJECTS]
    above = token.head
    if own or above == token:
        return own
    if token.dep_.startswith("nmod") and above.pos_ in ("NOUN", "PROPN", "NUM"):
        return [above]
    objects = [c for c in above.rights if c.dep_ == "obj" and c.i < token.i]
    return objects or [c for c in above.lefts if c.dep_ in SUBJECTS]


def _verb_before(token: Token, at: int) -> int:
    """Where the verb stands before which whoever it is about is told: "two others remain in", "a boy in"."""
    above = token.head
    return above.i if above.pos_ == "VERB" and above.i < at and above.lemma_.lower() not in ("leave", "put") else at
