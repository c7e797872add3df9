"""In which capacity a source speaks: by its noun, by the words beside it, by the actor that it is."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from spacy.tokens import Token

from counterclaim import lexicon, registry
from counterclaim.extraction.rules.attribution.spans import phrase
from counterclaim.extraction.rules.sources.offices import presides
from counterclaim.extraction.rules.tree import lemma
from counterclaim.model import Actor
from counterclaim.model.vocabulary import Role

nouns = partial(lexicon.words, "roles")
"""A word list of lexicon/en/roles.yaml, by its name."""


@cache
def mapping(section: str) -> Mapping[str, str]:
    """A word-to-word table of lexicon/en/roles.yaml."""
    return {str(k).lower(): str(v) for k, v in lexicon.table("roles")[section].items()}


@cache
def _index(field: str) -> Mapping[tuple[str, ...], Role]:
    """Words -> role for `heads`, `beside` or `names`; the first role that lists a word keeps it."""
    found: dict[tuple[str, ...], Role] = {}
    for entry in lexicon.table("roles")["roles"]:
        for word in entry.get(field, ()):
            found.setdefault(tuple(split(str(word))), entry["role"])
    return found


@cache
def agencies() -> Mapping[tuple[str, ...], str]:
    """Words of a name of a news agency -> its code (lexicon/en/wire.yaml)."""
    rows = lexicon.table("wire")["agencies"]
    return {tuple(split(str(n))): str(r["code"]) for r in rows for n in (r["code"], *r["names"])}


def split(name: str) -> list[str]:
    """The words of a name in lower case; a hyphen parts them."""
    return name.lower().replace("-", " ").replace("’", "'").replace("(", " ").replace(")", " ").split()


def _ending(words: Sequence[str], known: Mapping[tuple[str, ...], Any], end: int) -> Any:
    """What the longest run of words that ends before `end` stands for."""
    runs = (tuple(words[end - size : end]) for size in range(min(6, end), 0, -1))
    return next((known[r] for r in runs if r in known), None)


def kind_role(kind: str) -> Role | None:
    """The role in which an actor of that kind speaks."""
    return mapping("kinds").get(kind)  # type: ignore[return-value]


def actor(name: str) -> Actor | None:
    """The actor that a name names, the likeliest one."""
    return next(iter(registry.candidates(name)), None)


def is_body(name: str) -> bool:
    """Whether a name is that of an agency or of an actor of the registry, and so no person's."""
    return tuple(split(name)) in agencies() or actor(name) is not None


@cache
def _known_nouns() -> frozenset[str]:
    lists = nouns("people") | nouns("bodies") | nouns("documents") | nouns("generic")
    return lists | {words[0] for words in _index("heads") if len(words) == 1}


def noun_lemma(token: Token) -> str:
    """The lemma of a noun; the singular of a plural in s that a parser has left as it is."""
    word = lemma(token)
    single = word.removesuffix("s")
    return single if word not in _known_nouns() and single in _known_nouns() else word


def named_role(name: str) -> Role | None:
    """The role of a body by its name: an agency, an actor of the registry, or the words of the name."""
    low = split(name)
    if tuple(low) in agencies():
        return "media"
    known = actor(name)
    if known is not None and (kind := kind_role(known.kind)) is not None:
        return kind
    capital = {w for word in name.replace("-", " ").split() if word.isupper() for w in split(word)}
    for end in range(len(low), 0, -1):
        role: Role | None = _ending(low, _index("names"), end)
        if role is not None and (len(low[end - 1]) > 3 or low[end - 1] in capital):
            return role
    return None


def described_role(words: Sequence[str], head: str) -> Role | None:
    """The role that a common-noun phrase gives: by its head, else by the nearest words beside it.

    `words` are the lemmas of the phrase in order, `head` the lemma of its head.
    """
    low = _unpublished(split(" ".join(words)))
    noun = (split(head) or [""])[-1]
    at = max((n for n, w in enumerate(low) if w == noun), default=len(low) - 1)
    if noun in nouns("generic") or (noun,) not in _index("heads"):
        found = _beside(low, [*range(at, 0, -1), *range(at + 2, len(low) + 1)])
        if found is not None:
            return found
        side = registry.side_of(" ".join(words))
        role = kind_role(side.kind) if side is not None else None
        if role is not None and role != "government":
            return role
        if noun in nouns("area_heads") and nouns("areas") & set(low):
            return "government"
    if noun in nouns("presiding") and not presides(low, at):
        return next((r for w in low[at + 1 :] if w in nouns("bodies") and (r := _index("heads").get((w,)))), None)
    return _index("heads").get((noun,))


def _unpublished(low: list[str]) -> list[str]:
    """`the ministry 's press service` without "press", which makes it no newspaper."""
    followed = zip(low, [*low[1:], ""], strict=False)
    return [w for w, after in followed if not (w in nouns("publicity") and after in nouns("publishing"))]


def _beside(low: list[str], ends: Iterable[int]) -> Role | None:
    """The role of the nearest word or name; that of a body between states outweighs a word such as "foreign"."""
    found = [role for end in ends if (role := _role_at(low, end)) is not None and not _only_qualifies(low, end)]
    if found and found[0] == "government" and "intergovernmental" in found:
        return "intergovernmental"
    if found and found[0] == "military" and "armed_group" in found:
        return "armed_group"  # "the rebels' military commander"
    return found[0] if found else None


def _only_qualifies(low: list[str], end: int) -> bool:
    """`head of the national police`: whether the next word tells more."""
    return low[end - 1] in nouns("qualifying") and end < len(low) and _role_at(low, end + 1) is not None


def _role_at(low: list[str], end: int) -> Role | None:
    single = [*low[: end - 1], low[end - 1].removesuffix("s")]  # "the Doctors' Union"
    role: Role | None = _ending(low, _index("beside"), end) or _ending(single, _index("beside"), end)
    role = role or _ending(low, _index("names"), end)
    if role is None and low[end - 1 : end] and (low[end - 1],) in agencies():
        return "media"
    return role


def can_speak(who: Token) -> bool:
    """Whether a noun can be the source of a statement."""
    word = noun_lemma(who)
    if who.ent_type_ in {"PERSON", "ORG"}:
        return True
    if who.pos_ == "PROPN":
        return who.lower_ not in days() and word not in nouns("mute")
    if who.pos_ == "PRON":
        return mapping("pronouns").get(who.lower_, "none") != "none"
    return word in _known_nouns()


def is_mute(who: Token) -> bool:
    """Whether a noun names an event, a time or an abstraction that says nothing ("the attack", "Friday")."""
    if who.pos_ not in {"NOUN", "PROPN"} or who.ent_type_ in {"PERSON", "ORG"}:
        return False
    return lemma(who) in nouns("mute") or who.lower_ in days()


@cache
def days() -> frozenset[str]:
    """The names of weekdays and months (lexicon/en/wire.yaml)."""
    wire = lexicon.table("wire")
    return frozenset(wire["weekdays"]) | {m for row in wire["months"] for m in row}


def can_see(who: Token) -> bool:
    """Whether a noun is a reporter, a witness or a resident, whose seeing is an account."""
    start, end = phrase(who)
    words = [t.lemma_ for t in who.doc[start:end]]
    role = described_role(words, lemma(who)) or named_role(who.doc[start:end].text)
    return role in {"media", "witness", "resident", "medical"} and lemma(who) not in nouns("bodies")
