"""The label inventory of every head, gathered from the training parts."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from counterclaim.language import lemmas
from counterclaim.language.files import Labels
from training import irregular
from training.names import KINDS
from training.treebank import Document

MIN_SCRIPT = 3
PERSONAL = re.compile(r"[@/_=%]|\d{3}|www|http|\.(com|net|org)", re.IGNORECASE)


def known_lemmas(documents: list[Document]) -> dict[str, dict[str, str]]:
    """The lemma of every (XPOS, lower-case form) that has one and the same wherever it stands.

    Where the treebanks err on irregular forms of English, those win.  Names are left out; so are
    forms that are their own lemma and were seen once, and whatever may be somebody's address or
    number: the table ships, and it is for words.
    """
    seen: dict[tuple[str, str], Counter[str]] = {}
    for document in documents:
        for sentence in document.sentences:
            for word in sentence.words:
                if word.lemma == "_" or word.xpos.startswith("NNP"):
                    continue
                if not PERSONAL.search(f"{word.form} {word.lemma}"):
                    seen.setdefault((word.xpos, word.form.lower()), Counter())[word.lemma] += 1
    found: dict[str, dict[str, str]] = {}
    for (xpos, form), lemmata in sorted(seen.items()):
        lemma, count = lemmata.most_common(1)[0]
        if count >= 0.95 * lemmata.total() and (lemma != form or count > 1):
            found.setdefault(xpos, {})[form] = lemma
    return {xpos: {**known, **irregular.lemmas().get(xpos, {})} for xpos, known in found.items()}


def gather(documents: list[Document]) -> Labels:
    """Count the labels of parsed documents; rare lemma scripts are left out."""
    upos, xpos, deprel, scripts = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for document in documents:
        for sentence in document.sentences:
            for word in sentence.words:
                upos[word.upos] += 1
                xpos[word.xpos] += 1
                deprel[word.deprel] += 1
                scripts[lemmas.script(word.form, word.lemma)] += 1
    kept = [s for s, n in scripts.most_common() if n >= MIN_SCRIPT]
    names = ["O"] + [f"{side}-{kind}" for kind in KINDS.values() for side in "BI"]
    return Labels(
        tuple(u for u in sorted(upos) if u != "_"),
        tuple(x for x in sorted(xpos) if x != "_"),
        tuple(kept),
        tuple(sorted(deprel)),
        tuple(names),
    )


def save_labels(labels: Labels, path: Path) -> None:
    """Write as JSON, as ``Labels.parse`` reads it."""
    path.write_text(json.dumps(asdict(labels), ensure_ascii=False, indent=0), encoding="utf-8")


def save_lemmas(table: dict[str, dict[str, str]], path: Path) -> None:
    """Write the table of ``known_lemmas`` as JSON."""
    path.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
