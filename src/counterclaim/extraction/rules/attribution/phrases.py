"""Attribution without a verb of saying: "according to", nouns with a complement, adjectives, headlines, hedges."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.attribution.clauses import union
from counterclaim.extraction.rules.attribution.cues import Cue, cues, lemma_cue, verb_cues, words
from counterclaim.extraction.rules.attribution.saying import Saying, case_or_mark
from counterclaim.extraction.rules.attribution.spans import child, is_mark, is_word, phrase, subject, subtree
from counterclaim.extraction.rules.found import Attribution
from counterclaim.extraction.rules.tree import CLAUSAL, case, children, finite, lemma
from counterclaim.model import Report

_CLOSE = 4
"""How far the noun of "army and hospital sources" may lie behind its first kind."""
_SPEAKABLE = frozenset(["PROPN", "NOUN", "PRON", "NUM", "ADJ"])


def phrase_sayings(token: Token) -> Iterator[Saying]:
    """The attributions of which `token` is the (first word of the) cue and that need no verb of saying."""
    for rule in (_according, _noun, _unknown, _untrue, _passed_by):
        found = rule(token)
        if found is not None:
            yield found


def _words(token: Token, wanted: tuple[str, ...]) -> bool:
    """Whether the words that begin with a token are these."""
    if token.lower_ != wanted[0]:
        return False
    return tuple(t.lower_ for t in token.doc[token.i : token.i + len(wanted)]) == wanted


def _according(token: Token) -> Saying | None:
    """ "According to X, ...": the clause around the phrase."""
    rule = next((c for c in cues("phrases") if _words(token, c.words)), None)
    if rule is None:
        return None
    end = token.i + len(rule.words)
    who = _governed(token, end)
    if who is None or not _can_speak(who):
        return None
    cue = tuple(range(token.i, end))
    out = frozenset(range(token.i, phrase(who)[1])) | _appended(who)
    span = (end, phrase(who)[1]) if who.dep_ == "conj" and who.head.i >= end else None
    return Saying(who, cue, rule.stance, _around(who, token, out), rule, span=span)


def _governed(token: Token, end: int) -> Token | None:
    """The noun that a preposition of several words introduces."""
    head = token.head if token.dep_ == "case" else None
    if head is None or head.i < end or head.pos_ not in _SPEAKABLE:
        head = next((t for t in token.subtree if t.i >= end and t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    if head is None:
        rest = token.doc[end : token.sent.end]
        head = next((t for t in rest if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
        while head is not None and head.dep_ in {"compound", "nmod:desc", "flat", "nmod:poss"} and head.head.i >= end:
            head = head.head
    return _shared_noun(head) if head is not None else None


def _shared_noun(head: Token) -> Token:
    """`according to army and hospital sources`: two kinds of one noun, which a parse hangs on the first kind."""
    bare = head.pos_ == "NOUN" and not any(c.dep_ in {"det", "nmod:poss"} for c in head.children)
    behind = next((c for c in children(head, "conj") if c.i > head.i), None)
    close = behind is not None and behind.i - head.i <= _CLOSE and behind.tag_ == "NNS" and head.tag_ == "NN"
    return behind if bare and close and behind is not None else head


def _can_speak(who: Token) -> bool:
    """Whether "according to" introduces a source and no measure ("according to rank")."""
    bare = not any(
        c.dep_ in {"det", "amod", "compound", "nmod", "nmod:poss", "flat", "nmod:desc"} for c in who.children
    )
    return (
        who.pos_ in {"PROPN", "PRON"} or who.tag_ == "NNS" or not bare or who.ent_type_ != "" or lemma(who) == "police"
    )


def _appended(who: Token) -> frozenset[int]:
    """The apposition or relative clause that describes the source."""
    return union(children(who, "appos", "acl"))


def _around(who: Token, token: Token, out: frozenset[int]) -> frozenset[int]:
    """The sentence where the phrase opens or closes it, else the clause that it stands in."""
    sent, doc = token.sent, token.doc
    inside = [t.i for t in sent if is_word(t)]
    last = max(out)
    at_edge = not any(i < token.i for i in inside) or not any(i > last for i in inside)
    top = _clause_head(who)
    apart = token.i > sent.start and doc[token.i - 1].text in {",", "--", "-", "–", "—", "”", '"'}
    if at_edge and (apart or top.dep_ in {"ROOT", "root", "conj", "parataxis"} or top.i in out):
        content = frozenset(t.i for t in sent if not t.is_space)
    else:
        content = _behind_comma(token, last) or subtree(top)
    content -= out
    kept = [i for i in sorted(content) if not is_mark(doc[i])]
    return frozenset(i for i in content if kept and kept[0] <= i <= kept[-1])


def _behind_comma(token: Token, last: int) -> frozenset[int]:
    """ "According to men held by the guards, two died": of a phrase that opens its sentence what follows the comma."""
    opens = not any(is_word(t) for t in token.doc[token.sent.start : token.i])
    comma = next((t.i for t in token.doc[last + 1 : token.sent.end] if t.text == ","), None)
    rest = token.doc[comma : token.sent.end] if opens and comma is not None else ()
    return frozenset(t.i for t in rest if not t.is_space)


def _clause_head(token: Token) -> Token:
    """The predicate of the clause that a token stands in."""
    while token.dep_ not in CLAUSAL and token.head.i != token.i and not (token.dep_ == "conj" and token.pos_ == "VERB"):
        token = token.head
    return token


def _noun(token: Token) -> Saying | None:
    """ "X's claim that ...", "a statement by X that ...", "fears of ...", "reports that ..."."""
    rule = lemma_cue("nouns", lemma(token)) if token.pos_ == "NOUN" else None
    hyphened = any(t.text in {"-", "–"} for t in token.doc[max(token.i - 1, 0) : token.i + 2]) if rule else False
    if rule is None or hyphened or _carries(token):
        return None
    comps = [c for c in children(token, "acl", "ccomp") if c.i > token.i and _is_that(c)]
    teller = next((n for n in children(token, "nmod") if not comps and case(n) == "of" and _told_by(n)), None)
    if teller is not None and rule.id == "attribution.noun-says":
        return Saying(teller, (token.i,), rule.stance, union(_told_by(teller)), rule)
    counted = rule.id != "attribution.noun-says" and (lemma(token) != "charge" or token.tag_ == "NNS")
    counted |= lemma(token) in words("claimed_of") and child(token, "nmod:poss") is not None
    acts = [c for c in children(token, "nmod") if case(c) == "of" and counted]
    if not comps and not acts:
        return None
    source = _owner(token, rule)
    stance = rule.stance if source is not None else rule.unsourced or rule.stance
    return Saying(source, (token.i,), stance, union(comps or acts), rule)


def _told_by(teller: Token) -> list[Token]:
    """`the account of the settlers that they had been attacked`: what they tell, which a parse hangs on them."""
    told = (c for c in children(teller, "acl", "acl:relcl") if children(c, "obj") or _is_that(c))
    told = (c for c in told if any(t.lower_ == "that" for t in children(c, "mark", "obl:unmarked")))
    return [c for c in told if any(s.pos_ == "PRON" and s.lower_ != "that" for s in children(c, "nsubj", "nsubj:pass"))]


def _carries(noun: Token) -> bool:
    """ "Said in a statement that ...": what only carries another's words, in whose verb they have their cue."""
    said = case(noun) in words("carrying") and noun.dep_ in {"obl", "nmod"}
    return said and any("clause" in c.frames and c.use == "report" for c in verb_cues(noun.head))


def _is_that(comp: Token) -> bool:
    """Whether a clause at a noun is its content ("the claim that") and not a relative clause."""
    return any(c.lower_ == "that" and c.pos_ != "PRON" for c in children(comp, "mark"))


def _owner(token: Token, rule: Cue) -> Token | None:
    """Whose claim it is."""
    own = child(token, "nmod:poss")
    if own is not None:
        return own
    by = next((c for c in children(token, "nmod", "obl") if case(c) in rule.prep - {"of"}), None)
    if by is None and token.dep_ == "obj" and lemma(token.head) in words("making"):
        return subject(token.head)
    return by


def _unknown(token: Token) -> Saying | None:
    """Withheld by nobody named: "it was not immediately known whether", "there was no confirmation of"."""
    rules, word = cues("withholding"), lemma(token)
    adjective = next((c for c in rules if word in c.adjectives or token.lower_ in c.adjectives), None)
    if adjective is not None:
        denied = token.lower_.startswith("un") or any(
            c.lower_ in words("negators") for c in children(token, "advmod", "aux")
        )
        comps = [c for c in children(token, "ccomp", "csubj", "advcl") if c.i > token.i and _asks_or_that(c)]
        if denied and comps:
            return Saying(None, (token.i,), adjective.stance, union(comps), adjective)
        return None
    noun = next((c for c in rules if not c.lemmas and word in c.nouns), None)
    if noun is None or not any(c.lower_ == "no" for c in children(token, "det")):
        return None
    content = union(c for c in children(token, "nmod", "acl") if case_or_mark(c) in {"of", "on", "that"})
    return Saying(None, (token.i,), noun.stance, content, noun) if content else None


def _asks_or_that(comp: Token) -> bool:
    first = comp.doc[min(subtree(comp))]
    return first.tag_ in {"WRB", "WP", "WDT"} or first.lower_ in {"whether", "if", "that"}


def _untrue(token: Token) -> Saying | None:
    """ "The report was false": said by whoever says that sentence."""
    word = lemma(token)
    rule = next((c for c in cues("falsehood") if word in c.adjectives), None)
    about = child(token, "nsubj") if rule is not None else None
    if rule is None or about is None or child(token, "cop") is None or lemma(about) not in rule.nouns:
        return None
    stance = rule.stance if not any(c.lower_ in words("negators") for c in token.children) else None
    return Saying(None, (token.i,), stance, subtree(about), rule) if stance is not None else None


def _passed_by(token: Token) -> Saying | None:
    """ "May have killed": a modal hedges what is past."""
    rule = lemma_cue("modals", lemma(token)) if token.dep_ == "aux" else None
    if rule is None or not any(c.lower_ == "have" and c.i > token.i for c in children(token.head, "aux")):
        return None
    verb = token.head
    if verb.tag_ not in {"VBN", "VBD"} and child(verb, "cop") is None:
        return None
    return Saying(
        None,
        (token.i,),
        rule.stance,
        subtree(verb) - union(children(verb, "advcl", "conj", "parataxis")),
        rule,
    )


# -- hedges -----------------------------------------------------------------------------------------------------------


def hedging(token: Token) -> tuple[Token, Cue] | None:
    """The word that `token` hedges and the rule, None where it hedges nothing."""
    rule = lemma_cue("hedges", token.lower_)
    if rule is None or (rule.tags and token.tag_ not in rule.tags):
        return None
    if rule.scope == "noun":
        return (token.head, rule) if token.dep_ in {"amod", "compound"} and token.head.i > token.i else None
    return (token.head, rule) if token.dep_ in {"advmod", "discourse"} else None


def hedged(token: Token) -> Saying | None:
    """The attribution to nobody that a hedge makes: of its noun phrase, or of its clause."""
    found = hedging(token)
    if found is None:
        return None
    head, rule = found
    if rule.scope == "noun" or head.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "ADV", "ADP"}:
        content = frozenset(range(*phrase(head))) | {head.i}
    else:
        content = subtree(head) - union(c for c in children(head, "conj", "parataxis", "advcl") if c.i > head.i)
        content -= union(t for t in head.subtree if t.dep_ == "acl:relcl" and t.i > head.i and finite(t))
    return Saying(None, (token.i,), rule.stance, content - {token.i}, rule)


def apart(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """The attributions without what somebody only looks into: it is no one's word."""
    others = frozenset(i for t in doc for i in _looked_into(t))
    kept = [replace(a, content=a.content - others) if a.source is not None and others else a for a in found]
    return [a for a in kept if a.content]


def _looked_into(token: Token) -> frozenset[int]:
    """`We are investigating the alleged shooting`: what somebody looks into as others allege it."""
    noun, verb = token.head, token.head.head
    other = token.lower_ in words("anothers") and lemma(verb) in words("investigating")
    return subtree(noun) if other and (noun.dep_ == "obj" or case(noun) == "into") else frozenset()


# -- headlines -------------------------------------------------------------------------------------------------------


def headline_sayings(doc: Doc, report: Report) -> Iterator[Saying]:
    """ "Nine dead in blast: police": the words after the last colon or dash of a headline are its source."""
    rule = cues("headline")[0]
    for part in report.parts:
        span = doc.char_span(part.start, part.end, alignment_mode="contract") if part.kind == "headline" else None
        tokens = [t for t in span if not t.is_space] if span is not None else []
        at = next((n for n in range(len(tokens) - 1, 0, -1) if tokens[n].text in {":", "--", "–", "—"}), None)
        if at is None or not 0 < len(tokens) - 1 - at <= rule.longest or at < 3:
            continue
        who = tokens[-1]
        while who.head.i > tokens[at].i and who.head.i != who.i and who.dep_ in {"compound", "flat", "nmod", "case"}:
            who = who.head
        if not any(t.pos_ in {"VERB", "AUX"} for t in tokens[at:]) and who.pos_ in {"NOUN", "PROPN"}:
            yield Saying(who, (tokens[at].i,), rule.stance, frozenset(t.i for t in tokens[:at]), rule)
