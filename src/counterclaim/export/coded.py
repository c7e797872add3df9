"""Incidents as rows in the columns of UCDP's GED and of ACLED, for those who work with such tables.

They may be those of a report or of a ledger. They are like those projects' rows and are none of theirs: no coder has
seen them, and what only a project can give (its ids, its names of conflicts) stays empty. Every row ends with the
reading that its numbers follow. Private persons are parties to nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from counterclaim import gazetteer
from counterclaim.export import codes
from counterclaim.export.sides import Sides, sides
from counterclaim.export.told import Told, of_dossier
from counterclaim.lexicon import table
from counterclaim.model import Dossier, Incident, Party, When
from counterclaim.model.when import day_of
from counterclaim.registry import by_id

Row = dict[str, Any]
_DONE = frozenset({"accomplished", "ongoing", "attempted"})
_CLEAR, _UNCLEAR = 1, 2
_CIVILIANS = 7
"""ACLED's code of those who bear no arms."""


def columns(form: str) -> list[str]:
    """The columns of `ucdp`, UCDP's Georeferenced Event Dataset, or of `acled`, and last the reading."""
    found: list[str] = table("codes", "")[form]["columns"]
    return found


def rows(dossier: Dossier, form: str) -> Iterator[Row]:
    """The rows of a report in the columns of `ucdp` or of `acled`."""
    return coded(of_dossier(dossier), form)


def coded(told: Iterable[Told], form: str) -> Iterator[Row]:
    """The rows of incidents in the columns of `ucdp` or of `acled`."""
    return ucdp(told) if form == "ucdp" else acled(told)


def ucdp(told: Iterable[Told]) -> Iterator[Row]:
    """The fatal ones of some incidents in UCDP's columns; what is not known is None.

    Deaths stand as civilians' where only civilians were hit, else as unknown.
    """
    for each in told:
        one = each.incident
        dead, who = one.killed, sides(one)
        if one.status not in _DONE or dead is None or not any((dead.low, dead.best, dead.high)):
            continue
        civil = bool(who.civilians) and not who.b
        a, b = _names(who.a), _names(who.b) or ("Civilians" if who.civilians else "")
        yield dict.fromkeys(columns("ucdp")) | _origin(each) | {
            "relid": each.key, "year": _year(one.when), "type_of_violence": who.type_of_violence,
            "dyad_name": f"{a} - {b}" if a and b else None, "side_a": a or None, "side_b": b or None,
            "number_of_sources": each.tellings, "where_prec": codes.where_prec(one.where),
            "where_coordinates": one.where.name, "where_description": one.where.text or None,
            "adm_1": one.where.admin1, **_point(one), **_days(one.when),
            "country": _country(one), "date_prec": codes.date_prec(one.when),
            "event_clarity": _UNCLEAR if one.aggregate else _CLEAR,
            "deaths_civilians": dead.best if civil else None, "deaths_unknown": None if civil else dead.best,
            "best": dead.best, "high": dead.high, "low": dead.low, "reading": one.reading,
        }  # fmt: skip


def acled(told: Iterable[Told]) -> Iterator[Row]:
    """Those of some incidents that have a day, in ACLED's columns; what is not known is None.

    `event_date` is the middle of the time told; `fatalities` is the best number, else the lowest.
    """
    words = table("acled", "")
    for each in told:
        one = each.incident
        day, who = _middle(one.when), sides(one)
        if one.status not in _DONE or day is None:
            continue
        first, second = _acting(who)
        harmed = bool(who.civilians) and not who.b
        kind = words["fought"] if one.type == "attack" and who.b else words["types"][one.type]
        inters = (_inter(first), _inter(second) or (_CIVILIANS if second and second == who.civilians else None))
        pair = sorted(i for i in inters if i)
        yield dict.fromkeys(columns("acled")) | _actor(1, first, inters[0]) | _actor(2, second, inters[1]) | {
            "event_id_cnty": each.key, "event_date": day.isoformat(), "year": day.year,
            "time_precision": codes.time_precision(one.when), "disorder_type": kind[0], "event_type": kind[1],
            "sub_event_type": kind[2], "interaction": f"{pair[0]}{pair[1] if pair[1:] else 0}" if pair else None,
            "civilian_targeting": words["targeting"] if harmed and kind[0] == words["violent"] else None,
            "country": _country(one), "admin1": one.where.admin1, "location": one.where.name,
            "latitude": _degrees(one.where.lat), "longitude": _degrees(one.where.lon),
            "geo_precision": codes.geo_precision(one.where),
            "source": _joined(name for a in each.articles for name in (a.outlet, *a.agencies)),
            "notes": each.quotation, "fatalities": _fatalities(one), "reading": one.reading,
        }  # fmt: skip


def _origin(told: Told) -> Row:
    """Where the row comes from: the reports, and who says it in there."""
    heads = told.articles
    return {
        "source_article": "; ".join(",".join((a.outlet or "", a.published or "", a.title or "")) for a in heads),
        "source_office": _joined(a.outlet for a in heads), "source_date": _joined(a.published for a in heads),
        "source_headline": _joined(a.title for a in heads), "source_original": _joined(told.sources),
    }  # fmt: skip


def _joined(told: Iterable[str | None]) -> str | None:
    """What is there, each once, in one cell; None if nothing is."""
    return "; ".join(dict.fromkeys(filter(None, told))) or None


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(dict.fromkeys(p.name for p in parties if not p.person))


def _acting(who: Sides) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """ACLED's two actors: side a, and side b or else the civilians."""
    return tuple(p for p in who.a if not p.person), who.b or who.civilians


def _actor(n: int, parties: tuple[Party, ...], inter: int | None) -> Row:
    """The first as actor, the others as its associates; civilians are all one."""
    label = table("acled", "")["inter"].get(inter)
    names = [label] if inter == _CIVILIANS else list(dict.fromkeys(p.name for p in parties if not p.person))
    return {f"actor{n}": names[0] if names else None, f"assoc_actor_{n}": "; ".join(names[1:]) or None,
            f"inter{n}": label}  # fmt: skip


def _inter(parties: tuple[Party, ...]) -> int | None:
    """ACLED's code of the first of them, if it is known."""
    if not parties:
        return None
    actor = by_id(parties[0].actor) if parties[0].actor else None
    return (actor.inter if actor is not None else None) or parties[0].inter


def _year(when: When) -> int | None:
    years = {day_of(t).year for t in (when.start, when.end) if t}
    return years.pop() if len(years) == 1 else None


def _days(when: When) -> Row:
    ends = (day_of(t).isoformat() if t and when.start else None for t in (when.start, when.end))
    return dict(zip(("date_start", "date_end"), ends, strict=True))


def _middle(when: When) -> date | None:
    """The day in the middle of a time that is told on both ends; None for any other."""
    days = codes.span(when)
    return day_of(when.start) + timedelta(days=(days - 1) // 2) if days and when.start else None


def _point(one: Incident) -> Row:
    """The point, as numbers and as well-known text, and its PRIO-GRID cell: rows from -90, columns from -180."""
    lat, lon = one.where.lat, one.where.lon
    if lat is None or lon is None:
        return {}
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return {"latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})",
            "priogrid_gid": row * 720 + column + 1}  # fmt: skip


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.4f}"


def _country(one: Incident) -> str | None:
    entry = gazetteer.countries().get(one.where.country or "")
    return entry.name if entry else None


def _fatalities(one: Incident) -> int | None:
    return None if one.killed is None else one.killed.low if one.killed.best is None else one.killed.best
