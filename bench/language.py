"""What the embedded language model gets right, and what it costs: ``run(corpora)``."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span
from training.treebank import Document, read, read_iob, with_uner

from bench.footprint import wire
from counterclaim.language import embedded, files, load
from counterclaim.language.analysis import Analyser, Text
from counterclaim.language.analysis import Sentence as Analysed
from counterclaim.language.linking import attributions

Figures = dict[str, float | None]
Name = tuple[int, int, str]

USED = ("ud", "uner", "polnear")
"""The corpora that it reads."""


def run(corpora: Path) -> dict[str, Any]:
    """Measure on the test parts in ``corpora``; keys as the requirement names them.

    Analysis and names: percent, on gold words and sentences.  Speed: words per second.  Memory: MB.
    """
    ewt, gum = read(corpora / "ud/en_ewt-ud-test.conllu"), read(corpora / "ud/en_gum-ud-test.conllu")
    found: dict[str, Any] = {"ewt_test": trees(ewt), "gum_test": trees(gum)}
    found["uner_test"] = names(with_uner(ewt, read_iob(corpora / "uner/en_ewt-ud-test.iob2")))
    found["polnear_dev"] = attribution(corpora)
    loud = {"ewt_test": trees(ewt, upper=True), "gum_test": trees(gum, upper=True)}
    losses = {f"{k}_las_loss": _round(found[k]["las"] - v["las"]) for k, v in loud.items()}
    found["upper_case"] = {**loud, **losses}
    found["speed"] = speed(corpora)
    found["memory"] = memory(corpora)
    return found


def _round(value: float) -> float:
    return round(value, 2)


def _read(documents: list[Document], upper: bool = False, analyser: Analyser | None = None) -> Iterable[list[Analysed]]:
    def form(word: str) -> str:
        return word.upper() if upper else word

    texts = (Text([[form(w.form) for w in s.words] for s in d.sentences]) for d in documents)
    return (analysis.sentences for analysis in (analyser or embedded.analyser()).texts(texts))


def trees(documents: list[Document], upper: bool = False, analyser: Analyser | None = None) -> Figures:
    """UPOS, XPOS, lemma, UAS, LAS over words; relations with their subtypes."""
    right = dict.fromkeys(("upos", "xpos", "lemma", "uas", "las"), 0)
    words = 0
    for document, analysed in zip(documents, _read(documents, upper, analyser), strict=True):
        for gold, found in zip(document.sentences, analysed, strict=True):
            words += len(gold.words)
            for i, word in enumerate(gold.words):
                right["upos"] += found.upos[i] == word.upos
                right["xpos"] += found.xpos[i] == word.xpos
                right["lemma"] += found.lemma[i].lower() == word.lemma.lower()
                attached = found.head[i] == word.head
                right["uas"] += attached
                right["las"] += attached and found.deprel[i] == word.deprel
    return {name: _round(100 * count / words) for name, count in right.items()}


def spans(tags: Iterable[str]) -> set[Name]:
    """The names that BIO tags mark: (start, end, kind)."""
    found: set[Name] = set()
    start, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            found.add((start, i, kind))
            kind = ""
        if tag.startswith("B-"):
            start, kind = i, tag[2:]
    return found


def names(documents: list[Document], analyser: Analyser | None = None) -> Figures:
    """Span F1 of persons, organisations and places, all together and each, over the sentences with names annotated."""
    counts: dict[str, list[int]] = {k: [0, 0, 0] for k in ("PERSON", "ORG", "PLACE")}
    for document, analysed in zip(documents, _read(documents, analyser=analyser), strict=True):
        for gold, found in zip(document.sentences, analysed, strict=True):
            if not gold.names:
                continue
            wanted, got = spans(gold.names), spans(found.names)
            for kind, count in counts.items():
                for i, some in enumerate((wanted & got, got, wanted)):
                    count[i] += sum(s[2] == kind for s in some)
    each: Figures = {kind.lower(): _f1(*count) for kind, count in counts.items()}
    right, found_count, wanted_count = (sum(column) for column in zip(*counts.values(), strict=True))
    each["precision"] = _round(100 * right / max(found_count, 1))
    each["recall"] = _round(100 * right / max(wanted_count, 1))
    return {"f1": _f1(right, found_count, wanted_count), **each}


def _f1(right: int, found: int, wanted: int) -> float:
    return _round(200 * right / max(found + wanted, 1))


def attribution(corpora: Path) -> Figures | None:
    """F1 of the attribution head on PolNeAR dev, by the scorer beside the corpora; None without one."""
    gold, scorer = corpora / "polnear/dev.jsonl", corpora.parent / "evals/attribution/score.py"
    if not files.read().attribution or not gold.exists() or not scorer.exists():
        return None
    articles = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as found:
        for article, doc in zip(articles, load().docs(a["text"] for a in articles), strict=True):
            found.write(json.dumps({"id": article["id"], "attributions": _attributions(doc)}) + "\n")
        found.flush()
        command = [sys.executable, str(scorer), str(gold), found.name, "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    scored = json.loads(done.stdout)
    return {name: _round(100 * v["f"]) for name, v in scored.items() if not name.startswith("recall_by")}


def _attributions(doc: Doc) -> list[dict[str, list[list[int]]]]:
    def offsets(*spans: Span | None) -> list[list[int]]:
        return [[s.start_char, s.end_char] for s in spans if s is not None]

    return [
        {"source": offsets(a.source), "cue": offsets(a.cue), "content": offsets(*a.contents)} for a in attributions(doc)
    ]


def speed(corpora: Path) -> Figures:
    """Words per second from text to document over the wire reports, the best of three runs."""
    texts = wire(corpora)
    language = load()
    words = sum(sum(not t.is_space for t in doc) for doc in language.docs(texts))
    times = []
    for _ in range(3):
        began = time.perf_counter()
        for _ in language.docs(texts):
            pass
        times.append(time.perf_counter() - began)
    encoder = _encoder_time(texts)
    return {
        "words": words,
        "words_per_second": _round(words / min(times)),
        "fp32_encoder_words_per_second": encoder and _round(words / encoder),
        "times_fp32_encoder": encoder and _round(min(times) / encoder),
    }


def _encoder_time(texts: list[str]) -> float | None:
    """Seconds of one fp32 pass of an encoder of the same shape over the same windows; None without onnx."""
    try:
        from bench.encoder import seconds  # noqa: PLC0415
    except ImportError:
        return None
    return seconds(texts)


def memory(corpora: Path) -> Figures:
    """Peak resident memory in MB, and seconds to load, of a fresh process that reads the wire reports."""
    command = [sys.executable, "-m", "bench.footprint", str(corpora)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Figures = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpora")), indent=1))
