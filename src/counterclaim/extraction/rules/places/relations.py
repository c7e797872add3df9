"""How the names of places in a Doc stand to each other and to the sentence: inside, so far from, a place or
a power."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import asin, atan2, cos, degrees, radians, sin
from typing import Any

from spacy.tokens import Doc, Token

from counterclaim import gazetteer, lexicon
from counterclaim.extraction.rules.places.names import Toponym, directions, nouns, words

_WIDE = frozenset({"country", "admin1", "region", "district"})
_GAP = 6
_EARTH_KM = 6371.0
_LINKING = frozenset({"ADJ", "NOUN", "DET", "PROPN", "NUM", "ADV", ""})


@dataclass(frozen=True, slots=True)
class Offset:
    """`45 km north of`: the first token, the distance if given, the bearing in degrees if given."""

    start: int
    km: float | None
    bearing: float | None


@cache
def _table(name: str) -> Any:
    return lexicon.table("placewords")[name]


def containers(doc: Doc, topos: Sequence[Toponym]) -> list[tuple[int, ...]]:
    """For each name the numbers of the names that the text says contain it."""
    found: list[list[int]] = [[] for _ in topos]
    for i in range(len(topos) - 1):
        first, second = topos[i], topos[i + 1]
        if first.organisation or second.organisation:
            continue
        if not second.demonym and not first.demonym:
            if _follows_inside(doc, first, second) and not _in_list(doc, topos, i):
                found[i].append(i + 1)
            elif _owns(doc, first, second):
                found[i + 1].append(i)
        elif second.demonym and i + 2 < len(topos) and not first.demonym and _follows_inside(doc, first, topos[i + 2]):
            found[i].append(i + 2)
    return [tuple(f) for f in found]


def _follows_inside(doc: Doc, first: Toponym, second: Toponym) -> bool:
    """ "X, Y", "X (Y)", "X in the western province of Y": the second, a wider place, holds the first."""
    gap = doc[first.end : second.start]
    if not gap or len(gap) > _GAP or not _may_hold(second):
        return False
    opener, rest = gap[0].lower_, gap[1:]
    if opener in {",", "("} and not rest:
        return True
    if opener == "," and rest[0].lower_ in {"in", "inside"}:
        rest = rest[1:]
    elif opener not in {"in", "inside", "within", "of", ","}:
        return False
    return all(t.pos_ in _LINKING or t.lower_ in {"of", "'s", "’s", "-"} for t in rest) and (
        opener != "," or any(t.lemma_.lower() in nouns() for t in rest)
    )


def _in_list(doc: Doc, topos: Sequence[Toponym], i: int) -> bool:
    """Whether "X, Y" goes on or begins as a list: "X, Y and Z", "W, X, Y" with places of one kind."""
    if doc[topos[i].end].text != ",":
        return False
    if i + 2 < len(topos):
        gap = [t.lower_ for t in doc[topos[i + 1].end : topos[i + 2].start]]
        if gap in ([","], ["and"], [",", "and"], ["or"]) and _rank(topos[i + 2]) == _rank(topos[i + 1]):
            return _rank(topos[i]) == _rank(topos[i + 1])
    return False


def _rank(topo: Toponym) -> str:
    """The kind of the first place of that name."""
    found = gazetteer.entries(topo.name)
    return found[0].kind if found else "unknown"


def _may_hold(topo: Toponym) -> bool:
    """Whether the name can be that of something wide enough to hold a place."""
    if topo.kind in _WIDE:
        return True
    return any(e.kind in _WIDE for e in gazetteer.entries(topo.name, after_town=True)[:4]) or topo.kind == "town"


def _owns(doc: Doc, first: Toponym, second: Toponym) -> bool:
    """ "Iraq's Anbar province", "the West Bank city of Jenin": the first holds the second."""
    gap = [t for t in doc[first.end : second.start] if t.pos_ != "SPACE"]
    if not gap or len(gap) > _GAP:
        return False
    if gap[0].lower_ in {"'s", "’s", "'"}:
        return all(t.pos_ in _LINKING or t.lower_ in {"of", "-"} for t in gap[1:])
    noun = next((t.lower_ for t in gap if t.lemma_.lower() in nouns()), None)
    plain = all(t.pos_ in _LINKING or t.lower_ == "of" for t in gap)
    return noun is not None and plain and gap[-1].lower_ in {"of", noun}


def adjective_country(doc: Doc, topos: Sequence[Toponym], i: int) -> str | None:
    """The country of an adjective that qualifies the name or its kind: "the Iraqi town of X", "Iraqi
    Kurdistan"."""
    entry = topos[i - 1].entry if i else None
    if entry is None or not topos[i - 1].demonym:
        return None
    gap = doc[topos[i - 1].end : topos[i].start]
    if len(gap) > _GAP or entry.kind != "country" or topos[i].organisation:
        return None
    plain = all(t.pos_ in _LINKING or t.lower_ in {"of", "-"} for t in gap)
    fits = all(t.lower_ in directions() for t in gap) or any(t.lemma_.lower() in nouns() for t in gap)
    return entry.country if plain and fits else None


def offset(doc: Doc, topo: Toponym) -> Offset | None:
    """The distance and direction that stand before the name, if any."""
    at = topo.start - 1
    if at < 1 or doc[at].lower_ not in {"of", "from"}:
        return None
    at, bearing = _bearing(doc, _ashore(doc, at) - 1)
    found = _distance(doc, at)
    if found:
        return Offset(found[0], found[1], bearing)
    return Offset(at + 1, None, bearing) if bearing is not None and doc[topo.start - 1].lower_ == "of" else None


def _ashore(doc: Doc, at: int) -> int:
    """The "off" of "off the coast of" that ends at `at`, else `at` itself."""
    if at > 2 and doc[at].lower_ == "of" and doc[at - 1].lower_ in words("shores"):
        off = at - 3 if doc[at - 2].lower_ == "the" else at - 2
        return off if doc[off].lower_ in {"off", "from"} else at
    return at


def beside(doc: Doc, topo: Toponym) -> bool:
    """Whether it is told to be near the place, not in it: "near X", "on the outskirts of X"."""
    before = doc[max(0, topo.start - 3) : topo.start]
    words_before = [t.lower_ for t in before if t.lower_ not in {"the", "of", "to"}]
    return bool(words_before) and words_before[-1] in words("beside")


def _bearing(doc: Doc, at: int) -> tuple[int, float | None]:
    """The token before the direction word that ends at `at`, and its degrees."""
    table = _table("bearings")
    if at >= 2 and doc[at - 1].text == "-":
        degrees_ = table.get(doc[at - 2 : at + 1].text.lower())
        if degrees_ is not None:
            return at - 3, float(degrees_)
    degrees_ = table.get(doc[at].lower_) if at >= 0 else None
    if degrees_ is None:
        return at, None
    while at > 0 and doc[at - 1].lower_ in {"the", "to", "away"}:
        at -= 1
    return at - 1, float(degrees_)


def _distance(doc: Doc, at: int) -> tuple[int, float] | None:
    """The first token and the kilometres of a length that ends at `at`, a conversion in brackets skipped."""
    if at >= 0 and doc[at].lower_ == "away":
        at -= 1
    if at >= 0 and doc[at].text == ")":
        opening = next((j for j in range(at - 1, max(-1, at - 7), -1) if doc[j].text == "("), None)
        at = at if opening is None else opening - 1
    if at < 0:
        return None
    text = doc[at].lower_
    glued = text.rstrip("kmiles.")
    if (
        glued
        and glued != text
        and glued.replace(".", "").replace(",", "").isdigit()
        and text[len(glued) :] in _table("units")
    ):
        return at, float(glued.replace(",", "")) * _table("units")[text[len(glued) :]]
    unit = _table("units").get(text)
    pair = f"{doc[at - 1].lower_} {text}" if at else text
    at, unit = (at - 1, _table("units")[pair]) if pair in _table("units") else (at, unit)
    number = at - 2 if at > 1 and doc[at - 1].text == "-" else at - 1
    value = _number(doc[number]) if unit and number >= 0 else None
    return None if value is None or unit is None else (number, value * unit)


def _number(token: Token) -> float | None:
    """The value of a number in digits or a small one in words."""
    text = token.lower_.replace(",", "")
    try:
        return float(text)
    except ValueError:
        return lexicon.table("numbers").get("words", {}).get(text) if token.like_num else None


def described(doc: Doc, topos: Sequence[Toponym], start: int) -> int | None:
    """The number of the name that a distance beginning at `start` describes: "X, about 45 km north of Y"."""
    at = start - 1
    while at >= 0 and doc[at].lower_ in words("hedges") and start - at < 7:
        at -= 1
    if at == start - 1:
        return None
    return next((n for n, t in enumerate(topos) if t.first <= at < t.end and not t.demonym), None)


def moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point so many km away on a great circle."""
    angle, course, phi = km / _EARTH_KM, radians(bearing), radians(lat)
    north = asin(sin(phi) * cos(angle) + cos(phi) * sin(angle) * cos(course))
    east = atan2(sin(course) * sin(angle) * cos(phi), cos(angle) - sin(phi) * sin(north))
    return round(degrees(north), 4), round(lon + degrees(east), 4)


def head(doc: Doc, topo: Toponym) -> Token:
    """The token of the mention whose head lies outside it."""
    return doc[topo.start : topo.end].root if doc.has_annotation("DEP") else doc[topo.last - 1]


def locative(doc: Doc, topo: Toponym) -> bool:
    """Whether the name stands for a place here, not for a government, an organisation or a people."""
    if topo.demonym or topo.organisation or _made(doc, topo):
        return False
    if not doc.has_annotation("DEP"):
        return True
    called = topo.kind in {"town", "district"} and doc[topo.start - 1].lower_ == "of"
    if topo.rule == "place.marked" and not (topo.noun or called) and not _set_in(head(doc, topo)):
        return False
    if topo.noun or topo.direction:
        return not _cited(head(doc, topo))
    place = head(doc, topo)
    if _cited(place) or _in_organisation(place) or _accredited(place):
        return False
    power = (
        topo.name.lower() in words("institutions")
        or gazetteer.capital(topo.name)
        or any(e.kind == "country" for e in gazetteer.entries(topo.name)[:2])
    )
    return not (power and _acts(place))


def _set_in(token: Token) -> bool:
    """Whether a preposition of place stands with the name."""
    return any(c.dep_ == "case" and c.lower_ in words("settings") for c in token.children)


def _cited(token: Token) -> bool:
    """ "according to the Pentagon": the name is a source."""
    return any(c.lower_ == "according" for c in token.children)


def _accredited(token: Token) -> bool:
    """ "The ambassador to Spain": where somebody is sent to, who may be anywhere."""
    return token.head.lemma_.lower() in words("accredited") and any(c.lower_ == "to" for c in token.children)


def _in_organisation(token: Token) -> bool:
    """ "the Islamic Resistance in Iraq": the name ends that of an organisation."""
    governor = token.head
    named = governor.pos_ == "PROPN" and governor.ent_type_ == "ORG"
    return token.dep_.startswith("nmod") and named and any(c.lower_ in {"in", "of", "for"} for c in token.children)


def _made(doc: Doc, topo: Toponym) -> bool:
    """ "US-led", "Israel-Hamas": part of a hyphenated word (a name hyphened to "based" or "controlled" still
    tells where)."""
    after = doc[topo.last : topo.last + 2]
    if len(after) == 2 and after[0].text == "-" and not after[0].whitespace_ and not doc[topo.last - 1].whitespace_:
        return True
    return topo.first > 1 and doc[topo.first - 1].text == "-" and not doc[topo.first - 2].whitespace_ and (
        doc[topo.first - 2].text[:1].isupper()
    )  # fmt: skip


def _acts(token: Token) -> bool:
    """Whether a country or capital stands for its government: subject of a deed, partner, owner of an
    office."""
    acts = {row["id"]: row for row in _table("acts")}
    relation, governor = token.dep_, token.head
    if relation in {"nsubj", "nsubj:pass", "csubj"}:
        copula = any(c.dep_ == "cop" for c in governor.children)
        return not copula and governor.lemma_ not in acts["place.government.subject"]["passive_subject_is_place"]
    if relation in {"obj", "iobj"}:
        return governor.lemma_ in acts["place.government.object"]["verbs"]
    cases = {c.lower_ for c in token.children if c.dep_ == "case"}
    if relation.startswith(("obl", "nmod")) and cases & set(acts["place.government.with"]["cases"]):
        return True
    if (
        relation in {"compound", "nmod:poss"}
        and governor.pos_ != "PROPN"
        and governor.lemma_.lower() not in nouns().keys() | directions()
    ):
        return True
    if relation.startswith(("nmod", "compound")) and cases <= {"'s", "’s", "'", "of"}:
        return governor.lemma_.lower() in words("government")
    return relation == "conj" and _acts(governor) if governor.pos_ == "PROPN" else False
