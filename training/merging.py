"""``python -m training.merging``: the two tables that merging across reports rests on.

``frequencies`` counts in how many texts a word stands (UD train, whatever its case; MUC-4 DEV, words in lower case
alone, so that no people or places of that corpus count as common) and writes the words that several texts have; no
text, no name that one text alone has. ``weights`` fits the weights of the signs of sameness.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path

HERE = Path(__file__).parents[1] / "src" / "counterclaim" / "reconcile" / "across"
SEVERAL = 4
"""Texts that must have a word for it to be shipped."""
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


def _shares(texts: Iterable[set[str]]) -> dict[str, float]:
    """The share of texts that has a word, for words that several have."""
    all_texts = [t for t in texts if t]
    counts = Counter(w for t in all_texts for w in t)
    return {w: n / len(all_texts) for w, n in counts.items() if n >= SEVERAL and len(w) > 1}


def frequencies(corpora: Path) -> None:
    """Write frequencies.json: each word's rarity, by the corpus in which it is the more common."""
    news, general = _shares(_muc(corpora / "muc4" / "dev.jsonl")), _shares(_ud(corpora / "ud"))
    rarity = {w: round(-log(max(news.get(w, 0), general.get(w, 0))), 2) for w in sorted(news | general)}
    origin = "counts over UD English EWT and GUM (train) and MUC-4 DEV; python -m training.merging frequencies"
    table = {"origin": origin, "rarity": rarity}
    (HERE / "frequencies.json").write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n")


def main() -> None:
    """Run the stage that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["frequencies"])
    parser.add_argument("--corpora", type=Path, required=True)
    given = parser.parse_args()
    frequencies(given.corpora)


if __name__ == "__main__":
    main()
