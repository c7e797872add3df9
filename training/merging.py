"""``python -m training.merging``: the two tables that merging across reports rests on.

``frequencies`` counts in how many texts a word stands (UD train, whatever its case; MUC-4 DEV and GVA train, words in
lower case alone, so that no people or places of those corpora count as common) and writes the words that several texts
have, of GVA those that one in a hundred has; no text, no name that one text alone has.

``weights`` fits the weights of the signs of sameness on GVA train. That corpus holds shootings in one country, most of
them by people who belong to nothing: what it cannot teach (parties, countries, distances) is expected in advance, and
no sign of sameness may speak against it.
"""

from __future__ import annotations

import argparse
import json
import logging
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from math import log
from pathlib import Path

import numpy as np
from bench import corpus
from bench.gva import headed
from scipy.optimize import minimize

from counterclaim import lexicon, pipeline
from counterclaim.reconcile.across import Comparison, Profile, compare, keys, profiles

HERE = Path(__file__).parents[1] / "src" / "counterclaim" / "reconcile" / "across"
SEVERAL = 4
"""Texts that must have a word for it to be shipped."""
EXPECTED = {
    "other country": -3.0, "very far": -2.0, "far": -1.0, "other province": -1.0, "same parties": 0.75,
    "other parties": -0.75, "same targets": 0.5, "other targets": -0.25, "same type": 0.75, "same means": 0.25,
    "other killed": -0.75, "other wounded": -0.5, "other abducted": -0.75, "same abducted": 0.75, "same source": 0.25,
    "in passing": -0.5, "both in passing": -0.5, "one telling": 3.0,
    "other day": -1.5, "days apart": -0.5, "nothing specific": -1.5,
    "same place": 0.75, "same name of place": 0.5,
}  # fmt: skip
"""What signs are worth that GVA cannot teach, in logits."""
ADDED = {"untied": -9.0, "not the subject": -2.0}
"""What is added to the fitted weights: the corpus has no war, where all reports speak of the same towns and people,
and what two reports are about goes together first."""
FIRM = 1000.0
"""How many times firmer these expectations are than that of the others, which is nothing."""
_WORD = re.compile(r"[^\W\d_]+")


def _ud(folder: Path) -> Iterator[set[str]]:
    """The words of each document of the treebanks' training parts."""
    for path in sorted(folder.glob("*-train.conllu")):
        found: set[str] = set()
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# newdoc"):
                yield found
                found = set()
            elif re.match(r"\d+\t", line):
                found |= set(_WORD.findall(line.split("\t")[1].casefold()))
        yield found


def _muc(path: Path) -> Iterator[set[str]]:
    """The words in lower case of each message of the part for development."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["set"] == "DEV":
            yield {w for w in _WORD.findall(row["text_cased"]) if w.islower()}


def _gva(path: Path) -> Iterator[set[str]]:
    """The words in lower case of each article."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield {w for w in _WORD.findall(json.loads(line)["text"]) if w.islower()}


def _shares(texts: Iterable[set[str]], least: float = 0.0) -> dict[str, float]:
    """The share of texts that has a word, for words that several have, and at least that share of all."""
    all_texts = [t for t in texts if t]
    counts = Counter(w for t in all_texts for w in t)
    return {
        w: n / len(all_texts) for w, n in counts.items() if n >= max(SEVERAL, least * len(all_texts)) and len(w) > 1
    }


def frequencies(corpora: Path) -> None:
    """Write frequencies.json: each word's rarity, by the corpus in which it is the more common."""
    parts = (
        _shares(_ud(corpora / "ud")),
        _shares(_muc(corpora / "muc4" / "dev.jsonl")),
        _shares(_gva(corpora / "gva" / "gva_train.jsonl"), 0.01),
    )
    known = sorted({w for part in parts for w in part})
    rarity = {w: round(-log(max(part.get(w, 0) for part in parts)), 2) for w in known}
    origin = "shares of texts in UD English EWT and GUM, MUC-4 DEV, GVA train; python -m training.merging frequencies"
    table = {"origin": origin, "rarity": rarity}
    (HERE / "frequencies.json").write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n")


def weights(corpora: Path, read: Path) -> None:
    """Fit the weights on the candidates among the articles of GVA train, and write them into the lexicon.

    `read` keeps what was read of the articles, so that a second run need not read them again.
    """
    articles = {r["id"]: r for r in map(json.loads, (corpora / "gva" / "gva_train.jsonl").open(encoding="utf-8"))}
    if not read.exists():
        read.write_bytes(pickle.dumps(list(pipeline.read(corpus.report(headed(a)) for a in articles.values()))))
    told = {}
    for dossier in pickle.loads(read.read_bytes()):
        about = next(p for p in profiles(dossier) if p.subject)
        told[about.id] = (about, articles[dossier.report.key]["cluster"])
    pairs = [(compare(told[a][0], told[b][0]), told[a][1] == told[b][1]) for a, b in _candidates(told)]
    pairs = [(c, same) for c, same in pairs if c.bar is None]
    names = sorted(({s.name for c, _ in pairs for s in c.signs} | EXPECTED.keys()) - ADDED.keys())
    found = dict(zip(["base", *names], _fitted(pairs, names), strict=True)) | ADDED
    path = Path(lexicon.__file__).with_name("merging.yaml")
    head = path.read_text(encoding="utf-8").partition("weights:\n")[0]
    lines = [f"  {name}: {value:.2f}\n" for name, value in found.items()]
    path.write_text(f"{head}weights:\n{''.join(lines)}", encoding="utf-8")
    logging.getLogger("training").info("%d pairs, %d the same", len(pairs), sum(same for _, same in pairs))


def _candidates(told: dict[str, tuple[Profile, str]]) -> list[tuple[str, str]]:
    """The pairs that share a key."""
    holders: dict[str, list[str]] = defaultdict(list)
    for name, (about, _) in told.items():
        for key in keys(about):
            holders[key].append(name)
    return sorted({pair for held in holders.values() for pair in combinations(sorted(held), 2)})


def _fitted(pairs: list[tuple[Comparison, bool]], names: list[str]) -> list[float]:
    """Logistic regression: a ridge around what is expected, and no sign against its name."""
    at = {name: n for n, name in enumerate(names, 1)}
    signs, same = np.zeros((len(pairs), len(names) + 1)), np.array([s for _, s in pairs], float)
    signs[:, 0] = 1
    for row, (comparison, _) in zip(signs, pairs, strict=True):
        for sign in (s for s in comparison.signs if s.name in at):
            row[at[sign.name]] += sign.size
    expected = np.array([0.0, *(EXPECTED.get(n, 0.0) for n in names)])
    firm = np.array([0.0, *(FIRM if n in EXPECTED else 1.0 for n in names)])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        logits = signs @ w
        off = w - expected
        value = np.logaddexp(0, logits).sum() - same @ logits + firm @ off**2 / 2
        return value, signs.T @ (1 / (1 + np.exp(-logits)) - same) + firm * off

    bounds = [(None, None), *((0 if _for(n) else None, 0 if n.startswith("other") else None) for n in names)]
    return list(minimize(loss, expected, jac=True, method="L-BFGS-B", bounds=bounds).x)


def _for(name: str) -> bool:
    """Whether a sign by its name speaks for sameness."""
    return name.startswith(("same", "one", "small", "in the", "words", "leads", "rare", "names"))


def main() -> None:
    """Run the stage that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["frequencies", "weights"])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--read", type=Path, default=Path("read.pickle"), help="where what was read is kept")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    frequencies(given.corpora) if given.stage == "frequencies" else weights(given.corpora, given.read)


if __name__ == "__main__":
    main()
