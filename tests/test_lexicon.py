"""The lexicons as files: no key is given twice, of which a reader would see one and the code take the other, and no
word stands twice in one list."""

from collections.abc import Hashable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from counterclaim.errors import LexiconError
from counterclaim.lexicon import words

FILES = sorted(Path(str(resources.files("counterclaim.lexicon"))).rglob("*.yaml"))


class Strict(yaml.SafeLoader):
    """Refuses a mapping with the same key twice."""


def _mapping(loader: Strict, node: yaml.MappingNode) -> dict[Hashable, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    twice = {k for k in keys if keys.count(k) > 1}
    assert not twice, f"{sorted(map(str, twice))} {node.start_mark}"
    return loader.construct_mapping(node, deep=True)


Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_no_key_is_given_twice(path: Path) -> None:
    yaml.load(path.read_text(encoding="utf-8"), Strict)


def test_a_key_given_twice_is_seen() -> None:
    with pytest.raises(AssertionError):
        yaml.load("a: [x]\nb: {c: 1, c: 2}\n", Strict)


def _repeated(node: yaml.Node) -> Iterator[str]:
    """Each word that stands again in a list of words below a node."""
    if isinstance(node, yaml.SequenceNode):
        plain = [n.value for n in node.value if isinstance(n, yaml.ScalarNode)]
        yield from (word for at, word in enumerate(plain) if word in plain[:at])
        below = node.value
    else:
        below = [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else []
    for child in below:
        yield from _repeated(child)


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.parent.name == "en" and p.stem != "screen"], ids=lambda p: p.name
)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    node = yaml.compose(path.read_text(encoding="utf-8"))
    assert node is not None
    assert list(_repeated(node)) == []


def test_a_word_that_stands_twice_is_seen() -> None:
    node = yaml.compose("a: {b: [x, y, x]}\nc: [{d: [z, z]}]\n")
    assert node is not None
    assert list(_repeated(node)) == ["x", "z"]


def test_words_are_found_by_their_path_in_lower_case() -> None:
    assert "will" in words("times", "tense", "will")
    assert all(w == w.lower() for w in words("forms", "shots"))


@pytest.mark.parametrize("path", [("no such list",), ("tense", "no such list"), ("dotted", "0")])
def test_a_list_that_is_missing_is_named(path: tuple[str, ...]) -> None:
    with pytest.raises(LexiconError, match=path[-1]):
        words("times", *path)
