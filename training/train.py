"""The training run: seeded, resumable, logged."""

from __future__ import annotations

import json
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from counterclaim.language.files import Labels
from counterclaim.language.pieces import WordPieces
from training import pretrained
from training.evaluate import evaluate
from training.network import Analyser, losses
from training.windows import Batch, Encoded, batches, windows

log = logging.getLogger("training")
WEIGHTS = {"upos": 0.4, "xpos": 0.4, "lemma": 0.2, "names": 0.8, "arcs": 1.2, "deprel": 0.9}


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run is made with; a change makes it another run."""

    epochs: int = 6
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    weight_decay: float = 0.01
    room: int = 176
    budget: int = 900
    seed: int = 1
    save_every: int = 200


def others_running() -> int:
    """How many other threads run on this machine right now; 0 where the system does not say."""
    path = Path("/proc/loadavg")
    return int(path.read_text().split()[3].split("/")[0]) - 1 if path.exists() else 0


class Run:
    """One training run in a folder of its own: ``last.pt`` resumes it, ``epoch-N.pt`` and ``mean.pt`` are
    what it made.
    """

    def __init__(self, folder: Path, labels: Labels, pieces: WordPieces, recipe: Recipe, start: Path) -> None:
        """Make the network, its encoder as in the file ``start``, and the optimiser."""
        self.folder, self.pieces, self.recipe = folder, pieces, recipe
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(recipe.seed)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = Analyser(labels)
        pretrained.load(self.model.encoder, start)
        self.model.to(self.device)
        learned = [p for p in self.model.parameters() if p.requires_grad]
        pretrained_parts = (self.model.encoder.layers, self.model.encoder.word)
        inner = {id(p) for part in pretrained_parts for p in part.parameters()}
        groups = [
            {"params": [p for p in learned if id(p) in inner], "lr": recipe.encoder_rate},
            {"params": [p for p in learned if id(p) not in inner], "lr": recipe.head_rate},
        ]
        decay = recipe.weight_decay
        self.optimiser = torch.optim.AdamW(groups, weight_decay=decay, betas=(0.9, 0.98), fused=True)
        self.epoch, self.step = 0, 0
        self.threads, self._busy = torch.get_num_threads(), 0.0

    def save(self) -> None:
        """Write everything needed to go on from here."""
        state: dict[str, Any] = {"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict()}
        state |= {"epoch": self.epoch, "step": self.step, "recipe": asdict(self.recipe)}
        part = self.folder / "last.part"
        torch.save(state, part)
        part.replace(self.folder / "last.pt")

    def resume(self) -> None:
        """Go on from ``last.pt`` where there is one."""
        path = self.folder / "last.pt"
        if path.exists():
            state = torch.load(path, map_location=self.device)
            self.model.load_state_dict(state["model"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.epoch, self.step = state["epoch"], state["step"]
            log.info("resumed at epoch %d step %d", self.epoch, self.step)

    def epoch_batches(self, data: list[list[Encoded]], epoch: int) -> list[Batch]:
        """The batches of an epoch, the same whenever it is asked for."""
        chance = random.Random(self.recipe.seed * 1000 + epoch)
        return list(batches(windows(data, self.recipe.room, chance), self.pieces, self.recipe.budget, chance))

    def train(self, data: list[list[Encoded]], dev: dict[str, list[list[Encoded]]]) -> None:
        """Run to the last epoch."""
        per_epoch = [len(self.epoch_batches(data, e)) for e in range(self.recipe.epochs)]
        total = sum(per_epoch)
        log.info("%d documents, %s steps, %s", len(data), per_epoch, json.dumps(asdict(self.recipe)))
        while self.epoch < self.recipe.epochs:
            done = self.step - sum(per_epoch[: self.epoch])
            self._train_epoch(self.epoch_batches(data, self.epoch)[done:], total)
            self.epoch += 1
            torch.save(self.model.state_dict(), self.folder / f"epoch-{self.epoch}.pt")
            self.save()
            for name, documents in dev.items():
                figures = evaluate(self.model, documents, self.pieces, self.recipe.room)
                log.info("epoch %d %s %s", self.epoch, name, json.dumps(figures))
        self._mean()

    def _mean(self) -> None:
        """Write ``mean.pt``, the weights of the last two epochs averaged."""
        numbers = range(max(1, self.epoch - 1), self.epoch + 1)
        last = [torch.load(self.folder / f"epoch-{n}.pt", map_location="cpu") for n in numbers]
        mean = {name: sum(weights[name] for weights in last) / len(last) for name in last[0]}
        torch.save(mean, self.folder / "mean.pt")

    def _train_epoch(self, todo: list[Batch], total: int) -> None:
        sums: dict[str, float] = {}
        began, words = time.perf_counter(), 0
        for batch in self._moved(todo):
            self._set_rate(total)
            self._share()
            parts = self._learn(batch)
            self.step += 1
            words += int((batch.sentence >= 0).sum())
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + value
            if self.step % 50 == 0:
                speed = words / (time.perf_counter() - began)
                shown = {k: round(v / 50, 3) for k, v in sums.items()}
                threads = torch.get_num_threads()
                log.info("step %d/%d %.0f words/s, %d threads, %s", self.step, total, speed, threads, shown)
                sums = {}
            if self.step % self.recipe.save_every == 0:
                self.save()

    def _learn(self, batch: Batch) -> dict[str, float]:
        self.model.train()
        with torch.autocast(self.device.type, torch.bfloat16):
            parts = losses(self.model, batch, self.model(batch))
        loss = sum(WEIGHTS[name] * value for name, value in parts.items())
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
        self.optimiser.step()
        return {name: float(value.detach()) for name, value in parts.items()}

    def _set_rate(self, total: int) -> None:
        done = self.step / total
        scale = min((self.step + 1) / (self.recipe.warm_up * total), (1 - done) / (1 - self.recipe.warm_up))
        for group, rate in zip(
            self.optimiser.param_groups, (self.recipe.encoder_rate, self.recipe.head_rate), strict=True
        ):
            group["lr"] = rate * max(scale, 0.01)

    def _share(self) -> None:
        """Leave a core to others: a step whose threads wait for a busy core is slower than one on fewer."""
        self._busy = 0.8 * self._busy + 0.2 * others_running()
        torch.set_num_threads(max(1, self.threads - round(self._busy)))

    def _moved(self, todo: list[Batch]) -> Iterator[Batch]:
        for batch in todo:
            fields = {name: getattr(batch, name).to(self.device) for name in Batch.__dataclass_fields__}
            yield Batch(**fields)
