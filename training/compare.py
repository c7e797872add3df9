"""What quantisation costs: the same runtime over two model folders, on the dev parts."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from bench.language import Figures, names, trees

from counterclaim.language import files
from counterclaim.language.analysis import Analyser
from training.prepare import Corpora

log = logging.getLogger("training")


def figures(corpora: Corpora, model: Path) -> dict[str, Figures]:
    """Analysis and names on the dev parts by the model in a folder."""
    analyser = Analyser(files.read(model))
    gum, ewt = corpora.gum("dev"), corpora.ewt("dev")
    return {
        "gum": trees(gum, analyser=analyser),
        "ewt": trees(ewt, analyser=analyser),
        "gum_names": names(gum, analyser=analyser),
    }


def log_cost(corpora: Corpora, exact: Path, shipped: Path) -> None:
    """Log the figures of both models and what the second loses."""
    a, b = figures(corpora, exact), figures(corpora, shipped)
    for part in a:
        lost = {k: round((a[part][k] or 0) - (b[part][k] or 0), 2) for k in a[part]}
        log.info("%s exact %s shipped %s lost %s", part, *(json.dumps(x) for x in (a[part], b[part], lost)))
