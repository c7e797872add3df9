"""A counter for long runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


@contextmanager
def counting(*, after: int) -> Iterator[Callable[[int], None]]:
    """Show how many reports are read, from the one after `after` on; each call counts one.

    The call takes the number of failures so far.
    """
    console = Console(stderr=True)
    words = TextColumn("reports read, {task.fields[failed]} failed, {task.fields[rate]}")
    bar = Progress(SpinnerColumn(), MofNCompleteColumn(), words, TimeElapsedColumn(), console=console, transient=True)
    task = bar.add_task("", total=None, failed=0, rate="")

    def step(failed: int) -> None:
        speed = bar.tasks[0].speed
        bar.update(task, advance=1, failed=failed, rate=f"{speed:.1f} a second" if speed else "")
        if bar.tasks[0].completed > after:
            bar.start()

    try:
        yield step
    finally:
        bar.stop()


@contextmanager
def bar(total: int | None) -> Iterator[Callable[[int], None]]:
    """Show how many of `total` reports are in the ledger, how fast, and how long it will take; each call counts one.

    The call takes the number of failures so far.
    """
    console = Console(stderr=True)
    columns = (
        BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[failed]} failed, {task.fields[rate]}"),
        TimeElapsedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(SpinnerColumn(), *columns, console=console) as shown:
        task = shown.add_task("", total=total, failed=0, rate="starting")

        def step(failed: int) -> None:
            speed = shown.tasks[0].speed
            shown.update(task, advance=1, failed=failed, rate=f"{speed:.1f} a second" if speed else "")

        yield step


@contextmanager
def reading(name: str, size: int) -> Iterator[Callable[[int], None]]:
    """Show how much of a file of `size` bytes is read; the call takes the bytes read so far."""
    columns = (TextColumn(name), BarColumn(), DownloadColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(SpinnerColumn(), *columns, console=Console(stderr=True)) as shown:
        task = shown.add_task("", total=size)

        def step(at: int) -> None:
            shown.update(task, completed=at)

        yield step
