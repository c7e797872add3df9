"""Those who killed themselves: "before killing himself", "committed suicide", "killed his wife, then himself".

Whom a killer kills beside himself is told by the same words, so these deaths stand apart from all others (`OWN_HAND`).
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.tolls.draft import Draft
from counterclaim.extraction.rules.tolls.fates import person
from counterclaim.extraction.rules.tolls.harm import Harm
from counterclaim.extraction.rules.tolls.people import People, listed_words, people
from counterclaim.extraction.rules.tolls.selves import oneself
from counterclaim.extraction.rules.tolls.stance import stance
from counterclaim.reading import OWN_HAND


def by_own_hand(harm: Harm) -> bool:
    """Whether a word of harm tells that somebody killed himself and nobody else."""
    return harm.field == "killed" and oneself(harm.token)


def suicides(doc: Doc, found: Iterable[Harm], convention: str) -> Iterator[Draft]:
    """Everybody who is told to have killed himself; `found` are the words of harm of the document."""
    told = {h.token.i: h for h in found}
    for token in doc:
        harm = told.get(token.i)
        if (harm is not None and by_own_hand(harm)) or _worded(token):
            verb = token
        elif token.lower_ in listed_words("selves") and (above := _listed(token)) is not None:
            verb = above
            if verb.i not in told or told[verb.i].field != "killed":
                continue
        else:
            continue
        whom, commitment = _subject(verb, convention), stance(Harm(token, "killed", "subject", OWN_HAND))
        if whom is not None and commitment is not None:
            yield Draft("killed", (whom,), token.i, OWN_HAND, commitment)


def _worded(verb: Token) -> bool:
    """ "Committed suicide", "took her own life"."""
    table = listed_words("suicide", "verbs")
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in table:
        return False
    objects = [c for c in verb.rights if c.dep_ == "obj"]
    return any(c.lower_ in listed_words("suicide", "deeds") or _own_life(c) for c in objects)


def _own_life(noun: Token) -> bool:
    own = {c.lower_ for c in noun.lefts}
    return noun.lemma_.lower() == "life" and "own" in own


def _listed(pronoun: Token) -> Token | None:
    """The verb whose objects end in a pronoun: "killed his wife and then himself"."""
    before = pronoun.nbor(-1).lower_ if pronoun.i > pronoun.sent.start else ""
    if before not in ("then", "and", "before") or pronoun.dep_ not in ("conj", "obj", "obl", "nmod", "appos", "dep"):
        return None
    above = pronoun.head
    while above.dep_ in ("conj", "appos") and above.pos_ != "VERB":
        above = above.head
    verb = above if above.pos_ == "VERB" else above.head
    return verb if verb.pos_ == "VERB" and verb.i < pronoun.i else None


def _subject(verb: Token, convention: str) -> People | None:
    """Who does it: the subject of the verb, or of the nearest verb above that has one."""
    node = verb
    for _ in range(4):
        own = [c for c in node.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.i]
        if own:
            one = own[-1]
            return person(one) if one.lower_ in ("he", "she") else people(one, convention, strict=True)
        if node.head == node or node.dep_ not in ("conj", "advcl", "xcomp"):
            return None
        node = node.head
    return None
