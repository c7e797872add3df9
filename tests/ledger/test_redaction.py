"""Redaction: the words are gone, from the file itself too; a tombstone tells what, when, by whom and why."""

from dataclasses import replace
from pathlib import Path

import pytest
from bench import months
from sqlalchemy import select

from counterclaim import pipeline
from counterclaim.errors import UsageError
from counterclaim.ledger import judging, redaction, rereading, words
from counterclaim.ledger.contents import contents
from counterclaim.ledger.tables import judgements, tombstones
from tests.dossiers import crossing, quiet

SECRET = ("Sandovan", "fishmonger", "Norda Press")
WHY = {"author": "Ada", "reason": "she asked for it"}


def _redact(book, name):
    with book.reading() as connection:
        report = redaction.report_of(connection, name)
    book.redact(report, **WHY)


def _everything(name, book):
    """All that can be read out of a ledger: the bytes of its files, or every row of every table."""
    if "://" not in name:
        book.close()
        return b"".join(p.read_bytes() for p in Path(name).parent.glob(f"{Path(name).name}*")).decode(errors="replace")
    from counterclaim.ledger.tables import metadata  # noqa: PLC0415

    with book.reading() as connection:
        rows = [tuple(r) for t in metadata.sorted_tables for r in connection.execute(select(t))]
        rows += [tuple(r) for r in connection.exec_driver_sql("SELECT * FROM words")]
    return str(rows)


def test_the_words_are_gone(place):
    name = place()
    with pipeline.ledger(name) as book:
        book.record(crossing())
        book.record(quiet())
        with book.writing() as connection:
            fewer = replace(crossing(), claims=crossing().claims[:-1])
            rereading.apply(connection, book.rules, fewer, "newer")
        assert all(word in _everything(name, book) for word in SECRET)
        _redact(book, "old-ferry")
        left = _everything(name, book)
        assert not [word for word in SECRET if word in left]
        assert crossing().report.id not in book
        assert len(book) == 1
        with book.reading() as connection:
            (stone,) = connection.execute(select(tombstones)).all()
            assert not connection.scalars(words.matching(connection, "fishmonger")).all()
        assert (stone.id, stone.what, stone.author, stone.reason) == (crossing().report.id, "report", *WHY.values())
        assert stone.redacted_at


def test_what_was_redacted_does_not_come_back(place):
    with pipeline.ledger(place()) as book:
        book.record(crossing())
        _redact(book, "old-ferry")
        assert book.knows(crossing().report)
        assert not book.record(crossing())
        assert len(book) == 0
        with pytest.raises(UsageError):
            _redact(book, "old-ferry")


def test_the_rest_is_as_if_it_had_never_been(place):
    told = list(months.dossiers(6))
    gone = next(d for d in told if d.report.key.endswith("-1"))
    name, other = place(), place()
    with pipeline.ledger(name) as book, pipeline.ledger(other) as without:
        for one in told:
            book.record(one)
            if one is not gone:
                without.record(one)
        _redact(book, gone.report.key)
        with book.reading() as mine, without.reading() as theirs:
            assert contents(mine) | {"tombstones": ""} == contents(theirs) | {"tombstones": ""}


def test_what_people_judged_keeps_its_verdict_without_words(place):
    told = list(months.dossiers(6))
    with pipeline.ledger(place()) as book:
        for one in told:
            book.record(one)
        with book.writing() as connection:
            a, b = (rereading.recorded(connection, d.report.id)[1].testimonies["i1"] for d in (told[0], told[-1]))
            judging.merge(connection, book.rules, a, b, author="Ada", reason="the man in the red coat")
        _redact(book, told[0].report.key)
        with book.reading() as connection:
            (row,) = connection.execute(select(judgements).where(judgements.c.by == "person")).all()
    assert row.verdict == "same"
    assert row.reasons == ["redacted"]
    assert row.ended
