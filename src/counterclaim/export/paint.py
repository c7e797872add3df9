"""Rich renderables to a string: the one place that knows about consoles."""

import re
from collections.abc import Callable, Iterable
from io import StringIO

from rich.console import Console, RenderableType

_TAIL = re.compile(r"(?: |\x1b\[[\d;]*m)+$")
_NARROWEST = 60


def painted(parts: Callable[[int], Iterable[RenderableType]], *, width: int, color: bool) -> str:
    """What `parts` makes for a console of `width` columns, one below the other.

    `color` adds codes of the terminal's own sixteen colours. Lines have no blanks at their ends.
    """
    console = Console(
        file=StringIO(), width=max(width, _NARROWEST), highlight=False, markup=False, emoji=False,
        legacy_windows=False, force_terminal=color, color_system="standard" if color else None,
    )  # fmt: skip
    with console.capture() as captured:
        for part in parts(console.width):
            console.print(part)
    return "".join(_trimmed(line) + "\n" for line in captured.get().split("\n")[:-1])


def _trimmed(line: str) -> str:
    """The line without the blanks at its end; colour codes among them stay."""
    return _TAIL.sub(lambda m: m[0].replace(" ", ""), line)
