"""The rare words of a text as weighted hashes: evidence that two texts tell the same, with nobody's name in clear.

A word weighs more the fewer texts have it (frequencies.json, counted once by `python -m training.merging frequencies`
and fixed, so that nothing depends on what arrived before). Hashes keep names out of sight, not secret: who knows a name
can test for it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from math import log

MOST = 96
"""Words kept of a text: the heaviest."""
RARE = 5.5
"""From this weight on a word is rare: fewer than one text in 250 has it."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_NAME = re.compile(r"(?<![\w'’.-])([A-Z][a-z][\w'’-]*)(?: [A-Z]\.)? (?=([A-Z][a-z][\w'’-]+))")
_AGE = re.compile(r"(?<![\w.,:$#-])(\d{1,5})(?=-year-old|, of\b|,|\b)(?![\d:.%])")


@dataclass(frozen=True, slots=True)
class Traces:
    """What the wording of a text leaves behind: `words` the heaviest ones, hash -> weight, of length one together;
    `rare` the rare ones, hash -> rarity; `names` hashes of pairs of capitalised words; `numbers` ages and the like.
    """

    words: Mapping[str, float] = field(default_factory=dict)
    rare: Mapping[str, float] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()


def traces(text: str, places: Iterable[str] = ()) -> Traces:
    """The traces of a text; `places` are words that count as places and not as rare words."""
    return Traces(words(text), rare(text, places), names(text), numbers(text))


@cache
def _rarity() -> dict[str, float]:
    """Word -> the logarithm of texts per text that has it."""
    return dict(json.loads(files(__package__).joinpath("frequencies.json").read_text(encoding="utf-8"))["rarity"])


@cache
def _unknown() -> float:
    """The weight of a word that the table lacks."""
    return max(_rarity().values()) + 0.5


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """How rare a word is, as a logarithm; possessives and plurals count as their word."""
    table = _rarity()
    return next((table[w] for w in (word, word.removesuffix("s")) if w in table), _unknown())


@lru_cache(maxsize=65536)
def hashed(text: str) -> str:
    """48 bits of BLAKE2b as 12 hex digits."""
    return blake2b(text.encode(), digest_size=6).hexdigest()


def words(text: str) -> dict[str, float]:
    """The heaviest words of a text, hash -> weight, scaled to length one."""
    counts = Counter(w for w in map(_stem, _WORD.findall(text)) if len(w) > 1)
    heavy = sorted(((1 + log(n)) * weight(w), w) for w, n in counts.items())[-MOST:]
    length = sum(v * v for v, _ in heavy) ** 0.5
    return {hashed(w): round(v / length, 4) for v, w in sorted(heavy, reverse=True)} if length else {}


def rare(text: str, leave: Iterable[str] = ()) -> dict[str, float]:
    """The rare words of a text, hash -> rarity, however often they stand there; `leave` are words that do not count."""
    skipped = {_stem(w) for w in leave}
    found = {w for w in map(_stem, _WORD.findall(text)) if len(w) > 2 and w not in skipped and not w.isdigit()}
    return {hashed(w): weight(w) for w in found if weight(w) >= RARE}


def _stem(word: str) -> str:
    """A word without case and plural ending."""
    folded = word.casefold()
    return folded[:-1] if len(folded) > 3 and folded.endswith("s") and not folded.endswith("ss") else folded


def names(text: str) -> frozenset[str]:
    """Hashes of pairs of capitalised words that stand side by side, the rare ones: people, streets, schools."""
    pairs = ((_stem(a), _stem(b)) for a, b in _NAME.findall(text))
    return frozenset(hashed(f"{a} {b}") for a, b in pairs if weight(a) + weight(b) >= 2 * RARE)


def numbers(text: str) -> frozenset[int]:
    """The numbers of a text that tell: ages, house numbers; no years, no round hundreds above a thousand."""
    found = {int(n) for n in _AGE.findall(text)}
    return frozenset(n for n in found if n > 9 and not 1900 <= n <= 2100)
