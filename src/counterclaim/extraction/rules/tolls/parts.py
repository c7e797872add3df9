"""Parts of a toll: "including two children", "among the dead were three soldiers", "one of them a woman"."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.numbers import Counted
from counterclaim.extraction.rules.numbers.numerals import numeral
from counterclaim.extraction.rules.numbers.quantities import quantity
from counterclaim.extraction.rules.tolls.people import People, human, listed_words, people, side, who, words
from counterclaim.extraction.rules.tolls.phrases import before_clause, phrase_after, phrase_before
from counterclaim.extraction.rules.tolls.rows import listed
from counterclaim.extraction.rules.tolls.whom import agreed
from counterclaim.model.vocabulary import TollField


def field_of(word: str) -> TollField | None:
    """Which toll "the dead", "those wounded" or "the hostages" are of, None for any other word."""
    fields: Mapping[str, TollField] = words()["parts"]["fields"]
    return fields.get(word)


def included(doc: Doc, after: int, floor: int, convention: str) -> list[People]:
    """The people that "including" or "among them" lists after a toll whose phrase ends at `after`.

    `floor` is the first token that belongs to something else (the next toll, or the end of the sentence).
    """
    for i in range(after, min(floor, after + 14)):
        if doc[i].lower_ == "including" or (
            doc[i].lower_ == "among" and i + 1 < floor and doc[i + 1].lower_ in ("them", "whom", "those")
        ):
            start = i + 1 if doc[i].lower_ == "including" else i + 2
            while start < floor and (doc[start].is_punct or doc[start].pos_ == "AUX"):
                start += 1
            return _list(doc, start, floor, convention)
        if doc[i].text == ";":
            break
    return []


def _list(doc: Doc, start: int, floor: int, convention: str) -> list[People]:
    """Noun phrases side by side from `start` on: "two children, a nun and three of the guards"."""
    found: list[People] = []
    at = start
    while at < floor:
        head = phrase_after(doc, at, floor)
        if head is None:
            break
        if found and _begins_clause(head):
            break
        top = _topmost(head, at)
        item = people(top, convention, strict=not _stated_at(doc, at, head.i))
        if item is None:
            break
        found.append(item)
        at = _past_age(doc, max(head.i, item.counted.end - 1) + 1, floor)
        links = 0
        while at < floor and (doc[at].lower_ in (",", ";", "and", "as", "well") or doc[at].is_space):
            links += 1
            at += 1
        if (
            not links
            or at >= floor
            or not (
                numeral(doc[at])
                or doc[at].lower_ in ("a", "an", "at", "some", "several", "another", "about")
                or doc[at].pos_ == "PROPN"
            )
        ):
            break
    return found


def _begins_clause(head: Token) -> bool:
    """ "Including four nuns, Mayor Ole Tarn reported": who says it, or does something else, is not in the list."""
    top = head.head if head.dep_ == "flat" else head
    return top.dep_.startswith("nsubj") and top.head.i > head.i and top.head.pos_ in ("VERB", "AUX")


def _past_age(doc: Doc, at: int, floor: int) -> int:
    """Behind the age that follows a name: "Lena Dorn, 23; ..."."""
    told = at + 2 < floor and doc[at].text == "," and doc[at + 1].text.isdigit() and doc[at + 2].text in (",", ";")
    return at + 2 if told else at


def _topmost(head: Token, start: int) -> Token:
    """Of "three of the guards" the number, of "two children" the noun."""
    while head.head.i >= start and head.head.i < head.i and head.dep_.startswith("nmod") and numeral(head.head):
        head = head.head
    return head


def _stated_at(doc: Doc, start: int, end: int) -> bool:
    return any(numeral(t) for t in doc[start : end + 1])


def of_them(doc: Doc, convention: str) -> Iterator[tuple[People, str]]:
    """ "Three of them women", "one of whom was a soldier": the people, and "them" or the noun for it."""
    for i in range(1, len(doc) - 1):
        if doc[i].lower_ != "of" or not numeral(doc[i - 1]):
            continue
        at, them, end = i + 1, doc[i + 1].lower_, doc[i].sent.end
        if them == "the" and i + 2 < end:
            at, them = i + 2, doc[i + 2].lower_
        if them not in listed_words("parts", "them"):
            continue
        found = quantity(doc, i - 1, convention)
        if found is None or (at + 1 < end and doc[at + 1].pos_ in ("NOUN", "PROPN") and them not in ("them", "whom")):
            continue
        noun = _predicate(doc, at + 1, end)
        told = Counted(found, i - 1, noun.i if noun else None, found.start, (noun.i if noun else at) + 1, True, True)
        if noun is not None and human(doc, told, strict=True):
            yield People(told, who(doc, told), side(doc, told), doc), them
        elif (told_by := _state_of(doc, at + 1, end)) is not None:
            yield People(Counted(found, i - 1, None, found.start, told_by, True, True), None, None, doc), them


def _state_of(doc: Doc, start: int, end: int) -> int | None:
    """Where what "of them" is said to be ends: "seriously", "in critical condition"."""
    table = words()["parts"]
    if doc[start : start + 1].text in table["gravely"]:
        return start + 1
    conditions = (i + 1 for i in range(start, min(end, start + 4)) if doc[i].lower_ in table["conditions"])
    return next(conditions, None) if start < end and doc[start].lower_ == "in" else None


def _predicate(doc: Doc, start: int, end: int) -> Token | None:
    """What "of them" are said to be: "(were) women and children"."""
    at = start
    while at < end and (doc[at].pos_ in ("AUX", "ADV", "DET") or doc[at].lower_ in ("from", "reported")):
        at += 1
    head = phrase_after(doc, at, end)
    return head if head is not None and head.i - at <= 3 else None


def among(doc: Doc, token: Token, convention: str) -> tuple[TollField | None, list[People]]:
    """ "Among the dead were two nuns", "two nuns were among the dead": which toll, and who."""
    if token.lemma_.lower() == "include" and token.tag_ in ("VBD", "VBZ", "VBP"):
        return _of_the_dead(doc, token, convention)
    if token.lower_ != "among":
        return None, []
    i, sent = token.i, token.sent
    if i + 1 >= sent.end:
        return None, []
    at = i + 2 if doc[i + 1].lower_ in ("the", "those", "its") else i + 1
    if at >= sent.end or not {doc[at].lower_, doc[at].lemma_.lower()} & listed_words("parts", "among"):
        return None, []
    named = doc[at].lower_ if doc[at].lower_ != "those" else doc[at + 1 : at + 2].text
    field = field_of(named)
    after = at + 1
    while after < sent.end and doc[after].pos_ != "AUX" and doc[after].text not in (",", "."):
        after += 1
    if after < sent.end and doc[after].pos_ == "AUX":
        return field, _list(doc, after + 1, sent.end, convention)
    before = i - 1
    while before >= sent.start and doc[before].pos_ in ("AUX", "ADV", "PUNCT"):
        before -= 1
    if before < sent.start or doc[i - 1].pos_ != "AUX":
        return field, []
    parsed = [c for c in _clause(doc[i], at).children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < i]
    subject = agreed(parsed, phrase_before(doc, i, sent.start))
    found = listed(subject[0], convention, strict=True) if subject else []
    first = min((min(p.counted.start, p.counted.quantity.start) for p in found), default=sent.start)
    other = before_clause(doc, first, sent.start)
    more = people(other, convention, strict=True) if other is not None else None
    return field, [more, *found] if more is not None else found


def _of_the_dead(doc: Doc, token: Token, convention: str) -> tuple[TollField | None, list[People]]:
    """ "The dead included two nuns", "those wounded included a child"."""
    before = doc[max(token.sent.start, token.i - 2) : token.i]
    pointed = len(before) == 2 and before[0].lower_ in ("the", "those")
    field = field_of(before[1].lower_) if pointed else None
    return field, _list(doc, token.i + 1, token.sent.end, convention) if field else []


def _clause(among_token: Token, at: int) -> Token:
    head = among_token.doc[at]
    return head if any(c.dep_.startswith("nsubj") for c in head.children) else head.head
