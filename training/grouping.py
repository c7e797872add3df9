"""``python -m training.grouping --corpora DIR``: the weights by which mentions of one report become incidents.

``training/mentions.jsonl`` holds what annotators saw: for each report the mentions of one incident together, as
offsets of their words. `training/ways.py` fits the weights to them; how well reports left out of the fit come out is
printed first.
"""

from __future__ import annotations

import argparse
import json
import logging
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench import corpus
from bench.gva import headed

from counterclaim import intake, plugins
from counterclaim.model import Report
from counterclaim.reconcile.within import ways
from counterclaim.settings import Settings
from training.ways import Case, agreement, fitted

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "counterclaim" / "lexicon" / "grouping.yaml"
FOLDS = 6
HEAD = """\
# How mentions of one report become incidents (reconcile/within.py): what each sign of reconcile/signs.py weighs,
# in logits against a new incident. Written by `python -m training.grouping` from training/mentions.jsonl; see
# docs/grouping.md.
weights:
"""

log = logging.getLogger("grouping")


def cases(corpora: Path) -> Iterator[Case]:
    """The annotated reports, read. Raises FileNotFoundError where the corpora are not at hand."""
    notes = {row["id"]: row for row in corpus.rows(HERE / "mentions.jsonl")}
    reports = dict(sorted(_reports(corpora, notes)))
    settings = Settings()
    engine, read = plugins.load("engine", settings.engine)(settings.counts), plugins.load("language", settings.language)
    docs = read([r.text for r in reports.values()])
    for (key, report), doc in zip(reports.items(), docs, strict=True):
        found = engine.extract(report, doc)
        at = {tuple(span): n for n, spans in enumerate(notes[key]["incidents"]) for span in spans}
        spans = {m.id: (m.trigger.start, m.trigger.end) for m in found.mentions}
        yield Case(report, found, {m: at[span] for m, span in spans.items() if span in at})


def _reports(corpora: Path, wanted: Iterable[str]) -> Iterator[tuple[str, Report]]:
    """The annotated reports by their keys, `CORPUS:ID`."""
    ids: dict[str, set[str]] = defaultdict(set)
    for key in wanted:
        name, _, rest = key.partition(":")
        ids[name].add(rest)
    for row in corpus.rows(corpora / "muc4" / "dev.jsonl"):
        if row["id"] in ids["muc4"]:
            yield f"muc4:{row['id']}", corpus.report(row, "text_cased")
    for row in corpus.rows(corpora / "gva" / "gva_train.jsonl"):
        if row["id"] in ids["gva"]:
            yield f"gva:{row['id']}", corpus.report(headed(row))
    for row in corpus.rows(corpora / "polnear" / "train.jsonl"):
        if row["id"] in ids["polnear"]:
            yield f"polnear:{row['id']}", corpus.report(row)
    for name in ids["wire"]:
        (report,) = intake.reports([str(corpora / "wire" / f"{name}.json")], on_error=_refuse)
        yield f"wire:{name}", report


def _refuse(skipped: Exception) -> None:
    raise skipped


def left_out(read: list[Case]) -> float:
    """The agreement (B³ F1) with annotators on reports left out of the fit, each weighed by its mentions."""
    right = 0.0
    for fold in range(FOLDS):
        weights = fitted([case for n, case in enumerate(read) if n % FOLDS != fold])
        for case in read[fold::FOLDS]:
            best = ways(case.found, case.report.day, weights)[0]
            right += len(case.incidents) * agreement(case.incidents, best.groups)
    return right / sum(len(case.incidents) for case in read)


def main() -> None:
    """Read the annotated reports, fit, print how those left out come out, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--read", type=Path, help="a file in which what was read is kept for the next time")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if given.read and given.read.exists():
        read = pickle.loads(given.read.read_bytes())
    else:
        read = list(cases(given.corpora))
        if given.read:
            given.read.write_bytes(pickle.dumps(read))
    log.info("%d reports; agreement on those left out: %.3f", len(read), left_out(read))
    lines = "".join(
        f"  {json.dumps(name)}: {round(weight, 2) + 0.0}\n" for name, weight in sorted(fitted(read).items())
    )
    WEIGHTS.write_text(HEAD + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
