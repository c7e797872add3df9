"""The words that tell harm: the rule that a token meets, whom it befell, how far it is told as a fact."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.numerals import numeral
from counterclaim.extraction.rules.tolls_people import phrase_after, phrase_before, words
from counterclaim.model.vocabulary import Stance, TollField

Role = Literal["patient", "subject", "state", "noun"]
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_OBJECTS = ("obj", "iobj")


@dataclass(frozen=True, slots=True)
class Harm:
    """A word that tells harm, by which rule, to whom it points, and its second word where it has one."""

    token: Token
    field: TollField
    role: Role
    rule: str
    strict: bool = False
    lawful: bool = False
    stated: bool = False
    second: int | None = None


@cache
def _verbs() -> Mapping[str, Mapping[str, Any]]:
    return {lemma: rule for rule in words()["harms"] for lemma in rule["lemmas"]}


@cache
def _forms() -> Mapping[str, str]:
    return {form: lemma for rule in words()["harms"] for form, lemma in rule.get("forms", {}).items()}


def harms(doc: Doc) -> Iterator[Harm]:
    """Every verb or adjective of the document that tells harm to people."""
    for token in doc:
        found = _compound(token) or _single(token)
        if found is not None:
            yield found


def _single(token: Token) -> Harm | None:
    if token.pos_ not in ("VERB", "ADJ", "NOUN", "PROPN", "AUX"):
        return None
    lemma = token.lemma_.lower()
    if lemma not in _verbs() or token.pos_ in ("NOUN", "PROPN"):
        lemma = _forms().get(
            token.lower_, lemma if token.tag_.startswith("VB") or token.lower_ in ("dead", "missing") else ""
        )
    rule = _verbs().get(lemma)
    if rule is None or (
        token.pos_ in ("NOUN", "PROPN") and token.lower_ not in _forms() and rule["people"] != "state"
    ):
        return None
    return Harm(
        token, rule["field"], rule["people"], rule["id"],
        strict=bool(rule.get("strict")), lawful=bool(rule.get("lawful")),
        stated=rule.get("active") == "stated" and not passive(token),
    )  # fmt: skip


def _compound(token: Token) -> Harm | None:
    if token.pos_ not in ("VERB", "AUX"):
        return None
    for rule in words()["compounds"]:
        if token.lemma_.lower() not in rule["lemmas"]:
            continue
        for phrase in rule["with"]:
            at = _find(token, phrase.split())
            if at is not None:
                return Harm(
                    token,
                    rule["field"],
                    rule["people"],
                    rule["id"],
                    strict=bool(rule.get("strict")),
                    second=at,
                )
    return None


def _find(verb: Token, phrase: list[str]) -> int | None:
    """Where the second word of a verb stands: at most nine tokens on, before any finite verb or comma."""
    doc, end = verb.doc, min(verb.sent.end, verb.i + 10)
    for i in range(verb.i + 1, end):
        if [t.lower_ for t in doc[i : i + len(phrase)]] == phrase:
            return i + len(phrase) - 1
        if doc[i].text in (",", ";", ":", ".") or (
            doc[i].pos_ == "VERB" and doc[i].tag_ in ("VBD", "VBZ", "VBP")
        ):
            return None
        if len(phrase) == 2 and doc[i].lower_ == phrase[0] and doc[i].tag_ == "PRP$":
            continue
    return None


# --- whom


def victims(harm: Harm) -> list[Token]:
    """The heads of the noun phrases that the harm befell, none where the sentence does not say."""
    token = harm.token
    if harm.role == "state":
        return _of_state(token)
    if harm.role == "subject":
        return _subjects(token) or _modified(token)
    if token.pos_ in ("NOUN", "PROPN", "ADJ") and not token.tag_.startswith("VB"):
        return _of_state(token)
    objects = _objects(token)
    if passive(token):
        return (
            _subjects(token)
            or _modified(token)
            or _raised(token)
            or ([] if objects else _before(token))
            or objects
        )
    if objects:
        return objects
    if token.tag_ in ("VBN", "VBD") and token.dep_ != "aux":
        return _shared(token) or _reduced(token)
    return _shared(token) or _after(token)


def passive(verb: Token) -> bool:
    """Whether the verb is a passive, or a participle that hangs on a noun."""
    if any(c.dep_ == "aux:pass" for c in verb.children) or any(c.dep_ == "nsubj:pass" for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    if verb.dep_ == "conj" and not any(c.dep_ in (*_SUBJECTS, *_OBJECTS) for c in verb.children):
        return passive(verb.head) if verb.head.pos_ in ("VERB", "AUX") else True
    return verb.dep_ in ("acl", "amod", "acl:relcl", "xcomp")


def _objects(verb: Token) -> list[Token]:
    found = [c for c in verb.rights if c.dep_ in _OBJECTS and c.dep_ != "iobj"]
    found = found or [c for c in verb.rights if c.dep_ == "iobj"]
    return [c for c in found if c.tag_ != "PRP" or _conjoined(c)]


def _conjoined(pronoun: Token) -> bool:
    """ "killing himself and 12 others"."""
    return any(c.dep_ == "conj" for c in pronoun.rights)


def _subjects(verb: Token) -> list[Token]:
    """The subject of a verb, or that of the verb it is coordinated with or depends on."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if own or verb.head == verb:
        return own
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        close = _before(verb)
        if close and close[0].i > verb.head.i and numeral_phrase(close[0]):
            return close
        return _subjects(verb.head) or _modified(verb.head)
    if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "ADJ"):
        return [c for c in verb.head.rights if c.dep_ == "obj" and c.i < verb.i] or _subjects(verb.head)
    return []


def _modified(verb: Token) -> list[Token]:
    """The noun on which a participle or a relative clause hangs."""
    head = verb.head
    if any(c.dep_ in ("mark", "case") for c in verb.lefts):
        return []
    if (
        verb.dep_ in ("acl", "acl:relcl")
        and head.i < verb.i
        and head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET")
    ):
        return [head]
    if verb.dep_ == "amod" and head.i > verb.i and numeral_phrase(head):
        return [head]
    return []


def _raised(token: Token) -> list[Token]:
    """ "left four people dead", "were reported killed": the object or passive subject of the verb above."""
    verb = token.head
    if (
        token.dep_ not in ("xcomp", "advcl", "ccomp", "obj", "obl", "dep")
        or verb.lemma_.lower() not in words()["carriers"]
    ):
        return []
    objects = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass") and c != token]
    if not objects and verb.dep_ in ("acl", "acl:relcl"):
        return _modified(verb)
    return objects


def _of_state(token: Token) -> list[Token]:
    """Of whom "dead", "wounded", "missing" holds; the word itself where a number counts it ("12 wounded")."""
    if token.dep_ == "amod" and token.head.i > token.i:
        return [token.head] if numeral_phrase(token.head) else []
    before = _before(token)
    if before and numeral(before[0]) and token.doc[token.i - 1] == before[0]:
        return before
    subject = [c for c in token.children if c.dep_ in _SUBJECTS]
    if subject and any(c.dep_ == "cop" for c in token.children):
        return subject
    found = subject or _raised(token) or _modified(token)
    if found:
        return found
    if any(c.dep_ == "nummod" for c in token.children) or (
        before and token.dep_ in ("nmod", "obj", "nsubj", "conj")
    ):
        return before
    return [t for t in before if numeral_phrase(t)]


def numeral_phrase(head: Token) -> bool:
    """Whether a number word stands in the phrase by word order."""
    return numeral(head) or any(
        numeral(t) for t in head.doc[max(head.sent.start, head.i - 5) : head.i] if t.head == head
    )


def _shared(verb: Token) -> list[Token]:
    """ "killed and wounded 12", "killed or wounded 12": the object of the coordination."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return [o for o in _objects(verb.head) if o.i > verb.i]
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3:
            return _objects(child)
    return []


def _reduced(verb: Token) -> list[Token]:
    """ "Four killed in a blast": a participle read as a past tense; its subject is whom it befell."""
    if any(c.dep_ == "aux" for c in verb.children):
        return []
    after = phrase_after(verb.doc, verb.i + 1, verb.sent.end)
    if (
        after is not None
        and after.pos_ != "PROPN"
        and verb.tag_ == "VBD"
        and verb.doc[verb.i + 1].pos_ != "ADP"
    ):
        return [after]
    own = [c for c in verb.lefts if c.dep_ in _SUBJECTS] or _before(verb)
    return [s for s in own if numeral_phrase(s) or verb.tag_ == "VBN"]


def _before(token: Token) -> list[Token]:
    found = phrase_before(token.doc, token.i, token.sent.start)
    return [] if found is None else [found]


def _after(token: Token) -> list[Token]:
    found = phrase_after(token.doc, token.i + 1, token.sent.end)
    return [] if found is None else [found]


# --- how far it is a fact


def stance(harm: Harm) -> Stance | None:
    """The commitment with which the harm is told; None where it is only meant, possible, asked or denied."""
    told: Stance = "asserts"
    if harm.token.sent.text.rstrip().endswith("?"):
        return None
    if _imperative(harm.token):
        return None
    node, first = harm.token, True
    for _ in range(6):
        here = _modality(node, first=first)
        if here is None:
            return None
        told = here if here != "asserts" else told
        if (
            node.dep_ in ("ROOT", "parataxis", "appos", "nsubj", "obj", "obl", "acl:relcl")
            or node.head == node
        ):
            break
        if node.dep_ == "advcl" and not _infinitive(node):
            break
        node, first = node.head, False
    return told


def _modality(node: Token, *, first: bool) -> Stance | None:
    table = words()
    auxiliaries = {c.lemma_.lower() for c in node.children if c.dep_ in ("aux", "aux:pass", "cop")}
    marks = {c.lower_ for c in node.children if c.dep_ in ("mark", "advmod")}
    perfect = "have" in auxiliaries
    if auxiliaries & set(table["hypothetical"]) and not (perfect and "may" in auxiliaries):
        return None
    if marks & set(table["conditional"]):
        return None
    if first and any(c.dep_ == "advmod" and c.lower_ in ("not", "n't", "never") for c in node.children):
        return None
    if _infinitive(node) and not perfect and not _happened(node):
        return None
    governor = node.lemma_.lower()
    if auxiliaries & set(table["expects"]["auxiliaries"]) or governor in table["expects"]["governors"]:
        return "expects"
    if (not first and governor in table["suspects"]["governors"]) or (perfect and "may" in auxiliaries):
        return "suspects"
    return "asserts"


def _imperative(verb: Token) -> bool:
    return (
        verb.tag_ == "VB"
        and verb.dep_ in ("ROOT", "ccomp", "parataxis")
        and not any(c.dep_ in ("aux", "aux:pass", "mark", *_SUBJECTS) for c in verb.children)
    )


def _infinitive(node: Token) -> bool:
    return node.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in node.lefts)


def _happened(node: Token) -> bool:
    """ "went on to kill four": the verb above says that it came about."""
    return node.dep_ == "xcomp" and node.head.lemma_.lower() in (
        "go",
        "manage",
        "continue",
        "proceed",
        "come",
        "begin",
        "start",
    )
