"""A salt for each ledger, the hashes of words made with it; a list of the reports that wait to be linked."""

import secrets
from hashlib import blake2b
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_LOT = 500


def upgrade() -> None:
    """Make the list, write down who waits, salt what is hashed."""
    op.create_table(
        "waiting",
        sa.Column("report", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("report"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO waiting (report) SELECT id FROM reports "
        "WHERE NOT EXISTS (SELECT 1 FROM profiles WHERE profiles.report = reports.id)"
    )
    salt = secrets.token_hex(16)
    marks = sa.table("marks", sa.column("name"), sa.column("value"))
    op.execute(sa.insert(marks).values(name="salt", value=salt))
    _profiles(op.get_bind(), bytes.fromhex(salt))
    _keys(op.get_bind(), bytes.fromhex(salt))


def _profiles(connection: sa.Connection, salt: bytes) -> None:
    """Write every profile again, its words salted."""
    held = sa.table("profiles", sa.column("testimony"), sa.column("profile", sa.JSON))
    last = ""
    while True:
        chosen = sa.select(held).where(held.c.testimony > last).order_by(held.c.testimony).limit(_LOT)
        rows = connection.execute(chosen).all()
        if not rows:
            return
        salted = sa.update(held).where(held.c.testimony == sa.bindparam("name")).values(profile=sa.bindparam("made"))
        connection.execute(salted, [{"name": r.testimony, "made": _salted(r.profile, salt)} for r in rows])
        last = rows[-1].testimony


def _salted(profile: dict[str, Any], salt: bytes) -> dict[str, Any]:
    """A profile whose traces are hashed again; numbers stay."""
    left = {name: _again(held, salt) for name, held in profile.get("traces", {}).items()}
    return {**profile, "traces": left} if left else profile


def _again(held: Any, salt: bytes) -> Any:
    if isinstance(held, dict):
        return {_hidden(word, salt): size for word, size in held.items()}
    return sorted(_hidden(w, salt) for w in held) if any(isinstance(w, str) for w in held) else held


def _hidden(word: str, salt: bytes) -> str:
    return blake2b(word.encode(), digest_size=6, key=salt).hexdigest()


def _keys(connection: sa.Connection, salt: bytes) -> None:
    """Write the keys of incidents again, salted."""
    op.drop_index("keys_owner")
    op.rename_table("keys", "former_keys")
    op.create_table(
        "keys",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "owner"),
        sqlite_with_rowid=False,
    )
    names = ("kind", "key", "owner")
    old, new = (sa.table(name, *map(sa.column, names)) for name in ("former_keys", "keys"))
    held = connection.execute(sa.select(old), execution_options={"yield_per": 20 * _LOT})
    for rows in held.mappings().partitions():
        made = [r if r["kind"] != "incident" else {**r, "key": _hidden(r["key"], salt)} for r in map(dict, rows)]
        connection.execute(sa.insert(new), made)
    op.drop_table("former_keys")
    op.create_index("keys_owner", "keys", ["owner"])
