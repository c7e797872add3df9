"""Nouns that act: what a common noun says about those it names. Data: lexicon/en/agents.yaml."""

from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Literal

from counterclaim import lexicon
from counterclaim.errors import LexiconError
from counterclaim.model.actor import Inter
from counterclaim.model.vocabulary import Who

_PLURALS = (
    ("ies", "y"),
    ("men", "man"),
    ("dren", "d"),
    ("wives", "wife"),
    ("ves", "f"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("sses", "ss"),
    ("s", ""),
)


@dataclass(frozen=True, slots=True)
class Agent:
    """A class of nouns, named by `id`. The fields are explained at the head of lexicon/en/agents.yaml."""

    id: str
    kind: Literal["people", "property"]
    inter: Inter | None = None
    who: Who | None = None
    unit: str | None = None
    body: bool = False
    speaks: bool = False
    office: bool = False
    one: bool = False
    acts: bool = False
    deed: bool = False
    group: tuple[str, ...] = ()


@cache
def words() -> dict[str, Agent]:
    """Every noun of the lexicon with its class; of two classes that list a noun, the earlier one counts.

    Raises LexiconError if a class is not of the shape of Agent.
    """
    found: dict[str, Agent] = {}
    for row in lexicon.table("agents")["classes"]:
        fields: dict[str, Any] = {k: v for k, v in row.items() if k != "words"}
        try:
            agent = Agent(**{**fields, "group": tuple(fields.get("group", ()))})
        except TypeError as fault:
            raise LexiconError(f"agents: {row.get('id')}: {fault}") from fault
        for word in row["words"]:
            found.setdefault(word, agent)
            found.setdefault(word.replace("-", " "), agent)
    return found


listed = partial(lexicon.words, "agents")
"""One of the lexicon's plain lists of words, by its name: `between`, `hyphen`, `stop` ..."""


def singular(word: str) -> str:
    """A lower-case English noun without its plural ending where the lexicon knows the rest, else as it is."""
    known = words()
    if word in known:
        return word
    for ending, stem in _PLURALS:
        if word.endswith(ending) and word[: -len(ending)] + stem in known:
            return word[: -len(ending)] + stem
    return word


def agent(*phrase: str) -> Agent | None:
    """The class of a noun, given as its words in order; the longest tail that is listed decides.

    `agent("riot", "police")` is that of "riot police"; words may be plurals. None where no tail is listed.
    """
    lower = [w.lower() for w in phrase if w]
    for start in range(max(0, len(lower) - 4), len(lower)):
        tail = " ".join([*lower[start:-1], singular(lower[-1])])
        hit = words().get(tail) or words().get(" ".join(lower[start:]))
        if hit is not None:
            return hit
    return None
