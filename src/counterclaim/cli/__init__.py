"""The command line. Every command is one call of the library; what is slow to import waits until needed."""

import click

from counterclaim.cli.actors import actors
from counterclaim.cli.asking import incidents, sources, stats
from counterclaim.cli.commands import Commands
from counterclaim.cli.entering import add_claim, agreement, import_claims
from counterclaim.cli.explain import explain
from counterclaim.cli.gazetteer import gazetteer
from counterclaim.cli.ingest import ingest
from counterclaim.cli.judging import accept, correct, merge, reject, split, undo, unsure
from counterclaim.cli.read import read
from counterclaim.cli.redact import redact
from counterclaim.cli.reread import reread
from counterclaim.cli.schema import schema
from counterclaim.cli.show import history, show
from counterclaim.cli.version import print_version

_EPILOG = """\b
Try it:
  counterclaim read samples/river-crossing.txt
  counterclaim read reports/ --format jsonl > dossiers.jsonl
  counterclaim explain samples/river-crossing.txt --all
  counterclaim ingest samples/ --ledger ledger.sqlite
  counterclaim incidents --ledger ledger.sqlite
"""


@click.group(
    cls=Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
    help="Print the version and stop.",
)
def main() -> None:
    """Read news of armed incidents: who says what happened, in whose words, and who disputes it."""


main.take({
    "Read reports": (read, explain, schema),
    "Keep a ledger": (ingest, incidents, show, history, sources, stats),
    "Judge what the rules put together": (unsure, accept, reject, merge, split, correct, undo),
    "Enter claims by hand": (add_claim, import_claims, agreement),
    "Mend a ledger": (reread, redact),
    "Look names up": (gazetteer, actors),
})  # fmt: skip
