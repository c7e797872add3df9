"""What was known at the end of a day, where that is other than what is known now."""

from datetime import date

from sqlalchemy import Connection, or_, select

from counterclaim.ledger.loading import members_of
from counterclaim.ledger.moments import end_of
from counterclaim.ledger.tables import claims, judgements, members

Groups = dict[str, list[str]]


def changed_since(connection: Connection, day: date) -> tuple[set[str], Groups]:
    """The incidents with which something has happened since the end of a day, those of today and those of then, and
    the testimonies that the latter had. All others were what they are."""
    touched = _touched(connection, end_of(day))
    return touched, members_of(connection, sorted(touched), day)


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
