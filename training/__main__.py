"""``python -m training``: from the corpora to the shipped model files, stage by stage.

Stages, in order: ``prepare train evaluate export quantise names attribution card``; ``all`` runs every one.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from counterclaim.language.files import Labels
from counterclaim.language.pieces import WordPieces
from training import attribution, card, compare, naming
from training.evaluate import evaluate
from training.export import FLOAT, SHIPPED, export, weights_loaded
from training.inventory import known_lemmas, save_labels, save_lemmas
from training.prepare import Corpora, encode, labels_of, training_documents
from training.train import Recipe, Run

log = logging.getLogger("training")


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are: the corpora, the working folder, the encoder to start from, the model folder."""

    corpora: Path
    work: Path
    start: Path
    target: Path
    checkpoint: str
    epochs: int

    @property
    def pieces(self) -> WordPieces:
        """The word pieces of the encoder."""
        return WordPieces((self.start / "vocab.txt").read_text(encoding="utf-8").split("\n")[:30522])


def prepare(places: Places) -> None:
    """Gather labels and lemmas from the training parts."""
    parts = Corpora(places.corpora)
    places.work.mkdir(parents=True, exist_ok=True)
    save_labels(labels_of(parts), places.work / "labels.json")
    save_lemmas(known_lemmas(parts.ewt("train") + parts.gum("train")), places.work / "lemmas.json")


def train(places: Places) -> None:
    """Train the network, or go on training it, in the working folder."""
    parts, pieces = Corpora(places.corpora), places.pieces
    labels = Labels.parse((places.work / "labels.json").read_bytes())
    data = encode(training_documents(parts), labels, pieces)
    dev = {n: encode(read("dev"), labels, pieces) for n, read in (("ewt", parts.ewt), ("gum", parts.gum))}
    recipe = Recipe(epochs=places.epochs)
    run = Run(places.work, labels, pieces, recipe, places.start / "model.safetensors")
    run.resume()
    run.train(data, dev)


def evaluate_dev(places: Places) -> None:
    """Log the figures of a checkpoint on the dev parts, as printed and in other cases."""
    parts, pieces = Corpora(places.corpora), places.pieces
    labels = Labels.parse((places.work / "labels.json").read_bytes())
    model = weights_loaded(places.work / places.checkpoint, labels)
    for name, read in (("ewt", parts.ewt), ("gum", parts.gum)):
        data = encode(read("dev"), labels, pieces)
        for mode in ("as is", "upper", "lower"):
            log.info("%s %s %s", name, mode, evaluate(model, data, pieces, Recipe().room, mode))


def export_float(places: Places) -> None:
    """Export in full precision to the working folder: the yardstick of ``quantise``."""
    export(places.work, places.checkpoint, places.start / "vocab.txt", places.work / "float", FLOAT)


def quantise(places: Places) -> None:
    """Export as shipped to the model folder, and log what that costs on the dev parts."""
    export(places.work, places.checkpoint, places.start / "vocab.txt", places.target, SHIPPED)
    compare.log_cost(Corpora(places.corpora), places.work / "float", places.target)


def name(places: Places) -> None:
    """Train the second layer of names on the frozen, quantised encoder and export the model anew with it."""
    parts = Corpora(places.corpora)
    weights = naming.make(parts, places.target)
    torch.save(weights, places.work / "names.pt")
    export(places.work, places.checkpoint, places.start / "vocab.txt", places.target, SHIPPED, weights)
    naming.log_gain(parts, places.target)


def attribute(places: Places) -> None:
    """Train the attribution head on the frozen, quantised encoder and add it to the model folder."""
    attribution.make(places.corpora / "polnear", places.target, places.work)


STAGES: dict[str, Callable[[Places], None]] = {
    "prepare": prepare,
    "train": train,
    "evaluate": evaluate_dev,
    "export": export_float,
    "quantise": quantise,
    "names": name,
    "attribution": attribute,
    "card": lambda places: card.write(places.corpora, Path("docs/model.md")),
}


def main() -> None:
    """Parse the command line and run the stages asked for."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("stages", nargs="+", choices=[*STAGES, "all"])
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--start", type=Path, required=True, help="folder with the encoder to start from")
    parser.add_argument("--target", type=Path, default=Path("src/counterclaim/language/model"))
    parser.add_argument("--checkpoint", default="mean.pt")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    places = Places(args.corpora, args.work, args.start, args.target, args.checkpoint, args.epochs)
    for stage in STAGES if "all" in args.stages else args.stages:
        log.info("stage %s", stage)
        STAGES[stage](places)


if __name__ == "__main__":
    main()
