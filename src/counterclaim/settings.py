"""What a run may choose, in one frozen object."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one run; the defaults are those of the contract.

    `counts` names the convention for vague numbers (a table of lexicon/counts.yaml), `reading` the policy that
    collapses accounts, `engine` and `language` the plug-ins, `limit` the most characters of text
    that one report may have.
    """

    counts: str = "acled"
    reading: str = "range"
    engine: str = "rules"
    language: str = "embedded"
    limit: int = 10_000_000
