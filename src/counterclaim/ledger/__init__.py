"""What was read, recorded: SQLite, ids made from content, nothing overwritten. The only SQL."""

from counterclaim.ledger.book import Ledger, open  # noqa: A004  as in `ledger.open(path)`

__all__ = ["Ledger", "open"]
