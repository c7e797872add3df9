"""``python -m training.grouping --corpora DIR``: the weights by which mentions of one report become incidents.

``training/mentions.jsonl`` holds what annotators saw: for each report the mentions of one incident together, as
offsets of their words. The mentions that the product finds there are gone through in order; each chooses between the
incidents told so far and a new one, by a softmax over the sums of their signs (a new one: 0). The weights are those
under which the annotators' choices are likeliest, with a ridge. What they decide on reports left out is printed.
"""

from __future__ import annotations

import argparse
import json
import logging
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from bench import corpus
from bench.gva import headed
from scipy.optimize import minimize

from counterclaim import intake, plugins
from counterclaim.model import Claim, Extraction, Mention, Report
from counterclaim.reconcile.profile import profile
from counterclaim.reconcile.signs import Group, apart, signs
from counterclaim.reconcile.within import told
from counterclaim.settings import Settings

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "counterclaim" / "lexicon" / "grouping.yaml"
RIDGE = 3.0
"""How firmly weights are held near 0: the same from 1 to 10 on reports left out."""
FOLDS = 6
NEW, BARRED = -1, -2
AGAINST = ("other", "new", "more", "fewer", "toll far", "one or", "set apart", "told to follow")
"""How signs begin that speak against; as those of sameness speak for it, no weight may be against its name."""
HEAD = """\
# How mentions of one report become incidents (reconcile/within.py): what each sign of reconcile/signs.py weighs,
# in logits against a new incident. Written by `python -m training.grouping` from training/mentions.jsonl; see
# docs/grouping.md.
weights:
"""

log = logging.getLogger("grouping")


@dataclass(frozen=True, slots=True)
class Choice:
    """What one mention could join: a row of signs for each incident told before, and which is right: NEW for none of
    them, BARRED for one that it is kept apart from, which no weight can mend."""

    rows: tuple[Mapping[str, float], ...]
    right: int


@dataclass(frozen=True, slots=True)
class Case:
    """A report with what was found in it, and the incident that annotators gave to each mention (by its id)."""

    report: Report
    found: Extraction
    incidents: Mapping[str, int]


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


def choices(case: Case) -> list[Choice]:
    """The choices that annotators made in one report, each in view of their own earlier ones."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in case.found.claims:
        claims[claim.incident].append(claim)
    groups: dict[int, Group] = {}
    last: Group | None = None
    made = []
    for mention in _in_order(case.found):
        if mention.id not in case.incidents:
            continue
        incident, own = case.incidents[mention.id], profile([mention], claims[mention.id])
        before = told(list(groups.values()), last)
        open_to = [t for t in before if not apart(mention, own, t.group, case.report.day)]
        rows = tuple(signs(mention, own, t, case.report.day) for t in open_to)
        right = next((n for n, t in enumerate(open_to) if t.group is groups.get(incident)), NEW)
        if right == NEW and incident in groups:
            right = BARRED
        made.append(Choice(rows, right))
        last = groups.setdefault(incident, Group())
        last.add(mention, claims[mention.id])
    return made


def _in_order(found: Extraction) -> list[Mention]:
    return sorted(found.mentions, key=lambda m: m.trigger.start)


def fitted(made: Iterable[Choice], names: Sequence[str]) -> dict[str, float]:
    """The weights of the signs `names` under which the choices are likeliest, with a ridge of RIDGE."""
    at = {name: n for n, name in enumerate(names)}
    tables = []
    for choice in (c for c in made if c.right != BARRED):
        table = np.zeros((len(choice.rows) + 1, len(names)))
        for row, signs_ in zip(table, choice.rows, strict=False):
            for name, value in signs_.items():
                row[at[name]] = value
        tables.append((table, choice.right))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = RIDGE * w @ w / 2, RIDGE * w
        for table, right in tables:
            logits = table @ w
            chances = np.exp(logits - logits.max())
            chances /= chances.sum()
            value -= np.log(chances[right])
            slope = slope + chances @ table - table[right]
        return float(value), slope

    bounds = [(0 if n.startswith("same") else None, 0 if n.startswith(AGAINST) else None) for n in names]
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds).x
    return dict(zip(names, found, strict=True))


def decided(made: Iterable[Choice], weights: Mapping[str, float]) -> Counter[str]:
    """How often the weights join rightly or wrongly, open a new incident rightly, or miss one."""
    found: Counter[str] = Counter()
    for choice in made:
        sums = [sum(weights[s] * v for s, v in row.items()) for row in choice.rows]
        best = max(range(len(sums)), key=sums.__getitem__, default=-1)
        if best < 0 or sums[best] <= 0:
            found["new" if choice.right == NEW else "missed"] += 1
        else:
            found["joined" if best == choice.right else "wrong"] += 1
    return found


def main() -> None:
    """Read the annotated reports, fit, print what is decided on those left out, and write the weights."""
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
    told_ = [choices(case) for case in read]
    names = sorted({name for made in told_ for choice in made for row in choice.rows for name in row})
    left_out: Counter[str] = Counter()
    for fold in range(FOLDS):
        rest = [c for n, made in enumerate(told_) if n % FOLDS != fold for c in made]
        weights = fitted(rest, names)
        left_out += decided((c for made in told_[fold::FOLDS] for c in made), weights)
    log.info("%d reports, %d choices; left out of the fit: %s", len(read), left_out.total(), json.dumps(left_out))
    weights = fitted([c for made in told_ for c in made], names)
    lines = "".join(f"  {json.dumps(name)}: {round(weight, 2) + 0.0}\n" for name, weight in sorted(weights.items()))
    WEIGHTS.write_text(HEAD + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
