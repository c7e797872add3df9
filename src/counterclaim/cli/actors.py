"""`counterclaim actors`: who a name may stand for."""

import json
from datetime import date
from pathlib import Path

import click

from counterclaim.cli.choices import Day
from counterclaim.cli.guard import guarded
from counterclaim.cli.output import Output

_EPILOG = """\b
Examples:
  counterclaim actors lookup "Islamic State" --on 2013-06-01
  counterclaim actors lookup ELN --json
"""


@click.group(epilog=_EPILOG)
def actors() -> None:
    """Ask the registry of actors."""


@actors.command(epilog=_EPILOG)
@click.argument("name", metavar="NAME")
@click.option("--on", "day", type=Day(), metavar="DATE", help="The day on which it is meant, as 2024-07-31.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a candidate.")
@click.option(
    "--actors", "own", type=click.Path(exists=True, dir_okay=False, path_type=Path), envvar="COUNTERCLAIM_ACTORS",
    metavar="FILE", help="A YAML file of actors of your own; its names stand before the registry's.",
)  # fmt: skip
@guarded
def lookup(*, name: str, day: date | None, as_json: bool, own: Path | None) -> None:
    """Show the actors that NAME may stand for, the likeliest first, with reasons and the source of each row."""
    from counterclaim import registry  # noqa: PLC0415
    from counterclaim.registry.ranking import ranked  # noqa: PLC0415

    registry.use(own)
    out = Output()
    found = ranked(name, day)
    if not found:
        out.write(f"no actor of the name {name!r}\n")
        raise SystemExit(1)
    for one in found:
        if as_json:
            out.write(json.dumps(one.to_dict(), ensure_ascii=False) + "\n")
            continue
        a = one.actor
        about = ", ".join(filter(None, (a.kind, a.country, f"part of {a.parent}" if a.parent else "")))
        out.write(f"{a.id}  {a.name}  ({about})  source: {a.source}\n")
        out.write(f"    {'; '.join(one.reasons)}\n")
