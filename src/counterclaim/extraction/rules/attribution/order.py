""" ", police said." at the end of a sentence, by word order: the commonest attribution holds whatever the parse."""

from spacy.tokens import Token

from counterclaim.extraction.rules.attribution.cues import words
from counterclaim.extraction.rules.attribution.spans import RELATIVE, is_mark, is_word
from counterclaim.extraction.rules.sources.roles import can_speak, days
from counterclaim.extraction.rules.tree import children, lemma

_BREAKS = frozenset([",", '"', "”", "''", "--", "–", "—", "?", "!"])
_PHRASE = frozenset(["DET", "ADJ", "NOUN", "PROPN", "ADP", "NUM", "CCONJ", "PART", "PRON", "X", "SYM"])
_LONGEST = 24
_KEPT = frozenset({"of", "from", "for"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def closing(verb: Token) -> tuple[Token, tuple[int, int], frozenset[int]] | None:
    """The source's head, its token range and the content of a cue that closes its sentence; else None.

    Nothing but adjuncts may follow the cue, and a bare noun phrase must stand between it and the last comma or
    quotation mark.
    """
    if verb.tag_ not in _FINITE | {"VBN"} or not _is_last(verb) or _tells_more(verb):
        return None
    end = _before_auxiliaries(verb)
    start = end
    first = max(verb.sent.start, end - _LONGEST)
    while start > first and verb.doc[start - 1].text not in _BREAKS and verb.doc[start - 1].pos_ != "SPACE":
        start -= 1
    if start <= verb.sent.start or verb.doc[start - 1].text not in _BREAKS or not _is_phrase(verb, start, end):
        return None
    content = _quotable(verb, start)
    return (_head(verb, start, end), (start, end), content) if content else None


def inverted(verb: Token) -> tuple[Token, tuple[int, int], frozenset[int]] | None:
    """The same for a cue before its source: ", said the mayor." """
    doc, sent = verb.doc, verb.sent
    if verb.i <= sent.start + 2 or verb.tag_ not in _FINITE or doc[verb.i - 1].text not in _BREAKS - {"--", "–", "—"}:
        return None
    if not _is_last(verb) or lemma(verb) in words("to_somebody"):
        return None
    end = verb.i + 1
    while end < min(sent.end, verb.i + _LONGEST) and _goes_on(doc[end], end == verb.i + 1):
        end += 1
    content = _quotable(verb, verb.i)
    if not any(doc[i].tag_ in _FINITE or doc[i].text in {'"', "”", "''"} for i in content):
        return None
    if end == verb.i + 1 or not _is_phrase(verb, verb.i + 1, end) or not content:
        return None
    who = _head(verb, verb.i + 1, end)
    goes_on = end < sent.end and doc[end].tag_ in {"VBD", "VBN"} and lemma(verb) not in words("followers") | {"say"}
    return (who, (verb.i + 1, end), content) if can_speak(who) and not goes_on else None


def _tells_more(verb: Token) -> bool:
    """`, a day after the state acknowledged the raid`: what is said stands behind the cue, as its object."""
    if lemma(verb) in words("to_somebody"):
        return False
    return any(c.i > verb.i and c.ent_type_ != "ORG" for c in children(verb, "obj") if c.pos_ in {"NOUN", "NUM"})


def _goes_on(token: Token, first: bool) -> bool:
    """Whether a word belongs to the source's phrase and not to the adjuncts behind it."""
    if token.pos_ == "ADP":
        return not first and token.lower_ in _KEPT
    if token.tag_ in RELATIVE:
        return False
    return token.pos_ in _PHRASE and not is_mark(token) and token.lower_ not in days()


def _quotable(verb: Token, end: int) -> frozenset[int]:
    """The words of the sentence before `end`, if they are enough to be said; else nothing."""
    content = [t for t in verb.doc[verb.sent.start : end] if not t.is_space]
    while content and is_mark(content[-1]) and content[-1].text not in {'"', "”", "''"}:
        content.pop()
    enough = sum(is_word(t) for t in content) >= 3 and any(t.pos_ in {"VERB", "AUX"} for t in content)
    return frozenset(t.i for t in content) if enough else frozenset()


def _is_last(verb: Token) -> bool:
    """Whether only adjuncts follow the cue, or a participle that goes on (", adding that ...")."""
    rest = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_space]
    for n, token in enumerate(rest):
        if token.text in {'"', "“", "``", ":"} or token.lower_ == "that":
            return False
        if token.text in {",", "--"} and n + 1 < len(rest) and rest[n + 1].tag_ == "VBG":
            return True
        if token.tag_ in _FINITE and token.pos_ in {"VERB", "AUX"} and token.dep_ != "acl:relcl":
            return False
    return True


def _before_auxiliaries(verb: Token) -> int:
    """Where the words of the verb's own group begin ("has also said")."""
    end = verb.i
    while end > verb.sent.start and verb.doc[end - 1].pos_ in {"AUX", "ADV"}:
        end -= 1
    return end


def _is_phrase(verb: Token, start: int, end: int) -> bool:
    """Whether a stretch is one noun phrase, and not the rest of the clause before it."""
    tokens = [t for t in verb.doc[start:end] if is_word(t)]
    if not tokens or tokens[-1].pos_ not in {"NOUN", "PROPN", "PRON"} or tokens[0].pos_ in {"ADP", "CCONJ"}:
        return False
    barred = words("negators") | words("temporal")
    if any(t.tag_ in RELATIVE | {"WRB"} or t.lower_ in barred for t in tokens):
        return False
    return all(t.pos_ in _PHRASE or t.tag_ in {"VBN", "VBG", "NNP", "NNPS"} for t in tokens)


def _head(verb: Token, start: int, end: int) -> Token:
    """The noun that a phrase is about: the subject where the tree names one in it, else the last of its first part."""
    own = [c for c in children(verb, "nsubj") if start <= c.i < end]
    if own:
        return own[0]
    tokens = list(verb.doc[start:end])
    stop = next((n for n, t in enumerate(tokens) if n and t.pos_ in {"ADP", "CCONJ"}), len(tokens))
    nouns = [t for t in tokens[:stop] if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    if stop < len(tokens) and tokens[stop].pos_ == "CCONJ" and tokens[-1].pos_ == "NOUN" and not _is_plural(nouns):
        return tokens[-1]
    return nouns[-1] if nouns else tokens[-1]


def _is_plural(nouns: list[Token]) -> bool:
    return bool(nouns) and (nouns[-1].tag_ in {"NNS", "NNPS"} or lemma(nouns[-1]) == "police")
