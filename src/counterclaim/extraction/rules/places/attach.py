"""Which place the text gives to an event: by the parse first, by the sentence where it leaves no doubt."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import get_args

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.found import PlaceMention
from counterclaim.extraction.rules.places.names import directions, words
from counterclaim.extraction.rules.times.tense import left_behind, orders
from counterclaim.model import Place
from counterclaim.model.vocabulary import PlacePrecision
from counterclaim.registry import agent

_FINENESS = {p: n for n, p in enumerate(get_args(PlacePrecision))}
_CLAUSES = frozenset({"ccomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "root"})
_UPWARD = frozenset(
    {"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "compound", "appos", "xcomp", "nmod:poss"}
)
_NEXT_CLAUSE = frozenset({"conj", "advcl", "advcl:relcl", "acl", "acl:relcl", "xcomp"})
_HOLDING = frozenset({"country", "admin1", "region", "district", "town"})
_OWN, _CLAUSE, _OTHER, _SENTENCE = 100, 70, 45, 20
_STEP, _LEAST_STEPS = 4, 6
_BEHIND = 3
"""Tokens between a site and the town right behind it."""


def place_of(doc: Doc, event: int, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The most specific place that the text attaches to the event at token `event`, None if it attaches none.

    First what hangs on the event itself ("the blast in X", "the X bombing"), then on its clause and on
    clauses joined to it, then the only place of the sentence. Country and province come from a wider place
    in the same spot.
    """
    token = doc[event]
    start, end = token.sent.start, token.sent.end
    inside = [p for p in places if p.locative and start <= p.head < end]
    inside = [p for p in inside if not p.tokens[0] <= event < p.tokens[1]]
    scored = [(score, p) for p in inside if (score := _score(doc, token, p))]
    if scored:
        bare = [s for s in scored if not any(_locates(doc, s[1], p) for _, p in scored)]
        best = max(bare, key=lambda s: (s[0], -_coarse(s[1].place), -abs(s[1].head - event)))
        return _filled(_narrowest(_telling(doc, best, bare), bare), [p for _, p in scored])
    return _only(doc, token, inside)


def _locates(doc: Doc, mention: PlaceMention, named: PlaceMention) -> bool:
    """Whether a mention only says where a named place lies: "Balad north of Baghdad", "X province, south of Y"."""
    if mention is named or not _has_name(doc, named) or doc[mention.tokens[0]].lower_ not in directions():
        return False
    gap = mention.tokens[0] - named.tokens[1]
    return gap == 0 or (gap == 1 and doc[named.head].is_ancestor(doc[mention.head]))


def _score(doc: Doc, event: Token, mention: PlaceMention) -> int:
    """How directly the mention hangs on the event; 0 if it does not."""
    head = doc[mention.head]
    if any(c.dep_ == "case" and c.lower_ in words("ways") for c in head.children):
        return 0
    steps = _steps(head, event)
    if steps is not None:
        return _OWN - _STEP * steps
    for rise, (governor, joined) in enumerate(_governors(event), 1):
        steps = _steps(head, governor, event)
        if steps is not None:
            return (_OTHER if joined else _CLAUSE) - _STEP * min(steps, _LEAST_STEPS) - rise
    for clause in event.children:
        if clause.dep_ == "advcl" and _same_deed(clause) and (steps := _steps(head, clause)) is not None:
            return _OTHER - _STEP * min(steps, _LEAST_STEPS)
    return 0


def _same_deed(clause: Token) -> bool:
    """Whether a clause below the event tells how it came about: "killed when ...", "hurt as shells fell in X"."""
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
    if "when" in marks:
        return True
    subjects = [c for c in clause.children if c.dep_ in {"nsubj", "nsubj:pass"}]
    return bool(marks & {"as", "after"}) and any((a := agent(c.text)) is not None and a.deed for c in subjects)


def _steps(start: Token, goal: Token, other: Token | None = None) -> int | None:
    """How many arcs lead up from `start` to `goal` without leaving a clause, a list or the words of another
    event."""
    token, steps = start, 0
    while token != goal:
        clause = token.dep_ in _CLAUSES or (token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"})
        if clause or token.head == token or (other is not None and token == other):
            return None
        token, steps = token.head, steps + 1
    return steps


def _governors(event: Token) -> Iterator[tuple[Token, bool]]:
    """The tokens above the event whose places are also its own; True once a clause has been left."""
    token, joined = event, False
    for _ in range(4):
        if token.dep_ in _UPWARD:
            token = token.head
        elif token.dep_ in _NEXT_CLAUSE and _same_scene(token):
            token, joined = token.head, True
        else:
            return
        if (token.pos_ == "NOUN" and left_behind(token)) or (event.pos_ == "NOUN" and orders(token)):
            return
        yield token, joined


def _same_scene(clause: Token) -> bool:
    """Whether a joined clause goes on with the scene: no conjunction ("killing four"), or one of time; not
    "after"."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark" or (c.dep_ == "advmod" and c.lower_ == "when")}
    return not marks - {"to"} - words("scene")


def _telling(
    doc: Doc, best: tuple[int, PlaceMention], scored: Sequence[tuple[int, PlaceMention]]
) -> tuple[int, PlaceMention]:
    """Of two descriptions attached at the same level the one with a name: "a market in the town of X" is in X."""
    if _unknown(best[1].place) and not _has_name(doc, best[1]):
        named = [s for s in scored if _unknown(s[1].place) and _has_name(doc, s[1]) and s[0] > best[0] - 3 * _STEP]
        return max(named, key=lambda s: (s[0], -s[1].head), default=best)
    return best


def _unknown(place: Place) -> bool:
    return place.precision == "unknown" and place.country is None


def _has_name(doc: Doc, mention: PlaceMention) -> bool:
    return any(doc[i].pos_ == "PROPN" for i in range(*mention.tokens))


def _narrowest(best: tuple[int, PlaceMention], scored: Sequence[tuple[int, PlaceMention]]) -> PlaceMention:
    """A finer place inside the best one, attached at the same level, is the better answer."""
    level, chosen = best
    for score, mention in scored:
        if score > level - 3 * _STEP and _coarse(mention.place) < _coarse(chosen.place) and _within(mention, chosen):
            chosen = mention
    return chosen


def _coarse(place: Place) -> float:
    """The rank of its precision, finest first; a region or a part of one country stands between province and
    country, a place that only the text knows, in a country told with it, beside a district."""
    if place.precision == "unknown" and place.country:
        return _FINENESS["district"] + 0.5
    part = place.country and (place.precision == "region" or (place.precision == "country" and place.radius_km))
    return _FINENESS["admin1"] + 0.5 if part else _FINENESS[place.precision]


def _within(fine: PlaceMention, wide: PlaceMention) -> bool:
    """Whether the finer place can lie in the wider one."""
    if wide.place.country:
        return fine.place.country in {wide.place.country, None}
    distance = fine.place.km(wide.place)
    return distance is not None and distance < 1500


def _filled(mention: PlaceMention, others: Sequence[PlaceMention]) -> PlaceMention:
    """The mention with town, province and country of what contains it, where it has none of its own."""
    place = mention.place
    town = next((o.place.name for o in others if o is not mention and _town_of(mention, o)), None)
    if place.town is None and town is not None:
        place = replace(place, town=town)
    for other in (o.place for o in others if o is not mention):
        if place.country is None and other.country and other.precision in _HOLDING:
            place = replace(place, country=other.country, admin1=place.admin1 or other.admin1)
        elif place.admin1 is None and other.precision == "admin1" and other.country == place.country:
            place = replace(place, admin1=other.admin1)
    return mention if place == mention.place else replace(mention, place=place)


def _town_of(mention: PlaceMention, other: PlaceMention) -> bool:
    """Whether the other is the town of a site or a quarter: known as one, or right behind it ("on X Street in Y")."""
    if mention.place.precision not in {"site", "district"} or not other.place.name:
        return False
    if other.place.precision == "unknown" and mention.place.country is None:
        return 0 < other.tokens[0] - mention.tokens[1] < _BEHIND
    return other.place.precision == "town" and _within(mention, other)


def _only(doc: Doc, event: Token, inside: Sequence[PlaceMention]) -> PlaceMention | None:
    """The sentence's place if it names one alone, or one and what contains it; not that of a speaker."""
    heads = ((p, doc[p.head]) for p in inside)
    usable = [p for p, head in heads if _set_in(head) and not (_speaks(head, event) or _set_apart(event, head))]
    later = any(left_behind(t) if t.pos_ == "NOUN" else orders(t) for t in event.ancestors)
    if not usable or later:
        return None
    finest = min(usable, key=lambda p: (_coarse(p.place), abs(p.head - event.i)))
    alone = all(p is finest or p.place == finest.place or _holds(p, finest) for p in usable)
    return _filled(finest, usable) if alone else None


def _set_apart(event: Token, place: Token) -> bool:
    """`a raid hit Orvel, hours after rebels claimed to have shot down a drone`: whether a clause with "after" tells the
    event and not the place."""
    clauses = (t for t in (event, *event.ancestors) if t.dep_ == "advcl" and not t.is_ancestor(place))
    return any(c.dep_ == "mark" and c.lower_ in words("apart") for t in clauses for c in t.children)


def _set_in(place: Token) -> bool:
    """Whether a preposition of place governs the name or the phrase that it stands in."""
    token = place
    for _ in range(4):
        if any(c.dep_ == "case" and c.lower_ in words("settings") for c in token.children):
            return True
        if token.pos_ in {"VERB", "AUX"} or token.head == token:
            return False
        token = token.head
    return False


def _holds(wide: PlaceMention, fine: PlaceMention) -> bool:
    return _coarse(wide.place) > _coarse(fine.place) and _within(fine, wide)


def _speaks(place: Token, event: Token) -> bool:
    """Whether the place belongs to the subject of a verb whose clause tells the event ("police in X said
    that ...")."""
    for token in place.ancestors:
        if token.dep_ in {"nsubj", "nsubj:pass"}:
            return token.head in event.ancestors and not token.is_ancestor(event)
    return False
