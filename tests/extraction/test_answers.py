"""Whose account stands against whose: who answers an accusation, what exactly is denied, who is no doer at all."""

from typing import Any

import pytest

from counterclaim.extraction.rules.engine import Rules
from counterclaim.model import Claim, Extraction, Report

SHOT = "Gunmen shot dead six farmers in the town of Qandel on Monday, police said. "
BLAMED = f"{SHOT}The governor blamed the Red Dawn for the attack. "
STRUCK = "An air strike hit a school in Qandel on Monday and killed nine people, medics said. "


def extract(read: Any, text: str) -> Extraction:
    return Rules().extract(Report(key="x", text=text), read(text))


def rows(found: Extraction, *fields: str) -> set[tuple[str, str, str | None]]:
    """Value, stance and source of the claims on the fields."""
    names = {s.id: s.name for s in found.sources}
    return {(_shown(c), c.stance, names.get(c.source or "")) for c in found.claims if c.field in fields}


def _shown(claim: Claim) -> str:
    return getattr(claim.value, "name", None) or getattr(claim.value, "text", None) or str(claim.value)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The Red Dawn said the accusation was a lie.", "Red Dawn"),
        ("A Red Dawn commander called the accusation baseless.", "Red Dawn commander"),
        ('A Red Dawn source told reporters that the claim was "fabricated".', "Red Dawn source"),
        ('The Red Dawn dismissed the claim as "baseless" and said nothing more.', "Red Dawn"),
        ("Karim Adel, a spokesman for the Red Dawn, described the charge as a lie.", "Karim Adel"),
        ("The Red Dawn has denied the allegations, saying the videos were old.", "Red Dawn"),
    ],
)
def test_a_charge_called_untrue_is_denied(read: Any, sentence: str, who: str) -> None:
    assert ("Red Dawn", "denies", who) in rows(extract(read, BLAMED + sentence), "perpetrator")


def test_what_an_answer_adds_is_not_denied(read: Any) -> None:
    text = f"{BLAMED}The Red Dawn rejected the allegation, claiming that the farmers had been shot by soldiers."
    found = rows(extract(read, text), "perpetrator")
    assert ("soldiers", "asserts", "Red Dawn") in found and ("Red Dawn", "denies", "Red Dawn") in found
    text = f'{SHOT}The Red Dawn denied any involvement and attributed the killings to "bandits" from the hills.'
    found = rows(extract(read, text), "perpetrator")
    assert ("bandits", "suspects", "Red Dawn") in found and ("Red Dawn", "denies", "Red Dawn") in found


@pytest.mark.parametrize("words", ["it had no role in the attack", "it had played no part in the killings"])
def test_no_part_in_a_deed(read: Any, words: str) -> None:
    assert ("Red Dawn", "denies", "Red Dawn") in rows(extract(read, f"{SHOT}The Red Dawn said {words}."), "perpetrator")


def test_a_denial_of_any_deed_answers_the_one_told(read: Any) -> None:
    found = extract(read, f"{STRUCK}The army denied that its aircraft had taken part in any strikes.")
    assert ("army", "denies", "army") in rows(found, "perpetrator")


@pytest.mark.parametrize(
    "denied", ["involvement in a bombing that killed three people", "a role in a bombing in which three people died"]
)
def test_who_denies_a_role_grants_the_deed(read: Any, denied: str) -> None:
    found = extract(read, f"The Red Dawn denied {denied} in Qandel on Sunday.")
    assert rows(found, "perpetrator") == {("Red Dawn", "denies", "Red Dawn")}
    assert not rows(found, "occurred")
    assert ("three people", "asserts", None) in rows(found, "killed")


@pytest.mark.parametrize(
    "denied", ["deliberately firing at a bus in Qandel", "that civilians had been targeted in Qandel"]
)
def test_who_denies_an_aim_denies_no_deed(read: Any, denied: str) -> None:
    found = extract(read, f"The army denied {denied}.")
    assert not rows(found, "occurred", "perpetrator")
    assert {stance for _, stance, _ in rows(found, "target")} == {"denies"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The army and the Red Dawn accused each other of the killings.",
        "The army and the Red Dawn each blamed the other for the attack.",
        "Residents spoke of chaos, with the army and the Red Dawn each accusing the other of the attack.",
    ],
)
def test_two_who_blame_each_other_are_both_accused(read: Any, sentence: str) -> None:
    found = {r[:2] for r in rows(extract(read, SHOT + sentence), "perpetrator")}
    assert found == {("Gunmen", "asserts"), ("army", "suspects"), ("Red Dawn", "suspects")}


def test_blame_put_on_somebody(read: Any) -> None:
    found = extract(read, f"{SHOT}The governor blamed the attack on the Red Dawn, a rebel faction.")
    assert ("Red Dawn", "suspects", "governor") in rows(found, "perpetrator")
    assert not any(name == "Red Dawn" for name, _, _ in rows(found, "target"))


def test_who_flew_what_struck(read: Any) -> None:
    found = extract(read, f"{STRUCK}A military source said that the drone was operated by the Red Dawn.")
    assert ("Red Dawn", "asserts", "military source") in rows(found, "perpetrator")


@pytest.mark.parametrize("verb", ["executed", "killed", "abducted"])
def test_who_has_done_it_suffers_nothing(read: Any, verb: str) -> None:
    text = f"The rights group said in a report released on Friday that the army and its allies had {verb} 36 men."
    found = extract(read, text)
    assert not any("army" in name or "allies" in name for name, _, _ in rows(found, "target"))
    assert ("army", "asserts", "rights group") in rows(found, "perpetrator")


@pytest.mark.parametrize(
    "text",
    [
        "QANDEL: A Varanian drone struck a car on the north road on Friday, killing two people, Ostria's Health "
        "Ministry said.",
        'QANDEL: "The rebels seized the men, beat them and shot them," a trader who survived said, asking for silence.',
    ],
)
def test_whoever_tells_it_behind_it_did_not_do_it(read: Any, text: str) -> None:
    found = extract(read, text)
    speakers = {s.name for s in found.sources}
    assert speakers and not speakers & {name for name, _, _ in rows(found, "perpetrator")}


def test_a_plain_account_of_a_side_s_deed_is_answered_by_that_side(read: Any) -> None:
    text = (
        "Hamas gunmen shelled the village of Qandel on Monday, killing nine people, the army said. "
        "Hamas spokesman Jan Novak rejected the accusation."
    )
    assert ("Hamas", "denies", "Jan Novak") in rows(extract(read, text), "perpetrator")
    other = text.replace("Hamas spokesman", "Government spokesman")
    assert not any(stance == "denies" for _, stance, _ in rows(extract(read, other), "perpetrator"))


def test_it_was_they_who_did_it(read: Any) -> None:
    text = "The mayor said it was the Kestrel Front, a band of militias close to smugglers, who carried out the raid."
    assert ("Kestrel Front", "asserts", "mayor") in rows(extract(read, text), "perpetrator")


def test_the_fighters_of_whoever_speaks_are_his(read: Any) -> None:
    found = extract(read, "The Kestrel Front said on Telegram its fighters had hit a tank in Qandel.")
    assert ("Kestrel Front", "asserts", "Kestrel Front") in rows(found, "perpetrator")


@pytest.mark.parametrize(
    "text",
    [
        '"They shot five people in Qandel," said one witness who would not be named.',
        "Residents said they had shot five people in Qandel.",
    ],
)
def test_onlookers_did_not_do_what_they_tell(read: Any, text: str) -> None:
    found = extract(read, text)
    assert found.sources and not {s.name for s in found.sources} & {v for v, _, _ in rows(found, "perpetrator")}


@pytest.mark.parametrize(
    "told",
    [
        "Initial reports had put the toll at five.",
        "Police initially said five people had been killed.",
        "Police had earlier put the death toll at five but later lowered it.",
    ],
)
def test_a_first_account_told_as_overtaken_is_taken_back(read: Any, told: str) -> None:
    found = rows(extract(read, f"A bomb exploded in Qandel on Monday. {told}"), "killed")
    assert {stance for _, stance, _ in found} == {"retracts"}


def test_a_toll_that_is_corrected_stands(read: Any) -> None:
    text = "A bomb exploded in Qandel on Monday. Police later corrected the death toll to three."
    assert {stance for _, stance, _ in rows(extract(read, text), "killed")} == {"asserts"}


def test_what_is_shot_down_is_nobody_killed(read: Any) -> None:
    found = extract(read, "Air defences shot down two quadcopters over Qandel, the agency reported.")
    assert not rows(found, "killed")


def test_who_counts_some_of_the_dead_anew_says_so_himself(read: Any) -> None:
    text = (
        "An air strike killed four militants near Qandel on Monday, the army said. "
        "Elders told reporters that two of the dead were herders."
    )
    assert {(stance, who) for _, stance, who in rows(extract(read, text), "killed")} == {
        ("asserts", "army"),
        ("asserts", "Elders"),
    }


def test_blame_without_a_deed_is_for_the_one_told_last(read: Any) -> None:
    found = extract(read, f"{SHOT}The Kestrel Network (KN) blamed the Grif gang, which it said had sent threats.")
    assert ("Grif gang", "suspects", "Kestrel Network (KN)") in rows(found, "perpetrator")


def test_a_train_that_derails_did_no_deed(read: Any) -> None:
    found = extract(
        read, "At least six passengers were injured when the train derailed near Qandel on Wednesday, police said."
    )
    assert not rows(found, "perpetrator")


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Eight people were confirmed dead after the strike on Qandel.", "asserts"),
        ("Eight people were reported dead after the strike on Qandel.", "suspects"),
        ("Eight people are believed to have been killed in a strike on Qandel.", "suspects"),
    ],
)
def test_what_nobody_named_says_of_the_dead(read: Any, sentence: str, stance: str) -> None:
    found = extract(read, sentence)
    assert [c.stance for c in found.claims if c.field == "killed"] == [stance]
    assert [m.status for m in found.mentions if m.sure] == ["accomplished"]
