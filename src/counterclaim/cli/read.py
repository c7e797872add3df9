"""`counterclaim read`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.cli.choices import COLOR, choices
from counterclaim.cli.failures import Failures
from counterclaim.cli.guard import FAILED, guarded
from counterclaim.cli.output import Output
from counterclaim.cli.printers import FORMATS, Printer
from counterclaim.settings import Settings

if TYPE_CHECKING:
    from counterclaim.model import Dossier

_EPILOG = """\b
Examples:
  counterclaim read report.txt                      a screen for a person
  counterclaim read reports/ more.jsonl             folders and files, as many as you like
  curl -s https://example.org/story | counterclaim read -
  counterclaim read report.txt --published 2024-07-31
  counterclaim read reports/ --format jsonl --errors failed.jsonl > dossiers.jsonl
  counterclaim read reports/ --ledger ledger.sqlite
  counterclaim read reports/ --format ucdp --reading ucdp > fatal.csv

\b
Exit code: 0 all was read; 1 something could not be read (one line each on standard
error); 2 wrong usage; 130 interrupted.
"""


@click.command(epilog=_EPILOG)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
    help="A screen; one JSON object a line; the same, indented (several reports: a list); or CSV in the columns of "
         "UCDP's GED (fatal incidents) or of ACLED (dated ones).",
)  # fmt: skip
@choices
@click.option("--ledger", metavar="LEDGER",
              help="Record what is read in this ledger: a file, made if need be, or postgresql://...")  # fmt: skip
@click.option("--errors", type=click.Path(path_type=Path), metavar="FILE",
              help="Write what failed there too, as JSON lines {item, reason}.")  # fmt: skip
@COLOR
@click.option("--mask/--no-mask", default=None,
              help="Black out the names of private persons: victims, witnesses, residents. "
                   "In tables unless told otherwise.")  # fmt: skip
@guarded
def read(  # noqa: PLR0913
    *,
    paths: tuple[str, ...],
    form: str,
    counts: str,
    reading: str,
    published: date | None,
    limit: int,
    ledger: str | None,
    errors: Path | None,
    color: bool | None,
    mask: bool | None,
) -> None:
    """Read reports and tell every account of every incident in them.

    PATH is a file, a folder or `-` for standard input: plain text, HTML, JSON or JSON Lines (keys `id`,
    `text`, `title`, `published`, `url`, `outlet`). What cannot be read is named on standard error, and the
    rest goes on.
    """
    settings = Settings(counts=counts, reading=reading, limit=limit)
    printer = Printer(form, Output(), color=color, mask=mask)
    with Failures(errors) as failures, printer, _recording(ledger) as record, printer.progress() as step:
        for dossier in _dossiers(paths, published, settings, failures):
            record(dossier)
            printer.show(dossier)
            step(failures.count)
    if failures.count:
        raise SystemExit(FAILED)


def _dossiers(
    paths: tuple[str, ...], published: date | None, settings: Settings, failures: Failures
) -> "Iterator[Dossier]":
    """The dossiers of all that can be read; the failures are told."""
    from counterclaim import intake  # noqa: PLC0415
    from counterclaim.stream import dossiers  # noqa: PLC0415

    reports = intake.reports(
        paths,
        published=published,
        limit=settings.limit,
        stdin=sys.stdin.buffer,
        on_error=failures.add,
    )
    return dossiers(reports, settings, failures.add)


def _recording(ledger: str | None) -> "AbstractContextManager[Callable[[Dossier], object]]":
    """What to do with each dossier before it is shown: record it, if a ledger is given."""
    if ledger is None:
        return nullcontext(lambda _: None)
    from counterclaim.cli.recording import recording  # noqa: PLC0415

    return recording(ledger)
