"""Verbs that attribute: the one place that tries all rules for them in turn."""

from spacy.tokens import Token

from counterclaim.extraction.rules.attribution.cues import verb_cues
from counterclaim.extraction.rules.attribution.relays import declined, raised, relayed, responsible
from counterclaim.extraction.rules.attribution.saying import Saying
from counterclaim.extraction.rules.attribution.voices import active, passive
from counterclaim.extraction.rules.tree import is_passive


def sayings(verb: Token) -> list[Saying]:
    """The attributions of which `verb` is the cue: none, one, or two for a relayed quotation."""
    if verb.pos_ not in {"VERB", "AUX"} and not (verb.tag_.startswith("VB") and verb.pos_ != "ADJ"):
        return []
    for rule in (relayed, responsible, declined, raised):
        found = rule(verb)
        if found is not None:
            return [found]
    for cue in verb_cues(verb):
        found = passive(verb, cue) if is_passive(verb) else active(verb, cue)
        if found is not None:
            return [found]
    return []
