"""Stretches of a parsed sentence that attributions are made of: the phrase of a source, its verb's subject.

Every function holds for Universal Dependencies; some fall back on word order where a tree is broken.
"""

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.tree import base, case, children, joined_to

_LOOSE = frozenset(
    [
        "acl",
        "acl:relcl",
        "advcl",
        "advcl:relcl",
        "appos",
        "parataxis",
        "dep",
        "list",
        "discourse",
        "vocative",
        "orphan",
        "ccomp",
        "xcomp",
        "cop",
        "nsubj",
        "nsubj:pass",
        "nsubj:outer",
        "aux",
        "mark",
        "expl",
        "punct",
        "advmod",
        "obl",
    ]
)
"""Relations that a noun phrase does not extend over when it names a source."""
_INSIDE = frozenset(["compound", "flat", "amod", "nmod:desc", "nummod", "det", "case", "fixed", "goeswith"])
"""Relations whose dependents lie inside their head's own phrase."""
_JOINTS = frozenset(["-", "–", ".", "'", "’", "/", "&"])
_BEFORE = frozenset({"CCONJ", "ADV", "PUNCT", "ADP", "SCONJ", "SPACE"})
_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"])
_CLOSING = frozenset({'"', "”", "''"})
_FAR = 24
"""How many words may stand between a quotation and the verb behind it."""
_EMPTY = frozenset({"it", "that", "this"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})


def is_word(token: Token) -> bool:
    """Whether a token has a letter or a digit."""
    text = token.text
    return text.isalnum() or any(c.isalnum() for c in text)


def is_mark(token: Token) -> bool:
    """Whether a token is punctuation: neither a word nor a blank."""
    return not is_word(token) and not token.text.isspace()


def subtree(token: Token) -> frozenset[int]:
    """The indices of a token and all that hangs on it, without blanks."""
    return frozenset(t.i for t in token.subtree if not t.is_space)


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent of `token` by one of the relations, None where there is none."""
    return next(iter(children(token, *deps)), None)


def head_noun(token: Token) -> Token:
    """The head of the noun phrase that `token` stands inside."""
    while base(token.dep_) in _INSIDE | {"nmod:desc"} and token.head.pos_ in _NOMINAL and token.head.i != token.i:
        token = token.head
    return token


def _belongs(token: Token, head: Token) -> bool:
    """Whether `token` reaches `head` without leaving its phrase."""
    while token.i != head.i:
        if token.dep_ in _LOOSE or token.head.i == token.i or (token.dep_ == "cc" and token.head.i == head.i):
            return False
        token = token.head
    return True


def phrase(head: Token) -> tuple[int, int]:
    """The token range of the noun phrase of `head`, as far as it names a source.

    Its determiner, adjectives, titles, complements and conjuncts are in it; relative clauses, participles and
    appositions are not. A title and a name that a parse takes for two subjects side by side are one phrase.
    """
    doc, sent = head.doc, head.sent
    heads = [head]
    start, end = head.i, head.i + 1
    while start > sent.start and (_leftward(doc, start - 1, heads) or _beside(doc[start - 1], head, heads)):
        start -= 1
    start = _joined(doc, start, head, sent.start)
    while end < sent.end and (_rightward(doc, end, heads) or _beside(doc[end], head, heads)):
        end += 1
    return _tidy(doc, start, end, head)


def _joined(doc: Doc, start: int, head: Token, first: int) -> int:
    """Where "police and" begins before a head, a bare noun that only tells its kind ("police and medical sources")."""
    for at in range(start - 2, max(first, start - 4) - 1, -1):
        twin, between = doc[at], doc[at + 1 : start]
        sides = twin.head.i == head.head.i and base(twin.dep_) == base(head.dep_) == "nsubj" and twin.n_lefts == 0
        if sides and between[0].dep_ == "cc" and all(t.dep_ in {"cc", "conj"} for t in between):
            return at
    return start


def _tidy(doc: Doc, start: int, end: int, head: Token) -> tuple[int, int]:
    """Without marks, conjunctions and prepositions at the ends."""
    while start < head.i and (
        is_mark(doc[start]) or doc[start].pos_ in _BEFORE or doc[start].dep_ in {"case", "mark", "fixed"}
    ):
        start += 1
    while end - 1 > head.i and (is_mark(doc[end - 1]) or doc[end - 1].dep_ in {"cc", "case"}):
        if doc[end - 1].text in {"'s", "."}:
            break
        end -= 1
    return start, end


def _beside(token: Token, head: Token, heads: list[Token]) -> bool:
    """Whether a neighbour belongs to a second noun of the same relation to the same word, and is no pronoun."""
    top = token
    while top.head.i not in {top.i, head.head.i} and base(top.dep_) in _INSIDE:
        top = top.head
    twin = top.head.i == head.head.i and base(top.dep_) == base(head.dep_) == "nsubj" and top.i != head.i
    if twin and head.head.i != head.i and top.pos_ in {"NOUN", "PROPN"} and head.pos_ in {"NOUN", "PROPN"}:
        heads.append(top)
        return True
    return False


def _glued(doc: Doc, i: int) -> bool:
    """Whether a token and the one before belong to one word with a hyphen ("Tehrik-i-Orvel"), whatever the tree."""
    return i > 0 and "-" in {doc[i].text, doc[i - 1].text} and not doc[i - 1].whitespace_


def _leftward(doc: Doc, i: int, heads: list[Token]) -> bool:
    token = doc[i]
    if _glued(doc, i + 1):
        return True
    if is_mark(token):
        return token.text in _JOINTS and i > 0 and any(_belongs(doc[i - 1], h) for h in heads)
    return any(_belongs(token, h) for h in heads)


def _rightward(doc: Doc, i: int, heads: list[Token]) -> bool:
    token = doc[i]
    if _glued(doc, i):
        return True
    if is_mark(token) and token.text in _JOINTS:
        after = doc[i + 1] if i + 1 < len(doc) else None
        return after is not None and is_word(after) and any(_belongs(after, h) for h in heads)
    if token.text == "," or token.dep_ == "cc":
        return token.head.dep_ == "conj" and token.head.i > i and any(_belongs(token.head, h) for h in heads)
    return not token.is_space and any(_belongs(token, h) for h in heads)


def _antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    found = next((up.head for up in pronoun.ancestors if up.dep_ == "acl:relcl"), None)
    if found is None:
        return None
    near = [c for c in found.conjuncts if found.i < c.i < pronoun.i and c.pos_ == "PROPN" and pronoun.i - c.i == 2]
    return near[0] if near and found.tag_ == "NN" else found


def _nearest(found: list[Token], verb: Token) -> Token | None:
    """Of several subjects the one nearest to the verb; a relative pronoun only where it is the only one."""
    nouns = [c for c in found if c.tag_ not in RELATIVE] or found
    return min(nouns, key=lambda c: abs(c.i - verb.i), default=None)


def subject(verb: Token) -> Token | None:
    """The one who does what `verb` says: its subject, or that of the verb it shares one with.

    Relative pronouns are replaced by their antecedent; participles take the noun or the subject they hang on.
    """
    token = verb
    for _ in range(6):
        own = _nearest([c for c in children(token, "nsubj") if c.dep_ != "nsubj:pass" or token.i != verb.i], token)
        if own is not None:
            return (_antecedent(own) or own) if own.tag_ in RELATIVE else own
        if token.i == verb.i and verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.dep_ in {"acl", "acl:relcl"}:
            near = left_noun(verb)
            if near is not None:
                return near
        if token.dep_ in {"acl", "acl:relcl"}:
            return token.head
        bare = token.tag_ in {"VBG", "VBN", "VB"}
        if token.dep_ not in {"conj", "xcomp"} and not (bare and token.dep_ in {"advcl", "parataxis", "ccomp", "dep"}):
            return None
        token = joined_to(token)
    return None


def agent(verb: Token) -> Token | None:
    """Who does it, in the passive: the "by" phrase."""
    found = children(verb, "obl", "nmod")
    return next((c for c in found if case(c) == "by" or (c.dep_ == "obl:agent" and not case(c) and c.i > verb.i)), None)


def is_negated(verb: Token, negators: frozenset[str]) -> bool:
    """Whether the cue, its auxiliary or its subject is negated."""
    if any(c.lower_ in negators for c in children(verb, "advmod", "aux", "neg", "cc", "det")):
        return True
    who = child(verb, "nsubj")
    return who is not None and (who.lower_ in negators or any(c.lower_ == "no" for c in who.children))


def left_noun(verb: Token) -> Token | None:
    """The noun phrase right before `verb`, by word order, for a tree that gives it no subject."""
    i, first = verb.i - 1, verb.sent.start
    while i >= first and verb.doc[i].pos_ in {"AUX", "ADV", "PART"}:
        i -= 1
    if i > first and verb.doc[i].text == ")":
        i = next((t.i - 1 for t in reversed(verb.doc[first:i]) if t.text == "("), i)
    described = _before_clause(verb.doc, i, first)
    if described is not None:
        return described
    found = _nominal(verb.doc, i) if i >= first else None
    return verb.doc[i] if found is not None and found.i >= verb.i else found


def behind_quote(verb: Token) -> Token | None:
    """'"They shot at us," the mayor of X, Jan Novak, told AFP': the noun between a quotation and its verb, though a
    parse gives it a part in what is quoted."""
    first = max(verb.sent.start, verb.i - _FAR)
    end = next((t.i for t in reversed(verb.doc[first : verb.i]) if t.text in _CLOSING), None)
    between = verb.doc[end + 1 : verb.i] if end is not None else ()
    if end is None or any(t.tag_ in {"VBD", "VBZ", "VBP"} and t.dep_ != "acl:relcl" for t in between):
        return None
    tops = (t for t in between if not end < t.head.i < verb.i and t.pos_ in {"NOUN", "PROPN"})
    return next(tops, None)


def _before_clause(doc: Doc, comma: int, first: int) -> Token | None:
    """ "The mission, known by its acronym X, said": the noun that a clause between two commas describes."""
    if comma <= first or doc[comma].text != ",":
        return None
    inner = doc[comma - 1]
    tops = [t for t in (inner, *inner.ancestors) if t.dep_ in {"acl", "acl:relcl", "appos"} and t.head.i < t.i]
    top = next((t for t in reversed(tops) if t.head.pos_ in {"NOUN", "PROPN"} and first <= t.head.i), None)
    return top.head if top is not None and min(t.i for t in top.subtree) > top.head.i else None


def right_noun(verb: Token) -> Token | None:
    """The noun phrase right after `verb` ('," said the mayor'), by word order."""
    i, end = verb.i + 1, verb.sent.end
    while i < end and verb.doc[i].pos_ in {"DET", "ADJ", "NUM"} and verb.doc[i].tag_ not in RELATIVE:
        i += 1
    return _nominal(verb.doc, i) if i < end else None


def _nominal(doc: Doc, i: int) -> Token | None:
    token = doc[i]
    if token.pos_ not in {"NOUN", "PROPN", "PRON"} or token.tag_ in RELATIVE or token.lower_ in _EMPTY:
        return None
    return head_noun(token)
