"""Events, actors and recipients of PLOVER's gold sentences; the correspondence to incidents is lexicon/plover.yaml."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench import corpus
from bench.templates import words
from counterclaim import lexicon
from counterclaim.model import Dossier, Incident, Party, Report

Pair = tuple[str | None, str | None]
"""An event and its mode."""
EVENTS = ("ASSAULT", "COERCE", "PROTEST", "THREATEN")
"""Those that armed incidents can be; most of COERCE and THREATEN is about other things (bans, trade, diplomacy)."""


def run(corpora: Path, gold: Path | None = None, limit: int | None = None) -> dict[str, Any]:
    """Read each sentence for itself. For each event and all: `n` sentences, and the shares of them in which it is found
    (`event`), its `actor`, its `recipient`; `false` is the share of other sentences in which an event is found.

    `limit` takes so many sentences, evenly spread. Raises FileNotFoundError without the corpus.
    """
    told = json.loads((gold or corpora / "plover" / "gsr_dev.json").read_text(encoding="utf-8"))
    rows = [row for row in told if row.get("text")]
    rows = rows if limit is None else corpus.spread(rows, limit)
    dossiers = list(corpus.read(Report(key=row["id"], text=row["text"]) for row in rows))
    pairs = [(event(row), row, dossier) for row, dossier in zip(rows, dossiers, strict=True)]
    ours = [pair for pair in pairs if pair[0] in EVENTS]
    others = [pair for pair in pairs if pair[0] not in EVENTS]
    each = {name: [pair for pair in ours if pair[0] == name] for name in EVENTS}
    found = {name: _shares(some) for name, some in (("all", ours), *each.items()) if some}
    return {"sentences": len(rows), "scores": found, "false": _false(others)}


def event(row: corpus.Row) -> str:
    """The event of a gold row, by its name of today."""
    name: str = _table()["renamed"].get(row["event"], row["event"])
    return name


def code(incident: Incident) -> Pair:
    """PLOVER's event and mode for an incident."""
    by_status, by_type = _table()["statuses"].get(incident.status), _table()["events"][incident.type]
    name, mode = by_status or by_type
    return name, mode


def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = lexicon.table("plover", language="")
    return found


def _shares(pairs: Iterable[tuple[str, corpus.Row, Dossier]]) -> dict[str, float]:
    rows = [_row(*pair) for pair in pairs]
    return {"n": len(rows), **{key: sum(row[key] for row in rows) / len(rows) for key in rows[0]}}


def _row(name: str, row: corpus.Row, dossier: Dossier) -> dict[str, bool]:
    """Whether the event, its actor and its recipient are found in one sentence."""
    mine = [i for i in dossier.incidents if code(i)[0] == name]
    doers = [p for i in mine for p in (*i.perpetrators, *i.parties)]
    hit = [p for i in mine for p in (*i.targets, *i.parties)]
    places = {w for i in mine for w in words(f"{i.where.name or ''} {i.where.text}")}
    return {
        "event": bool(mine),
        "actor": _named(row["source"], doers, set()),
        "recipient": _named(row["target"], hit, places),
    }


def _named(gold: Any, found: Iterable[Party], also: set[str]) -> bool:
    """Whether one of the gold's actors shares a word of its name with a party found, or with `also`."""
    wanted = {w for one in gold or () for w in words(one["actorText"])} - {"the", "of", "in", "a"}
    return bool(wanted & ({w for p in found for w in (*words(p.text), *words(p.name))} | also))


def _false(pairs: Iterable[tuple[str, corpus.Row, Dossier]]) -> dict[str, float]:
    """How many sentences about something else have one of the events."""
    marks = [any(code(i)[0] in EVENTS for i in dossier.incidents) for _, _, dossier in pairs]
    return {"n": len(marks), "event": sum(marks) / max(1, len(marks))}


def table(figures: dict[str, Any]) -> str:
    """The figures as Markdown."""
    lines = ["| event | sentences | found | actor found | recipient found |", "|---|---:|---:|---:|---:|"]
    for name, it in figures["scores"].items():
        told = " | ".join(corpus.share(it[key]) for key in ("event", "actor", "recipient"))
        lines.append(f"| {name} | {it['n']} | {told} |")
    wrong = figures["false"]
    lines.append(f"| none of these | {wrong['n']} | {corpus.share(wrong['event'])} | – | – |")
    return "\n".join(lines) + "\n\nIn the last row a smaller share is better; there is no baseline for these sentences."
