"""`counterclaim redact`."""

import click

from counterclaim.cli.failures import warn
from counterclaim.cli.guard import guarded
from counterclaim.cli.judging import signed
from counterclaim.cli.ledgers import ledger_option, opened

_EPILOG = """\b
Example:
  counterclaim redact report-17 --ledger ledger.sqlite --author Ada --reason 'a source asked for it'
"""


@click.command(epilog=_EPILOG)
@click.argument("report")
@ledger_option
@signed
@guarded
def redact(*, report: str, ledger: str, author: str, reason: str) -> None:
    """Take a REPORT out of the ledger: its text, and all that was ever read in it.

    REPORT is an id, the beginning of one, or a key. What is left is a tombstone: the id, when, by whom, and why. The
    words leave the tables, the full-text index and the file's free pages; incidents are read anew without the report,
    and it is not taken in again. Copies of the same story in other reports are named; redact them too if need be.
    Nothing else is ever deleted, and this cannot be undone.
    """
    from counterclaim.ledger import redaction  # noqa: PLC0415

    with opened(ledger) as book:
        book.catch_up()
        with book.reading() as connection:
            name = redaction.report_of(connection, report)
        copies = book.redact(name, author=author, reason=reason)
    warn(f"{book.name}: report {name} is redacted")
    for other in copies:
        warn(f"report {other} carries the same story and is still there")
