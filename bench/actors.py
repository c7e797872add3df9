"""Who is meant: mentions of actors in development reports, linked to the registry or to nobody.

`bench/gold/actors.jsonl` holds the mentions by corpus, report and offsets of the head word, with the actor's id in the
registry, None for those who are no single known actor, and in `or` what else is right where the text leaves it open.
They were drawn at random from six layers (`how`) and annotated by reading, before any answer of the program was
seen. A class of groups ("Islamist militants") and a people count as nobody.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.corpus import report as made
from counterclaim.extraction.rules.actors import Actors
from counterclaim.language import docs
from counterclaim.model import Report
from counterclaim.registry import by_id

GOLD = Path(__file__).parent / "gold" / "actors.jsonl"
USED = ("wire", "muc4", "polnear")
"""The corpora that it reads."""

Row = dict[str, Any]


def texts(corpora: Path, wanted: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Report]]:
    """The reports of the mentions, each with its corpus. Raises FileNotFoundError where one is missing."""
    keys = set(wanted)
    for stem in sorted(key for corpus, key in keys if corpus == "wire"):
        told = json.loads((corpora / "wire" / f"{stem}.json").read_text(encoding="utf-8"))
        yield "wire", made({**told, "id": stem})
    for corpus, name, field in (("muc4", "dev.jsonl", "text_cased"), ("polnear", "train.jsonl", "text")):
        with (corpora / corpus / name).open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if (corpus, row["id"]) in keys:
                    keys.discard((corpus, row["id"]))
                    yield corpus, made(row, field)


def linked(corpora: Path, rows: list[Row]) -> Iterator[tuple[Row, str | None]]:
    """Each mention with the id of the actor that the program links it to, None for nobody or a class."""
    by_report: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_report[row["corpus"], row["id"]].append(row)
    reports = list(texts(corpora, by_report))
    for (corpus, report), doc in zip(reports, docs(r.text for _, r in reports), strict=True):
        actors = Actors(doc, report)
        for row in by_report[corpus, report.key]:
            span = doc.char_span(row["start"], row["end"], alignment_mode="expand")
            yield row, _answer(actors, span.root.i) if span is not None else None


def _answer(actors: Actors, head: int) -> str | None:
    party = actors.party(head)
    actor = by_id(party.actor) if party is not None and party.actor else None
    return None if actor is None or actor.vague else actor.id


def run(corpora: Path) -> dict[str, Any]:
    """Accuracy in all, by layer, and apart for mentions that have an actor and those that have none."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right, asked = Counter[str](), Counter[str]()
    reports = sorted({(row["corpus"], row["id"]) for row in rows})
    seen = set(reports[::2])
    for row, answer in linked(corpora, rows):
        hit = answer in (row["actor"], *row.get("or", ()))
        for label in ("all", row["how"], "known" if row["actor"] else "unlinkable", row["corpus"], _half(row, seen)):
            asked[label] += 1
            right[label] += hit
    return {label: {"n": n, "accuracy": right[label] / n} for label, n in asked.items()}


def _half(row: Row, seen: set[tuple[str, str]]) -> str:
    """Whether the errors of a report were read while the rules were written: those of every second one were."""
    return "errors read" if (row["corpus"], row["id"]) in seen else "errors unread"


def table(figures: dict[str, Any]) -> str:
    """The figures as Markdown."""
    rows = ["| mentions | linked right | n |", "|---|---:|---:|"]
    first = ("all", "errors read", "errors unread", "known", "unlinkable")
    labels = (*first, *sorted(k for k in figures if k not in first))
    rows += [f"| {label} | {figures[label]['accuracy']:.3f} | {figures[label]['n']} |" for label in labels]
    return "\n".join(rows)
