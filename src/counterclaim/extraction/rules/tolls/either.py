"""One number for two harms: of "300 were executed or disappeared" each harm befell at most that many."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from spacy.tokens import Doc

from counterclaim.extraction.rules.found import TollMention


def either(doc: Doc, found: Iterable[TollMention]) -> Iterator[TollMention]:
    """The tolls, those of the same people whose words of harm an "or" joins being bounded from above alone."""
    ordered = sorted(found, key=lambda m: (m.people, m.harm))
    for _, group in groupby(ordered, key=lambda m: m.people):
        told = list(group)
        fields = {m.field for m in told}
        for mention in told:
            joined = any(m.field != mention.field and _or(doc, *sorted((m.harm, mention.harm))) for m in told)
            yield _at_most(mention) if len(fields) > 1 and joined else mention


def _or(doc: Doc, first: int, second: int) -> bool:
    """Whether two words of harm are told as alternatives."""
    return doc[second] in doc[first].conjuncts and any(t.lower_ == "or" for t in doc[first:second])


def _at_most(mention: TollMention) -> TollMention:
    toll = mention.toll
    return replace(mention, toll=replace(toll, low=None, best=None, high=toll.best if toll.best else toll.high))
