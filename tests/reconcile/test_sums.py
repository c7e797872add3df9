"""Numbers that sum up many incidents, and those harmed on the perpetrator's own side."""

from datetime import date

import pytest

from counterclaim import read
from counterclaim.model import Dossier

FIRST = "Gunmen shot dead a teacher in Kano on Tuesday.\n\n"


def told(text: str) -> Dossier:
    """What is read in a text of 14 December 2006, a Thursday."""
    (dossier,) = read(f"{text}\n", published=date(2006, 12, 14))
    return dossier


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [
        ("Thirty people have been killed since Sunday.", 30),
        ("At least 25 militants have been killed in the past 96 hours.", 25),
        ("More than 1,200 people have been killed in the region since January 2004.", 1201),
        ("The present violence has killed over 1,640 people since March 2003.", 1641),
    ],
)
def test_the_dead_of_days_or_years_are_not_those_of_one_incident(sentence: str, dead: int) -> None:
    shot, summed = told(FIRST + sentence).incidents
    assert shot.killed is not None
    assert (shot.killed.best, shot.aggregate) == (1, None)
    assert summed.killed is not None
    assert (summed.killed.low, summed.aggregate is not None) == (dead, True)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "Coalition troops raided a compound in Kano on Monday, killing four militants. "
            "Two coalition soldiers were wounded in the raid.",
            {"compound", "four militants"},
        ),
        ("Orvel police killed three Orvel teachers in Kano on Monday.", {"three Orvel teachers"}),
    ],
)
def test_who_is_hurt_in_a_raid_of_his_own_is_no_target(text: str, targets: set[str]) -> None:
    (incident,) = told(text).incidents
    assert {p.name for p in incident.targets} == targets


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("Gunmen wounded four men in Kano on Tuesday. According to a doctor, two other victims were wounded.", 4),
        ("Gunmen wounded four men in Kano on Tuesday. A doctor said one person was wounded.", None),
    ],
)
def test_others_are_some_of_those_whom_somebody_else_counts(text: str, wounded: int | None) -> None:
    (incident,) = told(text).incidents
    assert incident.wounded is not None
    assert incident.wounded.best == wounded


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [
        ("The shooting brought the number of teachers killed this year to eleven.", 11),
        ("This brings to 52 the number of farmers killed in the area since 9 November.", 52),
        ("Gunmen killed three farmers near Dori on Monday, bringing to 90 the number of people killed this month.", 90),
    ],
)
def test_the_number_killed_over_a_time_is_not_that_of_one_incident(sentence: str, dead: int) -> None:
    one = told(FIRST + sentence)
    tolls = [i.killed for i in one.incidents if i.killed is not None]
    assert max(t.best or 0 for t in tolls) == dead
    shot = next(i for i in one.incidents if i.where is not None and i.where.name == "Kano")
    assert shot.killed is not None
    assert shot.killed.best == 1


def test_an_officer_among_the_dead_of_a_clash_is_no_side_of_it() -> None:
    (one,) = told(
        "Nine soldiers, including a major, and 19 rebels were killed in a clash near Dori on Tuesday."
    ).incidents
    assert {p.text for p in one.parties} == {"Nine soldiers", "19 rebels"}
