"""`counterclaim merge`, `split`, `correct`, `accept`, `reject`, `undo`, `unsure`: what people decide."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from counterclaim.cli.entries import corrected
from counterclaim.cli.failures import warn
from counterclaim.cli.guard import guarded
from counterclaim.cli.ledgers import ledger_option, opened
from counterclaim.cli.output import Output
from counterclaim.cli.terminal import columns, wants_color

_Command = TypeVar("_Command", bound=Callable[..., Any])


def signed(command: _Command) -> _Command:
    """Add `--author` and `--reason`, without which nobody decides anything."""
    author = click.option("--author", required=True, envvar="COUNTERCLAIM_AUTHOR", show_envvar=True, metavar="NAME",
                          help="Who decides.")  # fmt: skip
    reason = click.option(
        "--reason", required=True, metavar="TEXT", help="Why; it is kept and shown with the decision."
    )
    return author(reason(command))


def _example(line: str) -> str:
    return f"\b\nExample:\n  {line} --ledger ledger.sqlite --author Ada --reason 'same market'\n"


@click.command(epilog=_example("counterclaim merge 3f2a 9b01"))
@click.argument("a")
@click.argument("b")
@ledger_option
@signed
@guarded
def merge(*, a: str, b: str, ledger: str, author: str, reason: str) -> None:
    """Judge that A and B are one incident.

    A and B are ids, or beginnings of ids, of incidents or of single testimonies. The judgement outranks every rule,
    also for reports that come later, and stands until `counterclaim undo` ends it.
    """
    from counterclaim.ledger import judging, showing  # noqa: PLC0415

    with opened(ledger) as book:
        book.catch_up()
        with book.writing() as connection:
            made = judging.merge(connection, book.ruled, a, b, author=author, reason=reason)
            one = showing.resolve(connection, a)
    _done(made)
    warn(f"{a} and {b} are one incident, {one}")


@click.command(epilog=_example("counterclaim split 3f2a report-17"))
@click.argument("incident")
@click.argument("testimonies", nargs=-1, required=True)
@ledger_option
@signed
@guarded
def split(*, incident: str, testimonies: tuple[str, ...], ledger: str, author: str, reason: str) -> None:
    """Judge that TESTIMONIES are not of INCIDENT: together they become another one.

    A testimony is named by its id or by the key of its report, as `counterclaim show` lists them. One that is not of
    the incident now is kept apart from it from now on.
    """
    from counterclaim.ledger import judging  # noqa: PLC0415

    with opened(ledger) as book:
        book.catch_up()
        with book.writing() as connection:
            made = judging.split(connection, book.ruled, incident, testimonies, author=author, reason=reason)
    _done(*made)
    warn(f"kept apart from incident {incident}: {', '.join(testimonies)}")


@click.command(epilog=_example("counterclaim correct 77ab 7"))
@click.argument("claim")
@click.argument("value")
@ledger_option
@signed
@guarded
def correct(*, claim: str, value: str, ledger: str, author: str, reason: str) -> None:
    """Correct the VALUE of a claim.

    CLAIM is an id, or the beginning of one, as `counterclaim show` lists them. VALUE is what its field asks for, as in
    `counterclaim add-claim`: a number (`7`, `4-7`, `4+`; whom it counts stays), a day or `DAY..DAY`, a name, a type; or
    JSON as `counterclaim schema` has it. The claim keeps what was read; everything that is derived from it takes the
    corrected value.
    """
    from counterclaim.ledger import judging  # noqa: PLC0415

    with opened(ledger) as book:
        book.catch_up()
        with book.writing() as connection:
            told = corrected(*judging.read_as(connection, claim), value)
            made = judging.on_claim(
                connection, book.ruled, claim, "correct", author=author, reason=reason, value=told
            )  # fmt: skip
    _done(made)


@click.command(epilog=_example("counterclaim accept 77ab"))
@click.argument("id")
@ledger_option
@signed
@guarded
def accept(*, id: str, ledger: str, author: str, reason: str) -> None:  # noqa: A002
    """Accept a claim as read, or a rule's judgement that two testimonies are (or may be) of one incident.

    ID is a claim's, as `counterclaim show` has them, or a judgement's, as `unsure` and `history` have them.
    """
    _verdict(ledger, id, "accept", author, reason)


@click.command(epilog=_example("counterclaim reject 77ab"))
@click.argument("id")
@ledger_option
@signed
@guarded
def reject(*, id: str, ledger: str, author: str, reason: str) -> None:  # noqa: A002
    """Reject a claim that was misread, or a rule's judgement that two testimonies are (or may be) of one incident.

    A rejected claim stays in the ledger and counts for nothing. ID is a claim's or a judgement's.
    """
    _verdict(ledger, id, "reject", author, reason)


def _verdict(ledger: str, name: str, verdict: Any, author: str, reason: str) -> None:
    from counterclaim.ledger import judging  # noqa: PLC0415

    with opened(ledger) as book:
        book.catch_up()
        with book.writing() as connection:
            decide = judging.on_claim if judging.what_is(connection, name) == "claim" else judging.on_pair
            made = decide(connection, book.ruled, name, verdict, author=author, reason=reason)
    _done(made)


@click.command(epilog=_example("counterclaim undo 5d8e"))
@click.argument("judgement")
@ledger_option
@signed
@guarded
def undo(*, judgement: str, ledger: str, author: str, reason: str) -> None:
    """End a person's JUDGEMENT: what the rules say stands again.

    JUDGEMENT is the id that the command printed; `counterclaim history` lists them. It stays on record, with the day
    on which it ended, who ended it, and why.
    """
    from counterclaim.ledger import judging  # noqa: PLC0415

    with opened(ledger) as book:
        book.catch_up()
        with book.writing() as connection:
            judging.undo(connection, book.ruled, judgement, author=author, reason=reason)
    warn(f"ended judgement {judgement}")


@click.command(epilog="\b\nExample:\n  counterclaim unsure --ledger ledger.sqlite --most 10\n")
@ledger_option
@click.option("--most", type=click.IntRange(min=1), metavar="N", help="No more than so many.")
@click.option("--format", "form", type=click.Choice(("table", "json", "csv")), default="table", show_default=True,
              help="A table for people, a JSON list, or CSV with a line of headings.")  # fmt: skip
@guarded
def unsure(*, ledger: str, most: int | None, form: str) -> None:
    """List the pairs of incidents of which the rules are unsure, the likeliest first: they wait for a person.

    `counterclaim accept JUDGEMENT` makes two one, `reject` keeps them apart; both are remembered.
    """
    from counterclaim.export.tables import rows  # noqa: PLC0415
    from counterclaim.ledger.showing import unsure as waiting  # noqa: PLC0415

    with opened(ledger) as book:
        book.catch_up()
        with book.reading() as connection:
            found = waiting(connection, most=most)
    if form == "table":
        found = [{**r, "why": "; ".join(r["reasons"][:4])} for r in found]
    headings = {"id": "judgement", "score": "", "incident_a": "", "incident_b": "", "why": "why"}
    Output().write(rows(found, headings, form, width=columns(), color=wants_color()))
    if not found:
        warn("no pair waits for a person")


def _done(*made: str) -> None:
    """Print the judgements' ids."""
    Output().write("".join(f"{name}\n" for name in made))
