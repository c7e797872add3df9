"""A new report takes its place: its copies, its incidents' neighbourhood, the groups that change."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, product
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from counterclaim.ledger import deriving
from counterclaim.ledger.candidates import INCIDENT, Pair, add_keys, end, holders, note, pair
from counterclaim.ledger.loading import IDS, batches, each, live
from counterclaim.ledger.rows import Names
from counterclaim.ledger.rules import Record, Rules
from counterclaim.ledger.salting import salt_of
from counterclaim.ledger.stories import Joined, join_story, leave_story, story_of
from counterclaim.ledger.tables import copies, judgements, keys, members, profiles
from counterclaim.model import Dossier, Report


def link(
    connection: Connection, rules: Rules, dossier: Dossier, ids: Names, *, by_hand: bool = False, again: bool = False
) -> None:
    """Find the copies of a report that was just written, judge its incidents, and group their neighbourhood anew.

    What was entered by hand is no copy of anything; one that is linked `again` may know its story already.
    """
    salt = salt_of(connection)
    story = _story(connection, rules, dossier.report, ids.report, salt, by_hand=by_hand, again=again)
    made = rules.profiles(dossier, ids.report, ids.testimonies, salt)
    rows = [{"testimony": name, "report": ids.report, "profile": record} for name, record, _ in made]
    connection.execute(insert(profiles), rows)
    known = {name: rules.profile(record, story.id) for name, record, _ in made}
    fresh = set(known)
    keyed = {name: found for name, _, found in made}
    pairs = {pair(name, other) for name, found in keyed.items() for other in holders(connection, INCIDENT, found)}
    add_keys(connection, INCIDENT, keyed)
    held = _told_by(connection, set(story.reports) - {ids.report})
    fellows = {name for names in held.values() for name in names}
    known = _judge(connection, rules, pairs | {pair(a, b) for a, b in product(fresh, fellows)}, known)
    if story.united:
        _rejudge(connection, rules, list(held.values()))
    settle(connection, rules, fresh | fellows, known)


def _story(
    connection: Connection, rules: Rules, report: Report, name: str, salt: str, *, by_hand: bool, again: bool
) -> Joined:
    """The story that a report carries, which is called `name` in the ledger."""
    if by_hand:
        return Joined(name, (name,))
    known = story_of(connection, name) if again else None
    return known or join_story(connection, rules, report, salt)


def unlink(connection: Connection, report: str) -> set[str]:
    """Take a report's incidents out of all that is derived, and with them the incidents that they had a part in.

    Returns the testimonies that told these too: they are without an incident until they are settled.
    """
    gone = set(connection.scalars(select(profiles.c.testimony).where(profiles.c.report == report)).all())
    before = _grouped_with(connection, gone)
    told = set(before)
    deriving.drop(connection, set(before.values()))
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


def _judge(
    connection: Connection, rules: Rules, pairs: Collection[Pair], known: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Compare candidates, and note those pairs that are or may be one. Returns the profiles, those that are `known`
    and those that it loaded."""
    found = dict(known or {})
    found |= load(connection, rules, {name for pair in pairs for name in pair} - found.keys())
    made = (rules.judge(found[a], found[b]) for a, b in sorted(pairs))
    note(connection, "testimonies", [((j.a, j.b), j.verdict, j.score, j.why) for j in made if j.verdict != "different"])
    return found


def _rejudge(connection: Connection, rules: Rules, told: Collection[Collection[str]]) -> None:
    """Compare again what reports of one story tell, now that they are known to be one; each report's testimonies."""
    pairs = {pair(a, b) for x, y in combinations(told, 2) for a, b in product(x, y)}
    for some in batches(sorted({name for names in told for name in names})):
        chosen = select(judgements.c.a, judgements.c.b, judgements.c.id).where(
            live("testimonies"), judgements.c.by == "rules", judgements.c.a.in_(some)
        )
        former = [name for a, b, name in connection.execute(chosen) if (a, b) in pairs]
        end(connection, former, "rules", "known to be copies")
    _judge(connection, rules, pairs)


def _told_by(connection: Connection, told: Collection[str]) -> dict[str, list[str]]:
    """The testimonies of reports."""
    held: dict[str, list[str]] = {}
    for report, name in each(connection, _TOLD_BY, told):
        held.setdefault(report, []).append(name)
    return held


def load(connection: Connection, rules: Rules, ids: Collection[str]) -> dict[str, Any]:
    """The profiles of testimonies."""
    return {name: rules.profile(record, telling or "") for name, record, telling in each(connection, _PROFILES, ids)}


def settle(
    connection: Connection, rules: Rules, touched: Collection[str], known: Mapping[str, Any] | None = None
) -> None:
    """Group the neighbourhood of some testimonies anew, and derive the incidents that are other than before.

    `known` are profiles that need not be loaded.
    """
    near, between, before = _neighbourhood(connection, touched)
    loaded = dict(known or {})
    loaded |= load(connection, rules, near - loaded.keys())
    groups = rules.groups([loaded[n] for n in sorted(near) if n in loaded], between)
    changed = [g for g in groups if set(g) & set(touched) or len({before.get(m) for m in g}) != 1 or _shrunk(g, before)]
    deriving.derive(connection, rules, changed, before)


def _shrunk(group: Sequence[str], before: Mapping[str, str]) -> bool:
    """Whether a group has lost members."""
    return sum(held == before.get(group[0]) for held in before.values()) != len(group)


def _grouped_with(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """All testimonies of the incidents that some of them tell, and which incident that is."""
    return dict(each(connection, _FELLOWS, ids))


def _neighbourhood(connection: Connection, touched: Collection[str]) -> tuple[set[str], list[Record], dict[str, str]]:
    """All that live judgements connect with some testimonies, with what was grouped with them; these judgements; which
    incidents the testimonies tell till now."""
    near: set[str] = set()
    edges: dict[str, Record] = {}
    before: dict[str, str] = {}
    front = set(touched)
    while front:
        near |= front
        before |= _grouped_with(connection, front - before.keys())
        for row in each(connection, _EDGES, front):
            edges[row.id] = _edge(row)
        front = (before.keys() | {e[end] for e in edges.values() for end in ("a", "b")}) - near
    return near, list(edges.values()), before


def _edge(row: Any) -> Record:
    """A judgement as the rules want it."""
    person = row.by == "person"
    return {
        "a": row.a, "b": row.b, "verdict": row.verdict, "score": row.score, "by": row.author,
        "person": person, "barred": person and row.verdict == "different", "why": row.reasons or [],
    }  # fmt: skip


_TOLD_BY = select(profiles.c.report, profiles.c.testimony).where(profiles.c.report.in_(IDS))
_PROFILES = (
    select(profiles.c.testimony, profiles.c.profile, copies.c.telling)
    .select_from(profiles.outerjoin(copies, copies.c.report == profiles.c.report))
    .where(profiles.c.testimony.in_(IDS))
)
_mine = members.alias()
_FELLOWS = (
    select(members.c.testimony, members.c.incident)
    .join(_mine, _mine.c.incident == members.c.incident)
    .where(_mine.c.testimony.in_(IDS), _mine.c.ended.is_(None), members.c.ended.is_(None))
    .distinct()
)
_EDGES = select(judgements).where(live("testimonies"), or_(judgements.c.a.in_(IDS), judgements.c.b.in_(IDS)))
