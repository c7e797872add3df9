"""Copies, versions and independence."""

from dataclasses import replace
from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Claim, Part, Report, Source, Toll
from counterclaim.reconcile.copies import Said, Telling, Version, fingerprint, independent, relation, tellings
from tests.reconcile.stories import STORY, report

SENTENCES = STORY.replace("\n", " ").split(". ")
OTHER = """The finance ministry of Norvane said on Tuesday that the price of barley would be fixed until the
harvest, after bakers in three cities went on strike. A spokesman for the bakers' union called the decree a first
step and asked for talks on rents. Economists doubted that the reserve would last beyond the summer if imports over
the northern pass stay closed, and the central bank declined to say how much grain it held."""


def test_a_report_cut_to_half_with_a_new_lead_is_a_copy() -> None:
    cut = "Osmaral counted its dead on Tuesday. " + ". ".join(SENTENCES[1:4])
    a, b = fingerprint(report("a")), fingerprint(report("b", cut))
    assert set(a.keys) & set(b.keys)
    assert relation(a, b) == relation(b, a) == "copy"


def test_headline_dateline_and_credit_do_not_count() -> None:
    head = "FOUR DEAD IN THE EAST\nOSMARAL, March 12 (Norda Press) - "
    parts = (Part("headline", 0, 21), Part("dateline", 22, len(head)))
    assert fingerprint(report("b", head + STORY, parts=parts)).hashes == fingerprint(report("a")).hashes


def test_two_stories_are_two_tellings() -> None:
    found = tellings(map(fingerprint, (report("a"), report("b", OTHER))))
    assert [len(t.reports) for t in found] == [1, 1]


def test_a_shared_sentence_makes_no_copy() -> None:
    quoting = f"{OTHER} {SENTENCES[3]}."
    assert relation(fingerprint(report("a")), fingerprint(report("b", quoting))) is None


def test_the_agency_is_inferred_from_the_copies_that_credit_it() -> None:
    credited = report("a", agencies=("AFP",), published=date(2024, 3, 12))
    silent = report("b", STORY + " The end.", outlet="Keldovar Mail", published=date(2024, 3, 13))
    (found,) = tellings([fingerprint(silent), fingerprint(credited)])
    assert (found.agency, found.origin, found.inferred) == ("AFP", "AFP", (silent.id,))
    assert found.id == credited.id


def _update(number: int, text: str, day: int = 12) -> Report:
    note = f"({number}nd lead) "
    return report(f"v{number}", note + text, parts=(Part("note", 0, len(note)),), agencies=("NPA",),
                  published=date(2024, 3, day))  # fmt: skip


def test_leads_are_chained_as_versions_in_their_order() -> None:
    first = report("v0", agencies=("NPA",))
    second = _update(2, STORY.replace("killing four", "killing six"))
    third = _update(3, STORY.replace("killing four", "killing seven"))
    for order in permutations((first, second, third)):
        (found,) = tellings(map(fingerprint, order))
        assert [v.reports for v in found.versions] == [(first.id,), (second.id,), (third.id,)]


@given(st.permutations(range(6)))
def test_the_order_of_arrival_does_not_matter(order: list[int]) -> None:
    texts = [STORY, STORY + " It rained.", ". ".join(SENTENCES[2:]), OTHER, OTHER[:260], "Nothing happened at all."]
    prints = [fingerprint(report(f"r{n}", text)) for n, text in enumerate(texts)]
    found = tellings(prints)
    assert tellings(prints[n] for n in order) == found
    assert sorted(len(t.reports) for t in found) == [1, 2, 3]


OFFICIAL = Source("s1", "a security official", True, "security")
GOVERNOR = Source("s2", "Governor Teva Lindqar", False, "government", actor="osmaral-governor")
NURSE = Source("s3", "Mira Sandovan", False, "medical", person=True)


def _said(source: Source | None, text: Report, *, relayed: tuple[str, ...] = ()) -> Said:
    claim = Claim("c1", "i1", "killed", Toll.exactly(4), source.id if source else None, "asserts",
                  (text.cite(0, 6),), relayed_by=relayed)  # fmt: skip
    return Said(claim, source, text.id)


def test_two_outlets_relaying_an_agencys_unnamed_official_are_one_source() -> None:
    a, b = report("a", STORY + " One."), report("b", OTHER + " Two.")
    said = [_said(OFFICIAL, a, relayed=("AFP",)), _said(replace(OFFICIAL, id="s7"), b, relayed=("AFP",))]
    assert len(independent(said, {})) == 1


def test_unnamed_and_private_people_are_never_linked_beyond_a_telling() -> None:
    a, b = report("a"), report("b", OTHER)
    for who in (OFFICIAL, NURSE):
        assert len(independent([_said(who, a), _said(who, b)], {})) == 2


def test_copies_speak_with_one_voice_and_an_office_is_itself_whoever_quotes_it() -> None:
    a, b = report("a"), report("b", STORY + " The end.")
    one = Telling(a.id, (Version((a.id, b.id)),))
    carried = {a.id: one, b.id: one}
    said = [_said(None, a), _said(None, b), _said(OFFICIAL, a), _said(OFFICIAL, b), _said(GOVERNOR, a)]
    assert [len(g) for g in independent(said, carried)] == [2, 2, 1]
    elsewhere = report("c", OTHER)
    assert len(independent([_said(GOVERNOR, a), _said(GOVERNOR, elsewhere)], carried)) == 1
    assert len(independent([_said(None, a), _said(None, elsewhere)], carried)) == 2
