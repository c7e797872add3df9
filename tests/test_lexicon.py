"""The lexicons as files: no key is given twice, of which a reader would see one and the code take the other."""

from collections.abc import Hashable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

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
