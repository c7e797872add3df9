"""What was known at the end of a day, where that is other than what is known now."""

from collections import defaultdict
from datetime import date

from sqlalchemy import Connection, or_, select

from counterclaim.ledger.loading import batches
from counterclaim.ledger.moments import end_of
from counterclaim.ledger.tables import claims, judgements, members

Groups = dict[str, list[str]]


def changed_since(connection: Connection, day: date) -> tuple[set[str], Groups]:
    """The incidents with which something has happened since the end of a day, those of today and those of then, and
    the testimonies that the latter had. All others were what they are."""
    moment = end_of(day)
    touched = _touched(connection, moment)
    then: Groups = defaultdict(list)
    lasting = or_(members.c.ended.is_(None), members.c.ended >= moment)
    for some in batches(sorted(touched)):
        chosen = select(members).where(members.c.incident.in_(some), members.c.created < moment, lasting)
        for row in connection.execute(chosen):
            then[row.incident].append(row.testimony)
    return touched, then


def _touched(connection: Connection, moment: str) -> set[str]:
    """The incidents with which something has happened since: a testimony joined or left, a claim was decided upon, a
    report was read anew."""
    since = or_(members.c.created >= moment, members.c.ended >= moment)
    found = set(connection.scalars(select(members.c.incident).where(since)).all())
    decided = (
        select(members.c.incident)
        .join(claims, claims.c.testimony == members.c.testimony)
        .join(judgements, judgements.c.a == claims.c.id)
        .where(judgements.c.about == "claim", or_(judgements.c.created >= moment, judgements.c.ended >= moment))
    )
    found |= set(connection.scalars(decided).all())
    return found
