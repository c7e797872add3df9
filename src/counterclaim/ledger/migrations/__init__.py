"""From older schemas to that of today, step by step; Alembic runs the steps."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from counterclaim.ledger.tables import VERSION

STAMP = "counterclaim_version"


def config(connection: Connection) -> Config:
    """Alembic's settings for the steps that stand beside this file."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection, found: int) -> None:
    """Bring the schema from the number `found` to today's, within the transaction of `connection`."""
    if found == 1:
        command.stamp(config(connection), "0001")
    command.upgrade(config(connection), f"{VERSION:04}")
