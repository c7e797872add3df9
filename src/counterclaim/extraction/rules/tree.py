"""Small questions to a parse: who depends on what, what a noun phrase covers, how a clause is bounded."""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from counterclaim import lexicon

SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer", "csubj:outer"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:tmod", "obl:unmarked", "obl:npmod"})
MODIFIERS = frozenset({"compound", "amod", "nmod", "nmod:poss", "nmod:unmarked", "nummod"})
CLAUSAL = frozenset(
    {"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "parataxis", "appos", "list", "root"}
)
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_POSSESSIVE = frozenset({"'s", "’s", "'"})


def base(dep: str) -> str:
    """The universal relation under a subtype: `nsubj:pass` is `nsubj`."""
    return dep.partition(":")[0]


def children(token: Token, *deps: str) -> Iterator[Token]:
    """The dependents of a token by relation; a name without subtype stands for all its subtypes."""
    return (c for c in token.children if c.dep_ in deps or base(c.dep_) in deps)


def named(token: Token) -> bool:
    """Whether the word begins a name of several words: "Jan Novak"."""
    return any(c.dep_ == "flat" and c.pos_ == "PROPN" for c in token.children)


def conjuncts(token: Token) -> list[Token]:
    """The token and all that is coordinated with it, in the order of the text; not what opens a new clause."""
    kin = (t for t in token.conjuncts if t.i < token.i or (opens(t) is None and not _done_to(t)))
    return sorted({token, *kin}, key=lambda t: t.i)


def _done_to(noun: Token) -> bool:
    """`killing two men and damaging silos`: the object of a second participle that a parse takes for an adjective."""
    deeds = (c for c in noun.children if c.dep_ == "amod" and c.tag_ == "VBG" and c.i > noun.sent.start)
    return any(c.nbor(-1).dep_ == "cc" and lemma(c) in lexicon.table("events")["hitting"] for c in deeds)


def opens(noun: Token) -> Token | None:
    """`fired on protesters and police made arrests`: the verb whose subject a parse has coordinated with a noun."""
    if noun.dep_ != "conj" or noun.pos_ not in {"NOUN", "PROPN"} or noun.i + 1 >= len(noun.doc):
        return None
    verb = noun.nbor(1)
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or base(verb.dep_) not in {"conj", "ccomp", "parataxis", "root"}:
        return None
    return None if (verb.dep_ == "conj" and verb.head.i > noun.i) or _subjected(verb) else verb


def _subjected(verb: Token) -> bool:
    """Whether a parse gives the verb a subject of its own."""
    return any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in verb.children)


def case(token: Token) -> str:
    """The preposition of a nominal, lower case, "" without one: `because of` is "because"; a parse may hang it on the
    title before a name (`the murder of analyst Jan Novak`)."""
    own = _own_case(token)
    titles = () if own else (c for c in token.children if c.dep_ == "nmod:desc" and c.i < token.i)
    return own or next(filter(None, map(_own_case, titles)), "")


def _own_case(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case" and c.lower_ not in _POSSESSIVE), "")


def hyphened(token: Token) -> bool:
    """`in riot-hit Orvel`, `the bomb-damaged bridge`: a verb form that only says in what state something is."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return False
    own = any(base(c.dep_) in {"nsubj", "aux"} for c in token.children)
    return token.tag_ in {"VBN", "VBD", "NN"} and token.pos_ == "VERB" and not own


def determiners(noun: Token) -> set[str]:
    """The determiners of a noun, in lower case: `the`, `this`, `no`, `another`."""
    return {c.lower_ for c in noun.children if c.dep_ == "det"}


def pointed_at(noun: Token) -> bool:
    """Whether what is meant was told before or is told right here: `the raid`, `these men`."""
    return bool(determiners(noun) & ({"the"} | DEMONSTRATIVES))


def has_lemma(tokens: Iterable[Token], lemmas: frozenset[str]) -> bool:
    """Whether one of the tokens has one of the lemmas."""
    return any(lemma(t) in lemmas for t in tokens)


def lemma(token: Token) -> str:
    """The lemma in lower case, mended where only its mended form is a word of the event lexicon."""
    pos, word = token.pos_, token.lemma_.lower()
    if pos == "VERB":
        return _mended(word[:-2] + "y" if word.endswith("ie") and len(word) > 4 else word)
    if pos == "NOUN" and token.tag_.startswith("PRP"):
        word = token.lower_
    return _singular(word) if pos in {"NOUN", "PROPN"} else word


@cache
def _singular(word: str) -> str:
    """A noun's lemma without a plural ending that was left on it (`Warplanes` at the head of a sentence)."""
    known = _known()
    return word[:-1] if word not in known and word.endswith("s") and word[:-1] in known else word


@cache
def _mended(word: str) -> str:
    """A lemma with its e restored or taken off, or its last consonant undoubled (`trad`, `plante`, `gunn`), if the
    lexicon knows it so."""
    known = _known()
    single = (word[:-1],) if len(word) > 3 and word[-1] == word[-2] else ()
    bare = (word[:-2], word[:-1], word[:-3]) if word.endswith("ed") else ()
    doubled = (word[:-2],) if len(word) > 4 and word[-2] == word[-3] else ()
    silent = (word[:-1], *doubled) if word.endswith("e") else ()
    told = lexicon.table("gate")["irregular"].get(word, word)
    return next((w for w in (word, told, f"{word}e", *single, *bare, *silent) if w in known), word)


@cache
def _known() -> frozenset[str]:
    """Every word of the event lexicon, and those that hold somebody responsible."""
    table = lexicon.table("events")
    lists = [v for v in table.values() if isinstance(v, list) and v and isinstance(v[0], str)]
    lists += [rule.get("verbs", []) for rule in table["rules"]] + list(table["status"].values())
    lists += [rule.get("nouns", []) for rule in table["rules"]] + list(table["sharpen"].values())
    lists += [[p.partition(" ")[0] for p in rule.get("phrases", [])] for rule in table["rules"]]
    lists += [rule["lemmas"] for rule in lexicon.table("responsibility").values()]
    return frozenset(str(w) for words in lists for w in words)


def negated(token: Token) -> bool:
    """Whether the clause that the token heads is negated."""
    return any(
        c.lower_ in {"not", "n't", "n’t", "never", "no"} and c.dep_ in {"advmod", "neg", "det"} for c in token.children
    )


def finite(verb: Token) -> bool:
    """Whether a verb form, or its auxiliary, has a tense."""
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in (verb, *children(verb, "aux", "cop")))


def subjects(verb: Token) -> list[Token]:
    """Who does it, coordination and the sharing of subjects by coordinated or controlled verbs included."""
    return _shared(verb, SUBJECTS)


def patients_of_passive(verb: Token) -> list[Token]:
    """The subjects of a passive verb, shared ones included."""
    return _shared(verb, PASSIVE_SUBJECTS)


def agents_of_passive(verb: Token) -> list[Token]:
    """By whom it is done, coordination included: `denied by the army and the police`."""
    return [t for c in verb.children if c.dep_ == "obl:agent" for t in conjuncts(c)]


def undergone(verb: Token) -> list[Token]:
    """What it is done to: the subjects of a passive, the objects of any other verb."""
    return patients_of_passive(verb) if is_passive(verb) else objects(verb)


def touched(verb: Token) -> list[Token]:
    """All that it may be done to: the objects and the subjects of a passive, where a parse leaves open which it is."""
    return objects(verb) + patients_of_passive(verb)


def modified(verb: Token) -> list[Token]:
    """`an attack blamed on X`: the noun that a participle or a relative clause tells more of."""
    return [qualified(verb)] if verb.dep_ in {"acl", "acl:relcl"} else []


def qualified(participle: Token) -> Token:
    """The noun that a participle qualifies: in `families of men killed` the men, whatever a parse says."""
    head = participle.head
    whose = [t for t in obliques(head, "of") if head.i < t.i < participle.i]
    return whose[-1] if whose and lemma(head) in lexicon.words("events", "belonging") else head


def joined_to(verb: Token) -> Token:
    """What a coordinated verb is coordinated with: its head; where a verb of answering hangs on what somebody said, the
    saying: "Varania said its forces had struck a depot and denied targeting civilians"."""
    said = verb.head
    if verb.dep_ != "conj" or said.dep_ != "ccomp" or verb.tag_ not in {"VBD", "VBN"}:
        return said
    above = said.head.tag_ == "VBD" and said.head.i < said.i
    answers = lemma(verb) in lexicon.words("attribution", "answering")
    return said.head if above and (answers or _goes_on(verb, said)) else said


def _goes_on(verb: Token, said: Token) -> bool:
    """`denied that shots had been fired and told a paper that ...`: who spoke before, in the tense of that verb; `said
    nine were killed, but said`: the dead say nothing."""
    tells = verb.tag_ == "VBD" and any(c.dep_ == "ccomp" for c in verb.children)
    own = any(base(c.dep_) in {"nsubj", "aux"} for c in verb.children)
    earlier = is_passive(said) and any(lemma(c) == "have" for c in children(said, "aux"))
    return tells and not own and (earlier or lemma(said) in lexicon.words("attribution", "silencing"))


def _shared(verb: Token, deps: frozenset[str]) -> list[Token]:
    """The subjects of one kind of a verb or, if it has none at all, of the verb that it is coordinated with."""
    first, seen = verb, 0
    while seen < 4:
        misread = behind(verb) if deps is SUBJECTS else []
        if seen and lemma(verb) == "say" and (nearer := [c for c in misread if c.i < first.i]):
            return nearer[-1:]  # "Police said a man with a rifle shot and wounded two"
        kinds = deps | PASSIVE_SUBJECTS if deps is SUBJECTS and perfect(verb) else deps
        own = untitled([c for c in verb.children if c.dep_ in kinds and c not in misread]) or _fronted(verb, deps)
        if not own and deps is SUBJECTS and (alone := _stranded(verb)):
            return alone
        if not own and verb.i and opens(verb.nbor(-1)) == verb:
            return [verb.nbor(-1)] if deps is SUBJECTS else []
        if own:
            return [t for c in own for t in conjuncts(c) if not c.i < verb.i < t.i]
        if deps is SUBJECTS and first_of_two(verb):
            return conjuncts(verb.head)
        others = SUBJECTS | PASSIVE_SUBJECTS
        if any(c.dep_ in others for c in verb.children) or verb.dep_ not in {"conj", "xcomp"}:
            return []
        verb, seen = joined_to(verb), seen + 1
    return []


def _fronted(verb: Token, deps: frozenset[str]) -> list[Token]:
    """`Gunmen attacked a bus, witnesses said`: the first subject, which a parse may hang on the verb of saying."""
    bare = verb.dep_ == "advcl" and not any(c.dep_ == "mark" for c in verb.children) and verb.tag_ in {"VBD", "VBN"}
    told = (verb.dep_ == "ccomp" or bare) and verb.i < verb.head.i
    if not told or any(base(c.dep_) == "nsubj" for c in verb.children):
        return []
    both = [c for c in verb.head.children if c.dep_ in deps]
    return [c for c in both if c.i < verb.i] if any(c.i > verb.i for c in both) else []


def _stranded(verb: Token) -> list[Token]:
    """`said that Danish and Swedish jets had hit it`: the noun between "that" and an active verb without a subject,
    which a parse hangs on a word before "that"."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    if mark is None or verb.dep_ not in {"ccomp", "acl"} or is_passive(verb) or _subjected(verb):
        return []
    between = verb.doc[mark.i + 1 : verb.i]
    return [t for t in between if t.pos_ in {"NOUN", "PROPN"} and t.head.i < mark.i][-1:]


def first_of_two(verb: Token) -> bool:
    """`Gunmen in a car shot and killed a judge`: a participle by the parse that is the first of two verbs."""
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or verb.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    joined = [c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VBD" and c.i > verb.i]
    return any(g.dep_ == "obj" for c in joined for g in c.children) and verb.head.dep_ in {"root", "nsubj"}


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive: it has a passive subject or auxiliary, or is a bare past participle."""
    if first_of_two(verb) or perfect(verb):
        return False
    if any(c.dep_ in PASSIVE_SUBJECTS or c.dep_ == "aux:pass" for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(c.dep_ in SUBJECTS for c in verb.children):
        return is_passive(verb.head)
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "amod", "acl:relcl", "xcomp"}
        and not any(base(c.dep_) == "nsubj" or c.dep_ == "aux" for c in verb.children)
        and not (verb.dep_ == "xcomp" and any(c.dep_ in {"mark", "obj"} for c in verb.children))
    )


def perfect(verb: Token) -> bool:
    """`The army had summarily executed ten men`: active by its auxiliary, whatever a parse calls the subject."""
    aux = {lemma(c) for c in verb.children if base(c.dep_) == "aux"}
    return verb.tag_ in {"VBN", "VBD"} and "have" in aux and "be" not in aux and "get" not in aux


def objects(verb: Token) -> list[Token]:
    """The direct objects, coordination included; of two subjects the one behind the verb is an object misread."""
    own = untitled(list(children(verb, "obj"))) or behind(verb) or _bare(verb)
    return [t for c in own for t in conjuncts(c)]


def _bare(verb: Token) -> list[Token]:
    """`had executed at least ten men`: the object of a verb whose subject a parse takes for a passive's."""
    misread = perfect(verb) and any(c.dep_ in PASSIVE_SUBJECTS for c in verb.children)
    return [c for c in children(verb, "obl:unmarked") if c.i > verb.i and misread and c.pos_ in {"NOUN", "PROPN"}]


def untitled(heads: list[Token]) -> list[Token]:
    """`killed brother Jan Novak`: without a noun whose name, right behind it, a parse has set beside it."""
    names = {h.i for h in heads if h.pos_ == "PROPN"}
    kept = [h for h in heads if not (h.pos_ == "NOUN" and h.i + 1 in names)]
    return [_name_behind(h) or h for h in kept]


def _name_behind(word: Token) -> Token | None:
    """`the banned Red Dawn`: the name that a parse has made the object of the participle before it."""
    if word.tag_ != "VBN" or not any(c.dep_ == "det" for c in word.children):
        return None
    return next((c for c in children(word, "obj") if c.pos_ == "PROPN" and c.i == word.i + 1), None)


def behind(verb: Token) -> list[Token]:
    """`The mission accused on Thursday a rebel group`: a subject behind a verb that has one before it."""
    both = [c for c in verb.children if c.dep_ in SUBJECTS]
    return [c for c in both if c.i > verb.i and not _has_verb(c)] if any(c.i < verb.i for c in both) else []


def _has_verb(noun: Token) -> bool:
    """`when it exploded, officials said`: whether the verb right behind a noun phrase has no other subject."""
    after = noun.right_edge.i + 1
    verb = noun.doc[after] if after < noun.sent.end else noun
    return verb.tag_ in {"VBD", "VBZ", "VBP"} and not _subjected(verb)


def obliques(token: Token, *prepositions: str) -> list[Token]:
    """Nominals that depend on the token by one of the prepositions, coordination included."""
    found = (c for c in token.children if base(c.dep_) in {"obl", "nmod"} and case(c) in prepositions)
    return [t for c in found for t in conjuncts(c)]


def phrase(head: Token) -> Span:
    """The noun phrase of a head without what only adds to it: clauses, appositions, coordination, remote parts.

    A complement with `of` stays, and so do determiners, numbers and adjectives.
    """
    keep = [head]
    for c in head.children:
        if (
            c.dep_ in {"punct", "conj", "cc", "case", "mark", "cop", "aux", "advmod:emph", "nsubj", "dep"}
            or c.dep_ in CLAUSAL
        ):
            continue
        if base(c.dep_) in {"nmod", "obl"} and c.dep_ != "nmod:poss" and case(c) not in {"of", ""}:
            continue
        keep.extend(t for t in c.subtree if not t.is_space)
    return _run(head, keep)


def _run(head: Token, keep: list[Token]) -> Span:
    """The longest stretch without gaps, punctuation apart, that holds the head."""
    doc, wanted = head.doc, {t.i for t in keep}
    left = right = head.i
    while left > 0 and (left - 1 in wanted or (doc[left - 1].is_punct and left - 2 in wanted)):
        left -= 1
    while right + 1 < len(doc) and (right + 1 in wanted or (doc[right + 1].is_punct and right + 2 in wanted)):
        right += 1
    return doc[left : right + 1]


def clause_head(token: Token) -> Token:
    """The predicate of the clause in which the token stands."""
    while token.dep_ not in CLAUSAL and token.head != token:
        if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}:
            return token
        token = token.head
    return token


def ancestors(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def sentences(doc: Doc) -> list[int]:
    """The number of the sentence of every token, counted from 0."""
    return [n for n, sentence in enumerate(doc.sents) for _ in sentence]


def paragraphs(doc: Doc) -> list[int]:
    """The number of the paragraph of every token, counted from 0 over blank lines or line ends."""
    number, out = 0, []
    for token in doc:
        out.append(number)
        if "\n" in token.text_with_ws and token.i + 1 < len(doc):
            number += 1
    return out


def blamed_on(verb: Token) -> list[Token]:
    """`blamed the attack on the rebels`: whom a parse has hung on the attack, as if they had suffered it."""
    if lemma(verb) != "blame" or any(case(c) == "on" for c in children(verb, "obl") if c.dep_ != "obl:unmarked"):
        return []
    return [c for o in children(verb, "obj") if o.pos_ == "NOUN" for c in children(o, "nmod") if case(c) == "on"]
