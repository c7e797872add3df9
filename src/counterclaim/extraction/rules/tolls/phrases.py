"""Noun phrases by the order of the words: which one begins here, which one ends there, which stand in a row."""

from spacy.tokens import Doc, Token

from counterclaim import lexicon
from counterclaim.extraction.rules.numbers import left_edge
from counterclaim.extraction.rules.numbers.numerals import hyphen, numeral, words
from counterclaim.extraction.rules.numbers.quantities import quantity

_PRONOUNS = frozenset({"some", "none", "any", "most", "all", "each", "neither"})
RELATIVES = frozenset({"who", "whom", "that", "which"})
_STARTS = frozenset({"a", "an", "another", "some", "several", "all", "both", "dozens", "scores", "hundreds", "many"})
_CLOSERS = frozenset({",", "--", "–", "—", ")"})
_OPENERS = frozenset({",", "--", "–", "—", "("})
_LINKS = frozenset({",", "and", "or", "&"})


def phrase_after(doc: Doc, start: int, end: int) -> Token | None:
    """The head of the noun phrase that begins at `start`, by word order alone, None if none begins there."""
    last: Token | None = None
    skip = start - 1
    for i in range(start, end):
        token = doc[i]
        if i <= skip:
            continue
        if token.lower_ in lexicon.words("tolls", "times") and (last is None or last.pos_ == "NOUN"):
            break
        if last is None and token.lower_ in _PRONOUNS and i + 1 < end and doc[i + 1].lower_ == "of":
            return token
        if token.pos_ in ("NOUN", "PROPN", "NUM") or numeral(token) or token.lower_ in ("others", "another"):
            if last is not None and last.pos_ == "NOUN" and token.pos_ == "NUM":
                break
            last = token
        elif last is not None and last.lower_ == "year" and (_called(token, end) or _grown(token, end)):
            last = token
            break
        elif token.text == "(" and last is not None and (close := _closing(doc, i, end)) is not None:
            skip = close
        elif not _leads_on(token, last, end):
            break
    return top(last, start) if last is not None else None


def _called(token: Token, end: int) -> bool:
    """ "A 17-year-old Palestinian" that the parse takes for an adjective."""
    follower = token.doc[token.i + 1] if token.i + 1 < end else None
    nominal = follower is not None and follower.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    return token.pos_ == "ADJ" and token.is_title and not nominal


def _closing(doc: Doc, at: int, end: int) -> int | None:
    """Where the parenthesis that opens at `at` closes, if the phrase goes on after it: "the Movement (MLF) rebels"."""
    for i in range(at + 1, min(end - 1, at + 6)):
        if doc[i].text == ")":
            return i if doc[i + 1].pos_ in ("NOUN", "PROPN") else None
    return None


def _leads_on(token: Token, last: Token | None, end: int) -> bool:
    """Whether a noun phrase goes on after its word `last` with this one that is no noun."""
    if last is not None:
        return (last.pos_ == "NUM" and token.pos_ in ("ADJ", "NUM")) or token.tag_ in ("POS", "HYPH", "JJ")
    if token.pos_ in ("DET", "ADJ", "SYM") or token.tag_ in ("PRP$", "HYPH", "VBN", "VBG") or token.is_quote:
        return token.tag_ not in ("VBN", "VBG") or token.dep_ == "amod"
    numbers = (quantity(token.doc, i) for i in range(token.i + 1, min(end, token.i + 6)) if numeral(token.doc[i]))
    return any(q is not None and q.start <= token.i for q in numbers) or token.tag_ in ("RB", "RBR")


def chain_start(doc: Doc, verb: int, start: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin, with a verb coordinated before it: "were shot and"."""
    i = verb - 1
    while i >= start:
        token = doc[i]
        paired = token.lower_ in ("and", "or") and i - 1 >= start and doc[i - 1].tag_ == "VBN"
        if paired:
            i -= 1
        elif token.lower_ in ("another", "others") or not (token.pos_ in ("ADV", "AUX", "PART") or token.is_quote):
            break
        i -= 1
    return i + 1


def phrase_before(doc: Doc, end: int, start: int, *, whole: bool = True) -> Token | None:
    """The head of the noun phrase that ends just before `end` and its auxiliaries, None if none does.

    `whole` takes "five of the 16 people" as one phrase, else only "the 16 people".
    """
    i = chain_start(doc, end, start) - 1
    if i > start and doc[i].text in _CLOSERS:
        i = _before_aside(doc, i, start)
    if i < start:
        return None
    token = doc[i]
    if token.lower_ in RELATIVES or (token.tag_ == "PRP" and doc[i - 1].lower_ != "of"):
        return token
    fits = token.pos_ in ("NOUN", "PROPN", "NUM") or numeral(token) or aged(token)
    if token.lower_ in ("them", "us", "those") and i > start and doc[i - 1].lower_ == "of":
        above = top(token, start)
        return above if above != token else None
    if token.lower_ in words()["ordinals"] and i > start and doc[i - 1].lower_ == "a":
        return token
    if not fits and token.lower_ not in ("others", "nobody", "none", "another", "some"):
        return None
    return None if token.lower_ in lexicon.words("tolls", "times") else top(token, start, whole=whole)


def _grown(token: Token, end: int) -> bool:
    """The end of "a 3-year-old" standing for a person, not of "a 3-year-old boy"."""
    return aged(token) and not (token.i + 1 < end and token.nbor().pos_ in ("NOUN", "PROPN", "ADJ", "NUM"))


def aged(token: Token) -> bool:
    """The end of "a 3-year-old"."""
    return token.lower_ in ("old", "olds") and bool(age(token))


def age(old: Token) -> tuple[str, ...]:
    """The number and the unit before the "old" of "15-year-old" or "seven months old"; empty where there is none."""
    before = [t.lower_ for t in old.doc[max(old.sent.start, old.i - 4) : old.i] if not hyphen(t)][-2:]
    unit = before[-1].rstrip("s") if len(before) == 2 else ""
    return (before[0], unit) if unit in ("year", "month", "week", "day") else ()


def before_clause(doc: Doc, start: int, floor: int) -> Token | None:
    """ "The mayor, who had come to help, and" a guard: who stands before a clause that two commas part off."""
    if start - 2 <= floor or doc[start - 1].lower_ != "and" or doc[start - 2].text != ",":
        return None
    for i in range(start - 3, floor + 1, -1):
        if doc[i].text == "," or doc[i].lower_ == "and":
            return None
        if doc[i].tag_ in ("WP", "WP$") and doc[i - 1].text == ",":
            found = phrase_before(doc, i - 1, floor)
            return found.head if found is not None and found.dep_ == "flat" else found
    return None


def _before_aside(doc: Doc, comma: int, start: int) -> int:
    """The token before an apposition that ends at the comma: "a sergeant, Ali Omar, was"; the comma if none does."""
    asides = lexicon.table("tolls")["asides"]
    for i in range(comma - 1, max(start, comma - 24), -1):
        if doc[i].tag_ in ("VBD", "VBZ", "VBP"):
            break
        if doc[i].text in _OPENERS and doc[i + 1].lower_ in asides:
            return i - 1
    if doc[comma].text != ",":
        return comma
    for i in range(comma - 1, max(start, comma - 14), -1):
        if doc[i].text == ",":
            return i - 1
        if doc[i].pos_ not in ("PROPN", "NOUN", "ADJ", "NUM", "DET", "ADP", "PART", "CCONJ") or doc[i].lower_ in (
            "in",
            "on",
            "at",
        ):
            break
    return comma


def top(head: Token, start: int, *, whole: bool = True) -> Token:
    """Of "four of the men" and "dozens of men" the number, of "two men" the noun; by word order.

    Without `whole` a part is not taken for what it is a part of: of "four of the men" the men.
    """
    while True:
        edge = left_edge(head)
        above = head.doc[edge - 2] if edge - 2 >= start and head.doc[edge - 1].lower_ == "of" else None
        if above is None or not (
            numeral(above) or above.lemma_.lower() in words()["carriers"] or above.lower_ in _PRONOUNS
        ):
            return head
        if not whole and edge < head.i and (numeral(head.doc[edge]) or head.doc[edge].pos_ == "DET"):
            return head
        head = above


def after_row(doc: Doc, end: int, limit: int, harm: int = -1) -> tuple[Token, int] | None:
    """The next noun phrase of a row that has come to `end`: ", two women and a child"; its head and its start.

    None where what follows begins a clause of its own ("and 12 others were wounded").
    """
    at = end
    while at < limit and doc[at].lower_ in _LINKS:
        at += 1
    if at == end or at >= limit or not (numeral(doc[at]) or doc[at].lower_ in _STARTS or _qualified(doc, at, limit)):
        return None
    head = phrase_after(doc, at, limit)
    if head is None:
        return None
    return None if _clause_follows(doc, head.i + 1, limit, harm) else (head, at)


def _clause_follows(doc: Doc, at: int, limit: int, harm: int) -> bool:
    """Whether a verb follows that is not the one whose row it is."""
    i = at
    while i < limit and doc[i].pos_ in ("AUX", "ADV"):
        i += 1
    verb = i < limit and doc[i].tag_ in ("VBD", "VBZ", "VBN", "VBG")
    return (i > at or verb) and i != harm and ((i > at and doc[i - 1].pos_ == "AUX") or verb)


def _qualified(doc: Doc, at: int, limit: int) -> bool:
    found = (quantity(doc, i) for i in range(at + 1, min(limit, at + 5)) if numeral(doc[i]))
    return any(q is not None and q.start <= at for q in found)


def before_row(doc: Doc, start: int, floor: int) -> Token | None:
    """The noun phrase of a row that stands before the one that begins at `start`: "six soldiers and" two rebels."""
    at = start
    while at - 1 >= floor and doc[at - 1].lower_ in _LINKS:
        at -= 1
    if at == start or at <= floor or doc[at - 1].pos_ not in ("NOUN", "PROPN", "NUM"):
        return None
    found = top(doc[at - 1], floor)
    links = {t.lower_ for t in doc[at:start]}
    edge = left_edge(found)
    apart = edge > floor and doc[edge - 1].pos_ == "ADP" and doc[edge - 1].lower_ not in ("after", "before")
    if {",", "and"} <= links or apart:
        return None
    return found if doc[edge].lower_ in ("a", "an") or any(numeral(t) for t in doc[edge : found.i + 1]) else None
