"""Times and places: what can both be true, and which of two says more."""

from datetime import date

import pytest

from counterclaim.model import Place, When

DAY = When(date(2024, 7, 30), date(2024, 7, 30), "day")
WEEK = When(date(2024, 7, 29), date(2024, 8, 4), "week")
MONTH = When(date(2024, 6, 1), date(2024, 6, 30), "month")
OPEN = When(date(2024, 2, 1), None, "unknown")


@pytest.mark.parametrize(
    ("a", "b", "both", "more"),
    [
        (DAY, WEEK, True, True),
        (WEEK, DAY, True, False),
        (DAY, MONTH, False, False),
        (DAY, OPEN, True, True),
        (DAY, When(), True, True),
        (When(), DAY, True, False),
    ],
)
def test_times(a: When, b: When, both: bool, more: bool) -> None:
    assert a.admits(b) is b.admits(a) is both
    assert a.narrows(b) is more


def test_a_time_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        When(date(2024, 2, 1), date(2024, 1, 1), "days")


TOWN = Place("Orvel", country="XA", admin1="North", lat=10.0, lon=10.0, precision="town")
NEAR = Place("Tarn", country="XA", admin1="North", lat=10.1, lon=10.0, precision="town")
FAR = Place("Sedd", country="XA", admin1="South", lat=14.0, lon=10.0, precision="town")
PROVINCE = Place("North", country="XA", admin1="North", precision="admin1", centroid=True)
COUNTRY = Place("Xanad", country="XA", precision="country")
ABROAD = Place("Elsewhere", country="XB", precision="country")


@pytest.mark.parametrize(
    ("a", "b", "both", "more"),
    [
        (TOWN, COUNTRY, True, True), (TOWN, PROVINCE, True, True), (FAR, PROVINCE, False, False),
        (TOWN, NEAR, True, False), (TOWN, FAR, False, False), (TOWN, ABROAD, False, False),
        (COUNTRY, TOWN, True, False),
    ],
)  # fmt: skip
def test_places(a: Place, b: Place, both: bool, more: bool) -> None:
    assert a.admits(b) is b.admits(a) is both
    assert a.narrows(b) is more


def test_distance_is_known_only_between_known_points() -> None:
    assert TOWN.km(COUNTRY) is None
    assert TOWN.km(NEAR) == pytest.approx(11.1, abs=0.1)
