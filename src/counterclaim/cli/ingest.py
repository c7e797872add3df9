"""`counterclaim ingest`."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from counterclaim.cli.choices import choices
from counterclaim.cli.failures import Failures, warn
from counterclaim.cli.guard import FAILED, guarded
from counterclaim.cli.ledgers import new_ledger_option, opened
from counterclaim.cli.output import Output
from counterclaim.cli.tally import Tally
from counterclaim.settings import Settings

_EPILOG = """\b
Examples:
  counterclaim ingest reports/ more.jsonl --ledger ledger.sqlite
  counterclaim ingest archive.jsonl --ledger postgresql://me@localhost/incidents --jobs 8
  counterclaim ingest reports/ --ledger ledger.sqlite --errors failed.jsonl --format jsonl

\b
Run it again after a kill, a power cut or a full disk: what was recorded is not read
again, what was not is. Several may write into one ledger at once.

\b
Exit code: 0 all was read; 1 something could not be read (one line each on standard
error); 2 wrong usage; 130 interrupted.
"""


@click.command(epilog=_EPILOG)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@new_ledger_option
@click.option("--jobs", type=click.IntRange(min=1), metavar="N",
              help="How many processes read at once; the default is one for each core.")  # fmt: skip
@click.option("--errors", type=click.Path(path_type=Path), metavar="FILE",
              help="Write what failed there too, as JSON lines {item, reason}.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(("text", "jsonl")), default="text", show_default=True,
              help="A line at the end; or a JSON object {key, report, new, redacted} for each report as soon as it is "
                   "safely recorded.")  # fmt: skip
@choices
@guarded
def ingest(  # noqa: PLR0913
    *,
    paths: tuple[str, ...],
    ledger: str,
    jobs: int | None,
    errors: Path | None,
    form: str,
    counts: str,
    reading: str,
    published: date | None,
    limit: int,
) -> None:
    """Take reports into a ledger: read them on all cores, and join what they tell of one incident.

    PATH is a file, a folder or `-` for standard input, as for `counterclaim read`. A report that is recorded
    already costs nothing; the same text from another outlet is noted as carried there too. Copies of one wire
    story count as one telling, and incidents of different reports are put together as `docs/merging.md` says.
    """
    from counterclaim import intake  # noqa: PLC0415
    from counterclaim.ingest import ingest as taken  # noqa: PLC0415

    settings = Settings(counts=counts, reading=reading, limit=limit)
    tally = Tally()
    with Failures(errors) as failures, opened(ledger, make=True) as book, _progress(paths) as step:
        if book.outdated:
            warn(
                f"{book.name}: incidents were put together by older rules; `counterclaim reread --relink` does it anew"
            )
        out = Output()
        reports = intake.reports(
            paths, published=published, limit=limit, stdin=sys.stdin.buffer, on_error=failures.add
        )  # fmt: skip
        try:
            for one in taken(reports, book, settings, jobs=jobs, on_error=failures.add):
                tally.count(one.report, new=one.new, stone=one.stone)
                if form == "jsonl":
                    told = {"key": one.report.key, "report": one.report.id, "new": one.new, "redacted": bool(one.stone)}
                    out.write(json.dumps(told, ensure_ascii=False) + "\n")
                step(failures.count)
        finally:
            warn(f"{book.name}: {tally}, {failures.count} failed")
    if failures.count:
        raise SystemExit(FAILED)


@contextmanager
def _progress(paths: tuple[str, ...]) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from counterclaim.cli.progress import bar  # noqa: PLC0415
    from counterclaim.intake.items import count  # noqa: PLC0415

    with bar(count(paths)) as step:
        yield step
