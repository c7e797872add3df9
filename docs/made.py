"""What cog puts into the pages, made from the code: `just docs` writes it, `just check` compares."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import click

from counterclaim.cli import main
from counterclaim.export import rulebook, words
from counterclaim.model import vocabulary

ROOT = Path(__file__).parents[1]
_LISTS = ("Field", "Stance", "Role", "Type", "Status", "TimePrecision", "PlacePrecision", "Who",
          "Responsibility", "DisputeKind", "LinkKind", "Legal")  # fmt: skip
_WORDED = {"Field": "fields", "Type": "types", "Status": "statuses", "Stance": "stances", "Role": "roles",
           "Responsibility": "responsibility", "DisputeKind": "kinds", "LinkKind": "links"}  # fmt: skip


def reference() -> str:
    """The command line's own help, command by command."""
    parts = [_help(main, "counterclaim")]
    return "\n".join([*parts, *_under(main, "counterclaim")])


def _under(group: click.Group, path: str) -> Iterator[str]:
    """The help of a group's commands, and of those below them."""
    for name, command in sorted(group.commands.items()):
        yield _help(command, f"{path} {name}")
        if isinstance(command, click.Group):
            yield from _under(command, f"{path} {name}")


def _help(command: click.Command, path: str) -> str:
    """One command's help under a heading."""
    context = click.Context(command, info_name=path, max_content_width=96, terminal_width=96)
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {path}\n\n```\n{text}\n```\n"


def lists() -> str:
    """The closed lists of the contract, and the words under which a screen shows them."""
    parts = []
    for name in _LISTS:
        shown = words.words(_WORDED[name]) if name in _WORDED else {}
        values = [f"`{value}`{_shown(value, shown)}" for value in get_args(getattr(vocabulary, name))]
        parts.append(f"**{name}**: {', '.join(values)}\n")
    return "\n".join(parts)


def _shown(value: str, shown: dict[str, object]) -> str:
    """The word for a value, if it is another one."""
    told = shown.get(value, value)
    told = told[0] if isinstance(told, list) else told
    return f" ({told})" if told and str(told).replace(" ", "_") != value else ""


def lexicon() -> str:
    """Every rule with an id: what it is made of and a sentence in which it holds."""
    files = defaultdict(list)
    for entry in rulebook.entries():
        files[entry.file].append(entry)
    parts = []
    for file, entries in sorted(files.items()):
        parts += [f"## {file}\n", "| rule | words | an example | not |", "|---|---|---|---|"]
        for entry in entries:
            told = (f"`{entry.id}`", _words(entry), _example(entry, "yes"), _example(entry, "no"))
            parts.append(f"| {' | '.join(t.replace('|', chr(92) + '|') for t in told)} |")
        parts.append("")
    return "\n".join(parts)


def _words(entry: rulebook.Entry, most: int = 6) -> str:
    """The first words that a rule is made of."""
    keys = ("lemmas", "nouns", "verbs", "adjectives", "words", "with", "forms", "pattern", "patterns")
    found = [str(word) for key in keys for word in _flat(entry.content.get(key))]
    return ", ".join(found[:most]) + (" ..." if len(found) > most else "")


def _flat(node: object) -> Iterable[object]:
    """The words in a list, or the keys of a mapping."""
    return [node] if isinstance(node, str) else node if isinstance(node, (list, dict)) else ()


def _example(entry: rulebook.Entry, side: str) -> str:
    """The first example sentence of a rule."""
    return next(_sentences(entry.content.get(side)), "")


def _sentences(examples: object) -> Iterator[str]:
    """Example sentences, however a file nests them."""
    if isinstance(examples, str):
        yield " ".join(examples.split())
    elif isinstance(examples, list):
        for part in examples:
            yield from _sentences(part)
    elif isinstance(examples, dict):
        for part in examples.values():
            yield from _sentences(part)


def screen(sample: str) -> str:
    """What `counterclaim read samples/NAME` prints where there is no terminal."""
    from counterclaim import read  # noqa: PLC0415
    from counterclaim.export import text  # noqa: PLC0415

    (dossier,) = read(ROOT / "samples" / sample)
    return text.screen(dossier)
