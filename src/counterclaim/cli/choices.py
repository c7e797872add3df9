"""The choices of a run as options, the same for every command that reads."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

import click

from counterclaim.settings import Settings

_Command = TypeVar("_Command", bound=Callable[..., Any])
_DEFAULTS = Settings()


class Day(click.ParamType[date]):
    """A day, written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that `value` writes; fails with a hint if it writes none."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2024-07-31", param, ctx)


class OneOf(click.ParamType[str]):
    """A name out of a list that is made only when it is needed."""

    name = "name"

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        """`names` makes the list."""
        self._names = names

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it is; fails with the list if it is not in it."""
        known = list(self._names())
        if value not in known:
            self.fail(f"there is no {value!r}; there is: {', '.join(known)}", param, ctx)
        return str(value)


def conventions() -> Iterable[str]:
    """The conventions of the lexicon's table `counts`."""
    from counterclaim import lexicon  # noqa: PLC0415

    return list(lexicon.table("counts", ""))


def _policies() -> Iterable[str]:
    """The policies that `reading` knows."""
    from counterclaim import reading  # noqa: PLC0415

    return list(reading.POLICIES)


COLOR = click.option("--color/--no-color", default=None, help="Colour, or none; the default is colour on a terminal.")

READING = click.option(
    "--reading", type=OneOf(_policies), metavar="NAME", default=_DEFAULTS.reading, show_default=True,
    help="The policy that makes one row of many accounts: range, ucdp, acled, airwars, lowest.",
)  # fmt: skip

_OPTIONS = (
    click.option("--counts", type=OneOf(conventions), metavar="NAME",
        default=_DEFAULTS.counts, show_default=True,
        help="The convention for vague numbers such as “dozens”: acled, acled2016, airwars, ucdp."),
    READING,
    click.option("--published", type=Day(), metavar="DATE",
        help="The day of reports that do not tell theirs, as 2024-07-31."),
    click.option("--limit", type=click.IntRange(min=1), metavar="N",
        default=_DEFAULTS.limit, show_default=True,
        help="The most characters of text that one report may have."),
)  # fmt: skip


def choices(command: _Command) -> _Command:
    """Add `--counts`, `--reading`, `--published` and `--limit` to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
