"""One attribution in the making: who says it, by which cue, how far it commits the source."""

from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.extraction.rules.attribution.clauses import is_ahead, is_question
from counterclaim.extraction.rules.attribution.cues import Cue, verb_cues, words
from counterclaim.extraction.rules.attribution.spans import (
    behind_quote,
    child,
    is_negated,
    left_noun,
    right_noun,
    subject,
)
from counterclaim.extraction.rules.tree import case, children, lemma, untitled
from counterclaim.model.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution before its last touches: the head of the source, the rule, the relaying nouns.

    `span` is the source's phrase where word order gives it; else it is the head's.
    """

    source: Token | None
    cue: tuple[int, ...]
    stance: Stance
    content: frozenset[int]
    rule: Cue
    relays: tuple[Token, ...] = ()
    span: tuple[int, int] | None = None


def cue_tokens(verb: Token) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation and particle."""
    parts = [c.i for c in children(verb, "aux", "compound:prt") if abs(c.i - verb.i) < 6]
    parts += [c.i for c in children(verb, "advmod") if c.lower_ in words("negators")]
    return tuple(sorted({*parts, verb.i}))


def speaker_of(verb: Token) -> Token | None:
    """The subject by the tree, else by word order."""
    who = (_previous(verb) if verb.tag_ == "VBG" and lemma(verb) in words("followers") else None) or subject(verb)
    if who is None and verb.tag_ not in {"VB", "VBG", "VBN"}:
        before = verb.nbor(-1).text if verb.i > verb.sent.start else ""
        quoted = before in {",", '"', "”", "''"}
        who = behind_quote(verb) or (right_noun(verb) if quoted else None) or left_noun(verb)
    who = untitled([who])[0] if who is not None else None
    aside = who is not None and who.i < verb.i and case(who) in words("temporal")
    return who if who is None or not (aside or who.pos_ in {"VERB", "AUX"}) else None


def _previous(verb: Token) -> Token | None:
    """Who has spoken before in the sentence, for a participle that goes on ("..., adding that")."""
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.tag_ in {"VBD", "VBZ", "VBP"} and any(
            "clause" in c.frames and c.use == "report" for c in verb_cues(token)
        ):
            who = subject(token) or left_noun(token)
            if who is not None:
                return who
    return None


def stance_of(verb: Token, cue: Cue, content: frozenset[int]) -> Stance | None:
    """The commitment: by the rule, its negation, and the tense of the content. None where nothing is claimed."""
    modal = any(c.lower_ in words("future") for c in children(verb, "aux"))
    if is_negated(verb, words("negators")):
        return cue.negated or ("withholds" if modal and cue.stance == "asserts" else None)
    if is_question(verb, content) and cue.use == "report":
        return None
    if cue.future is not None and is_ahead(verb, content):
        return cue.future
    return "retracts" if cue.stance == "asserts" and _is_overtaken(verb, cue) else cue.stance


def _is_overtaken(verb: Token, cue: Cue) -> bool:
    """`initial reports had put the toll at five`, `the army initially said`: an account that a later one replaces."""
    how = {c.lower_ for c in children(verb, "advmod")}
    before = any(c.lower_ in {"had", "'d"} for c in children(verb, "aux"))
    if how & words("initially"):
        return verb.tag_ in {"VBD", "VBN"}
    who = subject(verb) if before else None
    first = who is not None and any(c.lower_ in words("initial") for c in children(who, "amod"))
    return first or (before and bool(cue.objects) and bool(how & words("earlier")))


def told(verb: Token) -> list[Token]:
    """Those to whom it was said: "told X", "said in an interview with X", "to X", "on X television"."""
    told = list(children(verb, "iobj", "obj")) if lemma(verb) in {"tell", "inform", "brief"} else []
    for c in children(verb, "obl"):
        if case(c) in {"to", "on"} or (case(c) == "in" and lemma(c) == "interview"):
            told.append(next((n for n in children(c, "nmod") if case(n) in {"with", "to"}), c))
    return told


def case_or_mark(token: Token) -> str:
    """The preposition of a nominal or the conjunction of a clause."""
    mark = child(token, "mark")
    return case(token) or (mark.lower_ if mark is not None else "")
