"""Ledgers of any size for benchmarks: rows written in bulk, as if they had come in one by one and met nothing alike.

A few thousand invented incidents are told again, each time a season later, so that as much happens on any day in a
small ledger as in a large one.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Table, insert

from bench import months
from counterclaim.ledger import deriving, rows, words
from counterclaim.ledger.book import Ledger
from counterclaim.ledger.candidates import COPY, INCIDENT
from counterclaim.ledger.salting import salt_of
from counterclaim.ledger.tables import (
    claims,
    copies,
    evidence,
    incidents,
    keys,
    members,
    profiles,
    reports,
    sources,
    testimonies,
)
from counterclaim.model import Dossier, When
from counterclaim.model.testimony import Testimony

SEASON = timedelta(96)
BASE = 2000
_LOT = 2000


def fill(book: Ledger, size: int, seed: int = 1) -> None:
    """Write `size` incidents, each told by one report, into an empty ledger."""
    base = [next(months.reports(months.planned(n, min(size, BASE), seed), seed)) for n in range(min(size, BASE))]
    with book.reading() as connection:
        salt = salt_of(connection)
    lot: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    said: list[tuple[str, str]] = []
    for n in range(size):
        said += _add(book, lot, _later(base[n % len(base)], n // len(base)), salt, random.Random(n))
        if len(lot[reports]) == _LOT or n == size - 1:
            with book.writing() as connection:
                _write(connection, lot, said)
            lot.clear()
            said.clear()


def _later(dossier: Dossier, seasons: int) -> Dossier:
    """The same, some seasons later."""
    if not seasons:
        return dossier
    shift = seasons * SEASON
    report = dossier.report
    assert report.published is not None
    later = replace(
        report, key=f"{report.key}-{seasons}", text=f"{report.text}\n{seasons}", published=report.published + shift
    )

    def moved(when: When) -> When:
        assert when.start is not None and when.end is not None
        return replace(when, start=when.start + shift, end=when.end + shift)

    told = tuple(replace(c, value=moved(c.value)) if isinstance(c.value, When) else c for c in dossier.claims)
    return replace(
        dossier, report=later, claims=told, incidents=tuple(replace(i, when=moved(i.when)) for i in dossier.incidents)
    )


def _add(
    book: Ledger, lot: dict[Table, list[dict[str, Any]]], dossier: Dossier, salt: str, chance: random.Random
) -> list[tuple[str, str]]:
    """The rows of one report; its fingerprint is one of random phrases, so that nothing is its copy."""
    rules, moment = book.ruled, "2020-01-01T00:00:00"
    ids = rows.names(dossier)
    lot[reports].append(rows.report(dossier, moment, "bench"))
    for table, made in (
        (sources, rows.sources(dossier, ids)),
        (testimonies, rows.testimonies(dossier, ids)),
        (claims, rows.claims(dossier, ids)),
        (evidence, rows.evidence(dossier, ids)),
    ):
        lot[table] += made
    prints = [f"{chance.getrandbits(48):012x}" for _ in range(16)]
    record = {"report": ids.report, "hashes": sorted(prints)}
    lot[copies].append({"report": ids.report, "telling": ids.report, "origin": None, "version": 0, "print": record})
    lot[keys] += [{"kind": COPY, "key": k, "owner": ids.report} for k in set(prints)]
    for name, profile, found in rules.profiles(dossier, ids.report, ids.testimonies, salt):
        lot[profiles].append({"testimony": name, "report": ids.report, "profile": profile})
        lot[keys] += [{"kind": INCIDENT, "key": k, "owner": name} for k in set(found)]
        lot[members].append({"testimony": name, "incident": name, "created": moment})
        lot[incidents].append(deriving.row(rules.whole([_testimony(dossier, ids, name)])))
    return rows.said(dossier, ids)


def _testimony(dossier: Dossier, ids: rows.Names, name: str) -> Testimony:
    report = dossier.report
    told = tuple(
        replace(c, id=ids.claims[c.id], incident=name, source=ids.sources[c.source] if c.source else None)
        for c in dossier.claims
    )
    speakers = tuple(replace(s, id=ids.sources[s.id]) for s in dossier.sources)
    return Testimony(
        name, ids.report, report.key, report.day, report.outlet, ids.report, report.outlet, True, told, speakers
    )  # fmt: skip


def _write(connection: Connection, lot: dict[Table, list[dict[str, Any]]], said: list[tuple[str, str]]) -> None:
    order = (reports, sources, testimonies, claims, evidence, copies, keys, profiles, members, incidents)
    for table in order:
        connection.execute(insert(table), lot[table])
    words.add(connection, said)


def fresh(size: int, many: int, seed: int = 1) -> Iterator[Dossier]:
    """Reports that come to a ledger of `size`: new incidents, and updates and copies of incidents that are there."""
    total = min(size, BASE)
    last = (size - 1) // total
    for n in range(many):
        told = list(months.reports(months.planned(n, total, seed), seed))
        if n % 2 and len(told) > 1:
            yield _later(told[-1], last)
        else:
            yield _later(next(months.reports(months.planned(n, total, seed + 1), seed + 1)), last)
