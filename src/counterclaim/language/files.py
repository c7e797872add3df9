"""The files of the embedded model: found, checked against their manifest, read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import AbortError

FORMAT = 1
HOME = Path(__file__).parent / "model"


@dataclass(frozen=True, slots=True)
class Labels:
    """What the rows of each head mean, in order."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemma: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def parse(cls, content: str | bytes) -> Labels:
        """Labels from the JSON of ``labels.json``; raises ``TypeError`` or ``ValueError`` where it is none."""
        return cls(**{key: tuple(values) for key, values in json.loads(content).items()})


@dataclass(frozen=True, slots=True)
class Files:
    """The checked contents of a model folder.

    ``lemmas`` holds known lemmas by XPOS and lower-case form; ``attribution`` is empty where that part
    was left out.
    """

    analyser: bytes
    relations: bytes
    labels: Labels
    vocabulary: tuple[str, ...]
    lemmas: dict[str, dict[str, str]]
    attribution: bytes = b""


def read(folder: Path = HOME) -> Files:
    """Read and check a model folder.

    Raises ``AbortError`` where a file is missing, is not the one of the manifest, or the manifest has
    a format that this version does not know.
    """
    manifest = _manifest(folder)
    contents = {name: _checked(folder / name, digest) for name, digest in manifest.items()}
    try:
        labels = Labels.parse(contents["labels.json"])
        vocabulary = tuple(contents["vocab.txt"].decode("utf-8").split("\n"))
        lemmas = json.loads(contents["lemmas.json"])
        main = contents["analyser.onnx"], contents["relations.onnx"]
    except (KeyError, TypeError, ValueError) as error:
        raise AbortError(f"the language model in {folder} lacks a part: {error}") from error
    return Files(*main, labels, vocabulary, lemmas, contents.get("attribution.onnx", b""))


def _manifest(folder: Path) -> dict[str, str]:
    path = folder / "manifest.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        version, hashes = raw["format"], dict(raw["files"])
    except FileNotFoundError as error:
        raise AbortError(f"there is no language model in {folder}: reinstall counterclaim") from error
    except (KeyError, TypeError, ValueError) as error:
        raise AbortError(f"{path} is no manifest of a language model: {error}") from error
    if version != FORMAT:
        raise AbortError(f"the language model in {folder} has format {version}, this version reads {FORMAT}")
    optional = {"attribution.onnx"}
    return {n: h for n, h in hashes.items() if n not in optional or (folder / n).exists()}


def _checked(path: Path, digest: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise AbortError(f"the language model lacks {path.name}: {error}") from error
    found = hashlib.sha256(content).hexdigest()
    if found != digest:
        raise AbortError(f"{path} is damaged: its SHA-256 is {found[:12]}…, the manifest says {digest[:12]}…")
    return content
