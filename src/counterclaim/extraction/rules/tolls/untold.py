"""Harm told without counting anybody, where the report counts nobody: "she was shot", "a deadly shooting"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.numbers import Counted
from counterclaim.extraction.rules.numbers.quantities import Quantity
from counterclaim.extraction.rules.tolls.draft import Draft
from counterclaim.extraction.rules.tolls.fates import person
from counterclaim.extraction.rules.tolls.harm import BODILY, Harm
from counterclaim.extraction.rules.tolls.people import People, listed_words
from counterclaim.extraction.rules.tolls.stance import stance
from counterclaim.extraction.rules.tolls.whom import victims
from counterclaim.model import Count


def somebody(found: Iterable[Harm], told: Iterable[Draft]) -> Iterator[Draft]:
    """ "She was shot in the foot": by one of the words of harm `found`, where `told` counts nobody who was hit."""
    if any(d.field in BODILY and d.stance != "withholds" for d in told):
        return
    for harm in found:
        who = next((v for v in victims(harm) if v.lower_ in ("he", "she")), None)
        if who is not None and harm.field in BODILY and stance(harm) == "asserts":
            yield Draft(harm.field, (person(who),), harm.token.i, harm.rule)
            return


def at_least_one(doc: Doc, told: Iterable[Draft]) -> Iterator[Draft]:
    """ "A fatal shooting", "charged with murder": somebody died, however many, where `told` counts no dead."""
    if any(d.field == "killed" and d.stance != "withholds" for d in told):
        return
    for token in doc:
        if token.pos_ != "NOUN" or token.tag_ != "NN" or not _deadly(token):
            continue
        one = Quantity(Count(1, None, None), token.i, token.i + 1, "numbers.vague", True)
        some = People(Counted(one, token.i, token.i, token.i, token.i + 1, False), None, None, doc)
        yield Draft("killed", (some,), token.i, "toll.deadly")
        return


def _deadly(noun: Token) -> bool:
    left = {c.lower_ for c in noun.lefts}
    before = {t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - 5) : noun.i]}
    if left & {*listed_words("meant_adjectives"), "no", "any"} or before & listed_words("deadly", "tried"):
        return False
    if noun.dep_ == "compound" and noun.head.lemma_.lower() in listed_words("deadly", "units"):
        return False
    named = noun.lemma_.lower() in listed_words("deadly", "nouns")
    return named or (
        bool(left & listed_words("fates", "fatal")) and noun.lemma_.lower() in listed_words("deadly", "deeds")
    )
