"""`counterclaim explain`."""

import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

from counterclaim.cli.choices import COLOR, choices
from counterclaim.cli.failures import Failures
from counterclaim.cli.guard import FAILED, guarded
from counterclaim.cli.output import Output
from counterclaim.cli.terminal import columns, wants_color
from counterclaim.errors import UsageError
from counterclaim.settings import Settings

if TYPE_CHECKING:
    from counterclaim.model import Report

_EPILOG = """\b
Examples:
  counterclaim explain report.txt --all
  counterclaim explain report.txt --claim c3 --claim c7
"""


@click.command(epilog=_EPILOG)
@click.argument("report", metavar="REPORT")
@click.option("--claim", "wanted", metavar="ID", multiple=True, help="The claim to explain; may be repeated.")
@click.option("--all", "everything", is_flag=True, help="Explain every claim.")
@choices
@COLOR
@guarded
def explain(  # noqa: PLR0913
    *,
    report: str,
    wanted: tuple[str, ...],
    everything: bool,
    counts: str,
    reading: str,
    published: date | None,
    limit: int,
    color: bool | None,
) -> None:
    """Show why claims were made: the words, the sentence, the rules, and the parse that matched.

    REPORT is a file, or `-` for standard input. The ids of claims stand in `read --format jsonl`.
    """
    if everything == bool(wanted):
        raise UsageError("give either --claim ID or --all")
    from counterclaim import intake  # noqa: PLC0415

    settings = Settings(counts=counts, reading=reading, limit=limit)
    with Failures() as failures:
        reports = intake.reports(
            [report],
            published=published,
            limit=limit,
            stdin=sys.stdin.buffer,
            on_error=failures.add,
        )
        _explain(reports, settings, set(wanted), color=wants_color() if color is None else color)
        if failures.count:
            raise SystemExit(FAILED)


def _explain(reports: "Iterable[Report]", settings: Settings, wanted: set[str], *, color: bool) -> None:
    """Print the explanations of the claims in `wanted`, of all claims if it is empty.

    Raises UsageError if no report has one of them.
    """
    from counterclaim import pipeline  # noqa: PLC0415
    from counterclaim.export import explanation  # noqa: PLC0415

    out, seen, known = Output(), set[str](), list[str]()
    for report in reports:
        (dossier,) = pipeline.read([report], settings)
        found = pipeline.explain(report, settings)
        known += found
        for claim in dossier.claims:
            if not wanted or claim.id in wanted:
                seen.add(claim.id)
                out.write(explanation.screen(dossier, found[claim.id], width=columns(), color=color))
    if known and (missing := wanted - seen):
        raise UsageError(f"no claim {', '.join(sorted(missing))}; there is: {', '.join(known)}")
