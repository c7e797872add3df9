"""Every word, code and convention that the engine knows: data, one folder a language, apart from the code."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from counterclaim.errors import LexiconError

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """YAML in which only `true` and `false` are booleans: `yes`, `no` and `NO` (Norway) are words, as in YAML 1.2."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


@cache
def table(name: str, language: str = "en") -> Any:
    """The lexicon file `name` of a language, parsed once (`language=""`: the tables that have none).

    Raises LexiconError if there is none or it is not YAML. The caller checks its shape.
    """
    path = files(__package__).joinpath(*filter(None, (language, f"{name}.yaml")))
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        raise LexiconError(f"no lexicon {name!r} for language {language!r}") from None
    except yaml.YAMLError as fault:
        raise LexiconError(f"{path}: {fault}") from fault


@cache
def words(name: str, *path: str, language: str = "en") -> frozenset[str]:
    """The word list at a path of keys in a lexicon file, in lower case: `words("times", "tense", "will")`.

    Raises LexiconError if the file or the list is missing.
    """
    found = table(name, language)
    try:
        for key in path:
            found = found[key]
        return frozenset(str(word).lower() for word in found)
    except (KeyError, TypeError):
        raise LexiconError(f"no word list {'.'.join(path)!r} in lexicon {name!r}") from None
