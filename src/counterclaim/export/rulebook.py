"""The lexicon's rules by their ids, as they stand in its files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from counterclaim import lexicon

_HIDDEN = frozenset({"yes", "no"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule: its id, the lexicon file that holds it (`en/tolls.yaml`), and what stands there."""

    id: str
    file: str
    content: dict[str, Any]

    def text(self, *, examples: bool = True) -> str:
        """The rule as YAML, with or without its example sentences."""
        shown = {k: v for k, v in self.content.items() if k != "id" and (examples or k not in _HIDDEN)}
        told = yaml.safe_dump(shown, sort_keys=False, allow_unicode=True, default_flow_style=None, width=88)
        return re.sub(r"^'(yes|no)':", r"\1:", told, flags=re.MULTILINE)


def entries() -> tuple[Entry, ...]:
    """Every rule of the lexicon that has an id, by file."""
    return tuple(_book().values())


def entry(rule: str) -> Entry | None:
    """The rule of this id; a claim's rule may add words of its own after a dot (`time.weekday.said`)."""
    while rule:
        if found := _book().get(rule):
            return found
        rule = rule.rpartition(".")[0]
    return None


@cache
def _book() -> dict[str, Entry]:
    """All rules by id."""
    found: dict[str, Entry] = {}
    for file in sorted(names()):
        language, _, name = file.rpartition("/")
        for content in _rules(lexicon.table(name, language)):
            found.setdefault(content["id"], Entry(content["id"], f"{file}.yaml", content))
    return found


def names() -> tuple[str, ...]:
    """The lexicon's files, as `counts` or `en/tolls`."""
    root = files("counterclaim.lexicon")
    own = [item for item in root.iterdir() if item.is_dir() and len(item.name) == 2]
    found = [f"{folder.name}/{item.name}" for folder in own for item in folder.iterdir()]
    found += [item.name for item in root.iterdir() if item.is_file()]
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


def _rules(node: Any) -> Iterator[dict[str, Any]]:
    """The mappings with an id like `family.name`, however deep."""
    if isinstance(node, dict):
        if isinstance(node.get("id"), str) and "." in node["id"]:
            yield node
        for part in node.values():
            yield from _rules(part)
    elif isinstance(node, list):
        for part in node:
            yield from _rules(part)
