"""`counterclaim add-claim`, `import-claims`, `agreement`: what people enter and how far they agree."""

import csv
import json
from pathlib import Path
from typing import Any, get_args

import click

from counterclaim.cli.choices import Day
from counterclaim.cli.entries import entry
from counterclaim.cli.failures import warn
from counterclaim.cli.guard import guarded
from counterclaim.cli.ledgers import ledger_option, new_ledger_option, opened
from counterclaim.cli.output import Output
from counterclaim.cli.terminal import columns, wants_color
from counterclaim.errors import UsageError
from counterclaim.model import vocabulary

_AUTHOR = click.option("--author", required=True, envvar="COUNTERCLAIM_AUTHOR", show_envvar=True, metavar="NAME",
                       help="Who enters it.")  # fmt: skip
_ADD = """\b
Examples:
  counterclaim add-claim 3f2a killed 7 --source "the health ministry" --role government \\
      --quote "Seven people died" --outlet "Velmar Radio" --ledger l.sqlite --author Ada
  counterclaim add-claim 3f2a where "Old Ferry crossing" --file photo.jpg --ledger l.sqlite --author Ada
"""
_IMPORT = """\b
Example of a table, and of the command:
  incident,field,value,stance,source,role,quote,file,outlet,title,url,published
  3f2a,killed,7,asserts,the health ministry,government,Seven people died,,Velmar Radio,,,2024-03-14
  counterclaim import-claims coded.csv --ledger l.sqlite --author Ada
"""
_KEYS = (
    "incident",
    "field",
    "value",
    "stance",
    "source",
    "role",
    "quote",
    "file",
    "outlet",
    "title",
    "url",
    "published",
)


@click.command("add-claim", epilog=_ADD)
@click.argument("incident")
@click.argument("field", type=click.Choice([f for f in get_args(vocabulary.Field) if f != "link"]), metavar="FIELD")
@click.argument("value")
@new_ledger_option
@_AUTHOR
@click.option("--stance", type=click.Choice(get_args(vocabulary.Stance)), default="asserts", show_default=True,
              help="The source's commitment.")  # fmt: skip
@click.option("--source", metavar="NAME", help="Who says it; nobody: the document itself.")
@click.option("--role", type=click.Choice(get_args(vocabulary.Role)), default="unspecified", show_default=True,
              metavar="ROLE", help="In which capacity: government, police, medical, witness ...")  # fmt: skip
@click.option("--quote", metavar="TEXT", help="The words that carry it.")
@click.option("--file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
              help="A file that carries it: its name and SHA-256 are kept, not the file.")  # fmt: skip
@click.option("--outlet", metavar="NAME", help="Where it was read.")
@click.option("--title", metavar="TEXT", help="The document's title.")
@click.option("--url", metavar="URL", help="Its address.")
@click.option("--published", type=Day(), metavar="DATE", help="Its day.")
@guarded
def add_claim(*, ledger: str, author: str, **told: Any) -> None:
    """Enter a claim that you read elsewhere: on INCIDENT, this FIELD has this VALUE.

    INCIDENT is an id of the ledger, or any name of yours for what belongs together. VALUE is what the field asks for: a
    number (`7`, `4-7`, `4+`), a day or `DAY..DAY`, a name, a type; or JSON as `counterclaim schema` has it. There is no
    claim without evidence: give the quotation or a file.
    """
    with opened(ledger, make=True) as book:
        book.catch_up()
        _enter(book, told, author)


@click.command("import-claims", epilog=_IMPORT)
@click.argument("table", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@new_ledger_option
@_AUTHOR
@guarded
def import_claims(*, table: Path, ledger: str, author: str) -> None:
    """Enter the claims of a TABLE: CSV in UTF-8 with a line of headings; the options of `add-claim` are the columns.

    All rows go in, or none.
    """
    rows = _rows(table)
    with opened(ledger, make=True) as book:
        book.catch_up()
        with book.writing() as connection:
            for n, row in rows:
                try:
                    _enter_in(connection, book, {k: row.get(k) or None for k in _KEYS}, author)
                except (UsageError, ValueError) as fault:
                    raise UsageError(f"{table}, line {n}: {fault}") from fault
        warn(f"{book.name} holds the {len(rows)} claims of {table}")


def _rows(table: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of a table, each with the line on which it ends. Raises UsageError if it is no such table."""
    try:
        with table.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            unknown = [name for name in reader.fieldnames or () if name not in _KEYS]
            rows = [(reader.line_num, row) for row in reader]
    except UnicodeDecodeError as fault:
        raise UsageError(f"{table}: not a table in UTF-8; export it as CSV UTF-8") from fault
    except (OSError, csv.Error) as fault:
        raise UsageError(f"{table}: {getattr(fault, 'strerror', None) or fault}") from fault
    if unknown:
        raise UsageError(f"{table}: no such columns: {', '.join(unknown)}; there is: {', '.join(_KEYS)}")
    if not rows:
        raise UsageError(f"{table}: no rows under a line of headings")
    if long := next((n for n, row in rows if None in row), None):
        raise UsageError(f"{table}, line {long}: more cells than headings; put a text with commas in quotation marks")
    return rows


def _enter(book: Any, told: dict[str, Any], author: str) -> None:
    with book.writing() as connection:
        made = _enter_in(connection, book, told, author)
    Output().write(f"{made}\n")


def _enter_in(connection: Any, book: Any, told: dict[str, Any], author: str) -> str:
    from counterclaim.ledger import entering  # noqa: PLC0415

    return entering.enter(connection, book.ruled, entry(told), author=author)


@click.command(epilog="\b\nExample:\n  counterclaim agreement --ledger l.sqlite --coder Ada --coder Ben\n")
@ledger_option
@click.option("--coder", "coders", multiple=True, metavar="NAME", help="Only these coders; may be repeated.")
@click.option("--format", "form", type=click.Choice(("table", "json", "csv")), default="table", show_default=True,
              help="A table for people, a JSON list, or CSV with a line of headings.")  # fmt: skip
@guarded
def agreement(*, ledger: str, coders: tuple[str, ...], form: str) -> None:
    """Put what coders entered side by side, and tell how far they agree.

    One row is one field of one incident, with each coder's value. Below, for each field, Krippendorff's alpha
    (Content Analysis, 2nd ed. 2004, chapter 11; numbers by their squared difference, all else as equal or not): 1 is
    perfect agreement, 0 what chance would give.
    """
    from counterclaim.export.tables import rows as drawn  # noqa: PLC0415
    from counterclaim.ledger.entering import versions  # noqa: PLC0415
    from counterclaim.reconcile.agreement import sides  # noqa: PLC0415

    with opened(ledger) as book, book.reading() as connection:
        told = sides(versions(connection, coders))
    if form == "json":
        Output().write(json.dumps({"values": told.values, "alpha": told.alpha}, ensure_ascii=False, indent=1) + "\n")
        return
    if not told.values:
        warn("nobody has entered a claim by hand; `counterclaim add-claim` and `import-claims` do")
        return
    names = sorted({k for row in told.values for k in row} - {"incident", "field"})
    headings = {"incident": "incident", "field": "field"} | {n: n for n in names}
    Output().write(drawn(told.values, headings, form, width=columns(), color=wants_color()))
    for field, figure in told.alpha.items():
        warn(f"alpha {field}: {'nothing to compare' if figure is None else f'{figure:.3f}'}")
