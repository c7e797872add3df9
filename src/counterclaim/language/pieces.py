"""Words to word pieces and case patterns: what the encoder sees of a word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

UNKNOWN, CLS, SEP = "[UNK]", "[CLS]", "[SEP]"
PATTERNS = ("none", "lower", "title", "upper", "letter", "mixed", "digits", "alnum", "punct")
_LONGEST = 100


def case_pattern(word: str) -> int:
    """The index in ``PATTERNS`` of a word's shape; 0 is kept for padding and special pieces."""
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if not letters:
        name = "digits" if digits else "punct"
    elif digits:
        name = "alnum"
    elif word.islower() or not (word.isupper() or any(c.isupper() for c in word)):
        name = "lower"
    elif word.isupper():
        name = "letter" if len(letters) == 1 else "upper"
    elif letters[0].isupper() and all(not c.isupper() for c in letters[1:]):
        name = "title"
    else:
        name = "mixed"
    return PATTERNS.index(name)


def _plain(word: str) -> str:
    """Lower case without accents or control characters, as the encoder's vocabulary has it."""
    out = []
    for char in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(char)
        if kind != "Mn" and not kind.startswith("C"):
            out.append(char)
    return "".join(out)


def _is_mark(char: str) -> bool:
    code = ord(char)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(char).startswith("P") or 0x4E00 <= code <= 0x9FFF


def _chunks(word: str) -> list[str]:
    """Split at punctuation and spaces, each mark a chunk of its own."""
    chunks: list[str] = []
    run = ""
    for char in word:
        if char.isspace() or _is_mark(char):
            if run:
                chunks.append(run)
            run = ""
            if not char.isspace():
                chunks.append(char)
        else:
            run += char
    if run:
        chunks.append(run)
    return chunks


class WordPieces:
    """Greedy longest-match word pieces over a fixed vocabulary, one word at a time, cached.

    ``vocabulary`` lists the pieces in the order of their ids.  Every word yields at least one piece.
    """

    def __init__(self, vocabulary: Iterable[str], most: int = 12, cache: int = 200_000) -> None:
        """Keep the pieces of up to ``cache`` words at hand."""
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown = self._ids[UNKNOWN]
        self.cls, self.sep = self._ids[CLS], self._ids[SEP]
        self._most = most
        self._room = cache
        self._cache: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces, at most ``most`` of them (a longer tail is one unknown piece)."""
        found = self._cache.get(word)
        if found is None:
            found = self._split(word)
            if len(self._cache) >= self._room:
                self._cache.clear()
            self._cache[word] = found
        return found

    def whole(self, word: str) -> bool:
        """Whether a lower-case word is one piece of the vocabulary: a common word of English, then."""
        return word in self._ids

    def _split(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        for chunk in _chunks(_plain(word[: 4 * _LONGEST])):
            ids += self._greedy(chunk)
        if len(ids) > self._most:
            ids = [*ids[: self._most - 1], self.unknown]
        return tuple(ids) or (self.unknown,)

    def _greedy(self, chunk: str) -> list[int]:
        if len(chunk) > _LONGEST:
            return [self.unknown]
        ids: list[int] = []
        start = 0
        while start < len(chunk):
            for end in range(len(chunk), start, -1):
                piece = chunk[start:end] if start == 0 else "##" + chunk[start:end]
                if piece in self._ids:
                    ids.append(self._ids[piece])
                    start = end
                    break
            else:
                return [self.unknown]
        return ids
