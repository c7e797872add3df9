"""The choices of a run as options, the same for every command that reads."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

DEFAULT_LIMIT = 10_000_000


class Day(click.ParamType):
    """A day, written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that `value` writes; fails with a hint if it writes none."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2024-07-31", param, ctx)


def choices(command: _Command) -> _Command:
    """Add `--counts`, `--reading`, `--published` and `--limit` to a command."""
    options = (
        click.option("--counts", metavar="NAME", default="acled", show_default=True,
                     help="The convention for vague numbers such as “dozens”: acled, acled2016, airwars, ucdp."),
        click.option("--reading", metavar="NAME", default="range", show_default=True,
                     help="The policy that makes one row of many accounts: range, ucdp, acled, airwars, lowest."),
        click.option("--published", type=Day(), metavar="DATE",
                     help="The day of reports that do not tell theirs, as 2024-07-31."),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", default=DEFAULT_LIMIT, show_default=True,
                     help="The most characters of text that one report may have."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command
