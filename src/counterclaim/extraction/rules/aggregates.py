"""How many incidents are told as one."""

from spacy.tokens import Doc

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events import Event, habitual
from counterclaim.extraction.rules.events.roles import many
from counterclaim.extraction.rules.events.senses import words
from counterclaim.extraction.rules.numbers import count
from counterclaim.model import Toll


def aggregate(doc: Doc, event: Event) -> Toll | None:
    """The number of `dozens of strikes`, `targeted more than 175 times`, `a series of raids`; None for one incident."""
    token = doc[event.head.token]
    times = [c for t in event.tokens() for c in doc[t].children if tree.lemma(c) == "time" and c.tag_ == "NNS"]
    blows = tree.lemma(token) in words("means_verbs") or tree.lemma(token) in words("blows")
    if times and not blows:
        number = count(doc, times[0].i)
        return Toll(number.low, number.best, number.high, text=tree.phrase(times[0]).text) if number else None
    often = habitual(doc, event.tokens())
    if often is not None:
        return Toll(2, None, None, text=often.text)
    top = many(token)
    whole = token.head if token.dep_ == "nmod" and tree.lemma(token.head) in words("shares") else None
    if whole is not None and event.plural:
        return Toll(text=tree.phrase(whole).text, share=whole.text)
    if tree.lemma(top) in words("series"):
        return Toll(2, None, None, text=doc[top.i : token.i + 1].text)
    number = count(doc, top.i)
    bare = number is None or (number.floor == 2 and number.best is None)
    if (bare and (event.definite or not event.plural)) or (token.tag_ != "NNS" and top == token):
        return None
    if number is None:
        return Toll(2, None, None, text=token.text)
    return Toll(number.low, number.best, number.high, text=tree.phrase(top).text) if number.floor != 1 else None
