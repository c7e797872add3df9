"""The option that names a ledger, and the opening of it, the same for every command that works on one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

_Command = TypeVar("_Command", bound=Callable[..., Any])


def ledger_option(command: _Command) -> _Command:
    """Add `--ledger`, which the environment may also set."""
    return click.option(
        "--ledger", metavar="LEDGER", required=True, envvar="COUNTERCLAIM_LEDGER", show_envvar=True,
        help="The ledger: a file, made if there is none, or postgresql://USER@HOST/NAME.",
    )(command)  # fmt: skip


@contextmanager
def opened(name: str) -> "Iterator[Ledger]":
    """The ledger of that name as long as the block lasts. Raises AbortError if it is none or cannot be opened."""
    from counterclaim import pipeline  # noqa: PLC0415

    with pipeline.ledger(name) as book:
        yield book
