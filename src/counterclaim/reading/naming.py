"""When two names are of one, and which of them stands."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

from counterclaim.lexicon import table
from counterclaim.model import Party
from counterclaim.model.actor import GROUPS, KIND

T = TypeVar("T")


def same_party(a: Party, b: Party) -> bool:
    """Whether two are one known actor (a state and its forces, where they go by one name), or two persons of one last
    name ("34-year-old Novak", "Jan Novak"), unless they have two first names ("Jan Novak", "Petr Novak")."""
    if a.actor is not None or b.actor is not None:
        return a.actor == b.actor or (None not in (a.actor, b.actor) and a.name == b.name)
    last = a.text.rsplit(maxsplit=1)[-1:]
    named = all(p.kind == "people" and not p.reason for p in (a, b))
    one = named and last == b.text.rsplit(maxsplit=1)[-1:] and last[0][:1].isupper()
    first = {name for name in (_first_name(a.text), _first_name(b.text)) if name}
    return one and len(first) < 2


def told_by_name(kind: Party, parties: Iterable[Party]) -> bool:
    """Whether a party that only a word for its kind names ("insurgent attacks") is one of the others, who are named."""
    return kind.reason == KIND and any(p.reason != KIND and p.inter in GROUPS for p in parties)


def _first_name(text: str) -> str:
    """The word before the last of a name, "" where that is what the person is ("Senator Novak")."""
    word = next(iter(text.split()[-2:-1]), "")
    return word if word[:1].isupper() and word.casefold().rstrip(".") not in _common() else ""


@cache
def _common() -> frozenset[str]:
    """Nouns for people and forms of address, as the lexicon has them."""
    nouns = (w for row in table("agents")["classes"] for w in row["words"])
    return frozenset([*nouns, *table("agents")["addresses"]])


def keep_fullest(found: list[T], new: T, text: Callable[[T], str], same: Callable[[T, T], bool]) -> None:
    """Add `new` to the list `found` unless it holds it; where one name has all the telling words of the other the two
    are one, and the fuller stands; else, of two that `same` knows for one, the one with more of a proper name.

    `text` gives what something is called, `same` knows others that are one.
    """
    words = _stems(text(new))
    for n, old in enumerate(found):
        mine = _stems(text(old))
        nested = words <= mine or mine <= words
        if nested or same(old, new):
            if len(words) > len(mine) if nested else _capitals(text(new)) > _capitals(text(old)):
                found[n] = new
            return
    found.append(new)


def _capitals(name: str) -> int:
    """How many of its words begin with a capital, but for the first, which may begin a sentence."""
    return sum(word[:1].isupper() for word in name.split()[1:])


def _stems(name: str) -> set[str]:
    """The words of a name without articles, numbers and plural endings."""
    words = (
        w.rstrip("s").replace("men", "man")
        for w in name.casefold().split()
        if w not in {"the", "a", "an", "one", "of", "his", "its", "their"}
    )
    return {w for w in words if not w.isdigit()}
