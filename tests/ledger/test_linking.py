"""Reports joined as they come in: the same incidents whatever the order, each change confined to its neighbourhood."""

import random
from collections import defaultdict
from dataclasses import replace

import pytest
from bench import months
from sqlalchemy import select

from counterclaim import ledger, pipeline
from counterclaim.ledger.contents import contents
from counterclaim.ledger.tables import copies, incidents, judgements, members, testimonies
from tests.dossiers import crossing, quiet

INCIDENTS = 12
MONTH = list(months.dossiers(INCIDENTS))


def _filled(name, dossiers):
    book = pipeline.ledger(name)
    for one in dossiers:
        book.record(one)
    return book


def _contents(book):
    with book.reading() as connection:
        return contents(connection)


def _incidents(book):
    """The keys of the reports on each incident."""
    with book.reading() as connection:
        joined = select(members.c.incident, testimonies.c.report).join(
            testimonies, members.c.testimony == testimonies.c.id
        )
        rows = connection.execute(joined.where(members.c.ended.is_(None))).all()
    keys = {d.report.id: d.report.key for d in MONTH}
    found = defaultdict(set)
    for incident, report in rows:
        found[incident].add(keys[report])
    return {frozenset(told) for told in found.values()}


def test_reports_on_one_incident_are_joined_and_no_others(place):
    with _filled(place(), MONTH) as book:
        planted = defaultdict(set)
        for one in MONTH:
            planted[one.report.key.partition("-")[0]].add(one.report.key)
        assert _incidents(book) == {frozenset(keys) for keys in planted.values()}


def test_the_order_of_arrival_changes_nothing(tmp_path):
    with _filled(tmp_path / "first", MONTH) as book:
        first = _contents(book)
    for seed in range(3):
        shuffled = random.Random(seed).sample(MONTH, len(MONTH))
        with _filled(tmp_path / f"l{seed}", shuffled) as book:
            assert _contents(book) == first


def test_both_databases_hold_the_same(tmp_path, server):
    from bench import postgres  # noqa: PLC0415

    with _filled(tmp_path / "l", MONTH) as one, _filled(postgres.new_database(server, "same"), MONTH) as other:
        assert _contents(one) == _contents(other)


def test_copies_share_a_telling(place):
    with _filled(place(), MONTH) as book, book.reading() as connection:
        held = dict(connection.execute(select(copies.c.report, copies.c.telling)).all())
    carried = [d for d in MONTH if d.report.text.endswith("Carried by another paper.")]
    firsts = {d.report.key: d.report.id for d in MONTH}
    assert carried
    for one in carried:
        assert held[one.report.id] == held[firsts[one.report.key.partition("-")[0] + "-0"]]


def test_an_incident_is_read_from_all_its_reports(place):
    """The same source's newer number replaces the older one, another's disputes it."""
    with _filled(place(), MONTH) as book, book.reading() as connection:
        rows = {r.id: r for r in connection.execute(select(incidents))}
        disputed = {r.id for r in rows.values() if r.disputed}
    rivals = [
        n
        for n in range(INCIDENTS)
        if any(who == "the Northern Front" for _, _, who in months.planned(n, INCIDENTS).told)
    ]
    assert len(rows) == INCIDENTS
    assert len(disputed) == len(rivals)
    places = {r.place: r for r in rows.values()}
    for n in set(range(INCIDENTS)) - set(rivals):
        one = months.planned(n, INCIDENTS)
        latest = max((later, dead) for dead, later, _ in one.told)[1]
        assert places[one.town.name].killed_low == latest


def test_every_judgement_gives_its_reasons(place):
    with _filled(place(), MONTH) as book, book.reading() as connection:
        found = connection.execute(select(judgements).where(judgements.c.about == "testimonies")).all()
    assert found
    for one in found:
        assert one.a < one.b
        assert one.reasons
        assert (one.by, one.ended) == ("rules", None)
        assert 0 <= one.score <= 1


def test_what_was_recorded_without_rules_is_linked_later(place):
    name, other = place(), place()
    with ledger.open(name) as book:
        for one in (*MONTH[:8], crossing(), quiet()):
            book.record(one)
    with pipeline.ledger(name) as book, _filled(other, (*MONTH[:8], crossing(), quiet())) as whole:
        assert book.catch_up() == 10
        assert book.catch_up() == 0
        assert _contents(book) | {"reports": ""} == _contents(whole) | {"reports": ""}


def test_newer_rules_put_all_together_anew(place):
    """Rules by which nothing is ever one, then those of today."""
    name = place()
    with pipeline.ledger(name) as today:
        rules = today.ruled

    class Strict(type(rules)):
        version = "strict"

        def __init__(self):
            self.__dict__ |= vars(rules) | {"version": "strict"}

        def groups(self, made, _):
            return [(p.id,) for p in made]

    with ledger.open(name, Strict()) as book:
        for one in MONTH[:6]:
            book.record(one)
        assert not book.outdated
    with pipeline.ledger(name) as book, _filled(place(), MONTH[:6]) as whole:
        assert book.outdated
        assert len(list(book.relink())) == 6
        assert not book.outdated
        assert _contents(book) == _contents(whole)


def _arrests():
    """A report that tells of an arrest alone: the deed that it follows from stands in others."""
    told = MONTH[0]
    said = tuple(replace(c, value="arrest") if c.field == "type" else c for c in told.claims)
    return replace(told, incidents=(replace(told.incidents[0], type="arrest"),), claims=said)


@pytest.mark.parametrize("dossier", [crossing(), quiet(), _arrests()])
def test_any_dossier_can_be_linked(place, dossier):
    with _filled(place(), [dossier]) as book:
        assert len(list(book.relink())) == 1
        with book.reading() as connection:
            assert len(connection.execute(select(incidents)).all()) == len(dossier.incidents)
