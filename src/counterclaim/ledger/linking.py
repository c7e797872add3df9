"""A new report takes its place: its copies, its incidents' neighbourhood, the groups that change."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from counterclaim.ledger import deriving
from counterclaim.ledger.candidates import INCIDENT, Pair, add_keys, end, holders, note, pair
from counterclaim.ledger.loading import batches, live
from counterclaim.ledger.rows import Names
from counterclaim.ledger.rules import Record, Rules
from counterclaim.ledger.salting import salt_of
from counterclaim.ledger.stories import Joined, join_story, leave_story, story_of
from counterclaim.ledger.tables import copies, judgements, keys, members, profiles
from counterclaim.model import Dossier

_STANDING = members.c.ended.is_(None)


def link(connection: Connection, rules: Rules, dossier: Dossier, ids: Names, *, by_hand: bool = False) -> None:
    """Find the copies of a report that was just written, judge its incidents, and group their neighbourhood anew.

    What was entered by hand is no copy of anything.
    """
    if by_hand:
        story = Joined(ids.report, (ids.report,))
    else:
        story = story_of(connection, ids.report) or join_story(connection, rules, dossier.report)
    made = rules.profiles(dossier, ids.report, ids.testimonies, salt_of(connection))
    rows = [{"testimony": name, "report": ids.report, "profile": record} for name, record, _ in made]
    connection.execute(insert(profiles), rows)
    fresh = {name: rules.profile(record, story.id) for name, record, _ in made}
    pairs = {pair(name, other) for name, _, found in made for other in holders(connection, INCIDENT, found)}
    add_keys(connection, INCIDENT, {name: found for name, _, found in made})
    held = _told_by(connection, story.reports)
    fellows = {name for report, names in held.items() if report != ids.report for name in names}
    _judge(connection, rules, pairs | {pair(a, b) for a, b in product(fresh, fellows)}, fresh)
    if story.united:
        _rejudge(connection, rules, [names for report, names in held.items() if report != ids.report])
    settle(connection, rules, fresh.keys() | fellows)


def unlink(connection: Connection, report: str) -> set[str]:
    """Take a report's incidents out of all that is derived, and with them the incidents that they had a part in.

    Returns the testimonies that told these too: they are without an incident until they are settled.
    """
    gone = set(connection.scalars(select(profiles.c.testimony).where(profiles.c.report == report)).all())
    told = _grouped_with(connection, gone)
    deriving.drop(connection, set(_members(connection, told).values()))
    deriving.remove(connection, told)
    for some in batches(sorted(gone)):
        connection.execute(delete(keys).where(keys.c.kind == INCIDENT, keys.c.owner.in_(some)))
        connection.execute(delete(profiles).where(profiles.c.testimony.in_(some)))
        mine = or_(judgements.c.a.in_(some), judgements.c.b.in_(some))
        chosen = select(judgements.c.id).where(judgements.c.by == "rules", live("testimonies"), mine)
        end(connection, connection.scalars(chosen).all(), "rules", "read anew")
    return told - gone


def part(connection: Connection, rules: Rules, told: Collection[str]) -> set[str]:
    """Find anew which of some reports carry one story, after one of them is gone; all testimonies of these reports."""
    leave_story(connection, rules, told)
    held = _told_by(connection, told)
    _rejudge(connection, rules, list(held.values()))
    return {name for names in held.values() for name in names}


def _judge(connection: Connection, rules: Rules, pairs: Collection[Pair], known: Mapping[str, Any]) -> None:
    """Compare candidates, and note those pairs that are or may be one."""
    missing = {name for pair in pairs for name in pair} - known.keys()
    loaded = dict(known) | load(connection, rules, missing)
    made = (rules.judge(loaded[a], loaded[b]) for a, b in sorted(pairs))
    note(connection, "testimonies", [((j.a, j.b), j.verdict, j.score, j.why) for j in made if j.verdict != "different"])


def _rejudge(connection: Connection, rules: Rules, told: Collection[Collection[str]]) -> None:
    """Compare again what reports of one story tell, now that they are known to be one; each report's testimonies."""
    pairs = {pair(a, b) for x, y in combinations(told, 2) for a, b in product(x, y)}
    for some in batches(sorted({name for names in told for name in names})):
        chosen = select(judgements.c.a, judgements.c.b, judgements.c.id).where(
            live("testimonies"), judgements.c.by == "rules", judgements.c.a.in_(some)
        )
        former = [name for a, b, name in connection.execute(chosen) if (a, b) in pairs]
        end(connection, former, "rules", "known to be copies")
    _judge(connection, rules, pairs, {})


def _told_by(connection: Connection, told: Collection[str]) -> dict[str, list[str]]:
    """The testimonies of reports."""
    held: dict[str, list[str]] = {}
    for some in batches(sorted(told)):
        chosen = select(profiles.c.report, profiles.c.testimony).where(profiles.c.report.in_(some))
        for report, name in connection.execute(chosen):
            held.setdefault(report, []).append(name)
    return held


def load(connection: Connection, rules: Rules, ids: Collection[str]) -> dict[str, Any]:
    """The profiles of testimonies."""
    found: dict[str, Any] = {}
    for some in batches(sorted(ids)):
        joined = profiles.outerjoin(copies, copies.c.report == profiles.c.report)
        chosen = select(profiles.c.testimony, profiles.c.profile, copies.c.telling).select_from(joined)
        for name, record, telling in connection.execute(chosen.where(profiles.c.testimony.in_(some))):
            found[name] = rules.profile(record, telling or "")
    return found


def settle(connection: Connection, rules: Rules, touched: Collection[str]) -> None:
    """Group the neighbourhood of some testimonies anew, and derive the incidents that are other than before."""
    near, between = _neighbourhood(connection, touched)
    loaded = load(connection, rules, near)
    groups = rules.groups([loaded[n] for n in sorted(loaded)], between)
    before = _members(connection, near)
    changed = [g for g in groups if set(g) & set(touched) or len({before.get(m) for m in g}) != 1 or _shrunk(g, before)]
    deriving.derive(connection, rules, changed, {before[m] for g in changed for m in g if m in before})


def _shrunk(group: Sequence[str], before: Mapping[str, str]) -> bool:
    """Whether a group has lost members."""
    return sum(held == before.get(group[0]) for held in before.values()) != len(group)


def _members(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The incidents that testimonies tell till now."""
    found: dict[str, str] = {}
    for some in batches(sorted(ids)):
        chosen = select(members.c.testimony, members.c.incident).where(members.c.testimony.in_(some), _STANDING)
        found |= {row.testimony: row.incident for row in connection.execute(chosen)}
    return found


def _grouped_with(connection: Connection, ids: Collection[str]) -> set[str]:
    """All testimonies of the incidents that some of them tell."""
    found: set[str] = set()
    for some in batches(sorted(set(_members(connection, ids).values()))):
        found |= set(
            connection.scalars(select(members.c.testimony).where(members.c.incident.in_(some), _STANDING)).all()
        )
    return found


def _neighbourhood(connection: Connection, touched: Collection[str]) -> tuple[set[str], list[Record]]:
    """All that live judgements connect with some testimonies, with what was grouped with them; these judgements."""
    near: set[str] = set()
    edges: dict[str, Record] = {}
    front = set(touched)
    while front:
        near |= front
        found = set(_grouped_with(connection, front))
        for record in _edges(connection, front):
            edges[record.pop("id")] = record
            found |= {record["a"], record["b"]}
        front = found - near
    return near, list(edges.values())


def _edges(connection: Connection, ids: Collection[str]) -> Iterator[Record]:
    """The live judgements on some testimonies."""
    for some in batches(sorted(ids)):
        ends = or_(judgements.c.a.in_(some), judgements.c.b.in_(some))
        for row in connection.execute(select(judgements).where(live("testimonies"), ends)):
            person = row.by == "person"
            yield {
                "id": row.id, "a": row.a, "b": row.b, "verdict": row.verdict, "score": row.score, "by": row.author,
                "person": person, "barred": person and row.verdict == "different", "why": row.reasons or [],
            }  # fmt: skip
