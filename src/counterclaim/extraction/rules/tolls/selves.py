"""Harm whose victim is told in a roundabout way: by a reflexive, by the clause above, by gunfire that hit somebody."""

from spacy.tokens import Span, Token

from counterclaim.extraction.rules.tolls.people import harmed, listed_words


def skyward(token: Token) -> bool:
    """ "Guards shot in the air": nobody was hit; not "killed in the air strike"."""
    near = [t for t in token.doc[token.i + 1 : token.i + 5] if t.lower_ not in ("the", "up")]
    after = [t.lower_ for t in near if t.dep_ != "compound"]
    return after[:2] in (["in", "air"], ["into", "air"], ["into", "sky"]) or after[:1] == ["skyward"]


def oneself(verb: Token) -> bool:
    """ "Shot himself", "killing herself": whoever does it suffers it, and nobody else."""
    selves = [c for c in verb.rights if c.lower_ in listed_words("selves")]
    others = any(c.dep_ == "obj" and c.i < selves[0].i for c in verb.rights) if selves else False
    return not others and any(not any(k.dep_ == "conj" for k in c.children) for c in selves)


def controlled(verb: Token) -> list[Token]:
    """ "A boy was treated after being shot": whom the clause above is about."""
    bare = verb.dep_ == "advcl" and any(c.lower_ == "being" for c in verb.lefts)
    if not bare or any(c.dep_.startswith("nsubj") for c in verb.children):
        return []
    above = verb.head
    while above.dep_ in ("conj", "xcomp") and not any(c.dep_.startswith("nsubj") for c in above.children):
        above = above.head
    return [c for c in above.lefts if c.dep_ in ("nsubj", "nsubj:pass")]


def by_gunfire(verb: Token) -> bool:
    """ "Opened fire, hitting two men", "a bullet struck a girl": whether its sentence tells what it was hit by."""
    return any(t.lower_ in listed_words("hits", "by") for t in verb.sent)


def paired(token: Token) -> Token | None:
    """The "shot" of "shot and killed", "shot, killed", which befell the same people."""
    before = token.doc[token.sent.start : token.i]
    if len(before) < 2 or before[-1].lower_ not in ("and", ",", "&") or token.lower_ not in harmed():
        return None
    return before[-2] if before[-2].lower_ in listed_words("hits", "paired") else None


def unended(sent: Span) -> bool:
    """Whether a sentence ends without a mark, as headlines do."""
    return sent.text.rstrip()[-1:] not in (".", "!", "?", '"', "”")


def headed(token: Token) -> bool:
    """ "Two teens shot in Orvel": whether a headline tells by this word, which a parse may take for a noun, what
    befell those right before it."""
    sent, follows = token.sent, token.doc[token.i + 1 : token.sent.end]
    if not unended(sent):
        return False
    finite = any(t.tag_ in ("VBD", "VBP", "VBZ", "MD") and t.lower_ not in harmed() for t in sent)
    before = token.i > sent.start and token.nbor(-1).pos_ in ("NOUN", "PROPN", "NUM", "ADJ")
    after = next((t for t in follows if not t.is_space), None)
    return before and not finite and (after is None or after.is_punct or after.pos_ in ("ADP", "CCONJ", "ADV", "PART"))
