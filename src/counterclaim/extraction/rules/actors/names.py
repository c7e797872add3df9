"""The names of actors and states in a document, and what they are where they stand."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from counterclaim.extraction.rules.actors.antecedents import Named
from counterclaim.model import Actor
from counterclaim.registry import Agent, Found, agent, by_id, scan, side


def names(doc: Doc) -> list[Found]:
    """All names of actors and states, as ranges of the document's tokens."""
    shown = [t for t in doc if not t.is_space]
    all_found = [replace(f, start=shown[f.start].i, end=shown[f.end - 1].i + 1) for f in scan([t.text for t in shown])]
    people = [e for e in doc.ents if e.label_ == "PERSON"]
    found = [f for f in all_found if f.actors or not _persons(f, doc, people)]
    told = Counter(f.code for f in found if f.code)
    return [replace(f, actors=_likeliest(f.actors, told)) for f in found]


def _persons(found: Found, doc: Doc, people: list[Span]) -> bool:
    """Whether a state's name is a person's here: it stands in a longer one, or alone where a longer one has it."""
    word = doc[found.start : found.end].text
    longer = [e for e in people if len(e) > found.end - found.start and word in e.text.split()]
    return bool(longer) and any(e.start <= found.start and found.end <= e.end for e in people)


def called(doc: Doc, found: Found) -> Named | None:
    """An actor named, or the part of a state that the words around its name make."""
    last = doc[found.end - 1]
    if found.actors:
        return Named(last.i, found.actors[0].name, found.actors[0])
    head = last.head if last.dep_ in {"amod", "compound", "nmod:poss", "nmod"} else last
    noun = agent(head.lower_)
    if head.i <= last.i or noun is None or noun.unit is None or found.role == "people" or (noun.speaks and noun.office):
        return None
    actor = by_id(f"{found.code}/{unit(noun, [t.lower_ for t in doc[found.end : head.i]])}")
    return Named(head.i, actor.name, actor) if actor else None


def own_names(doc: Doc, held: Collection[int]) -> list[Named]:
    """Bodies that only this document knows."""
    return [
        Named(e.end - 1, e.text, None)
        for e in doc.ents
        if e.label_ == "ORG" and not set(held) & set(range(e.start, e.end))
    ]


def unit(noun: Agent, between: list[str]) -> str:
    """The part of a state that a noun and the words before it name: "Iraqi police commandos" are police."""
    if noun.unit in {"military", "government"}:
        for word in between:
            inner = agent(word)
            if inner is not None and inner.unit in {"police", "military", "intelligence"} and inner.unit != noun.unit:
                return inner.unit
    return noun.unit or "military"


def short_form(doc: Doc, found: Collection[Found], head: Token) -> Actor | None:
    """The one actor named before, in several words, whose first or last word this capitalised word is."""
    if head.pos_ != "PROPN" or not head.is_title or head.ent_type_ in {"PLACE", "PERSON"}:
        return None
    longer = [f for f in found if f.actors and f.end <= head.i and f.end - f.start > 1]
    meant = {f.actors[0] for f in longer if head.lower_ in {doc[f.start].lower_, doc[f.end - 1].lower_}}
    return meant.pop() if len(meant) == 1 else None


def state_of(found: Found, rule: str) -> tuple[Actor, str] | None:
    """The state of a name of a country, with the rule that told it."""
    actor = by_id(found.code or "")
    return (actor, rule) if actor is not None else None


def shown(actor: Actor) -> str:
    """A state's name for its government and its forces, else the actor's own."""
    return actor.name if actor.kind == "police" else side(actor).name


def _likeliest(actors: tuple[Actor, ...], told: Counter[str]) -> tuple[Actor, ...]:
    """Namesakes, those of the countries that the document speaks of first."""
    return tuple(sorted(actors, key=lambda a: -told[a.country or ""])) if len(actors) > 1 else actors
