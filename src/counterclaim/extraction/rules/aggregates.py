"""How many incidents are told as one: in words, or because it went on for too long or over too much of a country."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.circumstances import DAYS, WEEK, lasting
from counterclaim.extraction.rules.events import Event, general, habitual
from counterclaim.extraction.rules.events.nominals import many
from counterclaim.extraction.rules.events.senses import sort, words
from counterclaim.extraction.rules.events.triggers import names_event
from counterclaim.extraction.rules.found import TimeMention, TollMention
from counterclaim.extraction.rules.numbers import count
from counterclaim.extraction.rules.places.aside import facing
from counterclaim.extraction.rules.times.attach import time_of
from counterclaim.model import Mention, Toll

MANY = 500
"""Dead of which nobody says on which day they died, from which they are those of many deeds."""
MONTHLY = 100
"""The same where a month is named."""


def aggregate(doc: Doc, event: Event) -> Toll | None:
    """The number of `dozens of strikes`, `targeted more than 175 times`, `a series of raids`; None for one incident."""
    token = doc[event.head.token]
    times = [c for t in event.tokens() for c in doc[t].children if tree.lemma(c) == "time" and c.tag_ == "NNS"]
    blows = tree.lemma(token) in words("means_verbs") or tree.lemma(token) in words("blows")
    if times and not blows:
        number = count(doc, times[0].i)
        return Toll(number.low, number.best, number.high, text=tree.phrase(times[0]).text) if number else None
    if general(token):
        return Toll(2, None, None, text=token.text)
    often = habitual(doc, event.tokens())
    if often is not None:
        return Toll(2, None, None, text=often.text)
    spread = next((t for i in event.tokens() for t in tree.obliques(doc[i], *words("spreading")) if _wide(t)), None)
    if spread is not None and not event.definite:
        return Toll(2, None, None, text=f"{tree.case(spread)} {spread.text}")
    top = many(token)
    whole = token.head if token.dep_ == "nmod" and tree.lemma(token.head) in words("shares") else None
    if whole is not None and event.plural:
        return Toll(text=tree.phrase(whole).text, share=whole.text)
    if tree.lemma(top) in words("series"):
        return Toll(2, None, None, text=doc[top.i : token.i + 1].text)
    if any(c.lower_ == "both" for c in token.children):
        return None  # two that were told before
    number = count(doc, top.i)
    bare = number is None or (number.floor == 2 and number.best is None)
    if (bare and (event.definite or not event.plural)) or (token.tag_ != "NNS" and top == token):
        return None
    if number is None:
        return Toll(2, None, None, text=token.text)
    return Toll(number.low, number.best, number.high, text=tree.phrase(top).text) if number.floor != 1 else None


def _wide(noun: Token) -> bool:
    """Whether it is a country or the like, over which no one deed spreads."""
    return (noun.ent_type_ == "PLACE" or tree.lemma(noun) in words("lands")) and not facing(noun)


def over_time(doc: Doc, event: Event, times: Sequence[TimeMention]) -> Toll | None:
    """`since Monday, 25 rockets have landed`: numbered weapons that came down over a time."""
    token = doc[event.head.token]
    weapons = [doc[i] for t in event.triggers for i in t.roles.means]
    counted = next((w for w in weapons if (n := count(doc, w.i)) is not None and n.floor > 2), None)
    if counted is None:
        return None
    time = time_of(doc, token.i, times)
    return Toll(2, None, None, text=counted.text) if time is not None and lasting(time, 0) else None


def summed(doc: Doc, toll: TollMention, told: Mention | None, times: Sequence[TimeMention]) -> bool:
    """Whether the dead are those of months or of a war ("20,000 since 1989"), not of a day; `told` tells of them."""
    harm = doc[toll.harm]
    if (told is not None and told.aggregate is not None) or tree.lemma(harm) in words("keeping"):
        return False
    time = _counted_over(harm, times) or time_of(doc, toll.harm, times)
    dated = time is not None and time.when.exact and ".said" not in time.rule
    if dated and toll.field in {"killed", "wounded", "casualties"}:
        return False
    near = [*tree.ancestors(harm), *harm.subtree]
    campaigns = (t for t in near if t.sent == harm.sent and tree.lemma(t) in words("campaigns"))
    if any(tree.base(t.dep_) in {"nsubj", "obl"} for t in campaigns):
        return True
    alone = told is None or (told.harm and not told.implied)
    if time is not None and lasting(time, DAYS if alone else WEEK):
        return True
    itself = harm.pos_ == "VERB" and (told is None or told.trigger.start == harm.idx)
    within = (t for t in harm.subtree if tree.case(t) in {"in", "during", "by"})
    deed = any(names_event(t) and t.tag_ != "NNS" for t in within)
    return itself and not deed and not _one_deed(harm) and _too_many(toll, time)


def _one_deed(harm: Token) -> bool:
    """`a truck bomb killed 300`, `150 were massacred in a village`: one weapon or doer, or one small place."""
    doers = [*tree.subjects(harm), *(c for c in tree.children(harm, "obl:agent"))]
    if any(d.tag_ == "NN" and any(c.lower_ in {"a", "an", "one", "single"} for c in d.children) for d in doers):
        return True
    spots = (t for t in tree.obliques(harm, "in", "at") if t.tag_ in {"NN", "NNP"})
    return tree.lemma(harm) in words("massacring") and any(
        sort(t) in {"property", "place"} and tree.lemma(t) not in words("lands") for t in spots
    )


def _counted_over(harm: Token, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time that "killed this year" has of itself, in "brought to nine the number of reporters killed this year"."""
    deed = counted_deed(harm)
    own = {t.i for t in deed.subtree} if deed != harm else set()
    return next((t for t in times if t.dates_events and t.tokens[0] in own), None)


def counted_deed(harm: Token) -> Token:
    """Of "the number of farmers killed since May" the "killed", of any other word of harm itself."""
    if harm.pos_ != "NOUN":
        return harm
    under = (c for n in tree.obliques(harm, "of") for c in tree.children(n, "acl"))
    return next((c for c in under if c.tag_ == "VBN"), harm)


def _too_many(toll: TollMention, time: TimeMention | None) -> bool:
    """Whether no one deed, told by a verb and on no day, killed as many; a day of saying dates nothing."""
    time = None if time is not None and ".said" in time.rule else time
    if toll.field != "killed" or (time is not None and time.when.in_days):
        return False
    return max(toll.toll.floor, toll.toll.best or 0, toll.toll.high or 0) >= (MANY if time is None else MONTHLY)
