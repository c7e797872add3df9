"""Who disowns a deed: by the deed itself, by the accusation that he answers, in his own voice."""

from typing import Any

import pytest

from counterclaim.extraction.rules.engine import Rules
from counterclaim.model import Party, Report

TOLD = "Gunmen shot dead six farmers in the town of Qandel on Monday, police said. "
BLAMED = f"{TOLD}The governor blamed the Red Dawn for the attack. "


def held(read: Any, text: str) -> list[tuple[str, str, str | None]]:
    """What a text says of who did it, beyond the gunmen: the party's name, the stance and who says so."""
    found = Rules().extract(Report(key="x", text=text), read(text))
    names = {s.id: s.name for s in found.sources}
    told = [c for c in found.claims if c.field == "perpetrator" and isinstance(c.value, Party)]
    return [
        (c.value.name, c.stance, names.get(c.source or "")) for c in told if getattr(c.value, "text", "") != "Gunmen"
    ]


@pytest.mark.parametrize(
    ("sentence", "party", "source"),
    [
        ("The army denied having carried out the attack.", "army", "army"),
        ("The Red Dawn denied attacking the town.", "Red Dawn", "Red Dawn"),
        ("The Red Dawn rejected accusations that it had carried out the attack.", "Red Dawn", "Red Dawn"),
        ("The army rejected allegations of involvement in the killings.", "army", "army"),
        ("The army denied any link to the killings.", "army", "army"),
        ("The army denied it was behind the attack.", "army", "army"),
        ("The Northern Front said it was not behind the attack.", "Northern Front", "Northern Front"),
        ('"We did not carry out this attack," Red Dawn spokesman Karim Adel said.', "Red Dawn", "Karim Adel"),
        (
            "A spokesman for the Red Dawn told reporters that the group was not involved.",
            "Red Dawn",
            "spokesman for the Red Dawn",
        ),
    ],
)
def test_a_deed_is_disowned(read: Any, sentence: str, party: str, source: str) -> None:
    assert held(read, TOLD + sentence) == [(party, "denies", source)]


@pytest.mark.parametrize(
    "sentence", ["The group denied the charge.", "The group dismissed the accusation.", "The group denies this."]
)
def test_an_accusation_is_answered_by_the_accused(read: Any, sentence: str) -> None:
    assert held(read, BLAMED + sentence)[-1] == ("Red Dawn", "denies", "group")


def test_an_accusation_denied_within_its_sentence(read: Any) -> None:
    found = held(read, f"{TOLD}Residents accused the army of the killings, which the army denied.")
    assert found == [("army", "suspects", "Residents"), ("army", "denies", "army")]


def test_nobody_answers_what_nobody_said(read: Any) -> None:
    assert not held(read, f"{TOLD}The Red Dawn denied the accusation.")


@pytest.mark.parametrize("words", ['"We do not attack civilians,"', '"Do not shoot him!"'])
def test_a_habit_or_a_plea_denies_nothing(read: Any, words: str) -> None:
    text = f"{TOLD}{words} Red Dawn spokesman Karim Adel said."
    found = Rules().extract(Report(key="x", text=text), read(text))
    assert not [c for c in found.claims if c.stance == "denies"]


def test_whose_soldiers_did_not_do_it(read: Any) -> None:
    found = held(read, f'{TOLD}"Our men did not kill the farmers," Red Dawn spokesman Karim Adel said.')
    assert found == [("Red Dawn", "denies", "Karim Adel")]


def test_a_region_s_government_is_not_the_state_s(read: Any) -> None:
    text = f"Qandel, Iraq -- {TOLD}Iraq sent troops. The Kurdish government denied involvement in the attack."
    assert ("Kurdish government", "denies") in [h[:2] for h in held(read, text)]


def test_denying_the_target_is_not_denying_the_deed(read: Any) -> None:
    text = "The ministry said its forces had struck a depot in Qandel and denied targeting civilians."
    assert not [h for h in held(read, text) if h[1] == "denies"]
    found = Rules().extract(Report(key="x", text=text), read(text))
    assert {s.name for s in found.sources} == {"ministry"}


def test_what_is_denied_in_a_raid_is_not_told_by_the_report(read: Any) -> None:
    text = "The army denied targeting civilians in the raid, which killed nine people."
    found = Rules().extract(Report(key="x", text=text), read(text)).claims
    told = [(c.field, c.stance, c.source is None) for c in found]
    assert ("target", "denies", False) in told and ("target", "asserts", True) not in told
    assert ("killed", "asserts", True) in told


@pytest.mark.parametrize("joint", [". The", ", but the"])
def test_who_disowns_a_deed_told_by_others_says_so_himself(read: Any, joint: str) -> None:
    text = f"Gunmen shot dead six farmers in Qandel on Monday, a rights group said{joint} army denied responsibility."
    assert held(read, text) == [("army", "denies", "army")]
    found = Rules().extract(Report(key="x", text=text), read(text)).claims
    words = [e.quote for c in found if c.stance == "denies" for e in c.evidence]
    assert any("denied responsibility" in w for w in words)


def test_an_armed_speaker_tells_what_it_struck(read: Any) -> None:
    text = (
        "Twelve people died in an air strike on a school in Qandel on Monday, medics said. "
        "The Ostrian military said it had targeted a rebel command post inside the school."
    )
    found = Rules().extract(Report(key="x", text=text), read(text))
    names = {s.id: s.name for s in found.sources}
    targets = {(c.value.text, names.get(c.source or "")) for c in found.claims if c.field == "target"}  # type: ignore[union-attr]
    assert ("rebel command post", "Ostrian military") in targets


def test_whoever_shot_drones_down_did_not_launch_them(read: Any) -> None:
    text = (
        "A drone attack on Qandel killed three people on Monday, the governor said. "
        "The air force said it had shot down 74 of 117 drones launched by Varania."
    )
    found = Rules().extract(Report(key="x", text=text), read(text)).claims
    assert {c.value.text for c in found if c.field == "perpetrator"} == {"Varania"}  # type: ignore[union-attr]


@pytest.mark.parametrize("answer", ["denied the claim", "dismissed the allegation as baseless"])
def test_what_another_says_for_sure_is_answered_by_whom_it_names(read: Any, answer: str) -> None:
    told = held(read, f"{TOLD}The Red Dawn said the army had bombed the town. The army {answer}.")
    assert ("army", "denies", "army") in told
    assert ("army", "denies", "army") not in held(read, f"{TOLD}The Red Dawn had bombed the town. The army {answer}.")


def test_the_armed_deny_what_was_hit_whoever_hit_it(read: Any) -> None:
    text = f"{TOLD}The army denied that ambulances had been targeted."
    found = Rules().extract(Report(key="x", text=text), read(text)).claims
    (denied,) = [c for c in found if c.stance == "denies"]
    assert (denied.field, getattr(denied.value, "text", "")) == ("target", "ambulances")


@pytest.mark.parametrize(
    ("sentence", "party", "source"),
    [
        ("Officials blamed the Red Dawn.", "Red Dawn", "Officials"),
        ("Investigators suspect the Red Dawn.", "Red Dawn", "Investigators"),
        ("Residents accused the army.", "army", "Residents"),
        ("Suspicion fell on the Red Dawn.", "Red Dawn", None),
        ("A doctors' union blamed the Red Dawn for what it called a heinous crime.", "Red Dawn", "doctors' union"),
    ],
)
def test_the_blamed_are_blamed_for_what_was_told_last(read: Any, sentence: str, party: str, source: str | None) -> None:
    assert held(read, TOLD + sentence) == [(party, "suspects", source)]


@pytest.mark.parametrize("sentence", [
    "Officials blamed the rains.", "Nobody blamed the Red Dawn.", "The mayor did not blame the army.",
    "Residents accused the army of smuggling timber.", "Police suspect fraud.",
])  # fmt: skip
def test_blame_for_something_else_is_no_blame_for_it(read: Any, sentence: str) -> None:
    assert held(read, TOLD + sentence) == []


@pytest.mark.parametrize("deed", ["what it called a heroic operation", "this"])
def test_who_claims_what_was_told_last_claims_it_himself(read: Any, deed: str) -> None:
    assert held(read, f"{TOLD}The Red Dawn claimed responsibility for {deed}.") == [("Red Dawn", "asserts", "Red Dawn")]


@pytest.mark.parametrize("deed", ["it carried out the attack", "it had launched the raid"])
def test_who_says_that_he_carried_it_out_did_it(read: Any, deed: str) -> None:
    assert ("Red Dawn", "asserts", "Red Dawn") in held(read, f"{TOLD}The Red Dawn said {deed} that killed the farmers.")
