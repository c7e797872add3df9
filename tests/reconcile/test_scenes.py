"""What an incident without a time or a place takes from the sentence before."""

from datetime import date

import pytest

from counterclaim import pipeline
from counterclaim.model import Incident, Report


def incidents(text: str) -> list[Incident]:
    (dossier,) = pipeline.read([Report("x", text, published=date(2009, 5, 14))])
    return sorted(dossier.incidents, key=lambda i: i.type)


def test_a_report_goes_on_in_the_same_scene() -> None:
    text = "A car bomb killed six people in Basra on Monday. Gunmen kidnapped two nurses."
    abduction, bombing = incidents(text)
    assert (abduction.type, abduction.where.name, str(abduction.when.start)) == ("abduction", "Basra", "2009-05-11")
    assert (bombing.type, bombing.where.name) == ("bombing", "Basra")


def test_what_is_told_to_be_elsewhere_is_elsewhere() -> None:
    text = "A car bomb killed six people in Basra on Monday. In Mosul, gunmen kidnapped two nurses on Tuesday."
    abduction, _ = incidents(text)
    assert (abduction.where.name, str(abduction.when.start)) == ("Mosul", "2009-05-12")


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed six people in Basra on Monday. The weather was fine. Gunmen kidnapped two nurses.",
        "A car bomb killed six in Basra at 10 a.m. on Monday. In an earlier incident, men kidnapped two nurses.",
    ],
)
def test_two_sentences_back_is_too_far_and_what_is_set_apart_takes_nothing(text: str) -> None:
    abduction, _ = incidents(text)
    assert (abduction.where.name, abduction.when.start) == (None, None)


def test_the_claim_says_where_it_comes_from() -> None:
    text = "A car bomb killed six people in Basra on Monday, police said. Gunmen kidnapped two nurses."
    (dossier,) = pipeline.read([Report("x", text, published=date(2009, 5, 14))])
    taken = [c for c in dossier.claims if c.rule.endswith("scene.before")]
    assert {c.field for c in taken} == {"when", "where"}
    assert all(c.source is None and c.evidence for c in taken)


def test_another_place_has_another_day() -> None:
    text = "The minister left. A car bomb killed six people in Basra on Monday. Gunmen kidnapped two nurses in Mosul."
    abduction, _ = incidents(text)
    assert (abduction.where.name, abduction.when.start) == ("Mosul", None)


def test_an_hour_gives_its_day_alone() -> None:
    text = "A car bomb killed six people in Basra at 10:30 a.m. on Monday. Gunmen kidnapped two nurses."
    abduction, bombing = incidents(text)
    assert (bombing.when.precision, abduction.when.precision, str(abduction.when.start)) == (
        "hour",
        "day",
        "2009-05-11",
    )


LEAD = "A car bomb killed six people in Basra on Wednesday, police said.\n\nThe market was crowded. Shops burned.\n\n"


@pytest.mark.parametrize(
    "text",
    ["Gunmen kidnapped two nurses in Mosul.", "Also in Mosul, gunmen kidnapped two nurses, a doctor said."],
)
def test_what_is_told_after_the_lead_of_the_day_happened_on_its_day(text: str) -> None:
    abduction, _ = incidents(LEAD + text)
    assert (abduction.where.name, str(abduction.when.start)) == ("Mosul", "2009-05-13")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen had kidnapped two nurses in Mosul.",
        "In an earlier incident, gunmen kidnapped two nurses in Mosul.",
        "Rebels have kidnapped two nurses in Mosul.",
        "The rebels said on Tuesday that they kidnapped two nurses in Mosul.",
        "A mine killed a guide in Kirkuk on Monday.\n\nThe roads were shut. Gunmen kidnapped two nurses in Mosul.",
    ],
)
def test_what_is_recalled_or_told_after_another_day_did_not(text: str) -> None:
    abduction = incidents(LEAD + text)[0]
    assert (abduction.type, abduction.when.start) == ("abduction", None)


def test_a_lead_of_days_ago_dates_nothing_else() -> None:
    text = "A car bomb killed six people in Basra on Friday.\n\nShops burned.\n\nGunmen kidnapped two nurses in Mosul."
    abduction, _ = incidents(text)
    assert abduction.when.start is None
