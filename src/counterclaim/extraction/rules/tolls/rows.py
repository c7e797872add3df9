"""People listed side by side: "six soldiers, two policemen and a child"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.numbers import left_edge
from counterclaim.extraction.rules.numbers.numerals import numeral
from counterclaim.extraction.rules.tolls.people import People, antecedent, harmed, listed_words, people
from counterclaim.extraction.rules.tolls.phrases import RELATIVES, after_row, before_row, phrase_after
from counterclaim.extraction.rules.tolls.whom import counted_apart


def listed(head: Token, convention: str, *, strict: bool = False, loose: bool = False, harm: int = -1) -> list[People]:
    """The people of a noun phrase and of all that stands beside it in a row, in the order of the text.

    `harm` is the token of the verb, before which a row may end.
    """
    first = antecedent(head) if head.lower_ in RELATIVES else head
    if first is None:
        return []
    if first != head:
        first = _of_all(first, head)
    if (named := _apposed(first)) != first:
        first = head = named
    known: dict[int, People] = {}
    for member in (first, *_conjuncts(first), *_conjuncts(_name_of_one(first))):
        found = people(member, convention, strict=strict, loose=loose)
        if found is not None and (member == first or member.i < head.i or first == head):
            known.setdefault(found.counted.quantity.start, found)
    if known:
        for found in _row(known[min(known)], known[max(known)], convention, strict=strict, harm=harm):
            known.setdefault(found.counted.quantity.start, found)
    row = [known[at] for at in sorted(known)]
    return row[:1] + [p for p in row[1:] if not _elsewhere(p)]


def _of_all(last: Token, relative: Token) -> Token:
    """ "Two guards and a clerk who died": the clause is of all in the row, unless its verb speaks of one."""
    first = last.head
    joined = last.dep_ == "conj" and first.pos_ == "NOUN" and counted_apart(first) and counted_apart(last)
    single = any(c.lower_ in ("was", "is", "has") for c in relative.head.children) or relative.head.tag_ == "VBZ"
    return _of_all(first, relative) if joined and not single else last


def _elsewhere(found: People) -> bool:
    """ "A bomb that left 16 people dead and another in Orvel": another bomb, it may be, not another man."""
    doc, end = found.doc, found.counted.end
    alone = doc[found.token].lower_ == "another" and end < doc[found.token].sent.end
    return alone and doc[end].pos_ == "ADP" and doc[end].lower_ != "of"


def _apposed(head: Token) -> Token:
    """Of "commanders Ali Orm and Bek Tarn" the first name: the names are who they are, and how many."""
    named = next((c for c in head.rights if c.dep_ == "appos" and c.i == head.i + 1 and c.pos_ == "PROPN"), None)
    bare = head.tag_ == "NNS" and not any(numeral(t) for t in head.doc[left_edge(head) : head.i])
    return named if bare and named is not None and any(c.dep_ == "conj" for c in named.rights) else head


def _name_of_one(head: Token) -> Token:
    """Of "Commander Ali Orm and his guards" the name, which a parse may set beside the title and hang the row on."""
    found = (c for c in head.rights if c.dep_ == "appos" and c.i == head.i + 1 and c.pos_ == "PROPN")
    return next(found, head)


def _row(first: People, last: People, convention: str, *, strict: bool, harm: int) -> Iterator[People]:
    """What stands in the same row before the first and after the last of those that the parse found."""
    doc = first.doc
    sent = doc[first.token].sent
    seen = [p for end in (first, last) for p in _onward(end, convention, strict=strict, harm=harm)]
    start = min(first.counted.start, first.counted.quantity.start)
    while (head := before_row(doc, start, sent.start)) is not None:
        found = people(head, convention, strict=strict)
        if found is None or found.counted.quantity.start >= start:
            break
        seen.append(found)
        start = min(found.counted.start, found.counted.quantity.start)
    joined = _joined(doc, max([last, *seen], key=lambda p: p.token), convention, strict=strict)
    if joined is not None:
        yield joined
    span = doc[start : max(p.counted.end for p in (*seen, last))]
    if any(t.lower_ in ("and", "or", "&") for t in span):
        yield from seen


def _joined(doc: Doc, last: People, convention: str, *, strict: bool) -> People | None:
    """ "60 adults along with 50 children", "were hurt along with 34 members"."""
    limit = min(doc[last.token].sent.end, last.counted.end + 14)
    for i in range(last.counted.end, limit - 2):
        if doc[i + 1].lower_ == "with" and doc[i].lower_ in listed_words("along"):
            head = phrase_after(doc, i + 2, doc[last.token].sent.end)
            found = people(head, convention, strict=strict) if head is not None else None
            return found if found is not None and found.counted.stated else None
    return None


def _onward(last: People, convention: str, *, strict: bool, harm: int) -> Iterator[People]:
    doc, end = last.doc, _reach(last)
    limit = doc[last.token].sent.end
    named = last.counted.noun is not None and doc[last.counted.noun].pos_ == "PROPN"
    end = end if doc[last.token].lemma_.lower() == "people" else _past_including(doc, end, limit, harm)
    while (step := after_row(doc, end, limit, harm)) is not None:
        head, start = step
        found = people(head, convention, strict=strict)
        if found is None or _aside(head):
            return
        end = _reach(found)
        if named and doc[start].lower_ in ("a", "an"):
            continue
        named = doc[head.i].pos_ == "PROPN"
        yield found


def _past_including(doc: Doc, end: int, limit: int, harm: int) -> int:
    """Behind "including X" where a row goes on: "nine guards, including a sergeant, and five cooks were held", but not
    "nine people, including two guards, a nurse, and five cooks were held"."""
    if end + 1 >= limit or doc[end].text != "," or doc[end + 1].lower_ != "including":
        return end
    commas = [i for i in range(end + 2, min(limit, harm)) if doc[i].text == ","]
    alone = len(commas) == 1 and doc[commas[0] + 1].lower_ == "and"
    return commas[0] if alone and not any(t.lower_ == "and" for t in doc[end + 2 : commas[0]]) else end


def _reach(found: People) -> int:
    """Where the phrase ends, with an "of" phrase on its noun: "two members of the security forces"."""
    doc, end = found.doc, found.counted.end
    limit = doc[found.token].sent.end
    if end < limit and doc[end].lower_ in ("of", "from") and (inner := phrase_after(doc, end + 1, limit)) is not None:
        return inner.i + 1
    return end


def _conjuncts(head: Token) -> Iterator[Token]:
    for child in head.rights:
        beside = child.dep_ == "conj" or _kin(head, child)
        fits = beside and child.pos_ not in ("VERB", "AUX") and not _apart(head, child)
        if fits and not (_has_clause(child) or _aside(child) or _name_of(head, child)):
            yield child
            yield from _conjuncts(child)


def _name_of(head: Token, child: Token) -> bool:
    """ "A 3-year-old, Ole Tarn, was": a name behind a comma that stands alone there says who it is."""
    alone = not any(c.dep_ in ("cc", "conj") for c in child.children)
    behind = left_edge(child) == head.i + 2 and head.nbor().text == ","
    return child.pos_ == "PROPN" and head.pos_ in ("NOUN", "ADJ") and head.tag_ != "NNS" and alone and behind


def _kin(head: Token, child: Token) -> bool:
    """ "A commander, his wife and their children": the second of a row, taken for an apposition."""
    owned = any(c.tag_ == "PRP$" for c in child.lefts)
    beside = (*head.rights, *child.rights)
    return child.dep_ == "appos" and owned and any(c.dep_ == "conj" and c.i > child.i for c in beside)


def _apart(head: Token, child: Token) -> bool:
    """Whether a verb of another clause stands between: "killed a man and wounded 80"."""
    between = head.doc[head.i + 1 : child.i]
    if between and _in_state(between[0]) and child.i + 1 < child.sent.end and _in_state(child.nbor()):
        return True
    for t in between:
        linked = t.nbor(-1).lower_ in ("and", "or", ",") and (t.tag_.startswith("VB") or t.lower_ in harmed())
        if linked and t.lower_ in harmed():
            return True
        foreign = not t.dep_.startswith(("acl", "amod")) and not child.is_ancestor(t)
        if t.pos_ == "VERB" and (linked or foreign):
            return True
    return False


def _in_state(token: Token) -> bool:
    """Each of "1 dead, 4 injured" has its own word."""
    return token.lower_ == "dead" or token.lower_ in harmed()


def _aside(token: Token) -> bool:
    """Whether an adverb sets a conjunct off from the list: "350 others, mostly civilians"."""
    edge = left_edge(token)
    before = token.doc[edge - 1].lower_ if edge > token.sent.start else ""
    apart = before in listed_words("parts", "aside") - {"all", "both"}
    return apart or token.doc[edge].lower_ in listed_words("parts", "mostly")


def _has_clause(token: Token) -> bool:
    """Whether a conjunct heads a clause of its own: "four killed and 12 others wounded"."""
    return any(
        c.dep_ in ("nsubj", "nsubj:pass", "orphan", "acl", "cop", "xcomp") and c.dep_ != "det"
        for c in token.children
        if c.pos_ != "PRON"
    )
