"""A cheap look at the raw words of a report: whether it can tell of an incident at all.

A report is relevant only where some word tells an event for sure (`Trigger.sure`). Its lemma is then in the event
lexicon, so that a report without any such word need not be parsed. The lexicon's own words are asked, so that what is
added there opens the gate too; `lexicon/en/gate.yaml` says which of them have to stand beside a word of arms or harm.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache

from counterclaim import lexicon
from counterclaim.extraction.rules.events.senses import words as senses
from counterclaim.extraction.rules.events.triggers import Rule, rules
from counterclaim.registry.table import registry

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ings", "er", "ers")
_PLAIN = frozenset({"", "violent", "people", "people_hit", "harm"})
"""What a rule may need and still be met without a word of arms in the report."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Sets of lemmas: one of `alone` may tell an incident by itself, one of `beside` only beside one of `arms`
    or beside the name of an armed group."""

    alone: frozenset[frozenset[str]]
    beside: frozenset[frozenset[str]]
    arms: frozenset[str]


def may_tell(text: str) -> bool:
    """Whether the words of a text leave room for an incident; no if reading it in depth can find none."""
    found = _lemmas(text)
    known = _telling()
    if any(words <= found for words in known.alone):
        return True
    told = {word for words in known.beside if words <= found for word in words}
    arms = (found & known.arms) | (found & registry().armed_words())
    return bool(told and arms) and len(told | arms) > 1


@cache
def _telling() -> Telling:
    """The event lexicon's words, sorted by what they need."""
    table = lexicon.table("gate")
    everyday = {frozenset({w}) for w in table["everyday"]}
    sure = [r for r in rules() if not r.weak and r.needs != "bodies"]
    every = frozenset(frozenset(words) for r in sure for words in _wordings(r, plain=False))
    alone = frozenset(frozenset(words) for r in sure for words in _wordings(r, plain=True)) - everyday
    alone |= {frozenset({word}) for word in senses("gunshots")}
    arms = (senses("armed") | senses("weapons") | set(table["harm"])) - set(table["vague"])
    return Telling(alone, every - alone, arms)


def _wordings(rule: Rule, *, plain: bool) -> Iterator[tuple[str, ...]]:
    """The words and pairs of words of a rule; the `plain` ones that are met without a word of arms, or all."""
    if not plain or rule.needs_noun in _PLAIN:
        yield from ((w,) for w in rule.nouns)
    if not plain or (rule.needs_verb or rule.needs) in _PLAIN:
        yield from ((w,) for w in rule.verbs)
    if not plain or rule.needs in _PLAIN:
        yield from rule.phrases


def _lemmas(text: str) -> Set[str]:
    """What the words of a text may be forms of, the parts of hyphened ones too."""
    found: set[str] = set()
    for word in {w.lower() for w in _WORD.findall(text)}:
        for part in {word, *word.split("-")}:
            found.update(_bases(part))
    return found


@cache
def _irregular() -> dict[str, str]:
    return dict(lexicon.table("gate")["irregular"])


def _bases(word: str) -> Iterator[str]:
    """The word and every lemma that one of the endings may have made it from."""
    yield word
    if word in _irregular():
        yield _irregular()[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: -len(ending)]
            yield stem
            yield f"{stem}e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
            if stem.endswith("i"):
                yield f"{stem[:-1]}y"
