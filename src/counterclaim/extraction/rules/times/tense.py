"""Which way a time lies, ahead or behind: by the verb that governs it, else by the words near it."""

import re

from spacy.tokens import Span, Token

from counterclaim.extraction.rules.events.senses import words as deed_words
from counterclaim.extraction.rules.events.status import presupposes
from counterclaim.lexicon import words

_WORD = re.compile(r"['’]?[^\W\d_]+(?:['’]t)?|[.;!?]|\n\s*\n")
_OPEN_FORMS = ("VBN", "JJ", "VBZ", "VBP", "VBG")
_REACH = 14
"""How many words on either side are looked at where there is no parse."""


def _words(name: str) -> frozenset[str]:
    return words("times", "tense", name)


def left_behind(noun: Token) -> bool:
    """Whether a noun is one for those whom an act leaves behind, or for what is held for its victims."""
    return noun.lemma_.lower() in words("times", "afterwards")


def orders(verb: Token) -> bool:
    """Whether a verb is one that sets one event before or after another."""
    return verb.lemma_.lower() in words("times", "ordering")


def governor(token: Token) -> Token:
    """The nearest verb that `token` hangs on, or its root."""
    at = token
    while at.pos_ not in ("VERB", "AUX") and at.head.i != at.i:
        at = at.head
    return at


def ahead(span: Span) -> bool | None:
    """True where the time lies ahead, False where it is past, None where the words do not tell."""
    if span.start and span.doc[span.start - 1].lower_ == "since":
        return False
    if span.doc.has_annotation("DEP"):
        if _of_the_past(span.root):
            return False
        parsed = _by_verb(governor(span.root.head if span.root.pos_ in ("VERB", "AUX") else span.root))
        if parsed is not None:
            return parsed
    return _by_words(span)


def _of_the_past(token: Token) -> bool:
    """`to avenge the killing on Monday`: the time of a noun whose verb takes for granted that it happened."""
    noun = next((t for t in token.ancestors if t.pos_ in ("NOUN", "VERB")), token)
    return noun.pos_ == "NOUN" and presupposes(noun.head)


def _by_verb(verb: Token) -> bool | None:
    """The tense of a verb with its auxiliaries; that of the verb above it for one that has none."""
    helpers = [t for t in verb.children if t.dep_.startswith(("aux", "cop"))]
    lower = {t.lower_ for t in helpers}
    bare = not helpers and verb.tag_ in ("VBP", "VB") and not _infinitive(verb)
    if bare and verb.lower_ in deed_words("same_in_past"):
        return False  # "two rockets hit a school on Saturday"
    opens = verb.lemma_.lower() in _words("ahead") and verb.tag_ in _OPEN_FORMS and not _summoned(verb)
    if "had" not in lower and opens:
        return True
    if not helpers and verb.tag_ in ("VBZ", "VBP") and verb.lemma_.lower() in _words("timetabled"):
        return True
    if lower & _words("will"):
        return None if "have" in lower and "would" in lower else True
    if verb.tag_ == "VBD" or any(t.tag_ == "VBD" or t.lower_ in ("has", "have", "had") for t in helpers):
        return False
    if lower & _words("modal"):
        return True
    if verb.tag_ == "VB" and _infinitive(verb):
        above = verb.head
        if above.lemma_.lower() in _words("ahead") or (verb.dep_.startswith("acl") and above.pos_ == "NOUN"):
            return True
    if verb.head.i == verb.i or helpers or verb.dep_ in ("ccomp", "parataxis", "root", "ROOT"):
        return None
    return False if verb.tag_ == "VBN" else _by_verb(governor(verb.head))


def _infinitive(verb: Token) -> bool:
    return any(t.lower_ == "to" for t in verb.children)


def _summoned(verb: Token) -> bool:
    """ "Were called to a house on Monday", not "was called for Monday"."""
    to = any(k.dep_ == "case" and k.lower_ == "to" for c in verb.rights if c.dep_.startswith("obl") for k in c.children)
    return to and verb.lemma_.lower() == "call" and verb.tag_ == "VBN"


def _by_words(span: Span) -> bool | None:
    """The nearest word before, then after, that opens the future or closes the past, in the same sentence."""
    before = span.doc[max(0, span.start - 2 * _REACH) : span.start].text
    found = _scan(_WORD.findall(before)[::-1])
    if found is not None:
        return found
    return _scan(_WORD.findall(span.doc[span.end : span.end + 2 * _REACH].text))


def _scan(read: list[str]) -> bool | None:
    for at, word in enumerate(read[:_REACH]):
        low = word.lower().replace("’", "'")
        if not low[0].isalpha() and low[0] != "'":
            return None
        if low in _words("will") or low in _words("ahead-forms"):
            return True
        if low in _words("past-forms") or (low.endswith("ed") and low not in _words("not-past")):
            return read[at + 1 : at + 3] == ["be", "to"]
    return None
