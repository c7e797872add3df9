"""Who is behind a mention of a source: the issuer of a document, the name that a caller gives himself."""

from spacy.tokens import Doc, Span, Token

from counterclaim.extraction.rules.attribution.spans import child, phrase
from counterclaim.extraction.rules.sources.roles import noun_lemma, nouns
from counterclaim.extraction.rules.tree import case, children, lemma


def is_known(token: Token) -> bool:
    """Whether it is a noun for people, a body or a document that speaks."""
    return noun_lemma(token) in nouns("people") | nouns("bodies") | nouns("documents") | nouns("generic")


def issuer_of(doc: Doc, head: Token, span: tuple[int, int]) -> tuple[int, int] | None:
    """Who issued a document that speaks: "a statement from his office", "a report in the Orvel Times", "the army
    communique", "a statement released by the company"."""
    if lemma(head) not in nouns("documents") or head.ent_type_ == "PERSON":
        return None
    own = child(head, "nmod:poss")
    by = next((c for c in children(head, "nmod") if case(c) in {"from", "by", "of"} and _can_issue(c)), None)
    by = by or next((t for t in doc[head.i + 1 : span[1]] if case(t) in {"from", "by"} and _can_issue(t)), None)
    by = by or next((c for c in children(head, "nmod") if case(c) == "in" and c.ent_type_ == "ORG"), None) or _out(head)
    if own is not None and own.pos_ != "PRON" and _can_issue(own):
        by = own
    if by is not None:
        low, high = phrase(by)
        return low, min(high, span[1]) if low < span[1] <= high else high
    before = [t for t in doc[span[0] : head.i] if t.dep_ == "compound" and t.head.i == head.i]
    before = [t for t in before if f"{t.lower_} {lemma(head)}" not in nouns("documents")]
    known = head.tag_ == "NN" and bool(before) and (is_known(before[-1]) or before[-1].ent_type_ == "ORG")
    return (min(phrase(before[0])[0], before[0].i), before[-1].i + 1) if known else None


def _out(document: Token) -> Token | None:
    """Who brought it out: "a statement released by the company"."""
    acts = (c for c in children(document, "acl") if lemma(c) in nouns("issuing"))
    return next((a for c in acts for a in c.children if a.dep_ == "obl:agent" and _can_issue(a)), None)


def _can_issue(token: Token) -> bool:
    """Whether it is somebody who issues documents; "reports from" a bare name come from a place."""
    if token.pos_ == "PROPN" and token.head.tag_ == "NNS" and case(token) == "from" and token.n_lefts == 1:
        return False
    return token.ent_type_ in {"PERSON", "ORG"} or lemma(token) in nouns("people") | nouns("bodies")


def named_by_himself(doc: Doc, head: Token) -> Span | None:
    """The name in "a man who identified himself as Jan Novak", "a shopkeeper named Jan Novak", "a resident who gave his
    name only as Jan"."""
    for verb in children(head, "acl", "acl:relcl"):
        if _introduces(verb):
            beside = [c for t in (verb, *children(verb, "obj")) for c in children(t, "obl", "xcomp", "obj", "appos")]
            given = {c.i for c in beside if case(c) in {"as", ""}}
            return next((e for e in doc.ents if e.label_ == "PERSON" and given & set(range(e.start, e.end))), None)
    return None


def _introduces(verb: Token) -> bool:
    """Whether by a verb somebody says or has a name."""
    if lemma(verb) not in nouns("introducing"):
        given = child(verb, "obj")
        return lemma(verb) == "give" and given is not None and lemma(given) == "name"
    passive = verb.tag_ in {"VBN", "VBD"} and child(verb, "nsubj", "obj") is None
    return passive or any(t.lower_ in {"himself", "herself"} for t in verb.children)
