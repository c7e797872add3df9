"""How exactly an incident is dated and placed, as UCDP and ACLED code it; their tables are lexicon/codes.yaml."""

from counterclaim import gazetteer
from counterclaim.lexicon import table
from counterclaim.model import Place, When
from counterclaim.model.when import day_of

_SEA = frozenset({"sea", "water"})


def date_prec(when: When) -> int | None:
    """UCDP's `date_prec`, 1 to 5; None for a date that is not known, which is never taken from the report's own."""
    return _by_days("ucdp", "date_prec", when)


def time_precision(when: When) -> int | None:
    """ACLED's `time_precision`, 1 to 3; None where the day is not told to the month."""
    return _by_days("acled", "time_precision", when)


def where_prec(place: Place) -> int | None:
    """UCDP's `where_prec`, 1 to 7; None for a place that is not known."""
    return _by_kind("ucdp", "where_prec", place)


def geo_precision(place: Place) -> int | None:
    """ACLED's `geo_precision`, 1 to 3; None for a whole country or no known place."""
    return _by_kind("acled", "geo_precision", place)


def span(when: When) -> int | None:
    """How many days a time may span, both ends included; None where an end is open or it is not known."""
    if when.start is None or when.end is None:
        return None
    return (day_of(when.end) - day_of(when.start)).days + 1


def _by_days(project: str, column: str, when: When) -> int | None:
    days = span(when)
    rows = table("codes", "")[project][column]
    return next((int(r["code"]) for r in rows if days is not None and days <= r["days"]), None)


def _by_kind(project: str, column: str, place: Place) -> int | None:
    code: int | None = table("codes", "")[project][column][kind(place)]
    return code


def kind(place: Place) -> str:
    """The row of the tables for a place: its precision, `near` for a point told from another, `sea` for waters."""
    if place.lat is None and place.precision != "country":
        return place.precision if place.country or place.precision == "unknown" else "unknown"
    if place.precision in {"site", "town", "district"} and place.radius_km:
        return "near"
    if place.country is None and any(e.feature in _SEA for e in gazetteer.listed(place.name or "")):
        return "sea"
    return place.precision
