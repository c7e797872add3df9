"""The pretrained encoder: a BERT in safetensors, poured into our own."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn

from training.network import Encoder, Layer

Lookup = Callable[[str], Tensor]


def load(encoder: Encoder, path: Path) -> None:
    """Fill the encoder from the ``model.safetensors`` of a BERT of the same shape.

    Raises ``KeyError`` where the file lacks a weight, ``OSError`` where it cannot be read.
    """
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + size])

    def tensor(name: str) -> Tensor:
        start, end = header[name]["data_offsets"]
        part = bytearray(raw[8 + size + start : 8 + size + end])
        return torch.frombuffer(part, dtype=torch.float32).reshape(header[name]["shape"])

    with torch.no_grad():
        encoder.word.weight.copy_(tensor("embeddings.word_embeddings.weight"))
        kinds = tensor("embeddings.token_type_embeddings.weight")[0]
        encoder.position.weight.copy_(tensor("embeddings.position_embeddings.weight") + kinds)
        _copy(encoder.norm, tensor, "embeddings.LayerNorm")
        for i, layer in enumerate(encoder.layers):
            assert isinstance(layer, Layer)
            _fill(layer, tensor, f"encoder.layer.{i}")


def _fill(layer: Layer, tensor: Lookup, at: str) -> None:
    for part in ("weight", "bias"):
        qkv = [tensor(f"{at}.attention.self.{n}.{part}") for n in ("query", "key", "value")]
        getattr(layer.qkv, part).copy_(torch.cat(qkv))
    _copy(layer.out, tensor, f"{at}.attention.output.dense")
    _copy(layer.norm1, tensor, f"{at}.attention.output.LayerNorm")
    _copy(layer.up, tensor, f"{at}.intermediate.dense")
    _copy(layer.down, tensor, f"{at}.output.dense")
    _copy(layer.norm2, tensor, f"{at}.output.LayerNorm")


def _copy(module: nn.Module, tensor: Lookup, at: str) -> None:
    for part in ("weight", "bias"):
        getattr(module, part).copy_(tensor(f"{at}.{part}"))
