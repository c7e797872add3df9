"""`counterclaim schema`."""

import json

import click

from counterclaim.cli.output import Output


@click.command()
def schema() -> None:
    """Print the JSON Schema of one line of `read --format jsonl`.

    It is made from the code, so it is always that of the version installed.
    """
    from counterclaim.export.schema import schema as made  # noqa: PLC0415

    with Output() as out:
        out.write(json.dumps(made(), indent=2, ensure_ascii=False) + "\n")
