"""How a command ends when something goes wrong: one clear line and the exit code that the manual promises."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import click

from counterclaim.cli.failures import warn
from counterclaim.errors import CounterclaimError, UsageError

FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130

_Params = ParamSpec("_Params")


def guarded(command: Callable[_Params, None]) -> Callable[_Params, None]:
    """`command` with its faults turned into lines: 2 for wrong usage, 130 for Ctrl-C, 1 for all others."""

    @wraps(command)
    def run(*args: _Params.args, **options: _Params.kwargs) -> None:
        try:
            command(*args, **options)
        except UsageError as fault:
            raise click.UsageError(str(fault)) from fault
        except CounterclaimError as fault:
            warn(f"counterclaim: {fault}")
            raise SystemExit(FAILED) from fault
        except KeyboardInterrupt:
            warn("interrupted")
            raise SystemExit(INTERRUPTED) from None

    return run
