"""Who says what, against PolNeAR: the product's attributions, by the learned head and, beside it, the rules."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from bench import corpus
from counterclaim.extraction.rules.attribution import attributions
from counterclaim.extraction.rules.attribution.learned import heard
from counterclaim.language import load
from counterclaim.model import Report

USED = ("polnear",)
"""The corpora that it reads."""
ROWS = {
    "source_overlap": "sources", "cue_overlap": "cues", "content_overlap": "contents",
    "content_token": "words of contents", "who_what": "the right source with the right content",
    "triple_overlap": "whole attributions", "triple_exact": "whole attributions, word for word",
}  # fmt: skip


def run(corpora: Path, gold: Path | None = None, texts: Path | None = None, limit: int | None = None) -> dict[str, Any]:
    """Score the attributions of every article; precision, recall and F1 as evals/attribution/score.py defines them.

    `texts` has the articles where `gold` has none; `limit` takes so many of them, evenly spread. Raises
    FileNotFoundError without corpus or scorer.
    """
    gold = gold or corpora / "polnear" / "dev.jsonl"
    evals = corpora.parent / "evals" / "attribution"
    score, rules = corpus.scorer(evals / "score.py"), corpus.scorer(evals / "rules.py")
    articles = corpus.with_texts(corpus.rows(gold, limit), texts)
    parsed = load().docs(a["text"] for a in articles)
    ours = [{"id": a["id"], "attributions": found(doc)} for a, doc in zip(articles, parsed, strict=True)]
    least = [{"id": a["id"], "attributions": rules.article(a["text"])} for a in articles]
    return {
        "articles": len(articles),
        "scores": _figures(score, articles, ours),
        "baseline": _figures(score, articles, least),
    }


def found(doc: Doc) -> list[dict[str, list[list[int]]]]:
    """All attributions of a document, those that report no fact too, as character spans."""
    told = heard(doc, attributions(doc, Report("", doc.text), everything=True))
    return [
        {
            "source": _spans(doc, range(*(a.source or (0, 0)))),
            "cue": _spans(doc, a.cue),
            "content": _spans(doc, a.content),
        }
        for a in told
    ]


def _spans(doc: Doc, tokens: Iterable[int]) -> list[list[int]]:
    """The runs of tokens as `[start, end)` in characters."""
    runs = groupby(enumerate(sorted(tokens)), key=lambda pair: pair[1] - pair[0])
    ends = [[i for _, i in run] for _, run in runs]
    return [[doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])] for run in ends]


def _figures(score: Any, gold: Sequence[corpus.Row], given: Sequence[corpus.Row]) -> dict[str, dict[str, float]]:
    counts = score.add([score.doc_counts(g, p) for g, p in zip(gold, given, strict=True)])
    return {key: dict(zip(("p", "r", "f1"), score.prf(counts[key]), strict=True)) for key in ROWS}


def table(figures: dict[str, Any]) -> str:
    """The figures as Markdown."""
    return corpus.scored(figures, ROWS) + f"\n\n{figures['articles']} articles."
