"""Who acts and who suffers, through the whole engine."""

import pytest

from counterclaim.extraction.rules.engine import Rules
from counterclaim.language import load
from counterclaim.model import Party, Report
from counterclaim.model.vocabulary import Field


def named(text: str, field: Field) -> set[str]:
    found = Rules().extract(Report("r", text), load().doc(text)).claims
    return {c.value.text for c in found if c.field == field and isinstance(c.value, Party)}


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("His convoy came under fire near Orvel, killing a driver.", "target", {"His convoy", "driver"}),
        ("His convoy came under fire near Orvel, killing a driver.", "perpetrator", set()),
        ("A bomb exploded in a crowded supermarket.", "target", {"crowded supermarket"}),
        ("A bomb exploded in the district of Orvel.", "target", set()),
        ("Foreign fighters took part in and joined the fighting near Orvel.", "party", {"Foreign fighters"}),
        ("A suicide bomber drove a car packed with explosives into a clinic.", "target", {"clinic"}),
        ("Four militants died in clashes with soldiers.", "party", {"Four militants", "soldiers"}),
        ("Four militants died in clashes with soldiers.", "target", set()),
        ("A shell hit a bus carrying twelve nurses near Orvel.", "target", {"bus carrying twelve nurses"}),
        ("Street violence went on in Orvel as gunmen shot two men.", "target", {"two men"}),
    ],
)
def test_each_part_is_played_by_the_right_one(text: str, field: Field, expected: set[str]) -> None:
    assert named(text, field) == expected
