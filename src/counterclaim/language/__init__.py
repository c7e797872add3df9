"""Report texts to spaCy documents in Universal Dependencies; the only package that loads a language model.

``load()`` gives the language; its ``docs(texts)`` reads many texts at once.  What the documents carry is
told in ``docs/model.md``.  Heavy imports wait until a language is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from counterclaim import plugins
from counterclaim.errors import UsageError

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Language", "docs", "load"]

GROUP = "language"


@dataclass(frozen=True, slots=True)
class Language:
    """A way of reading texts; ``analyse`` is any callable from texts to spaCy documents with a UD parse."""

    name: str
    analyse: Callable[[list[str]], Iterator[Doc]]

    def docs(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Read texts; one document per text, in order, whose ``text`` is the text given."""
        held: list[str] = []
        for text in texts:
            held.append(text)
            if len(held) == BATCH:
                yield from self.analyse(held)
                held = []
        if held:
            yield from self.analyse(held)

    def doc(self, text: str) -> Doc:
        """Read one text."""
        return next(iter(self.docs([text])))


BATCH = 32
"""Texts handed over at once."""


@cache
def load(model: str = "embedded") -> Language:
    """The language of this name in the entry-point group ``counterclaim.language``.

    The embedded one is there in an uninstalled checkout too.

    Raises ``UsageError`` where nothing has that name, ``AbortError`` where the embedded model's files
    are missing or damaged.
    """
    try:
        return Language(model, plugins.load(GROUP, model))
    except UsageError:
        if model != "embedded":
            raise
    from counterclaim.language.embedded import analyse  # noqa: PLC0415

    return Language(model, analyse)


def docs(texts: Iterable[str], model: str = "embedded") -> Iterator[Doc]:
    """Read texts with a language by name."""
    return load(model).docs(texts)
