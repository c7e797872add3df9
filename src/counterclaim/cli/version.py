"""`counterclaim --version`."""

import click


def print_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Print the version and end the run, if it was asked for."""
    if asked:
        from counterclaim import __version__  # noqa: PLC0415

        click.echo(f"counterclaim {__version__}")
        context.exit()
