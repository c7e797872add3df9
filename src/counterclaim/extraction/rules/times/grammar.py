"""The patterns of times.yaml over atoms: compiled once, matched by their classes, the longest match first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from counterclaim.errors import LexiconError
from counterclaim.extraction.rules.times.atoms import MARKS, Atom, figures, lexicon, word
from counterclaim.lexicon import table

_ITEM = re.compile(r"(?P<look><!|<=|>!|>=)?(?:(?P<slot>[a-z]+\d?)=)?(?P<names>[\w|]+)(?P<maybe>\?)?$")
_SAMPLES = {
    "number": ("0", "3", "12", "24", "31", "50", "100", "1,000", "1400", "1985", "2030", "2500",
               "9.30", "2.5", "0530"),
    "nth": ("3rd", "50th"), "clock": ("8:30",), "iso": ("2000-01-02",), "slashed": ("1/2/2003",),
    "decade": ("1990s",), "short": ("'90",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of a rule: its place in the table decides between matches of one length."""

    id: str
    sense: str
    timex: str
    pattern: str
    order: int


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at the atoms `[start, end)`, with the values of its slots and the classes they had."""

    rule: Rule
    start: int
    end: int
    slots: dict[str, Any]


class Grammar:
    """The rules of times.yaml. Every set of classes that an atom can have is one letter of an alphabet."""

    def __init__(self) -> None:
        """Read the table; raises LexiconError where a pattern is not well formed."""
        self._letters: dict[frozenset[str], str] = {}
        source = table("times")
        self.rules = [
            Rule(entry["id"], entry["sense"], entry.get("timex", ""), _expanded(pattern, source["macros"]), n)
            for n, (entry, pattern) in enumerate((e, p) for e in source["rules"] for p in e["patterns"])
        ]
        self._classes = {name for rule in self.rules for item in rule.pattern.split() for name in _names(item)}
        for entry in lexicon():
            self._letter(word(entry))
            self._letter(word(entry.title()))
        for classes in ({"GAP": 0}, {"PERIOD": 0}, *({mark: 0} for mark in MARKS.values()), {}):
            self._letter(classes)
        for name in self._classes:
            self._letter(word(name) if name.islower() else {name: 0})
        for kind, samples in _SAMPLES.items():
            for sample in samples:
                self._letter(figures(kind, sample))
        self._compile()

    def _letter(self, classes: dict[str, Any]) -> str:
        known = frozenset(self._classes & classes.keys())
        return self._letters.setdefault(known, chr(0xE000 + len(self._letters)))

    def _compile(self) -> None:
        self._size = len(self._letters)
        self._compiled = [(rule, *self._regex(rule)) for rule in self.rules]

    def _regex(self, rule: Rule) -> tuple[re.Pattern[str], list[tuple[str, list[str]]]]:
        """The pattern as a regular expression, and for each of its groups the slot and the classes."""
        parts: list[str] = []
        groups: list[tuple[str, list[str]]] = []
        for item in rule.pattern.split():
            if item in ("[", "]?", "]"):
                parts.append({"[": "(?:", "]?": ")?", "]": ")"}[item])
                continue
            hit = _ITEM.match(item)
            if not hit:
                raise LexiconError(f"times: {rule.id}: {item!r} in {rule.pattern!r}")
            look, slot, names, maybe = hit.group("look", "slot", "names", "maybe")
            wanted = names.split("|")
            atom = self._any(wanted)
            if look:
                atom = {"<!": f"(?<!{atom})", "<=": f"(?<={atom})", ">!": f"(?!{atom})", ">=": f"(?={atom})"}[look]
                atom = atom.replace("(?=[", "(?=$|[") if look == ">=" else atom
            elif slot:
                atom = f"({atom})"
                groups.append((slot, wanted))
            parts.append(atom + (maybe or ""))
        return re.compile("".join(parts)), groups

    def _any(self, names: list[str]) -> str:
        """All letters of which one of the classes is part."""
        letters = [letter for classes, letter in self._letters.items() if classes & set(names)]
        return f"[{''.join(letters)}]" if letters else r"(?!)"

    def matches(self, atoms: Sequence[Atom]) -> list[Match]:
        """The matches in order of the text, none overlapping: the longest, then the first in the table."""
        code = "".join(self._letter(dict(a.classes)) for a in atoms)
        if len(self._letters) > self._size:
            self._compile()
        found = sorted(self._found(code, atoms), key=lambda m: (m.start - m.end, m.rule.order, m.start))
        taken: set[int] = set()
        kept: list[Match] = []
        for match in found:
            span = range(match.start, match.end)
            if taken.isdisjoint(span):
                taken.update(span)
                kept.append(match)
        return sorted(kept, key=lambda m: m.start)

    def _found(self, code: str, atoms: Sequence[Atom]) -> Iterator[Match]:
        for rule, regex, groups in self._compiled:
            for hit in regex.finditer(code):
                if hit.end() > hit.start():
                    yield Match(rule, hit.start(), hit.end(), _slots(hit, groups, atoms))


def _slots(hit: re.Match[str], groups: list[tuple[str, list[str]]], atoms: Sequence[Atom]) -> dict[str, Any]:
    """The value of each slot that is filled; `SLOT.class` is kept too, where a slot takes several."""
    slots: dict[str, Any] = {}
    for number, (slot, wanted) in enumerate(groups, 1):
        at = hit.start(number)
        if at >= 0:
            name = next(n for n in wanted if n in atoms[at].classes)
            value = atoms[at].classes[name]
            slots[slot] = name if value is None and name.islower() else value
            slots[f"{slot}.class"] = name
    return slots


def _expanded(pattern: str, macros: dict[str, str]) -> str:
    for name, text in macros.items():
        pattern = pattern.replace(f"{{{name}}}", text)
    return pattern


def _names(item: str) -> list[str]:
    hit = _ITEM.match(item)
    return hit.group("names").split("|") if hit else []


@cache
def grammar() -> Grammar:
    """The grammar of the language, built once."""
    return Grammar()
