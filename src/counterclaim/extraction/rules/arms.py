"""By what means: the weapons around the words that tell an event, and those words themselves where they name one."""

from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Doc

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events.senses import words
from counterclaim.extraction.rules.events.triggers import Trigger
from counterclaim.extraction.rules.fitness import names_weapon, shows_means, weapon
from counterclaim.extraction.rules.scene import extent

Means = tuple[str, int, list[tuple[int, int]], str]
"""The words for it, the token of the event, the token ranges that carry it, and the rule."""


def means(doc: Doc, triggers: Sequence[Trigger], telling: Container[int]) -> Iterator[Means]:
    """The means of one event: "airstrike", "gunfire", "roadside bomb"; where none is named, the deed that shows it
    ("stabbed"). `telling` are the tokens that tell events."""
    seen = set()
    for trigger in triggers:
        for head in _heads(doc, trigger, telling):
            text = weapon(doc, head)
            if text.lower() not in seen:
                seen.add(text.lower())
                yield text, trigger.token, [(head, head + 1), extent(doc[trigger.token])], trigger.rule.id
    deed = next((t for t in triggers if shows_means(doc[t.token])), None)
    if deed is not None and not seen:
        start, end = extent(doc[deed.token])
        yield doc[deed.token : max(end, deed.token + 1)].text, deed.token, [(start, end)], deed.rule.id


def _heads(doc: Doc, trigger: Trigger, telling: Container[int]) -> Iterator[int]:
    """The weapons around one word that tells an event, the word itself among them."""
    token, heads = doc[trigger.token], list(trigger.roles.means)
    if token.pos_ in {"NOUN", "PROPN"} and tree.lemma(token) in words("means_nouns"):
        heads = [h for h in heads if doc[h].dep_ not in {"compound", "amod"}] + [token.i]
    for head in heads:
        other = head in telling and tree.lemma(doc[head]) not in words("means_nouns")
        short = head > 0 and doc[head - 1].text == "("  # the short form of what was just told
        part = head + 1 in heads and names_weapon(doc[head], doc[head + 1])
        if not (other or short or part):
            yield head
