"""What a run may choose, in one frozen object."""

import os
from dataclasses import dataclass, field


def _from(variable: str) -> str | None:
    """What an environment variable says, None where it is not set or empty."""
    return os.environ.get(variable) or None


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one run; the defaults are those of the contract.

    `counts` names the convention for vague numbers (a table of lexicon/counts.yaml), `reading` the policy that
    collapses accounts, `engine` and `language` the plug-ins, `limit` the most characters of text
    that one report may have. `gazetteer` is a file made by `counterclaim gazetteer import`, `actors` a YAML file
    of actors; the environment may name them in COUNTERCLAIM_GAZETTEER and COUNTERCLAIM_ACTORS.
    """

    counts: str = "acled"
    reading: str = "range"
    engine: str = "rules"
    language: str = "embedded"
    limit: int = 10_000_000
    gazetteer: str | None = field(default_factory=lambda: _from("COUNTERCLAIM_GAZETTEER"))
    actors: str | None = field(default_factory=lambda: _from("COUNTERCLAIM_ACTORS"))
