"""The registry opened: actors by id and by name."""

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from counterclaim.errors import LexiconError
from counterclaim.model.actor import GROUPS, Actor
from counterclaim.registry.fields import check
from counterclaim.registry.names import admits, capitals, fold, key, words


@dataclass(slots=True)
class Table:
    """Rows of actors, indices of rows by the key of a name, and what words stand for which state.

    A name is held with the number of capitals that a mention of it must have; a state's word with its role:
    `name`, `adj`, `people`, `seat`.
    """

    rows: list[list[Any]]
    names: dict[str, list[list[int]]]
    states: dict[str, list[list[Any]]]
    at: dict[str, int] = field(default_factory=dict)
    firsts: dict[str, int] = field(default_factory=dict)
    groups: frozenset[str] | None = None

    def actor(self, index: int) -> Actor:
        """The actor of a row."""
        row = self.rows[index]
        return Actor(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7])

    def by_id(self, ident: str) -> Actor | None:
        """The actor of that id, None where there is none."""
        if not self.at:
            self.at.update({row[0]: n for n, row in enumerate(self.rows)})
        index = self.at.get(ident)
        return None if index is None else self.actor(index)

    def named(self, name: str, spelling: str | None = None) -> tuple[Actor, ...]:
        """The actors that go by this very name, the better known first; `spelling` is its key if known."""
        held = self.names.get(key(name) if spelling is None else spelling, ())
        return tuple(self.actor(index) for index, wanted in held if admits(wanted, name))

    def longest(self, first: str) -> int:
        """How many words the longest name has that begins with this folded word, 0 where none does."""
        if not self.firsts:
            for spelling in (*self.names, *self.states):
                head, *rest = spelling.split(" ")
                self.firsts[head] = max(self.firsts.get(head, 0), len(rest) + 1)
        return self.firsts.get(first, 0)

    def armed_words(self) -> frozenset[str]:
        """The folded names of one word by which armed groups go; none of three letters or fewer."""
        if self.groups is None:
            held = ((name, self.rows[at[0][0]]) for name, at in self.names.items() if " " not in name and len(name) > 3)
            self.groups = frozenset(name for name, row in held if row[4] in GROUPS)
        return self.groups

    def state(self, word: str, spelling: str | None = None) -> list[tuple[str, str]]:
        """The states that a word may stand for, each with the word's role."""
        held = self.states.get(key(word) if spelling is None else spelling, ())
        return [(code, role) for code, role, wanted in held if admits(wanted, word)]

    def add(self, rows: list[dict[str, Any]], where: str) -> None:
        """Take in more actors; their names stand before those already held."""
        for number, row in enumerate(rows, 1):
            check(row, f"{where}, row {number}")
            ident = row.get("id") or "-".join(fold(w) for w in words(row["name"]))
            fields = [row.get(f) for f in ("country", "inter", "parent")]
            self.rows.append(
                [
                    ident,
                    row["name"],
                    row["kind"],
                    *fields,
                    bool(row.get("vague")),
                    row.get("source", "unsourced"),
                ]
            )
            for name in (row["name"], *row.get("also", ())):
                self.names.setdefault(key(name), []).insert(0, [len(self.rows) - 1, capitals(name)])
        self.at.clear()
        self.firsts.clear()
        self.groups = None


_own: list[Path] = []


@cache
def registry() -> Table:
    """The registry that is shipped, with the file of one's own in use. Raises LexiconError if one is broken."""
    try:
        data = json.loads(files(__package__).joinpath("actors.json").read_text(encoding="utf-8"))
        table = Table(data["actors"], data["names"], data["states"])
    except (OSError, ValueError, KeyError) as fault:
        raise LexiconError(f"registry/actors.json: {fault}") from fault
    for path in _own:
        table.add(_file(path), str(path))
    return table


def use(path: Path | None) -> bool:
    """Take a YAML file of actors of one's own as well from now on, none with None; whether that is a change.

    Its rows have the fields of lexicon/actors, its names stand before those that are shipped. Raises LexiconError,
    with the number of the row, if one is wrong.
    """
    wanted = [path] if path else []
    if wanted == _own:
        return False
    for row in wanted:
        Table([], {}, {}).add(_file(row), str(row))
    _own[:] = wanted
    registry.cache_clear()
    return True


def load(extra: Path) -> int:
    """Add the actors of a YAML file of your own and say how many; the fields are those of lexicon/actors.

    Raises LexiconError if the file is not a list of rows of that shape.
    """
    rows = _file(extra)
    registry().add(rows, str(extra))
    return len(rows)


def _file(path: Path) -> list[dict[str, Any]]:
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as fault:
        raise LexiconError(f"{path}: not text in UTF-8") from fault
    except (OSError, yaml.YAMLError) as fault:
        raise LexiconError(f"{path}: {fault}") from fault
    if not isinstance(rows, list):
        raise LexiconError(f"{path}: not a list of actors")
    return rows
