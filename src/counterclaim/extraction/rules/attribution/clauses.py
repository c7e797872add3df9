"""What is said: the tokens of the clause that a cue attributes, wherever it stands."""

from collections.abc import Iterable
from itertools import takewhile

from spacy.tokens import Token

from counterclaim.extraction.rules.attribution.cues import lemma_cue, verb_cues, words
from counterclaim.extraction.rules.attribution.spans import RELATIVE, child, is_word, phrase, subtree
from counterclaim.extraction.rules.tree import children, joined_to, lemma

OPENERS = frozenset(['"', "“", "”", "``", "''", "«", "»", "„"])
_ADJUNCTS = frozenset({"obl", "obl:unmarked", "advcl", "advmod"})
_MAIN = frozenset({"ROOT", "root", "conj", "parataxis", "discourse", "dep", "list"})


def union(tokens: Iterable[Token]) -> frozenset[int]:
    """All that hangs on any of the tokens."""
    return frozenset(i for t in tokens for i in subtree(t))


def clause(verb: Token, source: Token | None) -> frozenset[int]:
    """The tokens that `verb` attributes to `source` as a clause or a quotation; empty where there are none.

    A cue after its content, or in the middle of it, covers the whole sentence around it; a cue before its
    content covers the complement.
    """
    between = range(source.i, verb.i) if source is not None else range(0)
    return _clause(verb, source) - frozenset(between)


def _clause(verb: Token, source: Token | None) -> frozenset[int]:
    if verb.tag_ == "VBG" and lemma(verb) in words("followers"):
        return _trim(verb, frozenset(t.i for t in verb.doc[verb.i + 1 : verb.sent.end] if not t.is_space))
    low = source.i if source is not None and source.i < verb.i else verb.i
    comps = [c for c in children(verb, "ccomp", "parataxis") if _is_content(c, verb) and not low < c.i < verb.i]
    after = [c for c in comps if c.i > verb.i]
    before = [c for c in comps if c.i < verb.i and c.dep_ != "parataxis"]
    if after and not before and not _is_inserted(verb):
        return _complement(verb, after) - _own(verb, source, comps)
    if before or _is_inserted(verb):
        return _around(verb, source, comps, before)
    return _by_order(verb, source)


def _is_content(comp: Token, verb: Token) -> bool:
    """Whether a dependent clause of a cue is what it says, and not another cue or a question."""
    if comp.dep_ == "parataxis":
        return comp.i > verb.i and any(t.text in OPENERS or t.text == ":" for t in verb.doc[verb.i : comp.i])
    return not (comp.i > verb.i and _describes(comp))


def _describes(comp: Token) -> bool:
    """`said Jan Novak, whose son was killed`, `said from Orvel, where ...`: a clause that tells who or where it is,
    whatever a parse takes it for."""
    words = (t for t in comp.doc[min(subtree(comp)) : comp.i + 1] if is_word(t))
    first = next(words, comp)
    asks = first.tag_ in RELATIVE or first.lower_ == "where"
    return asks and first.i > 0 and first.nbor(-1).text == ","


def _is_inserted(verb: Token) -> bool:
    """Whether the cue stands inside or behind the clause that it attributes (", police said", "as he put it")."""
    if verb.dep_ in {"parataxis", "discourse"} and verb.head.i != verb.i:
        return not _opens_complement(verb)
    mark = child(verb, "mark", "advmod", "case")
    return verb.dep_ == "advcl" and mark is not None and mark.lower_ == "as" and child(verb, "ccomp", "obj") is None


def _opens_complement(verb: Token) -> bool:
    """Whether the cue is followed by its own complement, as in a sentence spliced onto another."""
    return any(c.i > verb.i for c in children(verb, "ccomp"))


def _own(verb: Token, source: Token | None, comps: Iterable[Token]) -> frozenset[int]:
    """The tokens of the cue's own phrase: the verb and its adjuncts, less its content, and the source."""
    own = subtree(verb) - union(comps)
    return own | (frozenset(range(*phrase(source))) if source is not None and source.sent == verb.sent else frozenset())


def _complement(verb: Token, after: list[Token]) -> frozenset[int]:
    """The complements that follow a cue, with the clauses that are coordinated with them by the look of it."""
    content = frozenset(i for i in union(after) if i > verb.i or verb.doc[i].tag_ in RELATIVE)
    content |= frozenset(i for comp in after for m in children(comp, "mark") for i in range(m.i, comp.i))
    content -= union(c for comp in after for c in children(comp, "conj") if joined_to(c) == verb)
    for other in children(verb, "conj"):
        that = any(c.lower_ == "that" for c in children(other, "mark"))
        joined = other.i > max(content) and not any(t.text == "," for t in verb.doc[max(content) : other.i])
        if that or (joined and child(other, "nsubj") is not None and child(other, "ccomp") is None):
            content |= subtree(other)
    return content


def _around(verb: Token, source: Token | None, comps: list[Token], before: list[Token]) -> frozenset[int]:
    """The sentence around an inserted or final cue; only the complement where the cue is deep in a clause."""
    sent = verb.sent
    own = _own(verb, source, comps)
    if _is_inserted(verb):
        host = verb.head
        whole = subtree(host) if host.dep_ not in _MAIN else frozenset(t.i for t in sent if not t.is_space)
        return _trim(verb, _inserted(verb, whole - own))
    if verb.dep_ not in _MAIN and verb.dep_ != "ccomp":
        return union(before) - own
    edge = min([verb.i, *([phrase(source)[0]] if source is not None and source.sent == sent else [])])
    left = frozenset(t.i for t in sent if t.i < edge and not t.is_space)
    more = _inserted(verb, union(comps) - own) - left
    return _trim(verb, (left - own) | more | _reopened(verb, own))


def _inserted(verb: Token, content: frozenset[int]) -> frozenset[int]:
    """The content around a cue, without what follows the cue and is no clause ("in a statement", "adding ...")."""
    after = [verb.doc[i] for i in sorted(content) if i > verb.i and is_word(verb.doc[i])]
    clausal = any(t.pos_ in {"VERB", "AUX"} for t in after) and after[0].tag_ not in {"VBG", "IN"}
    return content if clausal else frozenset(i for i in content if i < verb.i)


def _reopened(verb: Token, own: frozenset[int]) -> frozenset[int]:
    """What a quotation that the cue has broken goes on with, to the end of the sentence."""
    rest = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.i not in own]
    start = next((t.i for t in rest if t.text in OPENERS), None)
    return frozenset() if start is None else frozenset(t.i for t in rest if t.i >= start and not t.is_space)


def _trim(verb: Token, content: frozenset[int]) -> frozenset[int]:
    """Without punctuation at its ends, quotation marks apart; empty if no word is left."""
    doc, left = verb.doc, sorted(content)
    while left and doc[left[-1]].is_punct and doc[left[-1]].text not in OPENERS:
        left.pop()
    while left and doc[left[0]].is_punct and doc[left[0]].text not in OPENERS:
        left.pop(0)
    return frozenset(left) if any(is_word(doc[i]) for i in left) else frozenset()


def _by_order(verb: Token, source: Token | None) -> frozenset[int]:
    """The content by word order alone, where the tree gives the cue no complement."""
    doc, sent = verb.doc, verb.sent
    first, last = verb.i, verb.i + 1
    if source is not None and source.sent == sent:
        low, high = phrase(source)
        first, last = min(first, low), max(last, high if low > verb.i else last)
    rest = [t for t in doc[last : sent.end] if not t.is_space]
    opening = next((t for t in rest[:12] if t.text in OPENERS or t.text == ":"), None)
    that = next((t for t in rest[:8] if t.lower_ == "that" and t.pos_ == "SCONJ"), None) or _far(rest)
    first_sign = min((t.i for t in (opening, that) if t is not None), default=last)
    if any(_speaks_too(t) for t in doc[last:first_sign]):
        return frozenset()
    quoted = opening is not None and (that is None or opening.i < that.i)
    if opening is not None and quoted and any(is_word(t) for t in doc[opening.i : sent.end]):
        return _trim(verb, frozenset(t.i for t in rest if t.i >= opening.i))
    if that is not None:
        return _trim(verb, frozenset(t.i for t in rest if t.i > that.i))
    bare = _bare(verb)
    if bare is not None:
        return _trim(verb, frozenset(t.i for t in rest if t.i >= bare))
    before = [t for t in doc[sent.start : first] if not t.is_space]
    if _opens_clause(verb, rest):
        return _trim(verb, frozenset(t.i for t in rest))
    if verb.tag_ in {"VB", "VBG"} or not any(t.pos_ in {"VERB", "AUX"} or t.text in OPENERS for t in before):
        return frozenset()
    if all(t.head.i in {b.i for b in before} or (t.head == verb and t.dep_ in _ADJUNCTS) for t in before if is_word(t)):
        return frozenset()  # `In his first words since the attack, the mayor vowed ...`
    parted = bool(before) and (before[-1].text == "," or before[-1].text in OPENERS)
    if parted and len(before) > 2 and not any(t.pos_ == "VERB" and not verb.is_ancestor(t) for t in rest):
        return _trim(verb, frozenset(t.i for t in before))
    return frozenset()


def _far(rest: list[Token]) -> Token | None:
    """The "that" of `said at a funeral for three of the victims of the raid that ...`: none but adjuncts before it."""
    found = next((t for t in rest if t.lower_ == "that" and t.dep_ == "mark" and _has_subject(t.head)), None)
    if found is None or lemma_cue("nouns", lemma(found.nbor(-1))) is not None:
        return None
    before = takewhile(lambda t: t.i < found.i, rest)
    return found if rest[0].pos_ == "ADP" and not any(_is_clause(t) or t.text == "," for t in before) else None


def _bare(verb: Token) -> int | None:
    """Where the clause without "that" begins of `said in a statement four men were shot`, which a parse hangs on the
    noun before it."""
    for adjunct in (o for o in children(verb, "obl") if o.i > verb.i):
        for inner in children(adjunct, "acl", "acl:relcl"):
            who = child(inner, "nsubj", "nsubj:pass")
            finite = inner.tag_ in {"VBD", "VBZ", "VBP"} or any(
                c.tag_ in {"VBD", "VBZ"} for c in children(inner, "aux:pass")
            )
            if who is not None and finite and who.left_edge.i == adjunct.i + 1 and who.tag_ not in RELATIVE:
                return who.left_edge.i
    return None


def _has_subject(verb: Token) -> bool:
    return child(verb, "nsubj", "nsubj:pass", "expl") is not None


def _is_clause(token: Token) -> bool:
    """Whether it is the verb of a clause of its own, and of none that describes a noun."""
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and token.pos_ == "VERB" and token.dep_ != "acl:relcl"


def _speaks_too(token: Token) -> bool:
    """Whether a verb introduces speech of its own, so that what follows is no content of a cue before it."""
    going_on = token.tag_ == "VBG" and token.nbor(-1).text == ","
    return (token.tag_ in {"VBD", "VBZ", "VBP"} or going_on) and any(
        c.frames & {"clause", "blame", "of"} and c.use == "report" for c in verb_cues(token)
    )


def _opens_clause(verb: Token, rest: list[Token]) -> bool:
    """Whether a noun and then a finite verb follow a cue that takes a bare clause ("said their client was ...")."""
    if (
        lemma(verb) not in words("bare")
        or not rest
        or rest[0].pos_ not in {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"}
    ):
        return False
    near = takewhile(lambda t: t.text != ",", rest[1:])
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} and t.pos_ in {"VERB", "AUX"} for t in near)


def is_ahead(verb: Token, content: frozenset[int]) -> bool:
    """Whether what is said lies in the future: its main clause has a modal, or is an infinitive after "to"."""
    heads = [t for t in (verb.doc[i] for i in sorted(content)) if t.head.i not in content]
    main = [t for t in heads if t.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}]
    return any(
        any(c.lower_ in words("future") for c in children(t, "aux"))
        and not any(c.lower_ == "have" for c in children(t, "aux"))
        for t in main
    )


def is_question(verb: Token, content: frozenset[int]) -> bool:
    """Whether the content is an indirect question, which nobody asserts."""
    comps = [c for c in children(verb, "ccomp") if c.i in content and c.i > verb.i]
    return any(_asks(c) for c in comps)


def _asks(comp: Token) -> bool:
    """Whether a complement clause begins with its own question word."""
    if any(c.lower_ in words("questions") for c in children(comp, "mark")):
        return True
    first = comp.doc[min(subtree(comp))]
    if first.tag_ not in {"WRB", "WP", "WDT"}:
        return False
    while first.i != comp.i and first.dep_ not in {"advcl", "acl", "acl:relcl", "csubj", "conj"}:
        first = first.head
    return first.i == comp.i
