"""Verbs that attribute: the one place that tries all rules for them in turn."""

from spacy.tokens import Token

from counterclaim.extraction.rules.attribution.cues import verb_cues
from counterclaim.extraction.rules.attribution.relays import declined, raised, relayed, responsible
from counterclaim.extraction.rules.attribution.saying import Saying
from counterclaim.extraction.rules.attribution.voices import active, passive
from counterclaim.extraction.rules.tree import is_passive

_LONG = 4
"""The longest word that stays small in a headline in capitals."""


def sayings(verb: Token) -> list[Saying]:
    """The attributions of which `verb` is the cue: none, one, or two for a relayed quotation."""
    if verb.pos_ not in {"VERB", "AUX"} and not (verb.tag_.startswith("VB") and verb.pos_ != "ADJ"):
        return []
    if _is_name(verb):
        return []
    for rule in (relayed, responsible, declined, raised):
        found = rule(verb)
        if found is not None:
            return [found]
    for cue in verb_cues(verb):
        found = passive(verb, cue) if is_passive(verb) and not _tells(verb) else active(verb, cue)
        if found is not None:
            return [found]
    return []


def _tells(verb: Token) -> bool:
    """`..., state media reported on Sunday`: a past tense without an auxiliary, which a parse takes for a passive."""
    aux = any(c.dep_ == "aux:pass" for c in verb.children)
    return verb.tag_ == "VBD" and not aux and verb.dep_ in {"parataxis", "root"} and verb.i > verb.sent.start + 2


def _is_name(verb: Token) -> bool:
    """Whether a capital in the middle of a sentence shows a name ("Port Said"); a headline in capitals shows none."""
    if not verb.text.istitle() or verb.i == verb.sent.start or not verb.nbor(-1).text.istitle():
        return False
    return sum(t.is_lower and t.is_alpha and len(t) > _LONG for t in verb.sent) > 0
