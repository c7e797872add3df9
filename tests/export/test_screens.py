"""Screens, pages and masks of a dossier that has everything."""

import re

import pytest

from counterclaim.export import html, text
from counterclaim.export.mask import masked
from counterclaim.model import Dossier
from tests.dossiers import crossing, quiet


def _plain(shown: str) -> str:
    return " ".join(re.sub(r"\x1b\[[\d;]*m", "", shown).split())


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_no_line_is_too_long_and_none_ends_in_blanks(width: int) -> None:
    lines = text.screen(crossing(), width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert not any(line != line.rstrip() for line in lines)


def test_colour_adds_nothing_but_colour() -> None:
    painted = text.screen(crossing(), color=True)
    assert "\x1b[" in painted
    assert _plain(painted) == _plain(text.screen(crossing()))
    assert "\x1b" not in text.screen(crossing())


def test_a_screen_tells_the_main_incident_first_and_everything_about_it() -> None:
    shown = text.screen(crossing())
    assert shown.index("Old Ferry crossing, Velmar") < shown.index("in the background") < shown.index("Osk · air")
    for told in (
        "13 March 2024 · Old Ferry crossing, Velmar · shelling · accomplished",
        "killed 9 or more · wounded 20",
        "named by Colonel Ilan Tarek; denied by Northern Front",
        "retaliation for the air strike of February 2024 in hills of Osk [2], says Northern",
        "medical, anonymous",
        "via Norda Press",
        "done by     denies: Northern Front",
        "“put the dead at 12 soldiers”  502–529",
        "the number killed: cannot both be true",
        "place unknown · 24 or more attacks · ongoing",
        "3 incidents · 20 claims · 6 sources · 3 disputes · reading: range",
    ):
        assert told in shown, told


def test_every_word_of_evidence_is_on_the_screen() -> None:
    shown = _plain(text.screen(crossing(), width=120))
    for claim in crossing().claims:
        for evidence in claim.evidence:
            assert " ".join(evidence.quote.split()) in shown


def test_a_report_without_incidents_says_so() -> None:
    shown = text.screen(quiet())
    assert "No armed incident is told in this report." in shown
    assert "report has no date" in shown


def test_a_private_person_is_no_perpetrator_on_the_screen() -> None:
    facts, _, _ = text.screen(crossing()).partition("ACCOUNTS")
    assert "Ardel" not in facts
    assert "a private person (a suspect)  accused by police" in facts


def test_a_mask_leaves_no_private_name_anywhere() -> None:
    dossier = masked(crossing())
    for shown in (text.screen(dossier), html.page(crossing()), str(dossier.to_dict())):
        assert not re.search("Ardel|Sandovan|Mira|Jonas", shown, re.IGNORECASE)
    assert "Ilan Tarek" in text.screen(dossier)


def test_a_mask_moves_no_offset_and_keeps_the_id() -> None:
    open_, hidden = crossing(), masked(crossing())
    assert len(hidden.report.text) == len(open_.report.text)
    assert hidden.report.id == open_.report.id
    for claim in hidden.claims:
        for evidence in claim.evidence:
            assert hidden.report.text[evidence.start : evidence.end] == evidence.quote
    assert masked(quiet()) is not None


def test_a_page_escapes_what_the_report_says() -> None:
    dossier = crossing()
    vars(dossier.report)["title"] = "<script>alert(1)</script>"
    page = html.page(dossier)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_notebook_draws_a_dossier_and_a_console_prints_a_line() -> None:
    dossier = crossing()
    assert dossier._repr_html_() == html.page(dossier)  # type: ignore[attr-defined]
    assert repr(dossier) == "Dossier('old-ferry': 3 incidents, 6 sources, 20 claims)"
    assert isinstance(dossier, Dossier)
