"""Codes of precision: no date and no place is made more exact than it is told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export import codes
from counterclaim.model import Place, When

DAY = date(2024, 7, 31)


@pytest.mark.parametrize(
    ("days", "ucdp", "acled"),
    [
        (1, 1, 1),
        (2, 2, 2),
        (6, 2, 2),
        (7, 3, 2),
        (8, 4, 3),
        (31, 4, 3),
        (32, 5, None),
        (366, 5, None),
        (400, None, None),
    ],
)
def test_a_time_is_coded_by_the_days_it_may_span(days: int, ucdp: int | None, acled: int | None) -> None:
    when = When(DAY - timedelta(days - 1), DAY, "days")
    assert (codes.date_prec(when), codes.time_precision(when)) == (ucdp, acled)


def test_an_unknown_time_has_no_code() -> None:
    assert codes.date_prec(When(None, DAY)) is None
    assert codes.time_precision(When(None, DAY)) is None
    assert codes.date_prec(When(DAY, None, "month")) is None


@given(st.integers(0, 800), st.integers(0, 800))
def test_a_longer_span_is_never_coded_as_more_exact(a: int, b: int) -> None:
    short, long = (codes.date_prec(When(DAY - timedelta(n), DAY, "days")) or 9 for n in sorted((a, b)))
    assert short <= long


@pytest.mark.parametrize(
    ("place", "ucdp", "acled"),
    [
        (Place("Tarsk", precision="town", country="XX", lat=1, lon=1), 1, 1),
        (Place("a bridge", precision="site", country="XX", lat=1, lon=1), 1, 1),
        (Place("9 km east of Tarsk", precision="district", country="XX", lat=1, lon=1, radius_km=5.2), 2, 2),
        (Place("Bresk district", precision="district", country="XX", lat=1, lon=1, centroid=True), 3, 2),
        (Place("Babil", precision="admin1", country="IQ", lat=32.5, lon=44.5, centroid=True), 4, 3),
        (Place("the Sahel", precision="region", lat=15, lon=0, centroid=True), 5, 3),
        (Place("Iraq", precision="country", country="IQ", lat=33, lon=44, centroid=True), 6, None),
        (Place("Red Sea", precision="region", lat=20, lon=38, centroid=True), 7, None),
        (Place(None), None, None),
    ],
)
def test_a_place_is_coded_by_its_precision(place: Place, ucdp: int | None, acled: int | None) -> None:
    assert (codes.where_prec(place), codes.geo_precision(place)) == (ucdp, acled)
