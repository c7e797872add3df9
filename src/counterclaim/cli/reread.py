"""`counterclaim reread`."""

import json
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.choices import OneOf, conventions
from counterclaim.cli.failures import Failures, warn
from counterclaim.cli.guard import FAILED, guarded
from counterclaim.cli.ledgers import ledger_option, opened
from counterclaim.cli.output import Output
from counterclaim.settings import Settings

if TYPE_CHECKING:
    from counterclaim.ledger.rereading import Changes
    from counterclaim.model import Claim

_EPILOG = """\b
Examples:
  counterclaim reread --ledger ledger.sqlite                   what would change
  counterclaim reread --ledger ledger.sqlite --apply           change it
  counterclaim reread 3f2a report-17 --ledger ledger.sqlite --format jsonl
"""


@click.command(epilog=_EPILOG)
@click.argument("reports", metavar="[REPORT]...", nargs=-1)
@ledger_option
@click.option("--apply", "applied", is_flag=True, help="Put the new reading in the place of the old one.")
@click.option("--relink", is_flag=True,
              help="Read nothing; put all incidents together anew by the rules installed now.")  # fmt: skip
@click.option("--counts", type=OneOf(conventions), metavar="NAME", default="acled", show_default=True,
              help="The convention for vague numbers: acled, acled2016, airwars, ucdp.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), metavar="N",
              help="How many processes read at once; the default is one for each core.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(("text", "jsonl")), default="text", show_default=True,
              help="Lines for people, or a JSON object for each report that changes.")  # fmt: skip
@guarded
def reread(
    *, reports: tuple[str, ...], ledger: str, applied: bool, relink: bool, counts: str, jobs: int | None, form: str
) -> None:
    """Read the recorded reports again with the engine installed now, and tell which claims change.

    REPORTs are ids, beginnings of ids, or keys; none means all. With `--apply` the new readings are recorded: the old
    ones are kept with the days on which they held, incidents are put together anew, and judgements of people stay with
    what they were about. What was entered by hand is left alone.
    """
    from counterclaim.ingest import reread as changed  # noqa: PLC0415

    if relink:
        _relink(ledger)
        return
    differ = total = 0
    with Failures() as failures, opened(ledger) as book:
        out = Output()
        settings = Settings(counts=counts)
        for found in changed(
            book, settings, only=reports, apply=applied, jobs=jobs, on_error=failures.add
        ):  # fmt: skip
            total += 1
            if found:
                differ += 1
                out.write(_lines(found) if form == "text" else json.dumps(_record(found), ensure_ascii=False) + "\n")
    warn(f"{total} reports read again, {differ} {'changed' if applied else 'would change'}, {failures.count} failed")
    if failures.count:
        raise SystemExit(FAILED)


def _relink(ledger: str) -> None:
    with opened(ledger) as book:
        book.catch_up()
        total = sum(1 for _ in book.relink())
    warn(f"{book.name}: the incidents of {total} reports are put together anew")


def _lines(found: "Changes") -> str:
    told = [f"{found.report}\n"]
    told += [f"  + {_told(c)}\n" for c in found.gained]
    told += [f"  - {_told(c)}\n" for c in found.lost]
    told += [f"  ~ {_told(a)}  ->  {_told(b)}\n" for a, b in found.altered]
    return "".join(told)


def _told(claim: "Claim") -> str:
    from counterclaim.export import words  # noqa: PLC0415

    return f"{claim.field} {words.value(claim, brief=True)} ({claim.stance})".replace("  ", " ")


def _record(found: "Changes") -> dict[str, Any]:
    from counterclaim.model.record import plain  # noqa: PLC0415

    return dict(plain(found))
