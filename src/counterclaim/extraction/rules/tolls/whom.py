"""Whom a word of harm befell: the heads of the noun phrases that it points to."""

from dataclasses import replace

from spacy.tokens import Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.numbers import left_edge
from counterclaim.extraction.rules.numbers.numerals import numeral
from counterclaim.extraction.rules.tolls.harm import BODILY, Harm, headlined
from counterclaim.extraction.rules.tolls.passive import SUBJECTS, be_before, objects_of, passive, phrase_behind
from counterclaim.extraction.rules.tolls.people import harmed, listed_words, words
from counterclaim.extraction.rules.tolls.phrases import RELATIVES, phrase_before
from counterclaim.extraction.rules.tolls.selves import controlled, headed, oneself, paired, unended


def victims(harm: Harm) -> list[Token]:
    """The heads of the noun phrases that the harm befell, none where the sentence does not say.

    The parse is taken at its word where the order of the words agrees with it.
    """
    token = harm.token
    if _attributive(token):
        return []
    if headlined(token):
        return agreed(objects_of(token), phrase_behind(token))
    first = paired(token)
    if first is not None and phrase_behind(token) is None and not objects_of(token) and headed(first):
        return victims(replace(harm, token=first))
    if harm.role == "subject":
        return agreed(_subjects(token) or _modified(token), _near_subject(token))
    if harm.role == "state" or not token.tag_.startswith("VB"):
        return _of_state(token)
    if _tells_which(token) and (near := _hung(token)):
        return near
    return _of_verb(harm)


def _of_verb(harm: Harm) -> list[Token]:
    """Whom a verb befell: its own subject, that of its passive, or its object."""
    token = harm.token
    if oneself(token):
        return agreed(_subjects(token) or _modified(token), _near_subject(token))
    if passive(token):
        return _of_passive(token) or (controlled(token) if harm.field in BODILY else [])
    if objects := _objects(harm):
        return objects
    if token.tag_ in ("VBN", "VBD", "VBP") and token.dep_ != "aux":
        return _shared(token) or _reduced(token)
    return _shared(token)


def _objects(harm: Harm) -> list[Token]:
    """What stands behind the verb; of "took five prisoner" the number."""
    token, second = harm.token, harm.second
    if second is not None and numeral(token.doc[second - 1]):
        return [token.doc[second - 1]]
    objects, after = [o for o in objects_of(token) if o.i != second], phrase_behind(token, second)
    return agreed(objects, after)


def _attributive(token: Token) -> bool:
    """ "The wounded hostages": who they are, told elsewhere; not "two wounded men", not "a kidnapped soldier"."""
    lead = token.nbor(-1) if token.i > token.sent.start else None
    points = lead is not None and (lead.tag_ in ("PRP$", "POS") or lead.lower_ in ("the", "these", "those"))
    return points and token.dep_ == "amod" and token.head.i > token.i and not counted_apart(token.head)


def _of_passive(verb: Token) -> list[Token]:
    if be_before(verb) is None and verb.dep_ in ("amod", "acl:relcl") and (near := _hung(verb)):
        return near
    parsed = _subjects(verb) or _modified(verb) or _raised(verb)
    return agreed(parsed, _near_subject(verb)) or objects_of(verb)


def agreed(parsed: list[Token], near: Token | None) -> list[Token]:
    """What the parse found, unless a counted phrase stands nearer that has nothing to do with it."""
    if near is None or near.lower_ in RELATIVES:
        return parsed or ([near] if near is not None else [])
    if near in parsed:
        return [near, *(p for p in parsed if p.i > near.i and p.dep_ == "obj")]
    reaching = [p for p in parsed if _stands_for(p, near)]
    return reaching + [p for p in parsed if p not in reaching] if reaching else [near]


def _tells_which(verb: Token) -> bool:
    """ "Nine of the 30 men seized in March were freed": a participle behind which the verb of the clause stands."""
    if be_before(verb) is not None or objects_of(verb):
        return False
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    comma = next((t.i for t in rest if t.text == ","), verb.sent.end)
    goes_on = any(t.tag_ in ("VBD", "VBZ", "VBP") and t.nbor(-1).tag_[:2] != "WP" for t in rest if t.i < comma)
    return verb.dep_ == "acl" or (goes_on and verb.tag_ in ("VBN", "VBD"))


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


def _near_subject(verb: Token) -> Token | None:
    """The noun phrase right before a verb and its auxiliaries, by word order."""
    return phrase_before(verb.doc, verb.i, verb.sent.start)


def _subjects(verb: Token) -> list[Token]:
    """The subject of a verb, or that of the verb it is coordinated with or depends on."""
    own = [c for c in verb.lefts if c.dep_ in SUBJECTS]
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
        return [tree.qualified(verb)]
    if verb.dep_ == "amod" and head.i > verb.i and counted_apart(head):
        return [head]
    return []


def _raised(token: Token) -> list[Token]:
    """ "left four people dead", "were reported killed": the object or passive subject of the verb above."""
    verb = token.head
    if token.dep_ == "xcomp" and verb.lemma_.lower() in listed_words("staying"):
        return _subjects(verb)
    fits = token.dep_ in ("xcomp", "advcl", "ccomp", "obj", "obl", "dep")
    if not fits or verb.lemma_.lower() not in listed_words("carriers"):
        return []
    objects = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass") and c != token]
    if not objects and verb.dep_ in ("acl", "acl:relcl"):
        return _modified(verb)
    if not objects and verb.dep_ == "conj" and verb.tag_ == "VBN":
        return _subjects(verb)
    if not objects and verb.tag_ in ("VBD", "VBN") and unended(token.sent):
        return [c for c in verb.lefts if c.dep_ == "nsubj"]
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
    subject = [c for c in token.lefts if c.dep_ in SUBJECTS]
    if near is not None and counted_apart(near) and be_before(token) is None and token.i - near.i <= 3:
        return agreed(subject, near)
    if subject and (be_before(token) is not None or any(c.dep_ == "cop" for c in token.children)):
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
        return [o for o in objects_of(verb.head) if o.i > verb.i]
    following = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 3)]
    if len(following) == 2 and following[0].pos_ == "CCONJ" and following[1].tag_ == verb.tag_:
        return agreed(objects_of(following[1]), phrase_behind(following[1]))
    return []


def _reduced(verb: Token) -> list[Token]:
    """ "Four killed in a blast": a participle read as a past tense; its subject is whom it befell."""
    if any(c.dep_ == "aux" for c in verb.children) or (verb.tag_ == "VBP" and verb.lower_ not in harmed()):
        return []
    own = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    found = agreed(own, _near_subject(verb))
    told = (verb.dep_ == "conj" and verb.head.pos_ == "VERB" and passive(verb.head)) or headed(verb)
    return [s for s in found if told or numeral_phrase(s) or verb.tag_ == "VBN"]
