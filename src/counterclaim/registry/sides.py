"""Whose side a phrase is on: names found in it, and the state that an office or a force belongs to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.model.actor import Actor
from counterclaim.registry.agents import Agent, agent, listed
from counterclaim.registry.names import PREFIXES, fold, joined, words
from counterclaim.registry.table import registry

_TOKEN = re.compile(r"(?:\w\.){2,}|[^\W_]+(?:['’`][^\W_]+)*|[-,;()]")


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a phrase: words `[start, end)`, the actors it may be or the state's code and word's role."""

    start: int
    end: int
    actors: tuple[Actor, ...]
    code: str | None = None
    role: str | None = None


def candidates(name: str) -> tuple[Actor, ...]:
    """The actors that a name may stand for, the likeliest first; none where it is not known.

    Also reads a state's forces and offices that no list could hold ("Israeli warplanes", "the army of Chad"),
    and a known name before a word for its people ("Hamas gunmen").
    """
    return _candidates(name.strip())


@lru_cache(maxsize=4096)
def _candidates(name: str) -> tuple[Actor, ...]:
    exact = registry().named(name) or registry().named(name.split("(", maxsplit=1)[0].strip())
    if exact:
        return exact
    tokens = _TOKEN.findall(name)
    found = max(scan(tokens), key=lambda f: (f.end - f.start, f.end), default=None)
    if found is None:
        return ()
    rest = tokens[found.end :]
    if found.code is not None:
        unit = branch(tokens, found)
        return (unit,) if unit is not None else ()
    noun = agent(*rest[-3:]) if rest else None
    lead = [t for t in tokens[: found.start] if fold(t) not in ("the", "a", "an", "some", "other")]
    if noun is not None and noun.body and len(rest) <= 3 and len(lead) <= 1:
        return found.actors
    return found.actors if not rest and lead and all(t.islower() for t in lead) else ()


def names(text: str) -> tuple[list[str], list[Found]]:
    """The words of a phrase and the names in it, without those that only qualify ("Iran-backed")."""
    tokens = _TOKEN.findall(text)
    return tokens, scan(tokens)


def scan(tokens: list[str]) -> list[Found]:
    """The names among tokens, the longest at each place, without those that only qualify ("Iran-backed").

    Hyphens are tokens of their own, as in Universal Dependencies.
    """
    folded = [[fold(w) for w in words(t)] for t in tokens]
    found, start = [], 0
    while start < len(tokens):
        one = next(_readings(tokens, folded, start), None)
        if one is None:
            start += 1
            continue
        if not _qualifies(tokens, one):
            found.append(one)
        start = one.end
    return found


def _readings(tokens: list[str], folded: list[list[str]], start: int) -> Iterator[Found]:
    """The names that begin at a token, the longest first."""
    longest = _reach(folded, start)
    for end in range(min(len(tokens), start + longest), start, -1):
        if not folded[end - 1]:
            continue
        spelling = joined([w for words_ in folded[start:end] for w in words_])
        one = _read(" ".join(tokens[start:end]), spelling)
        if one is not None:
            yield Found(start, end, *one)


def _reach(folded: list[list[str]], start: int) -> int:
    """How many tokens a name beginning here may have, 0 where none begins."""
    if not folded[start] or folded[start][0] in ("the", "a", "an"):
        return 0
    first = next((w for ws in folded[start : start + 3] for w in ws if w not in PREFIXES), "")
    return 2 * longest if (longest := registry().longest(first)) else 0


def _read(text: str, spelling: str) -> tuple[tuple[Actor, ...], str | None, str | None] | None:
    """What a name of that spelling stands for: actors, or a state with the word's role."""
    if spelling in registry().states:
        states = registry().state(text, spelling)
        if states:
            return (), *states[0]
    actors = registry().named(text, spelling) if spelling in registry().names else ()
    return (actors, None, None) if actors else None


def _qualifies(tokens: list[str], found: Found) -> bool:
    """Whether a name is only somebody's friend, patron or enemy: "Iran-backed", "pro-Russian"."""
    after = tokens[found.end : found.end + 2]
    if len(after) == 2 and after[0] == "-" and after[1].lower() in listed("hyphen"):
        return True
    if found.role == "adj" and found.start and tokens[found.start - 1].lower() in listed("continents"):
        return True
    before = [t.lower() for t in tokens[max(0, found.start - 2) : found.start]]
    return len(before) == 2 and before[1] == "-" and before[0] in listed("against")


def branch(tokens: list[str], found: Found) -> Actor | None:
    """The part of a state that the words around its name stand for, None where they name only a people."""
    code = found.code or ""
    rest = _stretch(tokens[found.end :])
    noun = _office(rest)
    if not rest and found.role in ("name", "seat"):
        alone = all(fold(t) in ("the", "a", "an") for t in tokens[: found.start])
        return registry().by_id(code) if alone else _reached(tokens, found)
    if noun is None or noun.unit is None or found.role == "people":
        return None
    unit = noun.unit
    if noun.id == "agents.sources" and not listed("official").intersection(w.lower() for w in rest):
        return None
    for word in rest[:-1]:
        inner = agent(word)
        if inner is not None and inner.unit in ("police", "military", "intelligence") and unit == "government":
            unit = inner.unit
    return registry().by_id(f"{code}/{unit}") or registry().by_id(code)


def _reached(tokens: list[str], found: Found) -> Actor | None:
    """A force or an office of a state named after it: "the army of Chad"."""
    before = [t for t in tokens[: found.start] if t.lower() != "the" and t != "-"]
    if len(before) < 2 or before[-1].lower() not in listed("reach"):
        return None
    noun = agent(*before[-4:-1])
    return registry().by_id(f"{found.code}/{noun.unit}") if noun is not None and noun.unit else None


def _stretch(tokens: list[str]) -> list[str]:
    """The words of a noun phrase up to what only follows it."""
    out: list[str] = []
    for token in tokens:
        if token in ",;()" or token.lower() in listed("stop") | listed("reach"):
            break
        out.append(token)
    return [t for t in out if t != "-"]


def _office(rest: list[str]) -> Agent | None:
    """The noun of a force or an office that a stretch begins with; a person's name may follow it."""
    last: Agent | None = None
    for n, word in enumerate(rest):
        noun = agent(*rest[max(0, n - 2) : n + 1])
        if noun is not None and noun.unit is not None:
            last = noun
        elif noun is not None and word.lower() not in listed("between"):
            return None if noun.group or noun.kind == "people" else last
        elif word.lower() in listed("between"):
            continue
        else:
            return last
    return last


def side_of(text: str) -> Actor | None:
    """The actor whose side a source or a party is on, by its description alone; None where that is not clear.

    "US defence official" is the United States', "Hamas spokesman" Hamas'; those who have left are on no side
    ("a former Israeli minister"), nor is a people ("Palestinian witnesses") or a friend ("US-backed rebels"),
    nor one only there ("the French ambassador to Mali" is France's).
    """
    return _side_of(text.strip())


@lru_cache(maxsize=4096)
def _side_of(text: str) -> Actor | None:
    tokens, found = names(text)
    if any(t.lower() in listed("gone") for t in tokens[:4]):
        return None
    head = _head_end(tokens)
    inside = [f for f in found if f.start < head]
    for one in reversed(inside):
        actor = _speaks(tokens, one)
        if actor is not None:
            return side(actor)
    if any(f.code or f.actors for f in inside):
        return None
    for one in found:
        between = tokens[head : one.start]
        if any(t.lower() in listed("reach") for t in between) and not _stopped(between):
            actor = _speaks(tokens, one)
            if actor is not None:
                return side(actor)
    return None


def _head_end(tokens: list[str]) -> int:
    """Where the description's own noun phrase ends."""
    stops = listed("stop") | listed("reach") | {",", ";", "("}
    return next((n for n, t in enumerate(tokens) if t.lower() in stops and n), len(tokens))


def _stopped(before: list[str]) -> bool:
    """Whether a preposition of mere place or direction stands between the head and the name."""
    return any(t.lower() in listed("stop") for t in before)


def _speaks(tokens: list[str], found: Found) -> Actor | None:
    """The actor that a name stands for in a description of somebody who speaks or acts for it."""
    if found.code is not None:
        return branch(tokens, found)
    rest = _stretch(tokens[found.end :])
    noun = next((a for n in range(len(rest)) if (a := agent(*rest[max(0, n - 1) : n + 1])) is not None), None)
    if rest and noun is None and rest[0].islower() and rest[0] not in listed("between"):
        return None
    if noun is not None and not (noun.body or noun.speaks or noun.unit):
        return None
    return found.actors[0] if len(found.actors) == 1 or not found.actors[0].vague else None


def side(actor: Actor) -> Actor:
    """The state for one of its branches, else the actor itself."""
    if actor.parent and actor.kind in ("government", "military", "police", "intelligence"):
        return registry().by_id(actor.parent) or actor
    return actor


def root(actor: Actor) -> Actor:
    """The actor at the top: the state of a ministry, the alliance of its mission."""
    seen = {actor.id}
    while actor.parent and actor.parent not in seen:
        above = registry().by_id(actor.parent)
        if above is None:
            break
        seen.add(above.id)
        actor = above
    return actor


def same_side(a: Actor | str | None, b: Actor | str | None) -> bool:
    """Whether two actors (or ids, or names) are one, or one belongs to the other or to the same whole.

    Unknown names are the same only if they are spelled the same; None is on no side.
    """
    if a is None or b is None:
        return False
    first, second = _resolved(a), _resolved(b)
    if first is None or second is None:
        return (
            isinstance(a, str)
            and isinstance(b, str)
            and bool(a)
            and joined([fold(w) for w in words(a)]) == joined([fold(w) for w in words(b)])
        )
    return root(first).id == root(second).id


def _resolved(given: Actor | str) -> Actor | None:
    if isinstance(given, Actor):
        return given
    known = registry().by_id(given) or next(iter(candidates(given)), None)
    return known or side_of(given)


def forget() -> None:
    """Drop the answers kept, where the registry has changed."""
    _candidates.cache_clear()
    _side_of.cache_clear()
