"""`counterclaim gazetteer`: look a name up, or import a full GeoNames dump."""

import json
from pathlib import Path

import click

from counterclaim.cli.guard import guarded
from counterclaim.cli.output import Output

_LOOKUP = """\b
Examples:
  counterclaim gazetteer lookup Tripoli --country LB
  counterclaim gazetteer lookup Springfield --near Chicago --json
"""
_IMPORT = """\b
Examples:
  counterclaim gazetteer import allCountries.txt --out places.sqlite
  counterclaim gazetteer import SY.txt --names alternateNamesV2.txt --out places.sqlite
"""
_OWN = click.option(
    "--gazetteer", "own", type=click.Path(exists=True, dir_okay=False, path_type=Path), envvar="COUNTERCLAIM_GAZETTEER",
    metavar="FILE", help="A gazetteer made by `gazetteer import`, to be asked besides the embedded one.",
)  # fmt: skip


@click.group(epilog=_LOOKUP)
def gazetteer() -> None:
    """Ask the gazetteer, or import a larger one."""


@gazetteer.command(epilog=_LOOKUP)
@click.argument("name", metavar="NAME")
@click.option("--near", metavar="PLACE", help="Another place that the report names.")
@click.option("--country", metavar="CODE", help="The country that the text gives it, as an ISO code or by name.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a candidate.")
@_OWN
@guarded
def lookup(*, name: str, near: str | None, country: str | None, as_json: bool, own: Path | None) -> None:
    """Show the places that NAME may be, the likeliest first, each with its score and what it is made of."""
    from counterclaim import gazetteer as places  # noqa: PLC0415
    from counterclaim.gazetteer.ranking import ranked  # noqa: PLC0415

    places.use(own)
    out = Output()
    found = ranked(name, near=near, country=country)
    if not found:
        out.write(f"no place of the name {name!r}\n")
        raise SystemExit(1)
    for one in found:
        if as_json:
            out.write(json.dumps(one.to_dict(), ensure_ascii=False) + "\n")
            continue
        e = one.entry
        where = ", ".join(filter(None, (e.within, e.admin1, e.country)))
        out.write(f"{one.score:6.2f}  {e.name} ({where})  {e.feature or e.kind}  {e.lat:.4f} {e.lon:.4f}  {e.source}\n")
        told = ", ".join(f"{why} {value:+.2f}" for why, value in one.reasons.items())
        out.write(f"        {told}\n")


@gazetteer.command(name="import", epilog=_IMPORT)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE",
    help="The gazetteer to make or to go on with.")  # fmt: skip
@click.option("--names", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="alternateNamesV2.txt, for the names in other languages and spellings.")  # fmt: skip
@guarded
def import_(*, file: Path, out: Path, names: Path | None) -> None:
    """Make a gazetteer of FILE, a GeoNames dump of places (allCountries.txt or one country's).

    Stopped half-way, the same command goes on where it was. Name the result in COUNTERCLAIM_GAZETTEER, or with
    `--gazetteer`, to have it used.
    """
    from counterclaim.cli.progress import reading  # noqa: PLC0415
    from counterclaim.gazetteer import dump  # noqa: PLC0415

    with reading(file.name, file.stat().st_size) as step:
        places = dump.make(file, out, step)
    if names:
        with reading(names.name, names.stat().st_size) as step:
            dump.add_names(names, out, step)
    Output().write(f"{places} places in {out}, {out.stat().st_size / 1e6:.1f} MB\n")
