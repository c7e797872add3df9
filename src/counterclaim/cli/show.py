"""`counterclaim show` and `history`: one incident."""

import json
from datetime import date
from typing import Any

import click

from counterclaim.cli.choices import READING, Day
from counterclaim.cli.guard import guarded
from counterclaim.cli.ledgers import ledger_option, opened
from counterclaim.cli.output import Output
from counterclaim.cli.terminal import columns, wants_color

_EPILOG = """\b
Examples:
  counterclaim show 3f2a --ledger ledger.sqlite
  counterclaim show 3f2a --ledger ledger.sqlite --reading ucdp --as-of 2024-08-01
  counterclaim show 3f2a --ledger ledger.sqlite --format json > incident.json
"""
UNMASK = click.option(
    "--unmask",
    is_flag=True,
    help="Show the names of private persons (victims, witnesses, residents, the accused); else they are blacked out, "
    "wherever they stand. Do not pass on what may harm them.",
)
_SHORT = 8
"""How many characters of an id tell it from others."""
_HISTORY = "\b\nExample:\n  counterclaim history 3f2a --ledger ledger.sqlite\n"


@click.command(epilog=_EPILOG)
@click.argument("incident")
@ledger_option
@click.option("--as-of", "on", type=Day(), metavar="DATE",
              help="As the ledger knew it at the end of this day (UTC).")  # fmt: skip
@READING
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
              help="A screen, or all of it as a JSON object.")  # fmt: skip
@UNMASK
@guarded
def show(*, incident: str, ledger: str, on: date | None, reading: str, form: str, unmask: bool) -> None:
    """Tell all accounts of one incident side by side, over all its reports.

    INCIDENT is an id, or the beginning of one, as `counterclaim incidents` lists them. Shown are the values of each
    field with the independent sources that assert, suspect and deny them; the numbers over time, where a newer one
    of the same source supersedes and another source's disputes; every claim with its words; the reports.
    """
    from counterclaim.export.incident import record  # noqa: PLC0415
    from counterclaim.export.whole import screen  # noqa: PLC0415
    from counterclaim.ledger.showing import show as shown  # noqa: PLC0415

    with opened(ledger) as book:
        book.catch_up()
        assert book.rules is not None
        with book.reading() as connection:
            found = shown(connection, book.rules, incident, reading=reading, on=on)
    made = record(found.whole, found.testimonies, found.reports, found.unsure, mask=not unmask)
    if form == "json":
        Output().write(json.dumps(made, ensure_ascii=False, indent=1) + "\n")
    else:
        Output().write(screen(made, width=columns(), color=wants_color()))


@click.command(epilog=_HISTORY)
@click.argument("incident")
@ledger_option
@click.option("--format", "form", type=click.Choice(("table", "json", "csv")), default="table", show_default=True,
              help="A table for people, a JSON list, or CSV with a line of headings.")  # fmt: skip
@UNMASK
@guarded
def history(*, incident: str, ledger: str, form: str, unmask: bool) -> None:
    """Tell how an incident came to be what it is: what joined it, which judgements were made and ended, by whom, why.

    INCIDENT is an id, or the beginning of one. The ids of judgements are what `counterclaim undo` takes. Private
    persons whom its reports name are masked in reasons and corrected values too.
    """
    from counterclaim.export.mask import decisions  # noqa: PLC0415
    from counterclaim.export.tables import rows  # noqa: PLC0415
    from counterclaim.ledger.showing import history as told  # noqa: PLC0415
    from counterclaim.ledger.showing import told_in  # noqa: PLC0415

    with opened(ledger) as book:
        book.catch_up()
        with book.reading() as connection:
            found = told(connection, incident)
            found = found if unmask else decisions(found, told_in(connection, found))
    if form == "table":
        found = [{**r, **_brief(r)} for r in found]
    headings = {
        "at": "when (UTC)", "what": "what", "a": "of", "b": "and", "report": "report", "by": "by",
        "id": "judgement", "why": "why",
    }  # fmt: skip
    Output().write(rows(found, headings, form, width=columns(), color=wants_color()))


def _brief(row: dict[str, Any]) -> dict[str, Any]:
    """The cells of a row of history that a table shortens."""
    ids = {key: row[key][:_SHORT] for key in ("a", "b", "id") if row.get(key)}
    return {**ids, "at": row["at"][:16].replace("T", " "), "why": "; ".join(row.get("why") or [])}
