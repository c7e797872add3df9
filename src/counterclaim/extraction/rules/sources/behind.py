"""Who is behind a mention of a source: the issuer of a document, the name that a caller gives himself."""

from spacy.tokens import Doc, Span, Token

from counterclaim import gazetteer
from counterclaim.extraction.rules.attribution.spans import child, is_word, phrase
from counterclaim.extraction.rules.sources.roles import mapping, noun_lemma, nouns
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
        return lemma(verb) in nouns("giving") and given is not None and lemma(given) in nouns("given")
    passive = verb.tag_ in {"VBN", "VBD"} and child(verb, "nsubj", "obj") is None
    return passive or any(t.lower_ in {"himself", "herself"} for t in verb.children)


def between_commas(doc: Doc, head: Token, span: tuple[int, int]) -> Span | None:
    """`the head of the ambulance service, Jan Novak, said`, `one of the commanders, Jan Novak, said`: the name behind a
    description, whatever it hangs on."""
    one = head.lower_ == "one" and next((c for c in children(head, "nmod") if case(c) == "of"), None)
    noun = one or head
    if noun.tag_ != ("NNS" if one else "NN") or lemma(noun) not in nouns("people"):
        return None
    if doc[span[1] : span[1] + 1].text != ",":
        return None
    near = next((e for e in doc.ents if e.label_ == "PERSON" and e.start > span[1]), None)
    titles = doc[span[1] + 1 : near.start] if near is not None else ()
    if not all(lemma(t).rstrip(".") in mapping("titles") for t in titles):
        return None
    return near if near is not None and doc[near.end : near.end + 1].text == "," else None


def behind_place(doc: Doc, head: Token) -> Span | None:
    """`the mayor of Dorvan Jan Novak said`: the name behind the place of an office, whatever they are taken for."""
    start = head.i + 2
    if head.tag_ != "NN" or lemma(head) not in nouns("people") or doc[start - 1 : start].text not in {"of", "for"}:
        return None
    end = start
    while end < head.sent.end and doc[end].pos_ == "PROPN":
        end += 1
    cuts = (cut for cut in range(end - 2, start, -1) if gazetteer.candidates(doc[start:cut].text))
    return next((doc[cut:end] for cut in cuts), None)


def behind_complement(doc: Doc, span: tuple[int, int]) -> Span | None:
    """The name that ends an unnamed person's description ("the chairman of the local branch Karimov")."""
    words = [t for t in doc[slice(*span)] if is_word(t)]
    ends = next((n for n, t in enumerate(words) if n and doc[t.i - 1].text == "("), len(words))
    words = words[:ends]
    first = len(words)
    while first > 0 and words[first - 1].pos_ == "PROPN" and words[first - 1].ent_type_ not in {"ORG", "PLACE"}:
        first -= 1
    if first in {0, len(words)} or words[first - 1].tag_ != "NN" or words[first].dep_ not in {"appos", "flat", "nsubj"}:
        return None
    shut = nouns("bodies") | nouns("mute") | (nouns("generic") - nouns("people"))
    return None if lemma(words[first - 1]) in shut else doc[words[first].i : words[-1].i + 1]
