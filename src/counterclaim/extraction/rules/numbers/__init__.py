"""How many a noun phrase says: "four people", "dozens of the hostages", "a soldier", "no one", "policemen".

Read mostly from the order of the words, so that a wrong arc of the parse costs little. What the number itself
says is read by quantities.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.numbers.numerals import hyphen, numeral, words
from counterclaim.extraction.rules.numbers.quantities import Quantity, low_ends, quantity
from counterclaim.model import Count

_INSIDE = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "DET", "SYM"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A noun phrase that counts.

    `head` is its syntactic head ("four" in "four of the men"), `noun` the token that names what is counted,
    None where nothing does; `[start, end)` the phrase. `stated` is True where a number word stands in it;
    `partitive` marks "four of them", `definite` "the soldiers", "his men".
    """

    quantity: Quantity
    head: int
    noun: int | None
    start: int
    end: int
    stated: bool
    partitive: bool = False
    definite: bool = False


def count(doc: Doc, token: int, convention: str = "acled") -> Count | None:
    """How many the phrase headed by the token (or the number that it is) says, None if it says nothing.

    Raises UsageError for an unknown convention.
    """
    found = counted(doc[token], convention)
    return found.quantity.count if found else None


def counted(head: Token, convention: str = "acled") -> Counted | None:
    """How many the noun phrase with this head says, None if it says nothing.

    Raises UsageError for an unknown convention.
    """
    if _counts(head) and (found := quantity(head.doc, head.i, convention)):
        return _numbered(head, found)
    start = left_edge(head)
    for i in range(head.i - 1, start - 1, -1):
        if _counts(head.doc[i]) and head.doc[i].dep_ != "compound" and (found := quantity(head.doc, i, convention)):
            return Counted(found, head.i, head.i, min(start, found.start), head.i + 1, True, _of_whom(head) is not None)
    if head.lower_ == "some" and head.i + 1 < head.sent.end and head.nbor().lower_ == "of":
        return _numbered(head, Quantity(Count(2, None, None), head.i, head.i + 1, "numbers.plural", True))
    if (inner := _carried(head, start, convention)) is not None:
        return inner
    return _determined(head, start, convention)


def _counts(token: Token) -> bool:
    """Whether the token is a number that counts: not "both ... and", "no one", "as many", "so many"."""
    if not numeral(token) or token.dep_ in ("cc:preconj", "fixed") or _age(token):
        return False
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    after = token.nbor().lower_ if token.i + 1 < token.sent.end else ""
    if token.lower_ == "one":
        if before == "-" and token.i - 2 >= token.sent.start:
            return numeral(token.nbor(-2))
        return before not in ("no", "any", "every", "each", "this", "that", "the", "-")
    if token.lower_ in ("many", "few"):
        return before not in ("so", "too", "how", "as", "very") and after != "as"
    return token.lower_ not in ("both", "pair", "lot", "lots", "score") or token.tag_ != "JJ"


def _age(token: Token) -> bool:
    """ "A 13 year old girl", "a man in his 20's", "two boys, ages 4 and 6", "Sand, 31, and": how old somebody is."""
    if _set_off(token) and token.text.isdigit() and int(token.text) < 120:
        return True
    i = token.i - 1
    while i > token.sent.start and (token.doc[i].text in (",", "and", "&") or token.doc[i].text.isdigit()):
        i -= 1
    if i < token.i - 1 and token.doc[i].lower_ in words()["ages"]:
        return True
    after = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 6, token.sent.end)] if not hyphen(t)]
    if after[:1] in (["'s"], ["’s"]) and token.text.isdigit() and token.text.endswith("0"):
        return True
    if after[:1] and after[0] in words()["age_marks"]:
        return True
    return len(after) > 1 and after[0].rstrip("s") in words()["age_units"] and after[1] in ("old", "olds")


def _set_off(token: Token) -> bool:
    """Between marks behind a name, or at the end of a line behind one person: "shot a man, 18"; "a boy, about 4"."""
    if token.i - 2 < token.sent.start:
        return False
    if token.nbor(-1).lower_ in words()["about_ages"] and token.i - 3 >= token.sent.start:
        return token.nbor(-2).text == "," and token.nbor(-3).tag_ in ("NN", "NNP") and _closed(token)
    if token.nbor(-1).text != ",":
        return _second_age(token)
    last = token.i + 1 == token.sent.end
    if not last and token.nbor().pos_ in ("AUX", "CCONJ") and _fullname(token.nbor(-2)):
        return True
    if not last and token.nbor(-2).tag_ == "NNS" and _row_of_ages(token):
        return True
    if token.nbor(-2).pos_ == "PROPN" and not last and token.nbor().text in (",", ";"):
        return True
    return token.nbor(-2).tag_ in ("NN", "NNP") and (last or "\n" in token.nbor().text)


def _fullname(last: Token) -> bool:
    """Whether a name of several words ends here that is no place: "Lena Sand, 32 was"."""
    first = last.head if last.dep_ in ("flat", "compound") else last
    several = last.i > last.sent.start and last.pos_ == last.nbor(-1).pos_ == "PROPN"
    return several and last.ent_type_ != "PLACE" and not any(c.dep_ == "case" for c in (*first.lefts, *last.lefts))


def _row_of_ages(token: Token) -> bool:
    """ "Her sons, 10 and 12, were": a number, "and", a number, a mark."""
    row = token.doc[token.i : min(token.i + 4, token.sent.end)]
    plain = len(row) == 4 and row[1].lower_ in ("and", "&") and row[2].text.isdigit() and int(row[2].text) < 120
    return plain and row[3].is_punct


def _second_age(token: Token) -> bool:
    first = token.i - 2
    return first > token.sent.start and _row_of_ages(token.doc[first]) and _set_off(token.doc[first])


def _closed(token: Token) -> bool:
    return token.i + 1 == token.sent.end or token.nbor().is_punct


def left_edge(head: Token) -> int:
    """Where the noun phrase begins, read leftwards from its head by parts of speech."""
    doc, first, i = head.doc, head.sent.start, head.i
    while i > first:
        if doc[i - 1].text == ")" and i < head.i:
            opening = _opening(doc, i - 1, first)
            if opening > i - 1:
                break
            i = opening
            continue
        if not _belongs(doc[i - 1], head) or (
            doc[i - 1].lower_ == "dead" and i - 2 >= first and doc[i - 2].lower_ == "shot"
        ):
            break
        i -= 1
        if (doc[i].tag_ in ("DT", "PRP$") or doc[i].lower_ in ("a", "the")) and not numeral(doc[i]):
            break
    while i > first and doc[i - 1].lower_ in ("all", "both", "half", "not"):
        i -= 1
    while i < head.i and doc[i].pos_ in ("PUNCT", "CCONJ", "PART"):
        i += 1
    return i


def _opening(doc: Doc, close: int, first: int) -> int:
    """Where the parenthesis that closes at `close` opens: "the Movement (MLF) rebels"."""
    return next((i for i in range(close - 1, max(first, close - 6), -1) if doc[i].text == "("), close + 1)


def _belongs(token: Token, head: Token) -> bool:
    if token.pos_ in _INSIDE:
        return token.dep_ not in ("nsubj", "nsubj:pass", "obj", "obl", "advmod") or token.head == head or numeral(token)
    if token.pos_ == "VERB":
        return token.dep_ == "amod" and token.head.i > token.i and not _joined(token)
    if token.pos_ == "PRON":
        return token.dep_ == "nmod:poss" or token.tag_ == "PRP$"
    return (
        token.tag_ == "POS"
        or (token.lower_ == "or" and token.i > 0 and token.nbor(-1).pos_ == token.nbor().pos_ == "ADJ")
        or hyphen(token)
        or token.text in "\"“”'‘’"
        or (
            token.pos_ == "ADV"
            and token.head.i <= head.i
            and token.head.i > token.i
            and token.head.pos_ in ("ADJ", "NUM", "VERB")
        )
    )


def _joined(verb: Token) -> bool:
    """ "Killed a farmer and wounded four others": a verb with an object of its own, not what four others are."""
    return verb.i > verb.sent.start and verb.nbor(-1).lower_ in ("and", "or", ",", "&") and numeral(verb.nbor())


def _numbered(head: Token, found: Quantity) -> Counted | None:
    """A phrase headed by its number: "four", "dozens of people", "four of the men", "12 wounded"."""
    doc = head.doc
    at = found.end
    if at < head.sent.end and doc[at].lower_ == "of":
        noun = _of_whom(head) or _next_noun(doc, at + 1, head.sent.end)
        if noun is None:
            return Counted(found, head.i, None, found.start, at, True)
        partitive = _partitive(doc, at + 1, noun.i)
        return Counted(found, head.i, noun.i, found.start, noun.i + 1, True, partitive)
    if at < head.sent.end and doc[at].lower_ in ("others", "more"):
        noun = doc[at] if doc[at].lower_ == "others" else None
        return Counted(found, head.i, noun.i if noun else None, found.start, at + 1, True)
    return Counted(found, head.i, None, found.start, max(at, head.i + 1), True)


def _of_whom(head: Token) -> Token | None:
    """The noun of an "of" phrase on this head."""
    for child in head.rights:
        if child.dep_.startswith("nmod") and any(c.lower_ == "of" for c in child.lefts if c.dep_ == "case"):
            return child
    return None


def _next_noun(doc: Doc, start: int, end: int) -> Token | None:
    """The head of the noun phrase that begins at `start`, by word order."""
    last = None
    for i in range(start, end):
        token = doc[i]
        if token.pos_ in ("NOUN", "PROPN") or token.lower_ in ("them", "whom", "those", "these"):
            last = token
        elif last is not None or (token.pos_ not in (*_INSIDE, "PRON", "PART") and not hyphen(token)):
            break
    return last


def _partitive(doc: Doc, start: int, noun: int) -> bool:
    first = doc[start]
    definite = first.lower_ in ("the", "these", "those", "them", "whom", "which", "us") or first.tag_ == "PRP$"
    return definite or any(t.tag_ == "POS" for t in doc[start:noun])


def _carried(head: Token, start: int, convention: str) -> Counted | None:
    """ "A total of 12 people", "a group of tourists", "a family of five", "an unknown number of men"."""
    lemma, table = head.lemma_.lower(), words()
    if lemma not in table["carriers"]:
        return None
    noun = _of_whom(head)
    if noun is None and head.i + 1 < head.sent.end and head.nbor().lower_ == "of":
        noun = _next_noun(head.doc, head.i + 2, head.sent.end)
    if noun is None:
        return None
    left = {t.lower_ for t in head.doc[start : head.i]}
    inner = counted(noun, convention)
    if inner is None or (lemma in table["families"] and not inner.stated):
        return None
    found = inner.quantity
    if lemma in table["several"] and not inner.stated:
        if head.tag_ == "NN" and left & {"the", "total", "high", "any"}:
            return None
        key = "bare" if left & set(table["unknown"]) else "several"
        end = Count(low_ends(convention)[key], None, None)
        found = Quantity(end, start, head.i + 1, "numbers.vague", True)
    return Counted(
        found,
        head.i,
        inner.noun,
        start,
        inner.end,
        inner.stated or found.vague,
        inner.partitive,
        inner.definite,
    )


def _determined(head: Token, start: int, convention: str) -> Counted | None:
    """A phrase without a number word: "a soldier", "no one", "policemen", "the hostages"."""
    before = head.doc[start : head.i]
    left = [t.lower_ for t in before]
    if "how" in left or left[:1] == ["what"] or (start and head.doc[start - 1].lower_ == "how"):
        return None
    pointed = not {"the", "these", "those", "this", "that"}.isdisjoint(left)
    definite = pointed or any(t.tag_ in ("PRP$", "POS") for t in before)
    told = _told_by(head, left, 2 if definite else low_ends(convention)["bare"])
    if told is None:
        return None
    what = Quantity(told[0], start, head.i, f"numbers.{told[1]}")
    return Counted(what, head.i, head.i, start, head.i + 1, False, _partitive_of(head), definite)


def _told_by(head: Token, left: Sequence[str], plural: int) -> tuple[Count, str] | None:
    """How many a noun tells by its form and the words before it, and the rule; `plural` is the least of a bare plural.

    None where it tells nothing.
    """
    table, said = words(), " ".join([*left, head.lower_])
    if _says_none(said, left, head):
        return (Count.exactly(0), "none") if set(table["open_none"]).isdisjoint(left) else None
    if (twin := next((table["adjectives"][w] for w in left if w in table["adjectives"]), None)) is not None:
        return Count.exactly(twin), "exact"
    family = head.tag_ == "NNPS" and head.ent_type_ == "PERSON" and not left
    many = (head.tag_ in ("NNS", "NNPS") and not family) or head.lower_ in table["plural_nouns"] or said == "some"
    if many:
        return Count(plural, None, None), "plural"
    if head.lower_ in table["ordinals"] and (left[-1:] == ["a"] or said.startswith("the")):
        return None if _of_whom(head) else (Count.exactly(1), "one")
    return (Count.exactly(1), "one") if _is_one(head, left) else None


def _is_one(head: Token, left: Sequence[str]) -> bool:
    """Whether a noun without a number is one: "a soldier", "another", "a 12-year-old", "an Israeli"."""
    aged = head.lower_ == "old" and head.i > 3 and head.nbor(-2).lower_ == "year"
    called = head.pos_ == "ADJ" and head.is_title and left[:1] in (["a"], ["an"])
    return aged or called or head.tag_ in ("NN", "NNP", "NNPS") or head.lower_ in words()["single"]


def _partitive_of(head: Token) -> bool:
    follows = head.i + 1 < len(head.doc) and head.nbor().lower_ == "of"
    return follows and head.lower_ in ("some", "none", "another")


def _says_none(said: str, left: Sequence[str], head: Token) -> bool:
    table = words()
    alone = head.lower_ in table["none"] and head.lower_ != "no"
    return alone or "no" in left or said in table["none_phrases"] or said.startswith("not a single")
