"""What was known at the end of a day: which testimonies were held to tell one incident, and what of it still is."""

from collections import defaultdict
from datetime import date

from sqlalchemy import Connection, or_, select

from counterclaim.ledger.moments import end_of
from counterclaim.ledger.tables import claims, judgements, members

Groups = dict[str, list[str]]


def known_on(connection: Connection, day: date) -> tuple[Groups, Groups]:
    """The incidents of that day with their testimonies: those that are the same today, and the others."""
    moment = end_of(day)
    then: dict[str, list[str]] = defaultdict(list)
    lasting = or_(members.c.ended.is_(None), members.c.ended >= moment)
    for row in connection.execute(select(members).where(members.c.created < moment, lasting)):
        then[row.incident].append(row.testimony)
    touched = _touched(connection, moment)
    unchanged = {i: held for i, held in then.items() if i not in touched}
    return unchanged, {i: held for i, held in then.items() if i in touched}


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
