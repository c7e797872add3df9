"""The traces that a text leaves: evidence that two texts tell the same, with nobody's name in clear.

A word weighs more the fewer texts have it (frequencies.json, counted once by `python -m training.merging frequencies`
and fixed, so that nothing depends on what arrived before). Words and names are hashed: that keeps them out of sight,
not secret, for who knows a name can test for it.
"""

import json
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from math import log, log10

from counterclaim import gazetteer, lexicon

MOST = 96
"""Words kept of a text: the heaviest."""
LEAD = 500
"""Characters with which a text begins, title included in what they say."""
RARE = 4.5
"""From this weight on a word is rare: about one text in a hundred has it."""
NAMED = 9.0
"""From this weight of its two words on, a pair of capitalised words is somebody's or something's own name."""
COMMON = 4.2
"""A word below this weight names nothing by itself ("Of", "Police", "March")."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_NAME = re.compile(r"(?<![\w'’.-])([A-Z][a-z][\w'’-]*)(?: [A-Z]\.)? (?=([A-Z][a-z][\w'’-]+))")
_CAPITALS = re.compile(r"[A-Z][\w'’]+(?:[ -][A-Z][\w'’]+)*")


@dataclass(frozen=True, slots=True)
class Traces:
    """What the wording of a text leaves behind.

    `words` are the heaviest words, hash -> weight, of length one together; `lead` those of how it begins; `rare` the
    rare ones, hash -> rarity; `names` and `streets` hashes of pairs of capitalised words and of names of streets;
    `places` names that some place bears, hash -> how small it is, `foremost` those of how it begins; `here` the town in
    which it happened; `ages`, `hours` (minutes after midnight) and `days` (ordinals) numbers.
    """

    words: Mapping[str, float] = field(default_factory=dict)
    lead: Mapping[str, float] = field(default_factory=dict)
    rare: Mapping[str, float] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    places: Mapping[str, float] = field(default_factory=dict)
    foremost: frozenset[str] = frozenset()
    here: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    hours: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()


def traces(text: str, title: str = "", day: date | None = None) -> Traces:
    """The traces of a text and its title; `day` is the report's."""
    whole, lead = f"{title}\n{text}", f"{title}\n{text[:LEAD]}"
    return Traces(
        words=words(whole), lead=words(lead), rare=rare(whole), names=names(whole), streets=streets(whole),
        places=places(whole), foremost=frozenset(places(lead)), ages=ages(whole), hours=hours(whole),
        days=days(whole, day) if day else frozenset(),
    )  # fmt: skip


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
    """How rare a word is, as a logarithm; plurals count as their word."""
    table = _rarity()
    return next((table[w] for w in (word, f"{word}s") if w in table), _unknown())


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


def rare(text: str) -> dict[str, float]:
    """The rare words of a text, hash -> rarity, however often they stand there."""
    found = {w for w in map(_stem, _WORD.findall(text)) if len(w) > 2 and not w.isdigit()}
    return {hashed(w): weight(w) for w in found if weight(w) >= RARE}


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """A word without case and plural ending."""
    folded = re.sub("['’]s?$", "", word.casefold())
    return folded[:-1] if len(folded) > 3 and folded.endswith("s") and not folded.endswith("ss") else folded


def names(text: str) -> frozenset[str]:
    """Hashes of pairs of capitalised words that stand side by side, neither of them common, and that name no place:
    people, schools, companies."""
    return frozenset(hashed(f"{_stem(a)} {_stem(b)}") for a, b in set(_NAME.findall(text)) if _own_name(a, b))


def _own_name(first: str, second: str) -> bool:
    """Whether two capitalised words are a name that few texts have."""
    a, b = weight(_stem(first)), weight(_stem(second))
    return min(a, b) >= COMMON and a + b >= NAMED and _smallness(f"{first} {second}") is None


def places(text: str) -> dict[str, float]:
    """The capitalised words of a text that some town, district or province bears as its name: hash -> how small the
    largest of that name is, 0 for ten million people, one more for every tenth of that."""
    found: dict[str, float] = {}
    for run in _CAPITALS.findall(text):
        parts = re.split("[ -]", run)
        at = 0
        while at < len(parts):
            for n in (3, 2, 1):
                small = _smallness(" ".join(parts[at : at + n])) if at + n <= len(parts) else None
                if small is not None:
                    found[hashed(" ".join(parts[at : at + n]).casefold())] = small
                    break
            at += n
    return found


@lru_cache(maxsize=65536)
def _smallness(name: str) -> float | None:
    """How small the largest place of that name is; None where no place has it, or it is a common word."""
    if len(name) < 4 or (" " not in name and weight(name.casefold()) < COMMON):
        return None
    found = [e.prominence for e in gazetteer.entries(name) if e.kind in {"town", "district", "admin1"}]
    return round(max(0.0, 7 - log10(max(1000, *found))), 2) if found else None


@cache
def _table(name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of that name of the lexicon."""
    return tuple(re.compile(p, re.IGNORECASE) for p in lexicon.table("traces")[name])


def ages(text: str) -> frozenset[int]:
    """The ages that a text gives."""
    return frozenset(int(age) for pattern in _table("ages") for age in pattern.findall(text))


def hours(text: str) -> frozenset[int]:
    """The times of day that a text gives, in minutes after midnight."""
    told = (found for pattern in _table("hours") for found in pattern.findall(text))
    return frozenset(int(h) % 12 * 60 + int(m or 0) + 720 * (half in "pP") for h, m, half in told)


@cache
def _dates() -> tuple[re.Pattern[str], dict[str, int], dict[str, int], dict[str, int]]:
    """The pattern of a day, and what its words stand for: weekdays, months, days before the report."""
    table = lexicon.table("traces")
    weekdays = {name: n for n, name in enumerate(table["weekdays"])}
    months = {name: n for n, names in enumerate(table["months"], 1) for name in names}
    relative: dict[str, int] = table["relative"]
    of_month = rf"(?P<month>{'|'.join(months)})\.? (?P<day>\d{{1,2}})\b(?:,? (?P<year>\d{{4}}))?"
    words = rf"(?P<word>{'|'.join([*weekdays, *relative])})"
    return re.compile(rf"\b(?:{of_month}|{words}\b)", re.IGNORECASE), weekdays, months, relative


def days(text: str, told: date) -> frozenset[int]:
    """The days that a text of the day `told` names: weekdays are the last of their name, dates the last if no year
    stands with them."""
    pattern, weekdays, months, relative = _dates()
    found: set[int] = set()
    for match in pattern.finditer(text):
        word = (match["word"] or "").casefold()
        if word in relative:
            found.add(told.toordinal() - relative[word])
        elif word:
            found.add(told.toordinal() - (told.weekday() - weekdays[word]) % 7)
        else:
            month, day = months[match["month"].casefold()], int(match["day"])
            year = int(match["year"] or told.year - ((month, day) > (told.month, told.day)))
            found |= _ordinal(year, month, day)
    return frozenset(found)


def _ordinal(year: int, month: int, day: int) -> set[int]:
    """The ordinal of a day, if there is such a day."""
    return {date(year, month, day).toordinal()} if year and 1 <= day <= monthrange(year, month)[1] else set()


@cache
def _street() -> tuple[re.Pattern[str], frozenset[str]]:
    """The pattern of a street's name, and the words that are none."""
    table = lexicon.table("traces")["streets"]
    kinds = "|".join(sorted(table["kinds"], key=len, reverse=True))
    return re.compile(rf"\b((?:[A-Z0-9][\w'’.-]*\s){{1,3}})(?:{kinds})\b"), frozenset(table["not"])


def streets(text: str) -> frozenset[str]:
    """Hashes of the names of streets, squares and the like, without their kind."""
    pattern, common = _street()
    runs = ([w for w in run.casefold().replace(".", "").split() if w not in common] for run in pattern.findall(text))
    return frozenset(hashed(run[-1]) for run in runs if run)
