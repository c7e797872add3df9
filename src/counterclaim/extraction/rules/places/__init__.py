"""Where things are: the names of places of a report, resolved together, and the place of an event."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from counterclaim import gazetteer
from counterclaim.extraction.rules.found import PlaceMention
from counterclaim.extraction.rules.places import relations
from counterclaim.extraction.rules.places.attach import place_of
from counterclaim.extraction.rules.places.formed import formed, shared
from counterclaim.extraction.rules.places.names import Toponym, toponyms
from counterclaim.extraction.rules.places.pointed import pointed
from counterclaim.gazetteer import Choice, Entry, Named
from counterclaim.model import Place, Report
from counterclaim.model.report import PartKind
from counterclaim.model.vocabulary import PlacePrecision

__all__ = ["located", "place_of", "places"]

_DATELINE, _POWER = 1.5, 0.4
_KNOWN_TOWN = 20_000
_FURNITURE: tuple[PartKind, ...] = ("dateline", "credit", "note")
_AROUND, _NEAR = 50.0, 15.0
"""Uncertainty in km of "north of X" without a distance, and of "near X"."""
_RADIUS: dict[str, float] = {
    "site": 2.0,
    "town": 10.0,
    "district": 25.0,
    "admin1": 100.0,
    "country": 400.0,
    "region": 600.0,
}


def places(doc: Doc, report: Report) -> list[PlaceMention]:
    """All places named in the Doc, in the order of the text; adjectives of countries and powers are not
    `locative`.

    The report's dateline counts as context. A name that the gazetteer does not know has no coordinates.
    """
    known = toponyms(doc)
    shared(doc, known)
    named = located(doc, sorted([*known, *formed(doc, known)], key=lambda t: t.first), report)
    again = pointed(doc, report, named) if doc.has_annotation("DEP") else ()
    return sorted((*named, *again), key=lambda p: p.tokens)


def located(doc: Doc, topos: Sequence[Toponym], report: Report) -> list[PlaceMention]:
    """The given names, resolved together: one mention each, and one more for each relative place."""
    offsets = [None if t.demonym else relations.offset(doc, t) for t in topos]
    named = _named(doc, topos, offsets)
    choices = gazetteer.resolve(named, _prior(report))
    found = []
    for i, topo in enumerate(topos):
        where = _place(doc, topo, choices[i], _container(i, named, choices))
        where = _told_from(where, i, topos, named, choices, offsets)
        mention = _mention(doc, topo, topo.start, where)
        if report.within(doc[topo.first].idx, *_FURNITURE):
            mention = replace(mention, locative=False)
        relative = _relative(doc, topo, choices[i].entry, offsets[i])
        if relative is None:
            found.append(mention)
            continue
        found.append(replace(mention, locative=False))
        if relations.described(doc, topos, relative[0]) is None:
            found.append(replace(_mention(doc, topo, *relative), rule="place.relative", locative=True))
    return found


def _mention(doc: Doc, topo: Toponym, start: int, where: Place) -> PlaceMention:
    return PlaceMention((start, topo.end), where, relations.head(doc, topo).i, topo.rule, relations.locative(doc, topo))


def _prior(report: Report) -> dict[str, float]:
    """The dateline's country, as weight beforehand."""
    filed = report.dateline.place if report.dateline else None
    if not filed:
        return {}
    code = gazetteer.capital(filed)
    found = gazetteer.entries(filed)
    code = code or (found[0].country if found else None)
    return {code: _DATELINE} if code else {}


def _named(doc: Doc, topos: Sequence[Toponym], offsets: Sequence[relations.Offset | None]) -> list[Named]:
    """What the gazetteer needs to know about each name."""
    within = relations.containers(doc, topos)
    near: dict[int, list[tuple[int, float]]] = {}
    for i, where_from in enumerate(offsets):
        if where_from and where_from.km is not None:
            other = relations.described(doc, topos, where_from.start)
            if other is not None and other != i:
                near.setdefault(other, []).append((i, where_from.km))
    return [
        Named(
            t.name,
            kind=t.kind,
            within=within[i],
            country=relations.adjective_country(doc, topos, i),
            near=tuple(near.get(i, ())),
            weight=1.0 if relations.locative(doc, t) else _POWER,
            entry=t.entry,
        )
        for i, t in enumerate(topos)
    ]


def _container(i: int, named: Sequence[Named], choices: Sequence[Choice]) -> Entry | None:
    """What is said to contain the name: a place, else the country of the adjective beside it."""
    inside = [e for j in named[i].within if (e := choices[j].entry)]
    if inside:
        return inside[0]
    code = named[i].country
    return gazetteer.countries().get(code) if code else None


def _place(doc: Doc, topo: Toponym, choice: Choice, container: Entry | None) -> Place:
    """The mention as a Place: the entry's point, the report's words, no more precision than they give."""
    text = doc[topo.start : topo.end].text
    entry = choice.entry
    if entry is None or (topo.kind == "site" and entry.kind != "site" and not _lends_its_place(topo, entry)):
        return _unlisted(doc, topo, choice, container)
    where = gazetteer.place(entry, text, choice.reason, choice.others)
    named = entry.name if entry.kind == "country" or topo.rule == "place.capital" else _name(doc, topo)
    where = replace(where, name=named)
    if topo.kind == "site" and entry.kind != "site":
        return replace(where, precision="site", centroid=True, radius_km=_radius(entry), reason=f"near {entry.name}")
    if topo.kind in {"district", "admin1"} and entry.kind == "town":
        return replace(where, precision=topo.kind, centroid=True, radius_km=_RADIUS[topo.kind])
    if entry.kind in {"town", "site"} and relations.beside(doc, topo):
        return replace(where, radius_km=_NEAR, reason=f"near {entry.name}, {where.reason}")
    if topo.direction and not topo.demonym:
        return replace(where, centroid=True, radius_km=_radius(entry))
    return where


def _lends_its_place(topo: Toponym, entry: Entry) -> bool:
    """Whether the town is known enough that "X airport", "X hotel" most likely stand near it."""
    return entry.prominence >= _KNOWN_TOWN and not gazetteer.unlike(topo.name, entry.name)


def _name(doc: Doc, topo: Toponym) -> str:
    """The name as the report spells it, with the noun of its kind; capitals set down to a name's."""
    text = " ".join(doc[topo.first : topo.end].text.split())
    return text.title() if text.isupper() and len(text) > 3 else text


def _radius(entry: Entry) -> float:
    return entry.radius_km or _RADIUS[entry.kind]


def _unlisted(doc: Doc, topo: Toponym, choice: Choice, container: Entry | None) -> Place:
    """A place that the gazetteer does not know: its name, and the country that the text gives it, by word or
    by subject."""
    precision: PlacePrecision = topo.kind or "unknown"
    reason = choice.reason if choice.entry is None else "not in the gazetteer"
    where = Place(_name(doc, topo), doc[topo.start : topo.end].text, precision=precision, reason=reason)
    if container:
        admin1 = container.name if container.kind == "admin1" else container.admin1
        return replace(where, country=container.country, admin1=admin1, reason=f"{reason}; in {container.name}")
    if choice.country:
        return replace(where, country=choice.country, reason=f"{reason}; the report is about {choice.country}")
    return where


def _told_from(
    where: Place,
    i: int,
    topos: Sequence[Toponym],
    named: Sequence[Named],
    choices: Sequence[Choice],
    offsets: Sequence[relations.Offset | None],
) -> Place:
    """An unlisted place whose distance from a known one is told gets the computed point."""
    if where.lat is not None or not named[i].near:
        return where
    other, km = named[i].near[0]
    entry, where_from = choices[other].entry, offsets[other]
    if entry is None or where_from is None:
        return where
    lat, lon, radius = _computed(entry, km, where_from.bearing)
    precision: PlacePrecision = where.precision if where.precision != "unknown" else "town"
    return replace(
        where, lat=lat, lon=lon, radius_km=radius, centroid=True, country=where.country or entry.country,
        precision=precision, reason=f"{km:g} km from {topos[other].name}",
    )  # fmt: skip


def _computed(entry: Entry, km: float, bearing: float | None) -> tuple[float, float, float]:
    """Point and radius of what lies so far from the entry, in a direction or in any."""
    if bearing is None:
        return entry.lat, entry.lon, round(km + 3, 1)
    lat, lon = relations.moved(entry.lat, entry.lon, km, bearing)
    return lat, lon, round(3 + 0.25 * km, 1)


def _relative(
    doc: Doc, topo: Toponym, entry: Entry | None, where_from: relations.Offset | None
) -> tuple[int, Place] | None:
    """`45 km north of Y` as a place of its own, with its first token; "north of Y" without a distance stays
    around a town Y."""
    if where_from is None or entry is None or (where_from.km is None and entry.kind not in {"town", "site"}):
        return None
    text = doc[where_from.start : topo.end].text
    lat, lon, radius = _computed(entry, where_from.km or 0.0, where_from.bearing)
    return where_from.start, Place(
        " ".join(text.split()), text, entry.country, entry.admin1, lat, lon, "district", True,
        _AROUND if where_from.km is None else radius, f"told from {entry.name}",
    )  # fmt: skip
