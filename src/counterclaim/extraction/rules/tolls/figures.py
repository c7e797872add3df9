"""Tolls that stand at a number: "the death toll rose to seven", "bringing the number of dead to 12"."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.numbers import Counted
from counterclaim.extraction.rules.numbers.quantities import Quantity, numbers
from counterclaim.extraction.rules.tolls.draft import Draft, uncounted
from counterclaim.extraction.rules.tolls.harm import Harm
from counterclaim.extraction.rules.tolls.people import People, listed_words, side, who, words
from counterclaim.extraction.rules.tolls.stance import stance
from counterclaim.model import Count
from counterclaim.model.vocabulary import Stance, TollField


def figures(token: Token, convention: str) -> Iterator[Draft]:
    """The toll that this noun ("toll", "number", "total") says, or that it is expected to rise."""
    field = _field_of_toll(token)
    if field is None or _of_a_period(token):
        return
    hit = _reached(token, convention)
    if hit is None:
        if token.lemma_.lower() == "toll" and (rise := _may_rise(token)) is not None:
            yield Draft(field, (uncounted(token),), rise, "toll.expected-to-rise", "expects")
        return
    anchor, found, told = hit
    if token.doc[found.end : found.end + 1].text.lower() in listed_words("parts", "them"):
        return
    base = _counted_in(token)
    phrase = Counted(found, anchor, None, found.start, found.end, True)
    whose = (who(token.doc, base), side(token.doc, base)) if base else (None, None)
    yield Draft(field, (People(phrase, *whose, token.doc),), token.i, "toll.reaches", told)


def _of_a_period(token: Token) -> bool:
    """ "December's toll", "this year's death toll": the dead of many deeds."""
    owners = (c.lemma_.lower() for c in token.lefts if c.dep_ == "nmod:poss")
    return any(o in listed_words("periods") for o in owners)


def _field_of_toll(token: Token) -> TollField | None:
    lemma, doc = token.lemma_.lower(), token.doc
    near = [
        *doc[max(token.sent.start, token.i - 2) : token.i],
        *doc[token.i + 1 : min(token.sent.end, token.i + 9)],
    ]
    table: Mapping[str, TollField] = words()["tolls"]["modifiers"]
    if lemma == "toll":
        found = [
            table[t.lower_]
            for t in near[:2]
            if t.lower_ in table and t.i < token.i and t.dep_ in ("compound", "amod", "nmod:poss")
        ]
        return found[0] if found else "killed"
    if lemma in ("death", "fatality", "casualty"):
        return None
    for t in near:
        if t.i < token.i or t.lower_ in ("has", "had", "have", "is", "was", "to", ","):
            if t.i > token.i:
                break
            continue
        if t.lower_ in table or t.lemma_.lower() in table:
            return table.get(t.lower_) or table[t.lemma_.lower()]
    before = [t for t in near if t.i < token.i]
    return next((table[t.lower_] for t in before if t.lower_ in table), None)


def _counted_in(token: Token) -> Counted | None:
    """The people of "the number of British troops killed"."""
    noun = next((c for c in token.rights if c.dep_.startswith("nmod")), None)
    if noun is None or noun.i > token.i + 8:
        return None
    start = min(noun.left_edge.i, noun.i)
    return Counted(Quantity(Count(), start, start, ""), noun.i, noun.i, start, noun.i + 1, False)


def _reached(token: Token, convention: str) -> tuple[int, Quantity, Stance] | None:
    """The number at which a toll stands: "rose from 3 to 7", "of nine", "stood at 12", "to 40 the number"."""
    doc, sent = token.doc, token.sent
    for anchor, found in numbers(doc, max(sent.start, token.i - 6), token.i, convention):
        lead = doc[found.start - 1] if found.start > sent.start else None
        between = doc[anchor + 1 : token.i]
        if (
            lead is not None
            and lead.lower_ in ("to", "at")
            and all(t.pos_ in ("DET", "ADJ", "NOUN", "PRON") for t in between)
        ):
            verb = doc[found.start - 2] if found.start - 2 >= sent.start else None
            if verb is not None and verb.lemma_.lower() in listed_words("tolls", "verbs"):
                return anchor, found, "asserts"
    moved: Token | None = None
    for i in _onward(token):
        if doc[i].text in (";", ":") and doc[i + 1 : i + 2] and doc[i].text == ";":
            break
        if doc[i].lemma_.lower() in listed_words("tolls", "verbs") and doc[i].pos_ in ("VERB", "AUX") and moved is None:
            moved = doc[i]
        hit = next(iter(numbers(doc, i, i + 1, convention)), None)
        if hit is None:
            continue
        first = doc[hit[1].start - 1].lower_
        if _leads(token, doc, hit[1], moved or _mover(token)):
            told = _told_of(moved)
            return None if told is None else (hit[0], _surpassed(moved, hit[1]), told)
        if first not in ("from", "by", "and", "the"):
            break
    return None


def _onward(token: Token) -> list[int]:
    """Where the number may stand behind a toll; where the toll itself moves, not in a clause that tells of it or of
    what it came of: "the toll, which stood at 12, climbed to 19"."""
    moves = token.dep_.startswith("nsubj") and token.head.lemma_.lower() in words()["tolls"]["verbs"]
    clauses = [c for c in token.subtree if c.dep_ == "acl:relcl" and c.i > token.i] if moves else []
    aside = {t.i for c in clauses for t in c.subtree}
    return [i for i in range(token.i + 1, min(token.sent.end, token.i + 20 + len(aside))) if i not in aside]


def _mover(token: Token) -> Token | None:
    """The verb of which the toll is the object: "brought the toll to 12"."""
    verb = token.head
    return verb if token.dep_ == "obj" and verb.lemma_.lower() in listed_words("tolls", "verbs") else None


def _leads(token: Token, doc: Doc, found: Quantity, moved: Token | None) -> bool:
    lead = doc[found.start - 1]
    if lead.is_quote and found.start > 1:  # `the toll was "at least 40"`
        lead = lead.nbor(-1)
    if lead.lower_ == "of" and lead.i == token.i + 1:
        return token.lemma_.lower() == "toll"
    if moved is None or doc[found.end : found.end + 1].text in ("%",):
        return False
    return lead.lower_ in ("to", "at") or (lead == moved and moved.lemma_.lower() not in listed_words("changing"))


def _told_of(verb: Token | None) -> Stance | None:
    if verb is not None and verb.pos_ == "AUX":
        verb = verb.head
    return "asserts" if verb is None else stance(Harm(verb, "killed", "noun", "toll.reaches"))


def _surpassed(verb: Token | None, found: Quantity) -> Quantity:
    """ "Passed 100" is more than 100, "nears 100" is less."""
    n = found.count.best
    if verb is None or n is None:
        return found
    lemma = verb.lemma_.lower()
    if lemma in listed_words("tolls", "over"):
        return Quantity(Count.more_than(n), found.start, found.end, "numbers.more-than")
    if lemma in listed_words("tolls", "under"):
        return Quantity(Count.about(n), found.start, found.end, "numbers.about")
    return found


def _may_rise(token: Token) -> int | None:
    """The verb of "the toll was expected to rise", "the toll could climb"."""
    doc = token.doc
    after: Sequence[Token] = list(doc[token.i + 1 : min(token.sent.end, token.i + 9)])
    rise = next((t.i for t in after if t.lemma_.lower() in listed_words("rise")), None)
    unsure = any(t.lemma_.lower() in listed_words("tolls", "hypothetical") for t in after)
    return rise if unsure else None
