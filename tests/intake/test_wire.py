"""The lexicon's examples, whole reports in the shapes of several wires, and promises on arbitrary text."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.intake import furnish
from counterclaim.intake.dateline import _barred
from counterclaim.intake.shapes import openings, shape, wire
from counterclaim.model import Report


def _found(pattern: str, at: str, line: str) -> bool:
    compiled = shape(pattern)
    if at == "tail":
        return bool(re.search(f"(?:{compiled.pattern})\\Z", line))
    return bool({"lead": compiled.match, "inline": compiled.search}.get(at, compiled.fullmatch)(line))


@pytest.mark.parametrize("rule", wire()["furniture"], ids=lambda r: r["id"])
def test_examples_of_furniture(rule):
    assert rule["yes"] and rule["no"]
    for line in rule["yes"]:
        assert _found(rule["pattern"], rule["at"], line), line
    for line in rule["no"]:
        assert not _found(rule["pattern"], rule["at"], line), line


@pytest.mark.parametrize("rule", wire()["datelines"], ids=lambda r: r["id"])
def test_examples_of_datelines(rule):
    opening = next(o for o in openings() if o.id == rule["id"])
    for line in rule["yes"]:
        match = opening.shape.match(line)
        assert match and not _barred(match), line
    for line in rule["no"]:
        match = opening.shape.match(line)
        assert not match or _barred(match), line


def _read(text: str, **given) -> Report:
    return furnish(Report("key", text, **given))


def _parts(report: Report) -> list[tuple[str, str]]:
    return [(p.kind, report.text[p.start : p.end]) for p in report.parts]


def test_date_and_headline_run_together():
    report = _read(
        " date 2024-05-06 Raid Leaves Three Dead in Norvane\n"
        "Norvane, (APP - UrduPoint / Pakistan Point News - 6th May, 2024) "
        "Gunmen raided a post, a source told AFP.\n"
        "Two fled, officials said.\n- Earlier raids -\nThere were two raids in April.\n"
    )
    assert _parts(report) == [
        ("note", "date 2024-05-06"),
        ("headline", "Raid Leaves Three Dead in Norvane"),
        ("dateline", "Norvane, (APP - UrduPoint / Pakistan Point News - 6th May, 2024)"),
        ("crosshead", "- Earlier raids -"),
    ]
    assert report.title == "Raid Leaves Three Dead in Norvane"
    assert report.published == date(2024, 5, 6)
    assert (report.dateline.place, report.dateline.date) == ("Norvane", date(2024, 5, 6))
    assert report.agencies == ("APP", "AFP")
    assert report.outlet == "UrduPoint / Pakistan Point News"


def test_transcript():
    report = _read(
        "NORVANE, 16 NOV 89 (ACAN-EFE) -- [REPORT] [BY ANA NOONE] [TEXT] "
        "THE ARMY SAID [WORDS INDISTINCT] THE ELN [EJERCITO] FLED."
    )
    assert _parts(report) == [
        ("dateline", "NORVANE, 16 NOV 89 (ACAN-EFE) --"),
        ("note", "[REPORT]"),
        ("credit", "[BY ANA NOONE]"),
        ("note", "[TEXT]"),
        ("note", "[WORDS INDISTINCT]"),
    ]
    assert report.published == date(1989, 11, 16)
    assert report.agencies == ("ACAN-EFE",)


@pytest.mark.parametrize(
    ("published", "filed"),
    [(date(2006, 11, 5), date(2006, 11, 3)), (date(2007, 1, 2), date(2006, 11, 3)), (None, None)],
)
def test_a_dateline_without_a_year_takes_the_nearest(published, filed):
    report = _read("NORVANE, Nov. 3 (Xinhua) -- Two died.", published=published)
    assert report.dateline.date == filed
    assert report.published == published


def test_new_year():
    report = _read("NORVANE, Dec 31 (AFP) - Two died.", published=date(2007, 1, 1))
    assert report.dateline.date == date(2006, 12, 31)


def test_head_and_tail_of_a_wire_story():
    report = _read(
        "UPDATE 2-Blast hits Norvane market, four dead\n\n* Toll rises\n\nBy Ana Noone\n\n"
        "NORVANE, March 3 (Reuters) - A blast hit a market on Friday, police said.\n\n"
        "It was the second blast this week. (Reporting by Ana Noone; Editing by Bo Nadie)\n\n"
        "((ana@example.org))\n",
        published=date(2006, 3, 3),
    )
    assert _parts(report)[:2] == [("note", "UPDATE 2-"), ("headline", "Blast hits Norvane market, four dead")]
    assert ("credit", "By Ana Noone") in _parts(report)
    assert ("dateline", "NORVANE, March 3 (Reuters) -") in _parts(report)
    assert report.title == "Blast hits Norvane market, four dead"


def test_credits_at_the_end():
    report = _read(
        "Gunmen shot two men dead in Norvane on Monday, police said.\n\n"
        "The men had fled a camp, a guard said. "
        "(Reporting by Ana Noone; Editing by Bo Nadie)\n\nEnditem\n"
    )
    assert _parts(report) == [
        ("credit", "(Reporting by Ana Noone; Editing by Bo Nadie)"),
        ("note", "Enditem"),
    ]


def test_plain_text_has_no_furniture():
    text = "Gunmen shot two men dead in Norvane, police said.\n\nThe men had fled a camp, a guard said.\n"
    assert _read(text).parts == ()


def test_wrapped_lines_are_no_headlines():
    text = "Unidentified gunmen shot and killed four people in the\nmarket of Norvane on Monday, police\nsaid.\n"
    assert _read(text).parts == ()


@pytest.mark.parametrize("title", ["ATTENTION - ADDS details ///", "=(PICTURE)=", "by Ana Noone", "///"])
def test_a_title_that_is_an_editors_note_is_none(title):
    assert _read("Two died in Norvane.", title=title).title is None


def test_a_given_title_stays():
    assert _read("Blast in Norvane\n\nTwo died there.", title="Two die").title == "Two die"


def test_the_title_repeated_is_the_headline():
    report = _read("Two die.\nThe two died in Norvane on Monday.", title="Two die.")
    assert _parts(report) == [("headline", "Two die.")]


def test_an_agency_as_outlet_is_credited():
    assert _read("Two died.", outlet="Agence France-Presse").agencies == ("AFP",)


def test_told_another_agency_is_no_credit_where_a_world_agency_signs():
    assert _read("NORVANE, May 3 (Xinhua) -- Two died, a guard told AFP.").agencies == ("Xinhua",)


_PIECES = st.sampled_from(
    [
        "NORVANE, Nov 3 (AFP) -",
        "[TEXT]",
        "By Ana Noone",
        "date 2024-02-30 ",
        "- Raids -",
        "///",
        "ATTENTION - ",
        "(",
        ")",
        "--",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\x00",
        "\u200b",
        "\ufeff",
        "\u2028",
        "Two died.",
        "31 FEB 89",
        "UPDATE 2-",
        "Enditem",
        "[",
        "]",
        "«",
        "é",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(_PIECES, max_size=40).map("".join)))
@example("000000\n\n000000\n0")
def test_promises_on_any_text(text):
    report = furnish(Report("key", text))
    assert report.text == text
    edges = [(p.start, p.end) for p in report.parts]
    assert all(0 <= start < end <= len(text) for start, end in edges)
    assert all(a[1] <= b[0] for a, b in pairwise(edges))
    assert all(text[s:e] == text[s:e].strip() for s, e in edges)
    assert furnish(report) == report
