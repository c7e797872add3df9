"""Attribution: which words are a source, a cue, a content, read from the states of the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.language import bio

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{side}-{role}" for role in ROLES for side in "BI"))
CHOSEN = (3, 5)
"""The layers whose states are read."""
LAYERS = len(CHOSEN)

Ids = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of the ``W`` words of a text.

    ``states`` ``[LAYERS, W, width]``; ``head`` ``[W]`` word numbers, a root's its own; ids ``[W]`` of
    ``upos``, ``deprel`` and ``quoted`` (0 outside quotations, 1 inside, 2 on the mark that opens one,
    3 in one that goes on from the paragraph before).
    """

    states: Floats
    head: Ids
    upos: Ids
    deprel: Ids
    quoted: Ids


def tags(session: Any, features: Features) -> list[str]:
    """The BIO tags of the words of a text."""
    names = ("states", "head", "upos", "deprel", "quoted")
    scores = session.run(None, {name: getattr(features, name) for name in names})[0]
    return [TAGS[i] for i in bio.best(scores)]
