"""Where: toponyms of GeoWebNews and GeoVirus found and resolved. `python -m bench.place CORPORA [--scorer
FILE]`.

`run` gives acc@161 on gold spans and detection and end-to-end F1, as evals/place/score.py defines them.
"""

import argparse
import json
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from counterclaim.extraction.rules.places import located, places
from counterclaim.extraction.rules.places.names import Toponym, at
from counterclaim.language import docs
from counterclaim.model import Place, Report

CORPORA = ("gwn", "geovirus")
Row = dict[str, Any]

USED = ("geo",)
"""The corpora that it reads."""


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
        if m.rule not in {"place.relative", "place.capital"} and (adjectives or m.rule != "place.demonym")
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


def run(corpora: Path, scorer: Path | None = None) -> dict[str, dict[str, float]]:
    """Both corpora of `corpora`/geo: acc@161 on gold spans, F1 of detection and end to end.

    `scorer` is evals/place/score.py, by default beside the corpora.
    """
    score = _module(scorer or corpora.parent / "evals" / "place" / "score.py")
    table = {}
    for name in CORPORA:
        rows, gold, own = predictions(corpora / "geo" / f"{name}.jsonl")
        given = score.summary([score.doc(r, p) for r, p in zip(rows, gold, strict=True)])
        found = score.summary([score.doc(r, p) for r, p in zip(rows, own, strict=True)])
        table[name] = {
            "gold acc@161": given["A_all_gold"]["acc161"],
            "gold acc@25": given["A_all_gold"]["acc25"],
            "detection F1": found["detect_overlap"]["f1"],
            "end to end F1": found["C_end_to_end"]["f1"],
        }
    return table


def _module(path: Path) -> Any:
    """The scorer, loaded from its file."""
    spec = spec_from_file_location("place_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print the table of `run`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--scorer", type=Path)
    options = parser.parse_args()
    for corpus, figures in run(options.corpora, options.scorer).items():
        print(corpus, *(f"{name} {100 * value:.1f}" for name, value in figures.items()), sep="  ")


if __name__ == "__main__":
    main()
