"""What the terminal can show."""

import os
import shutil
import sys

_COLUMNS = 100
_MOST = 120


def wants_color() -> bool:
    """Colour on a terminal, unless NO_COLOR is set (no-color.org) or the terminal is dumb."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """The terminal's columns, but not so many that lines are hard to read; 100 where there is none."""
    return min(shutil.get_terminal_size((_COLUMNS, 24)).columns, _MOST)
