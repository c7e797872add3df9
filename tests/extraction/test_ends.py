"""Who kills or wounds those who did a deed is no doer of it, and they are none of its victims; a word for their kind
before the deed names nobody beside them."""

import pytest

from counterclaim import read

Told = tuple[set[str], set[str]]


def told(text: str) -> Told:
    """The doers and the targets of the first incident."""
    (found,) = read(text + "\n")
    one = found.incidents[0]
    return {p.name for p in one.perpetrators}, {p.name for p in one.targets}


@pytest.mark.parametrize(
    ("text", "doers", "targets"),
    [
        (
            "A gunman opened fire at a clinic in Orvel, killing six people before he was shot dead by a guard.",
            {"gunman"},
            {"clinic"},
        ),
        ("Two gunmen shot six cooks in Orvel. The attackers were killed by commandos.", {"Two gunmen"}, {"six cooks"}),
        ("Gunmen attacked a post in Orvel. Guards killed three of the attackers.", {"Gunmen"}, {"post"}),
        ("Gunmen stormed a clinic in Orvel. Guards killed more than five of the gunmen.", {"Gunmen"}, {"clinic"}),
        ("Gunmen stormed a clinic in Orvel. All five assailants were killed by guards.", {"Gunmen"}, {"clinic"}),
        (
            "Gunmen stormed a clinic in Orvel. Guards killed five of the attackers and arrested two of them.",
            {"Gunmen"},
            {"clinic"},
        ),
        ("A man stabbed three nurses in Orvel before police shot him dead.", set(), set()),
        ("Guards shot at farmers in Orvel after they had pelted them with stones.", {"Guards"}, {"farmers"}),
        ("Commandos killed two gunmen in Orvel on Monday.", {"Commandos"}, {"two gunmen"}),
    ],
)  # fmt: skip
def test_doers_who_come_to_harm(text: str, doers: set[str], targets: set[str]) -> None:
    found, hit = told(text)
    assert found == doers
    assert targets <= hit and not hit & {"attackers", "gunman"}


def test_the_weapon_that_killed_the_doer_is_no_means_of_the_deed() -> None:
    (found,) = read("A man stabbed three nurses in Orvel before police shot him dead.\n")
    assert [m.text for m in found.incidents[0].means] == ["stabbed"]


def test_their_dead_are_a_part() -> None:
    (found,) = read("Two gunmen shot five nurses dead in Orvel. The attackers were killed by commandos.\n")
    said = [c.value for c in found.claims if c.field == "killed"]
    assert [t.scope for t in said if t.text == "The attackers"] == ["part"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Islamic State fighters stepped up insurgent attacks on posts in Orvel.", {"Islamic State"}),
        ("Islamic State claimed the jihadist assault on a post in Orvel.", {"Islamic State"}),
        ("An insurgent attack killed four soldiers in Orvel.", {"insurgent"}),
    ],
)
def test_a_word_for_their_kind(text: str, doers: set[str]) -> None:
    assert told(text)[0] == doers


def test_one_name_stands_once() -> None:
    text = "Ukrainian drones struck a depot in Orvel. Ukraine's security service said it had struck the depot."
    (found,) = read(text + "\n")
    assert [p.name for p in found.incidents[0].perpetrators].count("Ukraine") == 1


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Sudan's army denied bombing a clinic in Khartoum, saying rebels had shelled it.", set()),
        ("Sudan's army said rebels had shelled its base in Khartoum.", {"its base"}),
    ],
)
def test_it_is_not_who_says_so(text: str, targets: set[str]) -> None:
    (found,) = read(text + "\n")
    assert {c.value.text for c in found.claims if c.field == "target"} == targets  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Gunmen killed journalist Jan Orm in Orvel.", {"journalist Jan Orm"}),
        ("Gunmen killed his brother Jan Orm and two guards in Orvel.", {"his brother Jan Orm", "two guards"}),
    ],
)
def test_a_name_behind_its_noun_is_nobody_else(text: str, targets: set[str]) -> None:
    (found,) = read(text + "\n")
    assert {c.value.text for c in found.claims if c.field == "target"} == targets  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Bombings killed nine people in Orvel. The Red Dawn was responsible for facilitating the bombings.", set()),
        ("Bombings killed nine people in Orvel. The Red Dawn was responsible for the bombings.", {"Red Dawn"}),
    ],
)
def test_who_helps_others_is_no_doer(text: str, doers: set[str]) -> None:
    assert told(text)[0] == doers
