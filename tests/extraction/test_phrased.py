"""Tolls in the words that newswires have for them: martyrdom, prisoners, patients, headlines, bodies seen."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from counterclaim.extraction.rules.tolls import tolls
from counterclaim.model import Report

Read = Callable[[str], Doc]


def told(text: str, read: Read) -> set[str]:
    report = Report("r", text)
    found = tolls(read(text), report)
    return {f"{m.field} {m.toll.best} {m.toll.scope}" for m in found}


TOLD = [
    ("Nine guardsmen, among them a major, embraced martyrdom in the ambush.", "killed 9 total"),
    ("Two constables attained martyrdom on Friday.", "killed 2 total"),
    ("The rebels killed 40 soldiers and took six prisoner.", "abducted 6 total"),
    ("The front said it had taken seven captive.", "abducted 7 total"),
    ("Three villagers remain missing under the debris of the school.", "missing 3 total"),
    ("Two sailors are still missing.", "missing 2 total"),
    ("Eight others are receiving treatment at a clinic in Orvel.", "wounded 8 part"),
    ("Six farmers are undergoing surgery.", "wounded 6 part"),
    ("Twelve people were treated at a hospital for burns.", "wounded 12 total"),
    ("Troops neutralised 20 insurgents near the river.", "casualties 20 total"),
    ("Raiders kill 3, abduct 20 pupils in Orvel", "abducted 20 total"),
    ("Shells kill 12, wound 30 in Orvel", "wounded 30 total"),
    ("A trader saw six bodies in the street.", "killed 6 part"),
    ("The clinic received 20 bodies on Monday.", "killed 20 part"),
    ("Rescuers found nine bodies in a well.", "killed 9 total"),
    ("The death toll, which stood at 12 on Monday, climbed to 19 on Tuesday.", "killed 19 total"),
    ("The toll from the blast, which hurt 40, rose to 12.", "killed 12 total"),
    ("A raid killed nine people and wounded dozens. Among the victims were four children.", "killed 4 part"),
]


@pytest.mark.parametrize(("text", "toll"), TOLD)
def test_toll(text: str, toll: str, read: Read) -> None:
    assert toll in told(text, read)


SILENT = [
    "Six pupils are receiving treatment for malaria.",
    "The filter neutralised two acids.",
    "The club took six points.",
    "Two pages remain missing.",
    "The budget would kill three schemes.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_toll(text: str, read: Read) -> None:
    assert not told(text, read)


def test_who_tells_the_toll_is_not_in_the_list(read: Read) -> None:
    for sayer in ("Mayor Ole Tarn reported", "police chief Bek Orm said", "a nurse told reporters"):
        text = f"A rocket killed five people and injured 27, including four children, {sayer}."
        assert told(text, read) == {"killed 5 total", "wounded 27 total", "wounded 4 part"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Eleven security personnel were killed.", "soldiers"),
        ("Four army men were killed.", "soldiers"),
        ("Ten patients were killed.", "civilians"),
        ("Four men were killed.", "men"),
        ("Four personnel were killed.", None),
    ],
)
def test_who_they_were(text: str, who: str | None, read: Read) -> None:
    assert [m.toll.who for m in tolls(read(text), Report("r", text))] == [who]
