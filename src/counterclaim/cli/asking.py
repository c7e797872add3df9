"""`counterclaim incidents`, `sources`, `stats`: what a ledger holds."""

from typing import TYPE_CHECKING, Any, get_args

import click

from counterclaim.cli.choices import READING, Day
from counterclaim.cli.failures import warn
from counterclaim.cli.guard import guarded
from counterclaim.cli.ledgers import ledger_option, opened
from counterclaim.cli.output import Output
from counterclaim.cli.places import point
from counterclaim.cli.printers import TABLES
from counterclaim.cli.show import UNMASK
from counterclaim.cli.terminal import columns, wants_color
from counterclaim.errors import UsageError
from counterclaim.model.vocabulary import Type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.ledger.showing import Shown

FORM = click.option("--format", "form", type=click.Choice(("table", "json", "csv")), default="table", show_default=True,
                    help="A table for people, a JSON list, or CSV with a line of headings.")  # fmt: skip
_INCIDENTS = {
    "id": "id", "start": "from", "end": "to", "type": "what", "place": "where", "country": "", "killed": "killed",
    "wounded": "wounded", "reports": "reports", "disputed": "disputed",
}  # fmt: skip
_SOURCES = {"name": "source", "role": "", "speaks_for": "speaks for", "claims": "claims", "incidents": "incidents",
            "reports": "reports", "contested": "contested"}  # fmt: skip
_EPILOG = """\b
Examples:
  counterclaim incidents --ledger l.sqlite --since 2024-07-01 --until 2024-07-31
  counterclaim incidents --ledger l.sqlite --country IQ --type air_strike --min-killed 3
  counterclaim incidents --ledger l.sqlite --near Mosul --within 40 --sort killed
  counterclaim incidents --ledger l.sqlite --near 36.34,43.13 --disputed --format csv
  counterclaim incidents --ledger l.sqlite --text '"market bomb" police' --as-of 2024-08-01
  counterclaim incidents --ledger l.sqlite --format ucdp --reading ucdp > fatal.csv
"""


@click.command(epilog=_EPILOG)
@ledger_option
@click.option("--since", type=Day(), metavar="DATE", help="It can have happened on this day or later.")
@click.option("--until", type=Day(), metavar="DATE", help="It can have happened on this day or earlier.")
@click.option("--country", metavar="CODE", help="In this country: its ISO code, as IQ.")
@click.option("--near", metavar="PLACE", help="Near this place: its name, or LAT,LON in degrees.")
@click.option("--within", type=click.FloatRange(min=0), default=25.0, show_default=True, metavar="KM",
              help="How near, in kilometres.")  # fmt: skip
@click.option("--type", "types", multiple=True, metavar="TYPE", type=click.Choice(get_args(Type)),
              help="Of this type, as air_strike; may be repeated.")  # fmt: skip
@click.option("--actor", metavar="NAME", help="Somebody of this name takes part: a part of the name, or its id.")
@click.option("--disputed/--undisputed", default=None, help="Only those on which accounts part; or the others.")
@click.option("--min-killed", type=click.IntRange(min=0), metavar="N", help="At least so many killed.")
@click.option("--main", is_flag=True, help="Only what a report is about, not what it mentions in passing.")
@click.option("--text", "words", metavar="WORDS",
              help="Reports say all these words of it; \"quotation marks\" hold a phrase together.")  # fmt: skip
@click.option("--as-of", "on", type=Day(), metavar="DATE",
              help="As the ledger knew it at the end of this day (UTC).")  # fmt: skip
@click.option("--sort", type=click.Choice(("date", "-date", "killed", "reports", "place")), default="-date",
              show_default=True, help="By date (-date: the latest first), deaths, reports, or place.")  # fmt: skip
@click.option("--most", type=click.IntRange(min=1), metavar="N", help="No more than so many.")
@READING
@click.option("--format", "form", type=click.Choice(("table", "json", "csv", *TABLES)), default="table",
              show_default=True, help="A table for people, a JSON list, CSV with a line of headings, or CSV in the "
              "columns of UCDP's GED (fatal incidents) or of ACLED (dated ones), one row an incident.")  # fmt: skip
@UNMASK
@guarded
def incidents(
    *, ledger: str, near: str | None, within: float, form: str, most: int | None, unmask: bool, **asked: Any
) -> None:
    """List the incidents of a ledger: those that answer all of the filters.

    Tolls are intervals read from all reports on an incident: 4 is exact, 4–7 lies between what sources say,
    4+ has no upper end. `counterclaim show ID` tells one of them whole.
    """
    from counterclaim.ledger import asking  # noqa: PLC0415
    from counterclaim.ledger.showing import several  # noqa: PLC0415

    since, until = asked["since"], asked["until"]
    if since and until and since > until:
        raise UsageError(f"nothing lies between --since {since} and --until {until}; is one the other?")
    question = asking.Question(near=point(near) if near else None, km=within, limit=most, **asked)
    with opened(ledger) as book:
        book.catch_up()
        with book.reading() as connection:
            if form in TABLES:
                ids = asking.picked(connection, book.rules, question)
                those = several(connection, book.ruled, ids, reading=question.reading, on=question.on)
                _tabulate(those, form, mask=not unmask)
                return
            found = asking.asked(connection, book.rules, question)
    if form == "table":
        found = [{**r, "id": r["id"][:12], "killed": _span(r, "killed"), "wounded": _span(r, "wounded")} for r in found]
    _write(found, dict.fromkeys(asking.COLUMNS, "") if form == "csv" else _INCIDENTS, form)
    if not found:
        warn("no incident answers all of the filters")


def _tabulate(those: "Iterable[Shown]", form: str, *, mask: bool) -> None:
    """Print incidents as rows in a project's columns, each as soon as it is there."""
    from counterclaim.export import coded, tables  # noqa: PLC0415
    from counterclaim.export.mask import blackout  # noqa: PLC0415
    from counterclaim.export.told import of_whole  # noqa: PLC0415

    out, keys = Output(), coded.columns(form)
    out.write(tables.lines([dict(zip(keys, keys, strict=True))], keys))
    for one in those:
        rows = coded.coded([of_whole(one.whole, one.testimonies, one.reports)], form)
        out.write(tables.lines([blackout(r, one.testimonies) if mask else r for r in rows], keys))


def _span(row: dict[str, Any], field: str) -> str | None:
    """The ends of a toll as people write them."""
    low, high = row[f"{field}_low"], row[f"{field}_high"]
    if low is None and high is None:
        return None
    return str(low) if low == high else f"{low}+" if high is None else f"{low or 0}–{high}"


@click.command(epilog="\b\nExample:\n  counterclaim sources --ledger ledger.sqlite --most 20\n")
@ledger_option
@click.option("--most", type=click.IntRange(min=1), metavar="N", help="No more than so many.")
@FORM
@guarded
def sources(*, ledger: str, most: int | None, form: str) -> None:
    """List who speaks in a ledger: offices, groups, outlets and leaders, the most heard first.

    For each: how many claims, on how many incidents, in how many reports, and how many of the claims are
    contested by another account. Private and unnamed people are never listed.
    """
    from counterclaim.ledger.showing import speakers  # noqa: PLC0415

    with opened(ledger) as book:
        book.catch_up()
        with book.reading() as connection:
            found = speakers(connection, most)
    _write(found, _SOURCES, form)


@click.command(epilog="\b\nExample:\n  counterclaim stats --ledger ledger.sqlite\n")
@ledger_option
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True,
              help="Lines for people, or a JSON object.")  # fmt: skip
@guarded
def stats(*, ledger: str, form: str) -> None:
    """Count what a ledger holds: reports, tellings, incidents, disputes, judgements, and what waits for a person."""
    import json  # noqa: PLC0415

    from counterclaim.ledger.showing import stats as counted  # noqa: PLC0415

    with opened(ledger) as book:
        book.catch_up()
        with book.reading() as connection:
            found = counted(connection)
    if form == "json":
        Output().write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return
    rows = [{"what": k, "number": v} for k, v in found.items() if not isinstance(v, dict)]
    rows += [
        {"what": f"{k}: {name}", "number": n} for k, v in found.items() if isinstance(v, dict) for name, n in v.items()
    ]
    _write(rows, {"what": "", "number": ""}, "table")


def _write(found: list[dict[str, Any]], headings: dict[str, str], form: str) -> None:
    """Print rows."""
    from counterclaim.export.tables import rows  # noqa: PLC0415

    Output().write(rows(found, headings, form, width=columns(), color=wants_color()))
