"""The people of a toll: noun phrases, how many they are, who they are and whose."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, get_args

from spacy.tokens import Doc, Token

from counterclaim import lexicon
from counterclaim.extraction.rules.numbers import Counted, counted
from counterclaim.extraction.rules.numbers.numerals import evaluate, hyphen, numeral
from counterclaim.extraction.rules.numbers.numerals import words as number_words
from counterclaim.extraction.rules.tolls.phrases import RELATIVES, age, aged
from counterclaim.model.vocabulary import Who

_CLASSES: tuple[Who, ...] = get_args(Who)
ADULT = 18
"""Years; who is younger is a child."""
_TITLING = frozenset({"compound", "flat", "appos", "nmod", "nmod:desc", "amod", "nsubj", "nsubj:pass", "obj"})
"""Relations that a parse may give a title before a name."""


@dataclass(frozen=True, slots=True)
class People:
    """Some people: the phrase that counts them, `who` they are, the `side` that the text puts to them."""

    counted: Counted
    who: Who | None
    side: str | None
    doc: Doc

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


listed_words = partial(lexicon.words, "tolls")
"""The list at a path of the lexicon of tolls, in lower case."""


@cache
def harmed() -> frozenset[str]:
    """The participles that tell harm: "killed", "wounding"."""
    return frozenset(form.lower() for rule in words()["harms"] for form in rule.get("forms", {}))


def people(head: Token, convention: str, *, strict: bool = False, loose: bool = False) -> People | None:
    """The people that the noun phrase with this head counts, None if it counts none.

    `strict` asks for a noun that is known to name people; `loose` takes any single noun that may name one.
    """
    if head.lower_ in RELATIVES:
        found = antecedent(head)
        return people(found, convention, strict=strict, loose=loose) if found is not None else None
    if head.pos_ == "PRON" and not _counting_pronoun(head):
        return None
    phrase = counted(head, convention)
    if phrase is None or not human(head.doc, phrase, strict=strict, loose=loose):
        return None
    phrase = _whole(head.doc, phrase)
    return People(phrase, who(head.doc, phrase), side(head.doc, phrase), head.doc)


def _counting_pronoun(token: Token) -> bool:
    return numeral(token) or token.lower_ in listed_words("counting")


def antecedent(pronoun: Token) -> Token | None:
    """What a relative pronoun stands for: the noun that its clause modifies, else the noun before it."""
    verb = pronoun.head
    while verb.dep_ in ("conj", "xcomp", "advcl") and verb.head != verb:
        verb = verb.head
    before = pronoun.i - 1
    while before >= pronoun.sent.start and (pronoun.doc[before].is_punct or pronoun.doc[before].is_space):
        before -= 1
    token = pronoun.doc[before] if before >= pronoun.sent.start else None
    near = token if token is not None and token.pos_ in ("NOUN", "PROPN", "NUM") else None
    if verb.dep_.startswith("acl") and verb.head.i < pronoun.i:
        crossed = any(t.tag_ in ("VBD", "VBZ", "VBP") for t in pronoun.doc[verb.head.i + 1 : pronoun.i])
        return near if crossed and near is not None and not verb.head.is_ancestor(near) else verb.head
    return near


def human(doc: Doc, phrase: Counted, *, strict: bool, loose: bool = False) -> bool:
    """Whether what the phrase counts can be people."""
    if phrase.noun is None:
        return phrase.stated
    noun = doc[phrase.noun]
    if noun.pos_ in ("PRON", "DET", "ADV") or numeral(noun) or noun.lower_ in number_words()["ordinals"]:
        return True
    key = _key(noun)
    if noun.ent_type_ == "PERSON" or key in _nouns() or aged(noun) or _beside_persons(noun):
        return True
    if key in listed_words("things") or noun.lower_ in listed_words("things"):
        return False
    if noun.pos_ in ("PROPN", "ADJ"):
        titled = any(_key(t) in _nouns() and _names(t, noun) for t in doc[phrase.start : phrase.noun])
        return titled or _group(noun, phrase)
    if not strict and not _abstract(key):
        if phrase.stated and noun.tag_ == "NNS":
            return True
        if loose and noun.tag_ == "NN" and phrase.quantity.start < noun.i:
            return True
    return noun.pos_ == "NOUN" and _suffixed(key)


def _beside_persons(noun: Token) -> bool:
    """A name of no known kind in a row of names of persons."""
    return noun.pos_ == "PROPN" and not noun.ent_type_ and any(t.ent_type_ == "PERSON" for t in noun.conjuncts)


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
    return noun.pos_ == "PROPN" and title.dep_ in _TITLING


def _key(noun: Token) -> str:
    """The noun as the lexicon has it; a plural that the lemma left a plural is made singular."""
    lemma = noun.lemma_.lower()
    return lemma if lemma in _nouns() or lemma[:-1] not in _nouns() or lemma[-1:] != "s" else lemma[:-1]


def _suffixed(lemma: str) -> bool:
    known = lemma in listed_words("not_suffixed")
    return not known and len(lemma) > 4 and lemma.endswith(tuple(listed_words("person_suffixes")))


def _abstract(lemma: str) -> bool:
    """Whether the word is one of those that never name a person, by its ending."""
    return lemma.endswith(tuple(listed_words("abstract_suffixes"))) or lemma in listed_words("not_suffixed")


def _name_on(doc: Doc, at: int, noun: Token) -> bool:
    return doc[at].pos_ == "PROPN" and noun.is_ancestor(doc[at])


def _whole(doc: Doc, phrase: Counted) -> Counted:
    """The phrase with the name that follows its noun, and with whose members they are."""
    end, limit = phrase.end, doc[phrase.head].sent.end
    noun = doc[phrase.noun] if phrase.noun is not None else None
    if noun is not None:
        while end < limit and (
            _name_on(doc, end, noun) or (hyphen(doc[end]) and end + 1 < limit and _name_on(doc, end + 1, noun))
        ):
            end += 1
        if end < limit and doc[end].lower_ == "of" and noun.lemma_.lower() in listed_words("belonging"):
            inner = next((c for c in noun.rights if c.dep_.startswith("nmod")), None)
            end = inner.i + 1 if inner is not None and end < inner.i < end + 14 else end
    return phrase if end == phrase.end else replace(phrase, end=end)


def _young(noun: Token) -> bool:
    """Whether the "old" of "15-year-old" ends an age under 18; who is told in months is."""
    said, unit = age(noun)
    years = evaluate((said,))
    return years is not None and years.number is not None and (unit != "year" or years.number < ADULT)


def who(doc: Doc, phrase: Counted) -> Who | None:
    """The contract's class of the people counted, None where the text does not say."""
    found = _kind(doc, phrase)
    return "children" if found in ("men", "women") and _under_age(doc, phrase) else found


def _under_age(doc: Doc, phrase: Counted) -> bool:
    """Whether "a 16-year-old male", "two 15-year-old females" says an age under 18 before its noun."""
    before = doc[phrase.start : phrase.noun or phrase.start]
    ages = [t for t in before if aged(t)]
    return bool(ages) and all(map(_young, ages))


def _kind(doc: Doc, phrase: Counted) -> Who | None:
    if phrase.noun is None:
        return None
    noun = doc[phrase.noun]
    if aged(noun):
        return "children" if _young(noun) else None
    before = {t.lower_ for t in doc[phrase.start : phrase.noun]} | {
        t.lemma_.lower() for t in doc[phrase.start : phrase.noun]
    }
    found = _nouns().get(_key(noun))
    pairs = words()["who_pairs"]
    if "civilian" in before or "unarmed" in before:
        return "civilians" if found in (None, "civilians", "officials") else found
    for cls in ("aid_workers", "foreigners"):
        if found == "officials":
            break
        office = cls == "foreigners" and any(_nouns().get(w) == "officials" for w in before)
        if before & set(pairs[cls]) and found in (None, "civilians", "officials", "foreigners") and not office:
            return cls
    if found in (None, "police", "officials") and _key(noun) in listed_words("of_service", "nouns"):
        vague = _key(noun) in listed_words("of_service", "vague")
        found = _of_service(before) or (_as_before(noun) if vague else found)
    if found == "soldiers" or _guards(noun, found, before):
        return _armed_kind(before)
    if found is None and noun.pos_ == "PROPN":
        return next((w for t in doc[phrase.start : phrase.end] if (w := _nouns().get(_key(t)))), None)
    return found


def _guards(noun: Token, found: Who | None, before: Set[str]) -> bool:
    """ "Security personnel", "army men"."""
    table = words()["guarding"]
    return found in (None, "men") and _key(noun) in table["nouns"] and bool(before & set(table["before"]))


def _armed_kind(before: Set[str]) -> Who:
    """Whose "soldiers" or "commandos" they are: those of police, of rebels, of an army."""
    if "police" in before:
        return "police"
    return "militants" if before & listed_words("who_pairs", "militants") else "soldiers"


def _as_before(noun: Token) -> Who | None:
    """What the same noun was last qualified as: "two police officers ... the officers"."""
    same = (t for t in reversed(noun.doc[: noun.i]) if _key(t) == _key(noun))
    told = (_of_service({c.lower_ for c in t.lefts if c.dep_ in ("compound", "amod")}) for t in same)
    return next((who for who in told if who is not None), None)


def _of_service(before: Set[str]) -> Who | None:
    """The service that the words before "officer" or the like name."""
    services: tuple[Who, ...] = ("police", "soldiers", "officials")
    return next((s for s in services if before & set(words()["who_pairs"][s])), None)


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
    if member is not None and doc[phrase.noun + 1].lower_ == "of":
        return str(doc[member.i : phrase.end].text)
    start = max(phrase.start, phrase.quantity.start)
    owner = max((t.i for t in doc[start : phrase.noun] if t.tag_ == "POS"), default=start - 1)
    said = [t for t in doc[owner + 1 : phrase.noun] if _names_side(t, phrase)]
    if said and said[-1].i - said[0].i == len(said) - 1:
        return str(doc[said[0].i : said[-1].i + 1].text)
    return said[0].text if said else None


def _patron(token: Token) -> bool:
    """ "US-led troops": who leads or backs a side is not that side."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) > 1 and hyphen(after[0]) and after[1].lower_ in listed_words("patronage")


def _names_side(token: Token, phrase: Counted) -> bool:
    if token.lower_ in listed_words("not_side") or token.ent_type_ == "PERSON" or numeral(token):
        return False
    if _patron(token):
        return False
    if token.lower_ in listed_words("side_words"):
        return token.i >= phrase.start
    if not token.text[:1].isupper():
        return False
    return (
        token.pos_ in ("PROPN", "ADJ")
        and (token.i > token.sent.start or token.tag_ in ("NNP", "NNPS"))
        and token.i >= phrase.start
    )
