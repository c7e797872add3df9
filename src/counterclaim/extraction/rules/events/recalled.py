"""Whether an event is told as past already when the news happened: `had killed six`, `has been attacked`."""

from spacy.tokens import Token

from counterclaim import lexicon
from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.senses import words
from counterclaim.extraction.rules.events.status import governing
from counterclaim.extraction.rules.tree import lemma


def recalled(token: Token) -> bool:
    """Whether the words that carry it look back, a word for "earlier" stands with it, or it tells a state at large."""
    chain = [token, *governing(token)]
    if token.pos_ == "NOUN" and token.head.pos_ == "VERB" and token.head not in chain:
        chain.append(token.head)
    frames = [o for t in chain for o in tree.obliques(t, "in") if lemma(o) in words("incidents")]
    if any(c.lower_ in words("looking_back") for t in (*chain, *frames) for c in t.children):
        return True
    verb = next((t for t in chain if t.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and _perfect(verb)


def _perfect(verb: Token) -> bool:
    """`had shelled the town`, `have shelled it`; not `police said they had shelled it`, which only follows "said"."""
    first = verb.head if verb.dep_ in {"conj", "xcomp"} and not tree.subjects(verb) else verb
    aux = {c.lower_ for v in (verb, first) for c in v.children if c.dep_ in {"aux", "aux:pass"}}
    if not aux & {"had", "has", "have", "'ve"}:
        return False
    over = first.head
    return not (
        first.dep_ in {"ccomp", "parataxis"}
        and lemma(over) in lexicon.table("times")["saying"]
        and over.tag_ in {"VBD", "VBN"}
    )
