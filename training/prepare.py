"""Data preparation: which parts of which corpora are learned from, and which measure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from counterclaim.language.files import Labels
from counterclaim.language.pieces import WordPieces
from training.inventory import gather
from training.names import with_names
from training.treebank import Document, read, read_iob, with_spans, with_uner
from training.windows import Encoded, Encoder


@dataclass(frozen=True, slots=True)
class Corpora:
    """The folder of the corpora and the parts in it."""

    root: Path

    def ewt(self, part: str) -> list[Document]:
        """UD EWT, ``train``, ``dev`` or ``test``; dev and test with the names of UNER."""
        found = read(self.root / "ud" / f"en_ewt-ud-{part}.conllu")
        return found if part == "train" else with_uner(found, read_iob(self.root / "uner" / f"en_ewt-ud-{part}.iob2"))

    def ewt_named(self) -> list[Document]:
        """The sentences of UD EWT train whose names were annotated for this project (``training/names.jsonl``)."""
        return with_spans(self.ewt("train"), Path(__file__).with_name("names.jsonl"))

    def gum(self, part: str) -> list[Document]:
        """UD GUM, with its names."""
        return with_names(read(self.root / "ud" / f"en_gum-ud-{part}.conllu"))


def training_documents(corpora: Corpora) -> list[Document]:
    """EWT and GUM train; of EWT dev the names alone (no tree of a dev part is learned from)."""
    names = [replace(d, parsed=False) for d in corpora.ewt("dev")]
    kept = [replace(d, sentences=tuple(s for s in d.sentences if s.names)) for d in names]
    return corpora.ewt("train") + corpora.gum("train") + [d for d in kept if d.sentences]


def labels_of(corpora: Corpora) -> Labels:
    """The label inventory of the training parts."""
    return gather(corpora.ewt("train") + corpora.gum("train"))


def encode(documents: list[Document], labels: Labels, pieces: WordPieces) -> list[list[Encoded]]:
    """Documents to ids."""
    encoder = Encoder(labels, pieces)
    return [encoder.document(d) for d in documents]
