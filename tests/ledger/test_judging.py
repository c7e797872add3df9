"""What people decide outranks the rules, survives what comes after, and can be undone."""

import pytest
from bench import months
from sqlalchemy import select

from counterclaim import pipeline
from counterclaim.errors import UsageError
from counterclaim.ledger import judging, rereading
from counterclaim.ledger.asking import Question, asked
from counterclaim.ledger.contents import contents
from counterclaim.ledger.showing import history, show
from counterclaim.ledger.tables import claims, incidents, judgements, members, reports

WHY = {"author": "Ada", "reason": "the same market"}
SEED = next(seed for seed in range(50) if {1, 2} <= {len(months.planned(n, 8, seed).told) for n in range(4)})
"""A month in which the first incidents have one report as well as two."""
TOLD = [list(months.reports(months.planned(n, 8, SEED), SEED)) for n in range(8)]


@pytest.fixture
def book(place):
    with pipeline.ledger(place()) as made:
        for told in TOLD[:4]:
            for one in told:
                made.record(one)
        yield made


def _groups(book):
    """The incidents as sets of the reports' keys."""
    found = {}
    with book.reading() as connection:
        chosen = select(members.c.incident, reports.c.key).join(claims, claims.c.testimony == members.c.testimony)
        joined = chosen.join(reports, claims.c.report == reports.c.id).where(members.c.ended.is_(None))
        for incident, key in connection.execute(joined):
            found.setdefault(incident, set()).add(key)
    return {frozenset(keys): incident for incident, keys in found.items()}


def _keys(*ns):
    return frozenset(d.report.key for n in ns for d in TOLD[n])


def _write(book, what, *args, **more):
    with book.writing() as connection:
        return what(connection, book.rules, *args, **(WHY | more))


def _many():
    """One of the incidents that several reports tell."""
    return next(n for n in range(4) if len(TOLD[n]) > 1)


def test_merged_split_and_undone(book):
    before = _groups(book)
    made = _write(book, judging.merge, before[_keys(0)], before[_keys(1)][:8])
    assert _keys(0, 1) in _groups(book)
    _write(book, judging.undo, made[:10], reason="two markets after all")
    assert _groups(book) == before


def test_a_merge_holds_for_reports_that_come_later(book):
    before = _groups(book)
    _write(book, judging.merge, before[_keys(0)], before[_keys(1)])
    for told in TOLD[4:]:
        for one in told:
            book.record(one)
    assert set(_groups(book)) == {_keys(0, 1), *(_keys(n) for n in range(2, 8))}


def test_a_merged_incident_takes_in_what_comes_to_either(place):
    """Later reports on one of them join, though the rules keep them from the other."""
    n = _many()
    with pipeline.ledger(place()) as book:
        for one in (TOLD[n][0], *TOLD[_alone()]):
            book.record(one)
        before = _groups(book)
        _write(book, judging.merge, *before.values())
        for one in TOLD[n][1:]:
            book.record(one)
        assert set(_groups(book)) == {_keys(n, _alone())}


def test_split_by_the_key_of_a_report(book):
    n = _many()
    before = _groups(book)
    last = TOLD[n][-1].report.key
    made = _write(book, judging.split, before[_keys(n)], [last])
    assert {frozenset({last}), _keys(n) - {last}} <= set(_groups(book))
    for one in made:
        _write(book, judging.undo, one)
    assert _groups(book) == before


def test_the_last_judgement_on_a_pair_stands(book):
    before = _groups(book)
    a, b = before[_keys(0)], before[_keys(1)]
    _write(book, judging.merge, a, b)
    kept = _write(book, judging.split, a, [b])
    assert set(_groups(book)) == set(before)
    with book.reading() as connection:
        live = select(judgements).where(judgements.c.by == "person", judgements.c.ended.is_(None))
        assert {r.id for r in connection.execute(live)} == set(kept)


def _killed(book, n):
    with book.reading() as connection:
        found = connection.execute(
            select(claims).join(reports, claims.c.report == reports.c.id).where(
                claims.c.field == "killed", reports.c.key == TOLD[n][0].report.key
            )
        ).one()  # fmt: skip
    return found.id


def _alone():
    return next(n for n in range(4) if len(TOLD[n]) == 1)


def _row(book, n):
    with book.reading() as connection:
        town = months.planned(n, 8, SEED).town.name
        return connection.execute(select(incidents).where(incidents.c.place == town)).one()


def test_a_claim_corrected_rejected_and_as_it_was(book):
    n = _alone()
    first = _row(book, n)
    claim = _killed(book, n)
    made = _write(book, judging.on_claim, claim, "correct", value={"low": 99, "best": 99, "high": 99})
    assert _row(book, n).killed_low == 99
    again = _write(book, judging.on_claim, claim, "reject")
    assert _row(book, n).killed_low is None
    with pytest.raises(UsageError):
        _write(book, judging.undo, made)
    _write(book, judging.undo, again)
    assert _row(book, n) == first
    with book.reading() as connection:
        told = [h["what"] for h in history(connection, first.id)]
    assert {"correct", "no longer correct", "reject", "no longer reject"} <= set(told)


@pytest.mark.parametrize("value", [None, 7, {"low": 3, "best": 2, "high": 1}, "many", {"low": "x"}])
def test_a_correction_must_be_a_value_of_the_field(book, value):
    with pytest.raises(UsageError):
        _write(book, judging.on_claim, _killed(book, 0), "correct", value=value)


def test_nobody_can_judge_what_is_not_there(book):
    for what, args in (
        (judging.merge, ("zz", "yy")),
        (judging.undo, ("zz",)),
        (judging.on_claim, ("zz", "accept")),
        (judging.on_claim, ("", "accept")),
        (judging.split, (next(iter(_groups(book).values())), ["zz"])),
    ):
        with pytest.raises(UsageError):
            _write(book, what, *args)


def test_a_rules_judgement_rejected(book):
    n = _many()
    with book.reading() as connection:
        held = select(members.c.testimony).where(members.c.incident == _groups(book)[_keys(n)])
        found = connection.execute(select(judgements).where(judgements.c.a.in_(held), judgements.c.by == "rules"))
        rule = found.first()
    _write(book, judging.on_pair, rule.id, "reject")
    assert _keys(n) not in _groups(book)
    with pytest.raises(UsageError):
        _write(book, judging.undo, rule.id)


def _reread(book, dossier):
    with book.writing() as connection:
        return rereading.apply(connection, book.rules, dossier, "newer")


def test_read_anew_the_same_nothing_changes(book):
    with book.reading() as connection:
        before = contents(connection) | {"reports": ""}
    for told in TOLD[:4]:
        for one in told:
            assert not _reread(book, one)
    with book.reading() as connection:
        assert contents(connection) | {"reports": ""} == before


def _altered(dossier):
    """The same report, its toll read otherwise and its place not at all."""
    from dataclasses import replace  # noqa: PLC0415

    told = [c for c in dossier.claims if c.field != "where"]
    made = [replace(c, value=replace(c.value, low=50, best=50, high=50)) if c.field == "killed" else c for c in told]
    return replace(dossier, claims=tuple(made))


def test_read_anew_gains_and_losses_are_told_and_judgements_go_along(book):
    n, other = _alone(), _many()
    before = _groups(book)
    _write(book, judging.merge, before[_keys(n)], before[_keys(other)])
    _write(book, judging.on_claim, _killed(book, n), "accept")
    changes = _reread(book, _altered(TOLD[n][0]))
    assert [c.field for c in changes.lost] == ["where"]
    assert [(a.value.best, b.value.best) for a, b in changes.altered] == [(TOLD[n][0].incidents[0].killed.best, 50)]
    assert not changes.gained
    assert _keys(n, other) in _groups(book)
    with book.reading() as connection:
        live = select(judgements).where(judgements.c.by == "person", judgements.c.ended.is_(None))
        assert {r.verdict: r.author for r in connection.execute(live)} == {"same": "Ada", "accept": "Ada"}
        accepted = connection.execute(live.where(judgements.c.verdict == "accept")).one()
    assert accepted.a == _killed(book, n)
    _reread(book, TOLD[n][0])
    assert _keys(n, other) in _groups(book)


def test_what_was_read_before_is_what_was_known_then(book):
    from datetime import UTC, date, datetime  # noqa: PLC0415

    from counterclaim.ledger.tables import extractions  # noqa: PLC0415

    n = _alone()
    _reread(book, _altered(TOLD[n][0]))
    past = date(2001, 1, 1)
    with book.writing() as connection:
        for table in (members, extractions):
            connection.execute(table.update().where(table.c.ended.is_not(None)).values(created="2000-01-01"))
    row = _row_by_killed(book, 50)
    with book.reading() as connection:
        then = asked(connection, book.rules, Question(on=past))
        now = asked(connection, book.rules, Question(on=datetime.now(UTC).date()))
        town = months.planned(n, 8, SEED).town.name
        assert town in {r["place"] for r in then}
        assert town not in {r["place"] for r in now}
        assert show(connection, book.rules, row.id).whole.incident.killed.best == 50


def _row_by_killed(book, killed):
    with book.reading() as connection:
        return connection.execute(select(incidents).where(incidents.c.killed_low == killed)).one()
