"""What the claims on one mention, or on a group of mentions, say that tells incidents apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim import lexicon
from counterclaim.model import Claim, Mention, Party, Place, Source, Toll, When
from counterclaim.model.vocabulary import Status, Type

DONE: dict[Status, str] = {
    "accomplished": "done", "ongoing": "done", "attempted": "tried", "foiled": "tried",
    "planned": "ahead", "threatened": "ahead",
}  # fmt: skip
"""Statuses that one and the same incident may have in two mentions."""

FAMILIES: tuple[frozenset[Type], ...] = (
    frozenset({"air_strike", "shelling", "attack", "armed_clash", "other"}),
    frozenset({"bombing", "suicide_bombing", "grenade", "attack", "other", "chemical_attack"}),
    frozenset({"air_strike", "bombing"}),
    frozenset({"shelling", "grenade"}),
    frozenset({"armed_clash", "attack", "bodies_found", "other"}),
    frozenset({"armed_clash", "attack", "other", "bombing"}),
    frozenset({"abduction", "attack", "other"}),
    frozenset(
        {
            "mob_violence",
            "violent_demonstration",
            "protest",
            "property_destruction",
            "excessive_force",
            "attack",
            "other",
        }
    ),
    frozenset({"property_destruction", "attack", "shelling", "bombing", "air_strike", "armed_clash"}),
    frozenset({"sexual_violence", "attack"}),
)
"""Types that different words of one report may give to one incident."""


@cache
def _shared() -> frozenset[str]:
    """Words that too many parties and targets share to tell them apart."""
    return frozenset(lexicon.table("grouping")["shared"])


@dataclass(frozen=True, slots=True)
class Profile:
    """The features of a mention or a group.

    `targets` and `perpetrators` are sets of telling words, `people` those of the targets that are people, `places` the
    words of the names of places; `doers` and `victims` are what people who did it and who suffered it are called;
    `many` is None
    where the wording leaves open whether it tells one incident or several; `voices` are the sides heard (`sides`).
    """

    types: frozenset[Type]
    status: str
    whens: tuple[When, ...]
    wheres: tuple[Place, ...]
    places: frozenset[str]
    perpetrators: frozenset[str]
    targets: frozenset[str]
    people: frozenset[str]
    killed: tuple[Toll, ...]
    abducted: tuple[Toll, ...]
    wounded: tuple[Toll, ...]
    doers: frozenset[str]
    victims: frozenset[str]
    many: bool | None
    lemmas: frozenset[str]
    voices: frozenset[str]

    @property
    def hit(self) -> bool:
        """Whether it tells who or what came to harm."""
        return bool(self.targets or self.killed or self.wounded or self.abducted)


def sides(sources: Iterable[Source]) -> dict[str, str]:
    """Source id -> whose voice it is: an army and its spokesman, and all who speak for one state, are one side."""
    return {s.id: (s.speaks_for or s.name).casefold() for s in sources}


def profile(mentions: Iterable[Mention], claims: Iterable[Claim], sides: Mapping[str, str]) -> Profile:
    """The profile of mentions told by their claims, whose sources are of these `sides`."""
    mentions = list(mentions)
    held = [c for c in claims if c.stance in {"asserts", "suspects", "expects"}]
    return Profile(
        types=frozenset(m.type for m in mentions if not m.implied),
        status=DONE[mentions[0].status],
        whens=tuple(c.value for c in held if isinstance(c.value, When) and c.value.known),
        wheres=tuple(c.value for c in held if isinstance(c.value, Place) and c.value.precision not in {"unknown"}),
        places=frozenset(w for c in held if isinstance(c.value, Place) for w in _place_words(c.value)),
        perpetrators=_words(held, "perpetrator") | _words(held, "party"),
        targets=_words(held, "target"),
        people=_words((c for c in held if isinstance(c.value, Party) and c.value.kind == "people"), "target"),
        killed=_totals(held, "killed"),
        abducted=_totals(held, "abducted"),
        wounded=_totals(held, "wounded"),
        doers=_heads(held, "perpetrator"),
        victims=_heads(held, "target"),
        many=_many(mentions),
        lemmas=frozenset(m.lemma for m in mentions),
        voices=frozenset(sides.get(c.source, c.source) for c in held if c.source),
    )


def _many(mentions: Iterable[Mention]) -> bool | None:
    """Whether many are told as one; a plural without a number ("the killings") leaves it open."""
    told = [m.aggregate is not None for m in mentions if m.aggregate is not None or not m.plural]
    return any(told) if told else None


def _words(claims: Iterable[Claim], field: str) -> frozenset[str]:
    names = (c.value for c in claims if c.field == field and isinstance(c.value, Party))
    return frozenset(w for p in names for w in telling(p))


def _heads(claims: Iterable[Claim], field: str) -> frozenset[str]:
    """The last words of what people are called, without the plural's ending."""
    named = (c.value for c in claims if c.field == field and isinstance(c.value, Party))
    heads = (p.text.casefold().split()[-1:] for p in named if p.kind == "people")
    return frozenset(h.removesuffix("s").replace("men", "man") for last in heads for h in last)


def telling(party: Party) -> frozenset[str]:
    """The words of a party's name and wording that tell it from others."""
    said = f"{party.name} {party.text}".casefold().replace("-", " ").split()
    return frozenset(w for w in said if w not in _shared() and not w.isdigit())


def _place_words(place: Place) -> list[str]:
    """The words of a place's name that begin with a capital, whether a gazetteer knows it or not; of a described one
    those before a comma: "the village of Anlo, 3 km east of Brem" is not Brem."""
    name, text = place.name or "", place.text
    if place.reason == "described":
        name, text = name.partition(",")[0], text.partition(",")[0]
    said = f"{name} {text}".replace("-", " ").split()
    return [w.strip(",").casefold() for w in said if w[:1].isupper()]


def _totals(claims: Iterable[Claim], field: str) -> tuple[Toll, ...]:
    return tuple(c.value for c in claims if c.field == field and isinstance(c.value, Toll) and c.value.scope == "total")


def compatible_types(a: frozenset[Type], b: frozenset[Type]) -> bool:
    """Whether the two sets of types can name one incident."""
    if not a or not b:
        return True
    return all(x == y or any(x in f and y in f for f in FAMILIES) for x in a for y in b)
