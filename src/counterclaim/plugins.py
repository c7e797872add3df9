"""Parts that can be exchanged, found by entry point; the built-ins come in by the same door."""

from importlib.metadata import entry_points
from typing import Any

from counterclaim.errors import UsageError


def load(group: str, name: str) -> Any:
    """The object registered as `name` in the group `counterclaim.<group>`.

    Raises UsageError that lists what there is, if nothing has that name.
    """
    found = entry_points(group=f"counterclaim.{group}")
    for point in found:
        if point.name == name:
            return point.load()
    raise UsageError(f"no {group} {name!r}; there is: {', '.join(sorted(p.name for p in found)) or 'none'}")
