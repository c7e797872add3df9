"""The sizes of the network."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network; the first six are those of all-MiniLM-L6-v2.

    ``context`` is the width of the LSTM below the trees, each way; ``reach`` the most words that a distance counts.
    """

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    inner: int = 1536
    layers: int = 6
    attention_heads: int = 12
    arc: int = 384
    rel: int = 128
    context: int = 192
    reach: int = 24
    dropout: float = 0.1
    head_dropout: float = 0.25
