"""The gate: a cheap look at the raw words, which must not lose what a reading in depth finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.extraction.rules.events.triggers import rules
from counterclaim.extraction.rules.gate import may_tell

TOLD = [s.replace("[", "").replace("]", "") for r in rules() if not r.weak and r.needs != "bodies" for s in r.yes]


@pytest.mark.parametrize("sentence", TOLD)
def test_it_is_open_to_every_example_of_the_lexicon(sentence: str) -> None:
    assert may_tell(sentence)
    assert may_tell(sentence.upper())


@pytest.mark.parametrize("sentence", [
    "The committee met on Monday and approved the budget.",
    "The bank raised its rates, and shares fell by three percent.",
    "Natural gas prices struck a new high after a fight over fees.",
    "The team won the battle after a late strike.",
    "A general strike began, and the union storms ahead.",
    "",
])  # fmt: skip
def test_it_is_closed_to_everyday_news(sentence: str) -> None:
    assert not may_tell(sentence)


@pytest.mark.parametrize("word", [
    "shot dead by police", "were slain; rebels fled", "struck a convoy of soldiers", "fought the army", "car-bombing",
    "Militiamen overran the post", "Drones struck a depot", "kidnapped a nurse", "US-bombed barracks", "assassinating",
])  # fmt: skip
def test_it_knows_the_forms_of_a_word(word: str) -> None:
    assert may_tell(f"It {word} it.")


@settings(deadline=None)
@given(st.sampled_from(TOLD), st.text(max_size=80), st.text(max_size=80))
def test_more_text_never_closes_it(told: str, before: str, after: str) -> None:
    assert may_tell(f"{before} {told} {after}")
