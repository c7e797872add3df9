"""Alembic runs this: the steps, on the connection and within the transaction that it is handed."""

from alembic import context

from counterclaim.ledger.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="counterclaim_version",
)
context.run_migrations()
