"""Who is who: names of states, their forces, armed groups and organisations, and the actors they may be.

The data are lexicon/actors/*.yaml, compiled into actors.json (see compile.py); nouns such as "gunmen" are in
lexicon/en/agents.yaml.
"""

from pathlib import Path

from counterclaim.model.actor import Actor
from counterclaim.registry import sides, table
from counterclaim.registry.agents import Agent, agent
from counterclaim.registry.sides import Found, candidates, root, same_side, scan, side, side_of
from counterclaim.registry.table import load, registry

__all__ = [
    "Agent",
    "Found",
    "agent",
    "by_id",
    "candidates",
    "load",
    "root",
    "same_side",
    "scan",
    "side",
    "side_of",
    "use",
]


def by_id(ident: str) -> Actor | None:
    """The actor of that id, None where the registry has none."""
    return registry().by_id(ident)


def use(path: Path | None) -> None:
    """Take a YAML file of actors of one's own as well from now on, none with None; its names stand first.

    Raises LexiconError, with the number of the row, if one is wrong. What was answered before is asked anew.
    """
    if table.use(path):
        sides.forget()
