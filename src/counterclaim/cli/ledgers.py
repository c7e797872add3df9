"""The option that names a ledger, and the opening of it, the same for every command that works on one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from counterclaim.errors import AbortError

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

_Command = TypeVar("_Command", bound=Callable[..., Any])


def ledger_option(command: _Command) -> _Command:
    """Add `--ledger`, which the environment may also set; for what works on a ledger that is there."""
    return _option("The ledger: a file, or postgresql://USER@HOST/NAME.")(command)


def new_ledger_option(command: _Command) -> _Command:
    """The same for what writes into a ledger, and makes one if there is none."""
    return _option("The ledger: a file, made if there is none, or postgresql://USER@HOST/NAME.")(command)


def _option(told: str) -> Callable[[_Command], _Command]:
    return click.option(
        "--ledger", metavar="LEDGER", required=True, envvar="COUNTERCLAIM_LEDGER", show_envvar=True, help=told
    )


@contextmanager
def opened(name: str, *, make: bool = False) -> "Iterator[Ledger]":
    """The ledger of that name as long as the block lasts; a file that is not there is made only with `make`.

    Raises AbortError if it is no ledger, is not there, or cannot be opened.
    """
    from counterclaim import pipeline  # noqa: PLC0415

    if name and not make and "://" not in name and not Path(name).exists():
        raise AbortError(f"ledger {name}: there is none; `counterclaim ingest` makes one")
    with pipeline.ledger(name) as book:
        yield book
