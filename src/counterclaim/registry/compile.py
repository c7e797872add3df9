"""Make registry/actors.json from lexicon/actors/*.yaml: `python -m counterclaim.registry.compile`.

YAML is for people and slow to parse; the JSON is what is shipped and opened. A test holds the two together.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from counterclaim.lexicon import table
from counterclaim.registry.fields import check
from counterclaim.registry.names import capitals, fold, key, words

REGIONS = ("middle-east", "africa", "asia", "europe", "americas", "organisations", "blocs", "ucdp", "phoenix")
"""The files of lexicon/actors that hold actors, the better known first: that decides between namesakes."""

UNITS = {
    "government": "government",
    "military": "military",
    "police": "police",
    "intelligence": "intelligence",
}


def compiled() -> dict[str, Any]:
    """The registry as it is shipped: rows of actors, names by key, states by word.

    Raises LexiconError if a row lacks a name or kind, or has a field that is not known.
    """
    book = _Book()
    for code, state in states().items():
        book.state(code, state)
    for region in REGIONS:
        for row in table(f"actors/{region}", ""):
            check(row, region)
            book.add(row)
    return {"actors": book.actors, "names": book.names, "states": book.words}


@cache
def states() -> dict[str, dict[str, Any]]:
    """The table of states by ISO code."""
    found: dict[str, dict[str, Any]] = table("actors/states", "")
    return found


@cache
def _attested() -> dict[str, str]:
    """Id of a row without a source of its own -> the list that names it too."""
    return {ident: source for source, ids in table("actors/attested", "").items() for ident in ids}


def slug(name: str) -> str:
    """An id made from a name: its folded words with hyphens."""
    return "-".join(fold(w) for w in words(name))


class _Book:
    """Rows and names as they come in; later namesakes stand after earlier ones."""

    def __init__(self) -> None:
        self.actors: list[list[Any]] = []
        self.names: dict[str, list[list[int]]] = {}
        self.words: dict[str, list[list[Any]]] = {}
        self._at: dict[str, int] = {}

    def add(self, row: dict[str, Any]) -> None:
        """Take in an actor; a second row of the same id brings only more names."""
        ident = row.get("id") or slug(row["name"])
        if ident not in self._at:
            self._at[ident] = len(self.actors)
            source = row.get("source") or ("ucdp" if row.get("ucdp") else _attested().get(ident, "unsourced"))
            fields = [row.get(f) for f in ("country", "inter", "parent")]
            self.actors.append([ident, row["name"], row["kind"], *fields, bool(row.get("vague")), source])
        others = [row["ucdp"]] if row.get("ucdp") and row["kind"] != "people" else []
        for name in (row["name"], *row.get("also", ()), *others):
            self._name(name, self._at[ident])

    def _name(self, name: str, index: int) -> None:
        entry = [index, capitals(name)]
        for spelling in dict.fromkeys((key(name), key(name.split("(", maxsplit=1)[0]))):
            held = self.names.setdefault(spelling, [])
            if spelling and all(e[0] != index for e in held):
                held.append(entry)
            for e in held:
                if e[0] == index and e[1] > entry[1]:
                    e[1] = entry[1]

    def state(self, code: str, state: dict[str, Any]) -> None:
        """Take in a state, its branches and the words for it."""
        country = code if len(code) == 2 else None
        base = {"country": country, "source": "ISO 3166-1" if country and code != "XK" else "unsourced"}
        self.add(
            {
                **base,
                "id": code,
                "name": state["name"],
                "also": state.get("also", []),
                "kind": "state",
                "inter": 1,
            }
        )
        adjective = (state["adj"] or [state["name"]])[0]
        for unit, word in UNITS.items():
            named = {
                "id": f"{code}/{unit}",
                "name": f"{adjective} {word}",
                "kind": unit,
                "inter": 1,
                "parent": code,
            }
            self.add({**base, **named, "source": "by rule", "also": [f"{adjective} {word}"]})
        for role, names in (
            ("name", [state["name"], *state.get("also", [])]),
            ("adj", state["adj"]),
            ("seat", state.get("seat", [])),
        ):
            for name in names:
                self._word(name, code, role)
        for name in state["people"]:
            for form in (name, name if name.endswith(("s", "men", "ese")) else f"{name}s"):
                self._word(form, code, "people")

    def _word(self, name: str, code: str, role: str) -> None:
        held = self.words.setdefault(key(name), [])
        if all(e[:2] != [code, role] for e in held):
            held.append([code, role, capitals(name)])


def written(data: dict[str, Any]) -> str:
    """The registry as text, one row a line, so that a change shows as one."""
    return "".join(_lines(data))


def _lines(data: dict[str, Any]) -> Iterator[str]:
    dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    yield '{"actors":[\n' + ",\n".join(map(dump, data["actors"])) + "\n],\n"
    for part, end in (("names", "},\n"), ("states", "}}\n")):
        rows = (f"{dump(k)}:{dump(v)}" for k, v in sorted(data[part].items()))
        yield f'"{part}":{{\n' + ",\n".join(rows) + "\n" + end


def main() -> None:
    """Write the JSON beside this module."""
    Path(str(files(__package__).joinpath("actors.json"))).write_text(written(compiled()), encoding="utf-8")


if __name__ == "__main__":
    main()
