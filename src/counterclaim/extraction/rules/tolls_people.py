"""The people of a toll: noun phrases, how many they are, who they are and whose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from spacy.tokens import Doc, Token

from counterclaim import lexicon
from counterclaim.extraction.rules.numbers import Counted, counted, left_edge
from counterclaim.extraction.rules.numerals import numeral
from counterclaim.extraction.rules.numerals import words as number_words
from counterclaim.extraction.rules.quantities import quantity
from counterclaim.model.vocabulary import Who

_CLASSES: tuple[Who, ...] = get_args(Who)
_RELATIVE = frozenset({"who", "whom", "that", "which"})
_PRONOUNS = frozenset({"some", "none", "any", "most", "all", "each", "neither"})


@dataclass(frozen=True, slots=True)
class People:
    """Some people: the phrase that counts them, `who` they are, the `side` that the text puts to them."""

    counted: Counted
    who: Who | None
    side: str | None

    @property
    def token(self) -> int:
        """The token that stands for them."""
        return self.counted.head

    @property
    def singular(self) -> bool:
        """Whether it is one person without a number word, named or not."""
        return not self.counted.stated and self.counted.quantity.rule == "numbers.one"


@cache
def words() -> Mapping[str, Any]:
    """The lexicon of tolls."""
    found: Mapping[str, Any] = lexicon.table("tolls")
    return found


@cache
def _nouns() -> Mapping[str, Who | None]:
    """Every noun of people, with the class it puts them in; the first class that lists it wins."""
    known: dict[str, Who | None] = {}
    for who in _CLASSES:
        for noun in words()["who"][who]:
            known.setdefault(noun.lower(), who)
    for noun in words()["persons"]:
        known.setdefault(noun.lower(), None)
    return known


@cache
def _set(*path: str) -> frozenset[str]:
    found: Any = words()
    for key in path:
        found = found[key]
    return frozenset(w.lower() for w in found)


def people(head: Token, convention: str, *, strict: bool = False, loose: bool = False) -> People | None:
    """The people that the noun phrase with this head counts, None if it counts none.

    `strict` asks for a noun that is known to name people; `loose` takes any single noun that may name one.
    """
    if head.lower_ in _RELATIVE:
        found = antecedent(head)
        return people(found, convention, strict=strict, loose=loose) if found is not None else None
    if head.pos_ == "PRON" and not _counting_pronoun(head):
        return None
    phrase = counted(head, convention)
    if phrase is None or not human(head.doc, phrase, strict=strict, loose=loose):
        return None
    phrase = _whole(head.doc, phrase)
    return People(phrase, who(head.doc, phrase), side(head.doc, phrase))


def _counting_pronoun(token: Token) -> bool:
    return numeral(token) or token.lower_ in {
        "nobody", "none", "one", "another", "others", "some", "someone", "somebody", "many", "several",
    }  # fmt: skip


def antecedent(pronoun: Token) -> Token | None:
    """What a relative pronoun stands for: the noun that its clause modifies, else the noun before it."""
    verb = pronoun.head
    while verb.dep_ in ("conj", "xcomp", "advcl") and verb.head != verb:
        verb = verb.head
    if verb.dep_.startswith("acl") and verb.head.i < pronoun.i:
        return verb.head
    before = pronoun.i - 1
    while before >= pronoun.sent.start and (pronoun.doc[before].is_punct or pronoun.doc[before].is_space):
        before -= 1
    token = pronoun.doc[before] if before >= pronoun.sent.start else None
    return token if token is not None and token.pos_ in ("NOUN", "PROPN", "NUM") else None


def human(doc: Doc, phrase: Counted, *, strict: bool, loose: bool = False) -> bool:
    """Whether what the phrase counts can be people."""
    if phrase.noun is None:
        return phrase.stated
    noun = doc[phrase.noun]
    if noun.pos_ in ("PRON", "DET", "ADV") or numeral(noun) or noun.lower_ in number_words()["ordinals"]:
        return True
    key = _key(noun)
    if noun.ent_type_ == "PERSON" or key in _nouns():
        return True
    if key in _set("things") or noun.lower_ in _set("things"):
        return False
    if noun.pos_ in ("PROPN", "ADJ"):
        titled = any(_key(t) in _nouns() and _names(t, noun) for t in doc[phrase.start : phrase.noun])
        return titled or _group(noun, phrase)
    if not strict and not _abstract(key):
        if phrase.stated and noun.tag_ == "NNS":
            return True
        if loose and not phrase.stated and noun.tag_ == "NN" and phrase.quantity.start < noun.i:
            return True
    return noun.pos_ == "NOUN" and _suffixed(key)


def _group(noun: Token, phrase: Counted) -> bool:
    """Whether a proper noun or an adjective stands for people: "Israelis", "30 Hezbollah", "four wounded"."""
    if noun.tag_ == "NNPS" or not phrase.stated:
        return noun.tag_ == "NNPS"
    one = phrase.quantity.count.best == 1
    if not one and noun.pos_ == "PROPN" and noun.lower_.endswith("s"):
        before = phrase.quantity.start - 1
        return not (before >= noun.sent.start and noun.doc[before].lower_ in ("in", "since", "until", "by"))
    return noun.pos_ == "ADJ" or noun.ent_type_ == "ORG" or (one and noun.ent_type_ != "PLACE")


def _names(title: Token, noun: Token) -> bool:
    """Whether a noun before a name says what its bearer is: "candidate Saad", "Major Ali"."""
    return noun.pos_ == "PROPN" and title.dep_ in (
        "compound",
        "flat",
        "appos",
        "nmod",
        "amod",
        "nsubj",
        "obj",
        "nsubj:pass",
        "nmod:desc",
    )


def _key(noun: Token) -> str:
    """The noun as the lexicon has it; a plural that the lemma left a plural is made singular."""
    lemma = noun.lemma_.lower()
    return lemma if lemma in _nouns() or lemma[:-1] not in _nouns() or lemma[-1:] != "s" else lemma[:-1]


def _suffixed(lemma: str) -> bool:
    known = lemma in _set("not_suffixed")
    return not known and len(lemma) > 4 and lemma.endswith(tuple(_set("person_suffixes")))


def _abstract(lemma: str) -> bool:
    """Whether the word is one of those that never name a person, by its ending."""
    return lemma.endswith(tuple(_set("abstract_suffixes"))) or lemma in _set("not_suffixed")


def _whole(doc: Doc, phrase: Counted) -> Counted:
    """The phrase with the name that follows its noun, and with whose members they are."""
    end, limit = phrase.end, doc[phrase.head].sent.end
    noun = doc[phrase.noun] if phrase.noun is not None else None
    if noun is not None:
        while end < limit and doc[end].pos_ == "PROPN" and noun.is_ancestor(doc[end]):
            end += 1
        if (
            end < limit
            and doc[end].lower_ == "of"
            and noun.lemma_.lower() in ("member", "leader", "resident", "supporter")
        ):
            inner = next((c for c in noun.rights if c.dep_.startswith("nmod")), None)
            end = inner.i + 1 if inner is not None and end < inner.i < end + 10 else end
    return (
        phrase
        if end == phrase.end
        else Counted(
            phrase.quantity,
            phrase.head,
            phrase.noun,
            phrase.start,
            end,
            phrase.stated,
            phrase.partitive,
            phrase.definite,
        )
    )


def who(doc: Doc, phrase: Counted) -> Who | None:
    """The contract's class of the people counted, None where the text does not say."""
    if phrase.noun is None:
        return None
    noun = doc[phrase.noun]
    before = {t.lower_ for t in doc[phrase.start : phrase.noun]} | {
        t.lemma_.lower() for t in doc[phrase.start : phrase.noun]
    }
    found = _nouns().get(_key(noun))
    pairs = words()["who_pairs"]
    if "civilian" in before or "unarmed" in before:
        return "civilians" if found in (None, "civilians", "officials") else found
    for cls in ("aid_workers", "foreigners"):
        if before & set(pairs[cls]) and found in (None, "civilians", "officials", "foreigners"):
            return cls
    if found in (None, "police", "officials") and _key(noun) in (
        "officer",
        "official",
        "recruit",
        "trainee",
        "member",
        "force",
        "cadet",
        "deputy",
        "chief",
    ):
        found = next(
            (c for c in ("police", "soldiers", "officials") if before & set(pairs[c])),
            None if _key(noun) in ("officer", "member", "force", "cadet", "trainee") else found,
        )
    if found == "soldiers" and _key(noun) == "recruit" and "police" in before:
        return "police"
    if found is None and noun.pos_ == "PROPN":
        return next((w for t in doc[phrase.start : phrase.end] if (w := _nouns().get(_key(t)))), None)
    return found


def side(doc: Doc, phrase: Counted) -> str | None:
    """The nation, party or group that the text puts to the people counted, in the text's own word."""
    if phrase.noun is None:
        return None
    noun = doc[phrase.noun]
    if noun.tag_ == "NNPS" or (noun.pos_ == "PROPN" and phrase.stated and noun.ent_type_ != "PERSON"):
        return noun.text
    if noun.pos_ == "PROPN":
        return None
    member = next((t for t in doc[phrase.noun + 1 : phrase.end] if t.pos_ == "PROPN"), None)
    if member is not None and _key(noun) in ("member", "leader", "supporter"):
        return (
            str(doc[member.left_edge.i : phrase.end].text)
            if member.left_edge.i > phrase.noun
            else member.text
        )
    said = [t for t in doc[max(phrase.start, phrase.quantity.start) : phrase.noun] if _names_side(t, phrase)]
    if said and said[-1].i - said[0].i == len(said) - 1:
        return str(doc[said[0].i : said[-1].i + 1].text)
    return said[0].text if said else None


def _names_side(token: Token, phrase: Counted) -> bool:
    if (
        token.lower_ in _set("not_side")
        or token.ent_type_ == "PERSON"
        or numeral(token)
        or not token.text[:1].isupper()
    ):
        return False
    return (
        token.pos_ in ("PROPN", "ADJ")
        and (token.i > token.sent.start or token.tag_ in ("NNP", "NNPS"))
        and token.i >= phrase.start
    )


def listed(head: Token, convention: str, *, strict: bool = False, loose: bool = False) -> list[People]:
    """The people of a noun phrase and of all that is coordinated with it, in the order of the text."""
    heads = [head] if head.lower_ in _RELATIVE else [head, *_conjuncts(head)]
    if head.lower_ in _RELATIVE and (found := antecedent(head)) is not None:
        heads = [found, *(c for c in _conjuncts(found) if c.i < head.i)]
    all_of = [people(h, convention, strict=strict, loose=loose) for h in heads]
    return [p for p in all_of if p is not None]


def _conjuncts(head: Token) -> Iterator[Token]:
    for child in head.rights:
        if (
            child.dep_ == "conj"
            and child.pos_ not in ("VERB", "AUX")
            and not _has_clause(child)
            and not _aside(child)
        ):
            yield child
            yield from _conjuncts(child)


def _aside(token: Token) -> bool:
    """Whether an adverb sets a conjunct off from the list: "350 others, mostly civilians"."""
    edge = left_edge(token)
    before = token.doc[edge - 1].lower_ if edge > token.sent.start else ""
    return bool({before, token.doc[edge].lower_} & _set("parts", "aside"))


def _has_clause(token: Token) -> bool:
    """Whether a conjunct heads a clause of its own: "four killed and 12 others wounded"."""
    return any(
        c.dep_ in ("nsubj", "nsubj:pass", "orphan", "acl", "cop", "xcomp") and c.dep_ != "det"
        for c in token.children
        if c.pos_ != "PRON"
    )


def phrase_after(doc: Doc, start: int, end: int) -> Token | None:
    """The head of the noun phrase that begins at `start`, by word order alone, None if none begins there."""
    last: Token | None = None
    for i in range(start, end):
        token = doc[i]
        if token.lower_ in _set("times") and last is None:
            return None
        if last is None and token.lower_ in _PRONOUNS and i + 1 < end and doc[i + 1].lower_ == "of":
            return token
        if token.pos_ in ("NOUN", "PROPN", "NUM") or numeral(token) or token.lower_ in ("others", "another"):
            if last is not None and last.pos_ == "NOUN" and token.pos_ == "NUM":
                break
            last = token
        elif not _leads_on(token, last, end):
            break
    return top(last, start) if last is not None else None


def _leads_on(token: Token, last: Token | None, end: int) -> bool:
    """Whether a noun phrase goes on after its word `last` with this one that is no noun."""
    if last is not None:
        return (last.pos_ == "NUM" and token.pos_ in ("ADJ", "NUM")) or token.tag_ in ("POS", "HYPH", "JJ")
    if token.pos_ in ("DET", "ADJ", "SYM") or token.tag_ in ("PRP$", "HYPH", "VBN", "VBG") or token.is_quote:
        return token.tag_ not in ("VBN", "VBG") or token.dep_ == "amod"
    numbers = (
        quantity(token.doc, i) for i in range(token.i + 1, min(end, token.i + 6)) if numeral(token.doc[i])
    )
    return any(q is not None and q.start <= token.i for q in numbers) or token.tag_ in ("RB", "RBR")


def chain_start(doc: Doc, verb: int, start: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin, with a verb coordinated before it: "were shot and"."""
    i = verb - 1
    while i >= start:
        token = doc[i]
        paired = token.lower_ in ("and", "or") and i - 1 >= start and doc[i - 1].tag_ == "VBN"
        if paired:
            i -= 1
        elif token.lower_ in ("another", "others") or not (
            token.pos_ in ("ADV", "AUX", "PART") or token.is_quote
        ):
            break
        i -= 1
    return i + 1


def phrase_before(doc: Doc, end: int, start: int) -> Token | None:
    """The head of the noun phrase that ends just before `end` and its auxiliaries, None if none does."""
    i = chain_start(doc, end, start) - 1
    if i < start:
        return None
    token = doc[i]
    if token.lower_ in ("who", "whom", "that", "which"):
        return token
    fits = token.pos_ in ("NOUN", "PROPN", "NUM") or numeral(token)
    if token.lower_ in ("them", "us", "those") and i > start and doc[i - 1].lower_ == "of":
        above = top(token, start)
        return above if above != token else None
    if not fits and token.lower_ not in ("others", "nobody", "none", "another", "some"):
        return None
    return None if token.lower_ in _set("times") else top(token, start)


def top(head: Token, start: int) -> Token:
    """Of "four of the men" and "dozens of men" the number, of "two men" the noun; by word order."""
    while True:
        edge = left_edge(head)
        above = head.doc[edge - 2] if edge - 2 >= start and head.doc[edge - 1].lower_ == "of" else None
        if above is None or not (
            numeral(above) or above.lemma_.lower() in number_words()["carriers"] or above.lower_ in _PRONOUNS
        ):
            return head
        head = above
