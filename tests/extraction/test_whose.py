"""On whose side people came to harm, who stands beside whom, and which number a participle counts."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from counterclaim.extraction.rules.tolls import tolls
from counterclaim.model import Report

Read = Callable[[str], Doc]


def told(read: Read, text: str) -> set[str]:
    found = tolls(read(text), Report("k", text))
    return {f"{m.field} {m.toll.low} {m.toll.scope} {m.toll.side or ''}".strip() for m in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels said that 60 soldiers died on the government side.", {"killed 60 total government"}),
        ("At least 300 people died on the side of the Red Dawn.", {"killed 300 total Red Dawn"}),
        ("Four people were killed on the Ukrainian side.", {"killed 4 total Ukrainian"}),
        ("Four people were killed on the Ukrainian side of the border.", {"killed 4 total"}),
        ("Four people were killed on the eastern side.", {"killed 4 total"}),
        ("Four people were killed on both sides.", {"killed 4 total"}),
    ],
)
def test_the_side_behind_the_number(read: Read, text: str, expected: set[str]) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orm and his comrades were gunned down by soldiers.", {"killed 3 total"}),
        ("Commander Ali Orm and his bodyguards were killed in a strike.", {"killed 3 total"}),
        ("Eight observers and their crew were killed.", {"killed 8 total"}),
        (
            "Nine Red Dawn members, including a clerk, and five White Hand loyalists were kidnapped.",
            {"abducted 9 part Red Dawn", "abducted 1 part Red Dawn", "abducted 5 part White Hand"},
        ),
        (
            "Three Israeli soldiers and 18 Palestinians, among them a journalist working for a paper, were killed.",
            {"killed 3 part Israeli", "killed 18 part Palestinians", "killed 1 part Palestinians"},
        ),
        (
            "Nine people, including two soldiers, a nurse, and five children were killed.",
            {"killed 9 total", "killed 2 part", "killed 1 part", "killed 5 part"},
        ),
    ],
)
def test_who_stands_beside_whom(read: Read, text: str, expected: set[str]) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven of the 24 girls abducted last week by gunmen on motorbikes have been freed.", {"abducted 24 total"}),
        ("Thirteen of the 30 men snatched in the raid have been released.", {"abducted 30 total"}),
        ("Three of the five hostages killed, police say.", {"killed 3 total"}),
    ],
)
def test_some_of_those_taken_are_free(read: Read, text: str, expected: set[str]) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Colonel Jan Orm Tarn and Captain Raul Bek died. Orm received gunshot wounds.",
            {"killed 2 total", "killed 1 part"},
        ),
        ("The colonel, Jan Orm, died. Orm was shot in the neck.", {"killed 1 total", "killed 1 part"}),
        ("Jan Orm died. Bek Orm was wounded.", {"killed 1 total", "wounded 1 total"}),
        ("Jan Orm died. His brother was wounded.", {"killed 1 total", "wounded 1 total"}),
    ],
)
def test_the_dead_are_not_wounded_too(read: Read, text: str, expected: set[str]) -> None:
    assert told(read, text) == expected
