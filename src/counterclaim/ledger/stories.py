"""Reports that carry one story: a new one is compared with those that share a phrase, and joins its copies."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Executable, insert, select, update

from counterclaim.ledger.candidates import COPY, Pair, add_keys, holders, note, pair
from counterclaim.ledger.loading import IDS, batches, each, live
from counterclaim.ledger.rules import Record, Rules, Story
from counterclaim.ledger.tables import copies, judgements
from counterclaim.model import Report


@dataclass(frozen=True, slots=True)
class Joined:
    """The story that a report carries: its id, all its reports; whether it unites what were several stories so far."""

    id: str
    reports: tuple[str, ...]
    united: bool = False


def story_of(connection: Connection, report: str) -> Joined | None:
    """The story that a report is known to carry; None if that was not asked yet."""
    mine = connection.scalar(select(copies.c.telling).where(copies.c.report == report))
    if mine is None:
        return None
    held = connection.scalars(select(copies.c.report).where(copies.c.telling == mine)).all()
    return Joined(mine, tuple(sorted(held)))


def join_story(connection: Connection, rules: Rules, report: Report, salt: str) -> Joined:
    """Find the story of a report that is new, and note that it carries it."""
    record, found = rules.fingerprint(report, salt)
    others = _prints(connection, _OF_REPORTS, holders(connection, COPY, found))
    related = {pair(report.id, o): how for o, p in others.items() if (how := rules.relation(record, p[0]))}
    add_keys(connection, COPY, {report.id: found})
    note(connection, "reports", [(both, how, None, ()) for both, how in related.items()])
    former = {others[o][1] for both in related for o in both if o in others}
    prints = {r: p[0] for r, p in _prints(connection, _OF_STORIES, former).items()}
    between: dict[Pair, Any] = related | _related(connection, prints)
    (story,) = rules.tellings([record, *prints.values()], between)
    mine = {"report": report.id, "telling": story.id, "origin": story.origin, "version": 0, "print": record}
    connection.execute(insert(copies), mine)
    if prints:
        _write(connection, story)
    return Joined(story.id, story.reports, united=len(former) > 1)


def _write(connection: Connection, story: Story) -> None:
    """Note who carries a story, and which version of it."""
    for n, version in enumerate(story.versions):
        for some in batches(sorted(version.reports)):
            mine = update(copies).where(copies.c.report.in_(some))
            connection.execute(mine.values(telling=story.id, origin=story.origin, version=n))


def leave_story(connection: Connection, rules: Rules, told: Collection[str]) -> None:
    """Find anew which stories some reports carry that carried one with a report that is gone."""
    prints = _prints(connection, _OF_REPORTS, told)
    for story in rules.tellings([p[0] for p in prints.values()], _related(connection, prints)):
        _write(connection, story)


_PRINTS = select(copies.c.report, copies.c.print, copies.c.telling)
_OF_REPORTS, _OF_STORIES = _PRINTS.where(copies.c.report.in_(IDS)), _PRINTS.where(copies.c.telling.in_(IDS))
_RELATED = select(judgements.c.a, judgements.c.b, judgements.c.verdict).where(live("reports"), judgements.c.a.in_(IDS))


def _prints(connection: Connection, chosen: Executable, values: Collection[str]) -> dict[str, tuple[Record, str]]:
    """Reports with their fingerprints and tellings, by the ids of reports or of stories."""
    return {report: (record, telling) for report, record, telling in each(connection, chosen, values)}


def _related(connection: Connection, told: Collection[str]) -> dict[Pair, str]:
    """The relations between reports that were found before."""
    return {(a, b): verdict for a, b, verdict in each(connection, _RELATED, told) if b in told}
