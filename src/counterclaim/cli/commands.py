"""The group of all commands: its help tells them by what they are for."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from counterclaim.cli.failures import warn
from counterclaim.cli.guard import INTERRUPTED


class Commands(click.Group):
    """Commands under headings, in the order in which somebody new needs them. Ctrl-C ends any of them with one line."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """As any group; without commands yet."""
        super().__init__(*args, **more)
        self._headings: Mapping[str, Sequence[click.Command]] = {}

    def take(self, headings: Mapping[str, Sequence[click.Command]]) -> None:
        """Take in the commands, under the headings that help shows."""
        self._headings = headings
        for command in (c for those in headings.values() for c in those):
            self.add_command(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  as in click
        """Write a section for each heading: the commands, and the first sentence of their help, whole."""
        width = max(len(c.name or "") for those in self._headings.values() for c in those)
        for heading, those in self._headings.items():
            with formatter.section(heading):
                rows = [((c.name or "").ljust(width), c.get_short_help_str(limit=300)) for c in those]
                formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is named; a Ctrl-C before its own work begins is no other than one in it."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            warn("interrupted")
            raise SystemExit(INTERRUPTED) from None
