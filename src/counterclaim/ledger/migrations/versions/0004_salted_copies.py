"""The fingerprints of copies hashed with the ledger's salt, as words are since 0003."""

from hashlib import blake2b
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_LOT = 500


def upgrade() -> None:
    """Salt the fingerprints, and the keys under which copies are looked up."""
    marks = sa.table("marks", sa.column("name"), sa.column("value"))
    connection = op.get_bind()
    salt = bytes.fromhex(connection.scalar(sa.select(marks.c.value).where(marks.c.name == "salt")) or "")
    _prints(connection, salt)
    _keys(connection, salt)


def _prints(connection: sa.Connection, salt: bytes) -> None:
    held = sa.table("copies", sa.column("report"), sa.column("print", sa.JSON))
    change = sa.update(held).where(held.c.report == sa.bindparam("name")).values(print=sa.bindparam("made"))
    last = ""
    while True:
        chosen = sa.select(held).where(held.c.report > last).order_by(held.c.report).limit(_LOT)
        rows = connection.execute(chosen).all()
        if not rows:
            return
        connection.execute(change, [{"name": r.report, "made": _salted(r.print, salt)} for r in rows])
        last = rows[-1].report


def _salted(record: dict[str, Any], salt: bytes) -> dict[str, Any]:
    """A fingerprint whose hashes are hashed again."""
    return {**record, "hashes": sorted(_hidden(n, salt) for n in record["hashes"])}


def _hidden(number: int, salt: bytes) -> str:
    """A hash of 48 bits, till now kept as a number, hashed under the salt."""
    return blake2b(f"{number:012x}".encode(), digest_size=6, key=salt).hexdigest()


def _keys(connection: sa.Connection, salt: bytes) -> None:
    """Write the keys of copies again, owner by owner."""
    held = sa.table("keys", sa.column("kind"), sa.column("key"), sa.column("owner"))
    mine = held.c.kind == "copy"
    last = ""
    while True:
        chosen = sa.select(held.c.owner).where(mine, held.c.owner > last).distinct().order_by(held.c.owner).limit(_LOT)
        owners = connection.scalars(chosen).all()
        if not owners:
            return
        those = mine & held.c.owner.in_(owners)
        rows = connection.execute(sa.select(held).where(those)).all()
        connection.execute(sa.delete(held).where(those))
        made = [{"kind": r.kind, "key": _hidden(int(r.key), salt), "owner": r.owner} for r in rows]
        connection.execute(sa.insert(held), made)
        last = owners[-1]
