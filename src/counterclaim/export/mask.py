"""Do no harm: a dossier without the names of private persons."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from counterclaim.model import Dossier, Evidence, Party, Place, Report, Source
from counterclaim.model.testimony import Testimony

MASK = "█"
"""What stands for each letter of a masked name; the length stays, so that every offset still holds."""

_KEPT = frozenset({"id", "key", "path", "url", "incident", "source", "rule", "actor", "parent"})
_IDS = frozenset({"id", "key", "path", "url", "rule", "actor", "claim", "report", "telling", "a", "b"})
"""Keys of plain values that hold no words."""
_NAME = re.compile(r"\w[\w’'-]*")
_Noun = TypeVar("_Noun")


def masked(dossier: Dossier) -> Dossier:
    """The same dossier with the names of private persons blacked out, in the text and wherever they recur.

    Private persons are those whom `Source.person` and `Party.person` mark. Names shared with a place, an
    outlet or an actor stay, since they tell nobody apart. The report keeps its id: it is the same report.
    """
    names = _private(dossier) - _public(dossier)
    if not names:
        return dossier
    pattern = _pattern(names)
    report: Report = _walk(dossier.report, pattern, dossier.report)
    vars(report)["id"] = dossier.report.id
    return replace(_walk(dossier, pattern, report), report=report)


def blackout(told: Any, testimonies: Sequence[Testimony]) -> Any:
    """Plain values with the names of the private persons of some testimonies blacked out wherever they stand.

    Ids, dates and codes stay.
    """
    sources = [s for t in testimonies for s in t.sources]
    parties = [c.value for t in testimonies for c in t.claims if isinstance(c.value, Party)]
    places = [c.value for t in testimonies for c in t.claims if isinstance(c.value, Place)]
    private = [s.name for s in sources if s.person] + [n for p in parties if p.person for n in (p.name, p.text)]
    public = [s.name for s in sources if not s.person] + [p.name for p in parties if not p.person]
    public += [n or "" for p in places for n in (p.name, p.text)] + [t.outlet or "" for t in testimonies]
    names = set(_names(private)) - set(_names(public))
    return _black(told, _pattern(names)) if names else told


def decisions(rows: Sequence[Mapping[str, Any]], testimonies: Sequence[Testimony]) -> list[dict[str, Any]]:
    """The rows of a history with the names of private persons blacked out; who decided (`by`) stays."""
    told = blackout([{k: v for k, v in row.items() if k != "by"} for row in rows], testimonies)
    return [{**row, **masked} for row, masked in zip(rows, told, strict=True)]


def _black(told: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(told, str):
        return pattern.sub(lambda m: re.sub(r"\w", MASK, m[0]), told)
    if isinstance(told, dict):
        return {k: v if k in _IDS else _black(v, pattern) for k, v in told.items()}
    return [_black(v, pattern) for v in told] if isinstance(told, list) else told


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as a word of its own, also in capitals."""
    forms = sorted({form for name in names for form in (name, name.upper())}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _private(dossier: Dossier) -> set[str]:
    """The words of private persons' names."""
    told = [text for s in dossier.sources if s.person for text in _mentions(s, dossier.report)]
    told += [text for p in _parties(dossier) if p.person for text in (p.name, p.text)]
    return set(_names(told))


def _public(dossier: Dossier) -> set[str]:
    """The words that name places, outlets, groups and public persons."""
    report = dossier.report
    told = [s.name for s in dossier.sources if not s.person]
    told += [p.name for p in _parties(dossier) if not p.person]
    told += [p for c in dossier.claims if isinstance(c.value, Place) for p in (c.value.name or "", c.value.text)]
    told += [i.where.name or "" for i in dossier.incidents]
    return set(_names([*told, *report.agencies, report.outlet or ""]))


def _mentions(source: Source, report: Report) -> list[str]:
    """Every form of a source's name."""
    return [source.name, *(report.text[start:end] for start, end in source.mentions)]


def _parties(dossier: Dossier) -> Iterator[Party]:
    """All parties that a dossier names."""
    for incident in dossier.incidents:
        yield from (*incident.perpetrators, *incident.targets, *incident.parties)
    yield from (c.value for c in dossier.claims if isinstance(c.value, Party))


def _names(texts: Iterable[str]) -> Iterator[str]:
    """The words that are written with a capital."""
    for text in texts:
        yield from (w for w in _NAME.findall(text) if len(w) > 1 and w != w.lower())


def _walk(noun: _Noun, pattern: re.Pattern[str], report: Report) -> _Noun:
    """A copy of `noun` with every match in its strings blacked out; evidence is cited anew from `report`."""
    if isinstance(noun, str):
        return pattern.sub(lambda m: re.sub(r"\w", MASK, m[0]), noun)  # type: ignore[return-value]
    if isinstance(noun, Evidence):
        return report.cite(noun.start, noun.end, quoted=noun.quoted)  # type: ignore[return-value]
    if isinstance(noun, tuple):
        return tuple(_walk(part, pattern, report) for part in noun)  # type: ignore[return-value]
    if is_dataclass(noun) and not isinstance(noun, type):
        found: dict[str, Any] = {f.name: getattr(noun, f.name) for f in fields(noun) if f.name not in _KEPT}
        return replace(noun, **{name: _walk(part, pattern, report) for name, part in found.items()})
    return noun
