"""The salt of a ledger: what its words are hashed with, made once, so that no other ledger has the same hashes."""

import secrets

from sqlalchemy import Connection, insert, select

from counterclaim.ledger.tables import marks

SALT = "salt"
"""The mark that holds it."""


def sprinkle(connection: Connection) -> None:
    """Make the salt of a new ledger: 128 random bits as hexadecimal digits."""
    connection.execute(insert(marks), {"name": SALT, "value": secrets.token_hex(16)})


def salt_of(connection: Connection) -> str:
    """The ledger's salt."""
    return connection.execute(_CHOSEN).scalar_one() or ""


_CHOSEN = select(marks.c.value).where(marks.c.name == SALT)
