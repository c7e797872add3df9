"""Questions to a ledger: what the filters let through, what was known on a day, what one incident shows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from bench import months
from sqlalchemy import select, update

from counterclaim import pipeline
from counterclaim.errors import UsageError
from counterclaim.export.incident import record
from counterclaim.ledger import tables
from counterclaim.ledger.asking import Question, asked, picked
from counterclaim.ledger.showing import history, show, speakers, stats
from tests.dossiers import crossing

INCIDENTS = 12
PLANNED = [months.planned(n, INCIDENTS) for n in range(INCIDENTS)]
LONG_AGO, TODAY = "2001-01-01T00:00:00", date(2001, 1, 15)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    with pipeline.ledger(tmp_path_factory.mktemp("l") / "l.sqlite") as book:
        for one in months.dossiers(INCIDENTS):
            book.record(one)
        yield book


@pytest.fixture
def book(place):
    with pipeline.ledger(place()) as made:
        made.record(crossing())
        yield made


def _ask(book, **question):
    with book.reading() as connection:
        return asked(connection, book.rules, Question(**question))


@pytest.mark.parametrize("reading", ["range", "ucdp", "lowest"])
@pytest.mark.parametrize("more", [{}, {"sort": "killed"}, {"min_killed": 15}, {"limit": 3}, {"on": TODAY}])
def test_incidents_are_picked_as_they_are_asked_for(filled, reading, more):
    question = Question(reading=reading, **more)
    with filled.reading() as connection:
        found = [r["id"] for r in asked(connection, filled.rules, question)]
        assert picked(connection, filled.rules, question) == found


def _towns(rows):
    return {r["place"] for r in rows}


def test_everything_without_a_filter_the_latest_first(filled):
    rows = _ask(filled)
    assert _towns(rows) == {p.town.name for p in PLANNED}
    assert [r["start"] for r in rows] == sorted((r["start"] for r in rows), reverse=True)


@pytest.mark.parametrize("day", sorted({p.day for p in PLANNED})[::3])
def test_a_period(filled, day):
    assert _towns(_ask(filled, since=day, until=day)) == {p.town.name for p in PLANNED if p.day == day}
    assert _towns(_ask(filled, until=day)) == {p.town.name for p in PLANNED if p.day <= day}


def test_country_type_and_deaths(filled):
    for one in PLANNED:
        found = _ask(filled, country=one.town.country.lower(), types=(one.type,))
        alike = [p for p in PLANNED if (p.town.country, p.type) == (one.town.country, one.type)]
        assert _towns(found) == {p.town.name for p in alike}
    rows = _ask(filled)
    assert _towns(_ask(filled, min_killed=15)) == _towns(r for r in rows if (r["killed_low"] or 0) >= 15)


@pytest.mark.parametrize("km", [1, 800, 3000, 9000])
def test_near_a_point(filled, km):
    for one in PLANNED[:4]:
        here = one.town
        near = {p.town.name for p in PLANNED if here.km(p.town) <= km}
        assert _towns(_ask(filled, near=(here.lat, here.lon), km=km)) == near


def test_near_across_the_date_line(book):
    with book.writing() as connection:
        connection.execute(update(tables.incidents).values(lat=0.0, lon=179.9))
    assert _ask(book, near=(0.0, -179.9), km=30)
    assert not _ask(book, near=(0.0, -179.9), km=20)


@pytest.mark.parametrize("sort", ["date", "-date", "killed", "reports", "place"])
def test_the_first_of_an_order_are_the_first_of_all(filled, sort):
    assert _ask(filled, sort=sort, limit=5) == _ask(filled, sort=sort)[:5]


def test_words_actor_main_and_disputes(book):
    assert {r["type"] for r in _ask(book, words="convoy")} == {"shelling"}
    assert {r["type"] for r in _ask(book, words='"army convoy"')} == {"shelling"}
    assert _ask(book, words='"convoy army"') == []
    assert {r["type"] for r in _ask(book, actor="northern front")} == {"shelling"}
    assert {r["start"] for r in _ask(book, actor="marran-army")} == {"2024-02-01"}
    assert _ask(book, actor="Jonas Ardel") == []
    assert len(_ask(book)) == 3
    assert {r["type"] for r in _ask(book, main=True)} == {"shelling"}
    assert {r["type"] for r in _ask(book, disputed=True)} == {"shelling"}


def test_words_that_are_no_query_do_no_harm(book):
    for words in ("", "*", 'a" OR "b', "convoy AND", "NEAR(", "%"):
        _ask(book, words=words)


def test_another_reading(filled):
    ranged = {r["id"]: r for r in _ask(filled)}
    for row in _ask(filled, reading="lowest"):
        assert row["killed_low"] == row["killed_high"] == ranged[row["id"]]["killed_low"]
    with pytest.raises(UsageError):
        _ask(filled, reading="wishful")


def _backdate(book, report, moment):
    """Let a report have been recorded long ago."""
    held = select(tables.testimonies.c.id).where(tables.testimonies.c.report == report)
    with book.writing() as connection:
        for table in (tables.members,):
            connection.execute(update(table).where(table.c.testimony.in_(held)).values(created=moment))


def test_what_was_known_on_a_day(place):
    """Of an incident of which two reports are known today, one was known then."""
    one = next(p for p in PLANNED if len(p.told) > 1 and p.told[1][2] == "police")
    first, second, *_ = months.reports(one)
    with pipeline.ledger(place()) as book:
        book.record(first)
        _backdate(book, first.report.id, LONG_AGO)
        book.record(second)
        (now,), (then,) = _ask(book), _ask(book, on=TODAY)
        assert (now["reports"], then["reports"]) == (2, 1)
        assert (now["killed_low"], then["killed_low"]) == (one.told[1][0], one.told[0][0])
        assert _ask(book, on=date(2000, 12, 31)) == []
        assert _ask(book, on=TODAY, country="XX") == []
        assert _ask(book, on=date.today() + timedelta(1)) == [now]
        with book.reading() as connection:
            assert show(connection, book.rules, then["id"], on=TODAY).whole.reports == 1
            assert show(connection, book.rules, then["id"]).whole.reports == 2


def test_an_incident_is_found_by_the_beginning_of_any_of_its_ids(filled):
    row = next(r for r in _ask(filled) if r["reports"] > 1)
    with filled.reading() as connection:
        shown = show(connection, filled.rules, row["id"])
        for name in shown.whole.testimonies:
            assert show(connection, filled.rules, name[:10]).whole.incident.id == row["id"]
        for nothing in ("zzz", ""):
            with pytest.raises(UsageError):
                show(connection, filled.rules, nothing)


def test_a_shown_incident_has_every_account_with_its_words(book):
    (row,) = _ask(book, main=True)
    with book.reading() as connection:
        found = show(connection, book.rules, row["id"])
    made = record(found.whole, found.testimonies, found.reports, mask=False)
    said = [c for a in made["accounts"] for c in a["claims"]]
    assert len(said) == len(crossing().of("i1"))
    assert all(c["quote"] and c["quote"][0] in crossing().report.text for c in said)
    assert {c["standing"] for c in made["fields"] if c["field"] == "perpetrator"} == {
        "contested",
        "single source",
    }
    assert made["incident"]["told"]["what"] == "shelling"


def test_private_people_are_masked_and_no_parties(book):
    (row,) = _ask(book, main=True)
    with book.reading() as connection:
        found = show(connection, book.rules, row["id"])
    masked = str(record(found.whole, found.testimonies, found.reports))
    assert not any(name in masked for name in ("Sandovan", "Ardel", "Jonas", "Mira"))
    assert "Colonel Ilan Tarek" in masked
    bare = record(found.whole, found.testimonies, found.reports, mask=False)
    assert "Mira Sandovan" in str(bare)
    incident = replace(found.whole.incident)
    assert not any(p.person for p in (*incident.perpetrators, *incident.targets, *incident.parties))


def test_who_speaks_without_private_and_unnamed_people(book):
    with book.reading() as connection:
        found = {s["name"]: s for s in speakers(connection)}
    assert "Mira Sandovan" not in found
    assert "a hospital doctor in Velmar" not in found
    assert found["Northern Front"]["claims"] == 5
    assert found["Northern Front"]["incidents"] == 2
    assert found["Northern Front"]["contested"] > 0


def test_numbers(filled):
    with filled.reading() as connection:
        told = stats(connection)
        rows = connection.execute(select(tables.incidents)).all()
    assert told["incidents"] == INCIDENTS
    assert told["reports"] == len(filled)
    assert told["disputed"] == sum(r.disputed for r in rows)
    assert sum(told["types"].values()) == INCIDENTS


def test_a_history_tells_what_joined_and_why(filled):
    row = next(r for r in _ask(filled) if r["reports"] > 1)
    with filled.reading() as connection:
        told = history(connection, row["id"])
    assert {"joins", "same"} <= {t["what"] for t in told}
    assert all(t["why"] for t in told if t["what"] == "same")
