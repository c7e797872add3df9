"""The words that tell harm, and the rule that each meets."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.numbers.numerals import numeral
from counterclaim.extraction.rules.tolls.passive import be_before, passive
from counterclaim.extraction.rules.tolls.people import listed_words, words
from counterclaim.extraction.rules.tolls.selves import by_gunfire, headed, skyward
from counterclaim.model.vocabulary import TollField

Role = Literal["patient", "subject", "state", "noun"]
BODILY: tuple[TollField, ...] = ("killed", "wounded", "casualties")
"""Harm done to a body."""


@dataclass(frozen=True, slots=True)
class Harm:
    """A word that tells harm, by which rule, to whom it points, and its second word where it has one."""

    token: Token
    field: TollField
    role: Role
    rule: str
    strict: bool = False
    lawful: bool = False
    stated: bool = False
    second: int | None = None


@cache
def _verbs() -> Mapping[str, Mapping[str, Any]]:
    return {lemma: rule for rule in words()["harms"] for lemma in rule["lemmas"]}


@cache
def _forms() -> Mapping[str, str]:
    return {form: lemma for rule in words()["harms"] for form, lemma in rule.get("forms", {}).items()}


def harms(doc: Doc) -> list[Harm]:
    """Every verb or adjective of the document that tells harm to people, in the order of the text."""
    found = (_compound(t) or _taken(t) or _single(t) for t in doc)
    return [h for h in found if h is not None and not (_among(h.token) or _natural(h.token) or skyward(h.token))]


def _among(token: Token) -> bool:
    """ "Were among those killed" tells a part, not a toll; a "gunshot wound" is no verb."""
    if token.i > token.sent.start and token.nbor(-1).lower_ == "gunshot":
        return True
    lead = token.doc[max(token.sent.start, token.i - 3) : token.i]
    return len(lead) > 1 and lead[-2].lower_ == "among" and lead[-1].lower_ in ("those", "the")


def _natural(token: Token) -> bool:
    """ "The floods killed 20", "died in an earthquake": what did it is no deed."""
    doers = [c for c in token.children if c.dep_ == "nsubj" and c.i < token.i]
    causes = [c for c in token.rights if c.dep_ in ("obl", "obl:agent") and c.i < token.i + 8]
    said = [c for c in causes if any(k.lower_ in ("in", "by", "of", "from") for k in c.lefts)]
    return any(c.pos_ == "NOUN" and c.lemma_.lower() in listed_words("nature") for c in (*doers, *said))


def _single(token: Token) -> Harm | None:
    if headlined(token):
        rule = _verbs()[_headline_words(token)[token.lower_]]
        return Harm(token, rule["field"], "patient", rule["id"], strict=bool(rule.get("strict")))
    if token.pos_ not in ("VERB", "ADJ", "NOUN", "PROPN", "AUX"):
        return None
    lemma = token.lemma_.lower()
    if lemma not in _verbs() or token.pos_ in ("NOUN", "PROPN"):
        lemma = _forms().get(
            token.lower_, lemma if token.tag_.startswith("VB") or token.lower_ in ("dead", "missing") else ""
        )
    known = _verbs().get(lemma)
    if known is None:
        return None
    if token.lower_.endswith("ing") and token.pos_ not in ("VERB", "AUX") and known["people"] != "state":
        return None
    if token.pos_ in ("NOUN", "PROPN") and token.lower_ not in _forms() and known["people"] != "state":
        return None
    if token.lower_ == "shot" and token.pos_ in ("NOUN", "PROPN", "ADJ") and not headed(token):
        return None
    if token.dep_ == "amod" and known.get("attributive") is False:
        return None
    fatal = any(c.lower_ in listed_words("fates", "fatal") for c in token.lefts)
    return Harm(
        token, "killed" if fatal else known["field"], known["people"], known["id"],
        strict=bool(known.get("strict")), lawful=bool(known.get("lawful")),
        stated=known.get("active") == "stated" and not passive(token),
    )  # fmt: skip


def headlined(token: Token) -> bool:
    """ "Bomb kills 3, wounds 20": a verb before a number, whatever the tag."""
    listed = _headline_words(token)
    return token.lower_ in listed and token.i + 1 < token.sent.end and numeral(token.nbor())


def _headline_words(token: Token) -> Mapping[str, str]:
    """The verbs of headlines; those without an ending only where the parse has taken them for no verb."""
    found: Mapping[str, str] = words()["headlines"]
    return found if token.pos_ in ("VERB", "AUX") else {**found, **words()["headlines_bare"]}


def _compound(token: Token) -> Harm | None:
    bare = token.lower_ in _forms() and (headed(token) or token.dep_ == "xcomp" or _carried(token))
    verbal = token.pos_ in ("VERB", "AUX") or bare
    if not verbal or token.dep_ in ("aux", "aux:pass"):
        return None
    for rule in words()["compounds"]:
        if words()["lemmas"].get(token.lower_, token.lemma_.lower()) not in rule["lemmas"]:
            continue
        for phrase in rule["with"]:
            at = _find(token, phrase.split())
            if at is not None:
                gun = rule["id"] == "toll.suffer-wounds" and any(t.lower_ == "gunshot" for t in token.doc[token.i : at])
                name = "toll.gunshot-wounds" if gun else rule["id"]
                return Harm(token, rule["field"], rule["people"], name, strict=bool(rule.get("strict")), second=at)
    return _struck(token)


def _carried(token: Token) -> bool:
    """ "Four found shot to death": behind a verb that says in what state somebody was met."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    return before is not None and before.pos_ == "VERB" and before.lemma_.lower() in listed_words("carriers")


def _struck(token: Token) -> Harm | None:
    """ "Fired into a crowd and hit two men"."""
    table = words()["hits"]
    lemma = words()["lemmas"].get(token.lower_, token.lemma_.lower())
    if lemma not in table["lemmas"] or not by_gunfire(token):
        return None
    return Harm(token, "casualties", "patient", "toll.struck", strict=True)


def _taken(token: Token) -> Harm | None:
    """ "Twelve guests were taken", "were held for a day", in a report that tells of an abduction."""
    table = words()["taken"]
    if words()["lemmas"].get(token.lower_, "") not in table["lemmas"] or be_before(token) is None:
        return None
    after = token.doc[token.i + 1 : token.i + 2].text.lower()
    if after in table["not_before"] or not any(t.lemma_.lower() in table["told_by"] for t in token.doc):
        return None
    return Harm(token, "abducted", "patient", "toll.taken", strict=True, stated=True)


def _find(verb: Token, phrase: list[str]) -> int | None:
    """Where the second word of a verb stands: at most 13 tokens on, before any finite verb or comma."""
    doc, end = verb.doc, min(verb.sent.end, verb.i + 14)
    for i in range(verb.i + 1, end):
        if [t.lower_ for t in doc[i : i + len(phrase)]] == phrase:
            none = any(t.lower_ == "no" for t in doc[verb.i + 1 : i])
            return None if none else i + len(phrase) - 1
        if doc[i].text in (",", ";", ":", ".") or (doc[i].pos_ == "VERB" and doc[i].tag_ in ("VBD", "VBZ", "VBP")):
            return None
        if len(phrase) == 2 and doc[i].lower_ == phrase[0] and doc[i].tag_ == "PRP$":
            continue
    return None
