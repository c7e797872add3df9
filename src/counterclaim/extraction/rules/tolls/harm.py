"""The words that tell harm: the rule that a token meets, whom it befell, how far it is told as a fact."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.numbers import left_edge
from counterclaim.extraction.rules.numbers.numerals import numeral
from counterclaim.extraction.rules.tolls.people import harmed, words
from counterclaim.extraction.rules.tolls.phrases import chain_start, phrase_after, phrase_before
from counterclaim.extraction.rules.tolls.selves import by_gunfire, controlled, headed, oneself, paired
from counterclaim.extraction.rules.tree import behind, untitled
from counterclaim.model.vocabulary import TollField

Role = Literal["patient", "subject", "state", "noun"]
BODILY: tuple[TollField, ...] = ("killed", "wounded", "casualties")
"""Harm done to a body."""
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
        if _among(token) or _natural(token):
            continue
        found = _compound(token) or _taken(token) or _single(token)
        if found is not None:
            yield found


def _among(token: Token) -> bool:
    """ "Were among those killed" tells a part, not a toll; a "gunshot wound" is no verb."""
    if token.i > token.sent.start and token.nbor(-1).lower_ == "gunshot":
        return True
    lead = token.doc[max(token.sent.start, token.i - 3) : token.i]
    return len(lead) > 1 and lead[-2].lower_ == "among" and lead[-1].lower_ in ("those", "the")


def _natural(token: Token) -> bool:
    """ "The floods killed 20", "died in an earthquake": what did it is no deed."""
    doers = [c for c in token.children if c.dep_ == "nsubj" and c.i < token.i]
    causes = [c for c in token.rights if c.dep_ in ("obl", "obl:agent") and c.i < token.i + 8]
    said = [c for c in causes if any(k.lower_ in ("in", "by", "of", "from") for k in c.lefts)]
    return any(c.pos_ == "NOUN" and c.lemma_.lower() in words()["nature"] for c in (*doers, *said))


def _single(token: Token) -> Harm | None:
    if token.pos_ not in ("VERB", "ADJ", "NOUN", "PROPN", "AUX"):
        return None
    if _headlined(token):
        rule = _verbs()[words()["headlines"][token.lower_]]
        return Harm(token, rule["field"], "patient", rule["id"], strict=bool(rule.get("strict")))
    lemma = token.lemma_.lower()
    if lemma not in _verbs() or token.pos_ in ("NOUN", "PROPN"):
        lemma = _forms().get(
            token.lower_, lemma if token.tag_.startswith("VB") or token.lower_ in ("dead", "missing") else ""
        )
    known = _verbs().get(lemma)
    if known is None:
        return None
    if token.lower_.endswith("ing") and token.pos_ not in ("VERB", "AUX") and known["people"] != "state":
        return None
    if token.pos_ in ("NOUN", "PROPN") and token.lower_ not in _forms() and known["people"] != "state":
        return None
    if token.lower_ == "shot" and token.pos_ in ("NOUN", "PROPN", "ADJ") and not headed(token):
        return None
    if token.dep_ == "amod" and known.get("attributive") is False:
        return None
    fatal = any(c.lower_ in words()["fates"]["fatal"] for c in token.lefts)
    return Harm(
        token, "killed" if fatal else known["field"], known["people"], known["id"],
        strict=bool(known.get("strict")), lawful=bool(known.get("lawful")),
        stated=known.get("active") == "stated" and not passive(token),
    )  # fmt: skip


def _headlined(token: Token) -> bool:
    """ "Bomb kills 3, wounds 20": a verb before a number, whatever the tag."""
    follows = token.i + 1 < token.sent.end and numeral(token.nbor())
    return follows and token.lower_ in words()["headlines"]


def _compound(token: Token) -> Harm | None:
    bare = token.lower_ in _forms() and (headed(token) or token.dep_ == "xcomp")
    verbal = token.pos_ in ("VERB", "AUX") or bare
    if not verbal or token.dep_ in ("aux", "aux:pass"):
        return None
    for rule in words()["compounds"]:
        if words()["lemmas"].get(token.lower_, token.lemma_.lower()) not in rule["lemmas"]:
            continue
        for phrase in rule["with"]:
            at = _find(token, phrase.split())
            if at is not None:
                gun = rule["id"] == "toll.suffer-wounds" and any(t.lower_ == "gunshot" for t in token.doc[token.i : at])
                name = "toll.gunshot-wounds" if gun else rule["id"]
                return Harm(token, rule["field"], rule["people"], name, strict=bool(rule.get("strict")), second=at)
    return _struck(token)


def _struck(token: Token) -> Harm | None:
    """ "Fired into a crowd and hit two men"."""
    table = words()["hits"]
    lemma = words()["lemmas"].get(token.lower_, token.lemma_.lower())
    if lemma not in table["lemmas"] or not by_gunfire(token):
        return None
    return Harm(token, "casualties", "patient", "toll.struck", strict=True)


def _taken(token: Token) -> Harm | None:
    """ "Twelve guests were taken", "were held for a day", in a report that tells of an abduction."""
    table = words()["taken"]
    if words()["lemmas"].get(token.lower_, "") not in table["lemmas"] or _be_before(token) is None:
        return None
    after = token.doc[token.i + 1 : token.i + 2].text.lower()
    if after in table["not_before"] or not any(t.lemma_.lower() in table["told_by"] for t in token.doc):
        return None
    return Harm(token, "abducted", "patient", "toll.taken", strict=True, stated=True)


def _find(verb: Token, phrase: list[str]) -> int | None:
    """Where the second word of a verb stands: at most 13 tokens on, before any finite verb or comma."""
    doc, end = verb.doc, min(verb.sent.end, verb.i + 14)
    for i in range(verb.i + 1, end):
        if [t.lower_ for t in doc[i : i + len(phrase)]] == phrase:
            none = any(t.lower_ == "no" for t in doc[verb.i + 1 : i])
            return None if none else i + len(phrase) - 1
        if doc[i].text in (",", ";", ":", ".") or (doc[i].pos_ == "VERB" and doc[i].tag_ in ("VBD", "VBZ", "VBP")):
            return None
        if len(phrase) == 2 and doc[i].lower_ == phrase[0] and doc[i].tag_ == "PRP$":
            continue
    return None


# --- whom


def victims(harm: Harm) -> list[Token]:
    """The heads of the noun phrases that the harm befell, none where the sentence does not say.

    The parse is taken at its word where the order of the words agrees with it.
    """
    token = harm.token
    if _attributive(token):
        return []
    if _headlined(token):
        return agreed(_objects(token), _after(token))
    if (first := paired(token)) is not None and _after(token) is None and not _objects(token) and headed(first):
        return victims(replace(harm, token=first))
    if harm.role == "subject":
        return agreed(_subjects(token) or _modified(token), _near_subject(token))
    if harm.role == "state" or not token.tag_.startswith("VB"):
        return _of_state(token)
    if oneself(token):
        return agreed(_subjects(token) or _modified(token), _near_subject(token))
    if passive(token):
        return _of_passive(token) or (controlled(token) if harm.field in BODILY else [])
    objects, after = [o for o in _objects(token) if o.i != harm.second], _after(token, harm.second)
    if objects or after is not None:
        return agreed(objects, after)
    if token.tag_ in ("VBN", "VBD", "VBP") and token.dep_ != "aux":
        return _shared(token) or _reduced(token)
    return _shared(token)


def _attributive(token: Token) -> bool:
    """ "The wounded hostages": who they are, told elsewhere; not "two wounded men", not "a kidnapped soldier"."""
    lead = token.nbor(-1) if token.i > token.sent.start else None
    points = lead is not None and (lead.tag_ in ("PRP$", "POS") or lead.lower_ in ("the", "these", "those"))
    return points and token.dep_ == "amod" and token.head.i > token.i and not counted_apart(token.head)


def _of_passive(verb: Token) -> list[Token]:
    if _be_before(verb) is None and verb.dep_ in ("acl", "amod", "acl:relcl") and (near := _hung(verb)):
        return near
    parsed = _subjects(verb) or _modified(verb) or _raised(verb)
    return agreed(parsed, _near_subject(verb)) or _objects(verb)


def agreed(parsed: list[Token], near: Token | None) -> list[Token]:
    """What the parse found, unless a counted phrase stands nearer that has nothing to do with it."""
    if near is None or near.lower_ in ("who", "whom", "that", "which"):
        return parsed or ([near] if near is not None else [])
    if near in parsed:
        return [near, *(p for p in parsed if p.i > near.i and p.dep_ == "obj")]
    reaching = [p for p in parsed if _stands_for(p, near)]
    return reaching + [p for p in parsed if p not in reaching] if reaching else [near]


def _hung(verb: Token) -> list[Token]:
    """ "Five of the 16 people killed in the raid": a participle without a subject goes with the nearest phrase."""
    near = phrase_before(verb.doc, verb.i, verb.sent.start, whole=False)
    if near is not None and near.i == verb.i - 1 and numeral_phrase(near):
        return [near]
    return []


def _stands_for(head: Token, near: Token) -> bool:
    """Whether the phrase of `head` reaches the word `near`, or a relative pronoun stands there."""
    nominal = head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET")
    crossed = any(t.lower_ in harmed() and t.nbor(-1).pos_ == "CCONJ" for t in head.doc[near.i + 1 : head.i])
    return head.lower_ in ("who", "that", "which") or (nominal and head.is_ancestor(near) and not crossed)


def passive(verb: Token) -> bool:
    """Whether the verb is a passive, or a participle that hangs on a noun."""
    if _be_before(verb) is not None or any(c.dep_ == "aux:pass" for c in verb.children):
        return True
    if _gapped(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBP"):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    if _after(verb) is not None:
        return False
    if verb.dep_ == "conj" and not any(c.dep_ in (*_SUBJECTS, *_OBJECTS) for c in verb.children):
        return passive(verb.head) if verb.head.pos_ in ("VERB", "AUX") and verb.head.i < verb.i else True
    carried = verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_.lower() in words()["carriers"]
    return (
        carried
        or verb.dep_ in ("acl", "amod", "acl:relcl", "xcomp")
        or any(c.dep_ == "nsubj:pass" for c in verb.children)
    )


def _gapped(verb: Token) -> bool:
    """ "A guard was killed and two clerks hurt": the second passive shares the "was" of the first."""
    shared = verb.tag_ == "VBD" and verb.dep_ == "conj" and verb.head.tag_ == "VBN" and verb.head.i < verb.i
    return shared and not _objects(verb) and _after(verb) is None and _be_before(verb.head) is not None


def _be_before(verb: Token) -> int | None:
    """Where the auxiliaries of a passive begin, None if no "be" or "get" stands right before the verb."""
    if verb.tag_ not in ("VBN", "VBD", "JJ"):
        return None
    start = chain_start(verb.doc, verb.i, verb.sent.start)
    be = any(t.pos_ == "AUX" and t.lemma_.lower() in ("be", "get") for t in verb.doc[start : verb.i])
    return start if be else None


def _near_subject(verb: Token) -> Token | None:
    """The noun phrase right before a verb and its auxiliaries, by word order."""
    return phrase_before(verb.doc, verb.i, verb.sent.start)


def _objects(verb: Token) -> list[Token]:
    own = untitled([c for c in verb.rights if c.dep_ == "obj"])
    found = own or [c for c in verb.rights if c.dep_ == "iobj"] or behind(verb)
    return [c for c in found if c.tag_ != "PRP" or _conjoined(c)]


def _conjoined(pronoun: Token) -> bool:
    """ "killing himself and 12 others"."""
    return any(c.dep_ == "conj" for c in pronoun.rights)


def _subjects(verb: Token) -> list[Token]:
    """The subject of a verb, or that of the verb it is coordinated with or depends on."""
    own = [c for c in verb.lefts if c.dep_ in _SUBJECTS]
    if own or verb.head == verb:
        return own
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        close = _near_subject(verb)
        if close is not None and close.i > verb.head.i and numeral_phrase(close):
            return [close]
        return _subjects(verb.head) or _modified(verb.head)
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.pos_ in ("VERB", "ADJ"):
        return [c for c in verb.head.rights if c.dep_ == "obj" and c.i < verb.i] or _subjects(verb.head)
    return []


def _modified(verb: Token) -> list[Token]:
    """The noun on which a participle or a relative clause hangs."""
    head = verb.head
    if any(c.dep_ in ("mark", "case") for c in verb.lefts):
        return []
    nominal = head.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET")
    if verb.dep_ in ("acl", "acl:relcl") and head.i < verb.i and nominal:
        return [head]
    if verb.dep_ == "amod" and head.i > verb.i and counted_apart(head):
        return [head]
    return []


def _raised(token: Token) -> list[Token]:
    """ "left four people dead", "were reported killed": the object or passive subject of the verb above."""
    verb = token.head
    fits = token.dep_ in ("xcomp", "advcl", "ccomp", "obj", "obl", "dep")
    if not fits or verb.lemma_.lower() not in words()["carriers"]:
        return []
    objects = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass") and c != token]
    if not objects and verb.dep_ in ("acl", "acl:relcl"):
        return _modified(verb)
    if not objects and verb.dep_ == "conj" and verb.tag_ == "VBN":
        return _subjects(verb)
    return objects


def _of_state(token: Token) -> list[Token]:
    """Of whom "dead", "wounded", "missing" holds; the word itself where a number counts it ("12 wounded")."""
    if token.i and words()["lemmas"].get(token.nbor(-1).lower_) == "shoot":
        return []
    if (few := _row_of_states(token)) is not None:
        return [few]
    if token.tag_ in ("NN", "NNP", "JJ") and token.i > token.sent.start and headed(token):
        told = _near_subject(token)
        return [told] if told is not None else []
    if token.dep_ == "amod" and token.head.i > token.i:
        return [token.head] if counted_apart(token.head) else []
    near = _near_subject(token)
    subject = [c for c in token.lefts if c.dep_ in _SUBJECTS]
    if near is not None and counted_apart(near) and _be_before(token) is None and token.i - near.i <= 3:
        return agreed(subject, near)
    if subject and (_be_before(token) is not None or any(c.dep_ == "cop" for c in token.children)):
        return agreed(subject, near)
    found = subject or _raised(token) or _modified(token)
    if found:
        return found
    return [near] if near is not None and numeral_phrase(near) else []


def _row_of_states(token: Token) -> Token | None:
    """ "One dead, six hurt": the number right before the word, where a row of such pairs stands."""
    doc, after = token.doc, token.i + 1
    if token.i == token.sent.start or not numeral(doc[token.i - 1]) or after >= token.sent.end:
        return None
    while after < token.sent.end and doc[after].lower_ in (",", "and", "&", ";", "at", "least"):
        after += 1
    paired = token.i + 1 < after < token.sent.end - 1 and numeral(doc[after]) and doc[after + 1].lower_ in harmed()
    return doc[token.i - 1] if paired else None


def numeral_phrase(head: Token) -> bool:
    """Whether a number word stands in the phrase, by word order."""
    if head.lower_ in ("another", "others"):
        return True
    return any(numeral(t) for t in head.doc[left_edge(head) : head.i + 1])


def counted_apart(head: Token) -> bool:
    """ "Two wounded men", "a kidnapped soldier": not "the wounded men"."""
    return numeral_phrase(head) or head.doc[left_edge(head)].lower_ in ("a", "an")


def _shared(verb: Token) -> list[Token]:
    """ "killed and wounded 12", "killed or wounded 12": the object of the coordination."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return [o for o in _objects(verb.head) if o.i > verb.i]
    following = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 3)]
    if len(following) == 2 and following[0].pos_ == "CCONJ" and following[1].tag_ == verb.tag_:
        return agreed(_objects(following[1]), _after(following[1]))
    return []


def _reduced(verb: Token) -> list[Token]:
    """ "Four killed in a blast": a participle read as a past tense; its subject is whom it befell."""
    if any(c.dep_ == "aux" for c in verb.children) or (verb.tag_ == "VBP" and verb.lower_ not in harmed()):
        return []
    own = [c for c in verb.lefts if c.dep_ in _SUBJECTS]
    found = agreed(own, _near_subject(verb))
    told = (verb.dep_ == "conj" and verb.head.pos_ == "VERB" and passive(verb.head)) or headed(verb)
    return [s for s in found if told or numeral_phrase(s) or verb.tag_ == "VBN"]


def _after(token: Token, second: int | None = None) -> Token | None:
    """The noun phrase that begins right after the word (or its second word), by word order."""
    start = second + 1 if second == token.i + 1 else token.i + 1
    found = phrase_after(token.doc, start, token.sent.end)
    return None if found is None or found.i == second else found
