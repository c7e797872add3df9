"""What became of those who were shot, hit or taken to hospital: dead, alive, or not told.

"Six people were shot" tells casualties; that they lay in hospital, were wounded; "fatally shot", killed. The words are
those of `fates` in lexicon/en/tolls.yaml.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from counterclaim.extraction.rules.numbers import Counted
from counterclaim.extraction.rules.numbers.numerals import numeral
from counterclaim.extraction.rules.numbers.quantities import Quantity, quantity
from counterclaim.extraction.rules.tolls.condition import RULE
from counterclaim.extraction.rules.tolls.draft import Draft
from counterclaim.extraction.rules.tolls.people import People, listed_words
from counterclaim.model import Count
from counterclaim.model.vocabulary import TollField

_FAR = 80
"""How many tokens after the word of harm "he died" may still be told of whom it befell."""
_HURT = ("wounded", "casualties")
_SENTENCES = 2
"""How many sentences behind that of the harm its outcome is looked for in."""


def fated(doc: Doc, drafts: Iterable[Draft], convention: str) -> Iterator[Draft]:
    """The drafts, those of people shot or hit with the outcome that the text tells, nobody's twice.

    Who is told to have died is not counted among the wounded.
    """
    told = list(drafts)
    later = [*_he_died(doc, told)]
    told = [d for d in told if not any(d is _last_before(told, late.harm) for late in later)] + later
    known = {p.token for d in told if not (_open(d) or _carried(d)) for p in d.people}
    killed = [d for d in told if d.field == "killed" and d.stance == "asserts"]
    dead = [d.people[0] for d in killed if _one(d)]
    named = {name for d in killed for p in d.people if p.singular for name in _names(p)}
    for draft in told:
        if draft.field in _HURT and _one(draft):
            if _died(doc, draft, dead, alone=len(dead) == len(killed)):
                continue
            if (called := _names(draft.people[0])) and called <= named:
                yield replace(draft, field="killed", rule=f"{draft.rule} toll.of-them", part=True)
                continue
        settled = any(p.token in known for p in draft.people)
        if _carried(draft):
            died = draft.rule != RULE and _near(doc, draft.harm, 1) & listed_words("fates", "death")
            if not (settled or died or _told_before(draft, told)):
                yield draft
        elif not _open(draft):
            yield draft
        elif not (settled or _pointed_at(draft, told)):
            yield replace(draft, field=_outcome(doc, draft))
            yield from _one_fatally(doc, draft, convention)


def _open(draft: Draft) -> bool:
    """Whether the word of harm leaves open who lived."""
    return draft.rule in listed_words("fates", "open")


def _carried(draft: Draft) -> bool:
    """Whether it tells no more than that somebody was taken to hospital."""
    return draft.rule in listed_words("fates", "carried")


def _told_before(draft: Draft, told: Iterable[Draft]) -> bool:
    """ "The victim", "Maria Sand": somebody whose harm may have been told already, of nobody by another name."""
    first = draft.people[0]
    if not (first.counted.definite or _named(first)):
        return False
    if draft.rule != RULE:
        return True
    hurt = [d for d in told if d.field in _HURT and d.harm < draft.harm and d.people[0].token != first.token]
    return any(not (_one(d) and _named(first) and _named(d.people[0])) or _same(first, d.people[0]) for d in hurt)


def _pointed_at(draft: Draft, told: Iterable[Draft]) -> bool:
    """ "The victims were shot in the head", after "three men were killed": whose number was told before, by a word for
    anybody or the same word."""
    before = {p.doc[p.token].lemma_ for d in told for p in d.people if d.harm < draft.harm and p.counted.stated}
    back = listed_words("fates", "anybody") | before
    counts = ((p.counted, p.doc[p.token].lemma_) for p in draft.people)
    return bool(before) and all(c.definite and not c.stated and noun in back for c, noun in counts)


def _named(person: People) -> bool:
    noun = person.doc[person.token]
    return noun.pos_ in ("PROPN", "PRON") or noun.ent_type_ == "PERSON"


def _one(draft: Draft) -> bool:
    """Whether it is of one person and no more."""
    return len(draft.people) == 1 and draft.people[0].singular


def _died(doc: Doc, draft: Draft, dead: list[People], *, alone: bool) -> bool:
    """Whether one told to be hurt is the one who died: pointed at as known, or met with a wound where he was `alone`
    in dying."""
    hurt = draft.people[0]
    if any(_same(hurt, p) for p in dead):
        return True
    met = draft.rule in listed_words("fates", "met") and not _named(hurt)
    if not (met and dead and alone) or not all(_alike(hurt, p) for p in dead):
        return False
    near = _near(doc, draft.harm, 1)
    apart = all(doc[hurt.token].sent.start != doc[p.token].sent.start for p in dead)
    return apart and not near & (listed_words("fates", "alive") - listed_words("fates", "hit"))


def _alike(one: People, other: People) -> bool:
    """Whether two phrases may be of one person: of one kind, or of any, and of no two ages."""
    if {t.lower_ for t in one.doc[one.counted.start : one.token]} & listed_words("fates", "further"):
        return False
    first, second = one.doc[one.token], other.doc[other.token]
    kinds = listed_words("fates", "anybody")
    ages = {a for p in (one, other) if (a := _age(p)) is not None}
    like = (
        one.who == other.who is not None
        or first.lemma_ == second.lemma_
        or bool({first.lemma_, second.lemma_} & kinds)
        or _named(other)
    )
    return like and len(ages) < 2


def _age(person: People) -> int | None:
    """The number of "a 12-year-old boy", "a man, 31"."""
    said = person.doc[person.counted.start : person.counted.end + 2]
    return next((int(t.text) for t in said if t.text.isdigit() and int(t.text) < 120), None)


def _same(hurt: People, dead: People) -> bool:
    """Whether a person hurt is the one who died: the same name, or "the boy" after one who may be called so."""
    if hurt.token == dead.token:
        return True
    mine, other = hurt.doc[hurt.token], dead.doc[dead.token]
    if mine.pos_ == "PROPN" and other.pos_ == "PROPN":
        return mine.lower_ == other.lower_
    owned = any(t.tag_ == "PRP$" for t in hurt.doc[hurt.counted.start : hurt.token])  # "his brother" is not he
    if owned or not hurt.counted.definite:
        return False
    kinds = listed_words("fates", "anybody")
    return other.pos_ in ("PROPN", "PRON") or mine.lemma_ == other.lemma_ or bool({mine.lemma_, other.lemma_} & kinds)


def _names(person: People) -> set[str]:
    """The names in a phrase, of somebody told by name or set beside his office ("the colonel, Jan Orm")."""
    noun = person.doc[person.token]
    row = [*person.doc[person.counted.start : person.counted.end], *(t for c in noun.children for t in _beside(c))]
    return {t.lower_ for t in row if t.pos_ == "PROPN" and t.ent_type_ in ("PERSON", "")}


def _beside(noun: Token) -> Iterator[Token]:
    """A name in apposition, with its further parts."""
    if noun.dep_ == "appos" and noun.pos_ == "PROPN":
        yield from (noun, *(c for c in noun.children if c.dep_ == "flat"))


def _last_before(told: list[Draft], token: int) -> Draft | None:
    """Of those hit one by one, the last told before a token: whom "he" stands for there."""
    before = [d for d in told if d.field in _HURT and _one(d) and 0 < token - d.harm < _FAR]
    return max(before, key=lambda d: d.harm, default=None)


def _he_died(doc: Doc, told: list[Draft]) -> Iterator[Draft]:
    """ "He was taken to hospital, where he later died": of one who was told to be hit not long before."""
    hit = [d.harm for d in told if d.field in _HURT]
    for token in doc:
        if not any(0 < token.i - at < _FAR for at in hit) or token.lower_ not in ("he", "she"):
            continue
        verb = token.head
        if token.dep_ not in ("nsubj", "nsubj:pass") or not _dies(verb):
            continue
        harm = next((c.i for c in verb.children if c.lower_ in ("dead", "deceased")), verb.i)
        yield Draft("killed", (person(token),), harm, "toll.he-died")


def person(pronoun: Token) -> People:
    """The one whom "he" or "she" stands for."""
    one = Quantity(Count.exactly(1), pronoun.i, pronoun.i + 1, "numbers.one")
    at = pronoun.i
    return People(Counted(one, at, at, at, at + 1, False, False, True), None, None, pronoun.doc)


def _dies(verb: Token) -> bool:
    """ "Died", "was pronounced dead": told as a fact."""
    if any(c.lower_ in ("not", "n't", "never", "if", "to") or c.tag_ == "MD" for c in verb.children):
        return False
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    state = any(c.lower_ in ("dead", "deceased") for c in verb.children)
    return verb.lemma_.lower() in ("die", "succumb") or (state and verb.lemma_.lower() in ("pronounce", "declare"))


def _outcome(doc: Doc, draft: Draft) -> TollField:
    if {t.lower_ for t in doc[max(0, draft.harm - 2) : draft.harm]} & listed_words("fates", "fatal"):
        return "killed"
    near = _near(doc, draft.harm, _SENTENCES)
    if near & listed_words("fates", "death"):
        return "casualties"
    return "wounded" if near & listed_words("fates", "alive") else "casualties"


def _near(doc: Doc, harm: int, sentences: int) -> set[str]:
    """The words of the harm's sentence and of so many after it, in lower case."""
    sent: Span = doc[harm].sent
    found = {t.lower_ for t in sent}
    for _ in range(sentences):
        if sent.end >= len(doc):
            break
        sent = doc[sent.end].sent
        found |= {t.lower_ for t in sent}
    return found


def _one_fatally(doc: Doc, draft: Draft, convention: str) -> Iterator[Draft]:
    """ "Two people were shot, one of them fatally"."""
    end = doc[draft.harm].sent.end
    for i in range(draft.harm + 1, end):
        if doc[i].lower_ not in listed_words("fates", "fatal"):
            continue
        at = i - 3 if [t.lower_ for t in doc[i - 2 : i]] in (["of", "them"], ["of", "whom"]) else i - 1
        found = quantity(doc, at, convention) if at > draft.harm and numeral(doc[at]) else None
        if found is not None:
            some = People(Counted(found, at, None, found.start, i, True, True), None, None, doc)
            yield Draft("killed", (some,), i, "toll.fatally", draft.stance, part=True)
