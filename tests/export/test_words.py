"""Values in a person's words."""

from datetime import date, datetime
from typing import Any

import pytest

from counterclaim.export import words
from counterclaim.model import Count, Figure, Party, Place, Toll, When

INTERVALS = [
    (Count.exactly(4), "4"),
    (Count.exactly(0), "none"),
    (Count.at_least(4), "4 or more"),
    (Count.more_than(175), "176 or more"),
    (Count.up_to(9), "up to 9"),
    (Count.about(20), "about 20"),
    (Count(12, None, 20), "12–20"),
    (Count(12, 15, 20), "12–20 (best 15)"),
    (Figure(4, 4, None), "4 or more"),
    (Figure(None, None, None), "unknown"),
]

WHENS: list[tuple[Any, str]] = [
    (When(), "date unknown"),
    (When(None, date(2024, 7, 31)), "date unknown (by 31 July 2024)"),
    (When(date(2024, 7, 31), date(2024, 7, 31), "day"), "31 July 2024"),
    (When(date(2024, 7, 30), date(2024, 7, 31), "days"), "30–31 July 2024"),
    (When(date(2024, 7, 30), date(2024, 8, 2), "days"), "30 July–2 August 2024"),
    (When(date(2023, 12, 30), date(2024, 1, 2), "days"), "30 December 2023 – 2 January 2024"),
    (When(date(2024, 2, 1), date(2024, 2, 29), "month"), "February 2024"),
    (When(date(2024, 2, 1), date(2024, 4, 30), "season"), "February–April 2024"),
    (When(date(2024, 1, 1), date(2024, 12, 31), "year"), "2024"),
    (When(date(2019, 1, 1), date(2024, 3, 14), "year"), "2019–2024"),
    (When(date(2019, 1, 5), None, "day"), "since 5 January 2019"),
    (When(datetime(2024, 3, 13, 6, 30), datetime(2024, 3, 13, 6, 30), "hour"), "13 March 2024, 06:30"),
]

PLACES = [
    (Place(None), "place unknown"),
    (Place(None, "a bridge"), "a bridge"),
    (Place("Marran", country="IQ", admin1="Marran", precision="admin1"), "somewhere in Marran, Iraq"),
    (Place("Velmar", country="IQ", precision="town"), "Velmar, Iraq"),
    (Place("Iraq", country="IQ", precision="country"), "somewhere in Iraq"),
]


@pytest.mark.parametrize(("count", "told"), INTERVALS)
def test_interval(count: Any, told: str) -> None:
    assert words.interval(count) == told


@pytest.mark.parametrize(("when", "told"), WHENS)
def test_when(when: When, told: str) -> None:
    assert words.when(when) == told


@pytest.mark.parametrize(("place", "told"), PLACES)
def test_where(place: Place, told: str) -> None:
    assert words.where(place) == told


def test_a_toll_says_whom_it_counts_and_keeps_a_vague_phrase() -> None:
    assert words.toll(Toll(1, 1, 1, "a soldier", "soldiers")) == "1 soldier"
    assert words.toll(Toll(3, 3, 3, "three children", "children", scope="part"), of="killed") == (
        "3 children, part of the killed"
    )
    assert words.toll(Toll(12, None, None, "dozens of people")) == "12 or more (“dozens of people”)"


def test_a_private_person_is_not_named() -> None:
    assert words.party(Party("Jonas Ardel", "Jonas Ardel", person=True, legal="charged")) == (
        "a private person (charged)"
    )


def test_a_resolved_name_keeps_the_words_of_the_text_unless_brief() -> None:
    party = Party("United States", "American forces")
    assert words.party(party) == "United States (“American forces”)"
    assert words.party(party, brief=True) == "United States"
    assert words.party(Party("Marran army", "the Marran army")) == "the Marran army"
