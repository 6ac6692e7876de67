"""The training loop: losses, schedule, checkpoints, log."""

from __future__ import annotations

import dataclasses
import itertools
import json
import pathlib
import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.batches import PARTLY_KNOWN, UNKNOWN, Batch, collate, shuffled_batches
from training.examples import NLI, RELATIONS, Example
from training.network import PairNetwork

LOG_EVERY = 100
GRADIENT_CLIP = 1.0
MOST_WRONG = 0.999  # keeps the loss of a label that is ruled out finite

WORKER_SEED = 7919  # keeps the workers' dropout apart

ExamplesOfPass = Callable[[int], Sequence[Example]]
Watch = Callable[[PairNetwork], dict[str, Any]]


@dataclasses.dataclass(frozen=True, slots=True)
class Plan:
    """One stage of training.

    Attributes:
        passes: how often the examples are read.
        minutes: the longest the stage may take; the learning rate reaches zero then.
        batch: examples in a step.
        rate: the highest learning rate.
        warmup: the share of the stage in which the rate rises.
        smoothing: label smoothing of both heads.
        decay: weight decay.
        nli_share: how much the inference head counts beside the relation head.
        seed: decides order and dropout.
        save_every: steps between checkpoints.
        watch_every: checkpoints between looks at the watched pairs.
    """

    passes: float
    minutes: float
    batch: int = 32
    rate: float = 1.5e-4
    warmup: float = 0.05
    smoothing: float = 0.05
    decay: float = 0.01
    nli_share: float = 1.0
    seed: int = 0
    save_every: int = 500
    watch_every: int = 1


def losses(
    outputs: tuple[Tensor, Tensor], batch: Batch, smoothing: float, prior: Tensor | None = None
) -> tuple[Tensor, Tensor]:
    """Weighted mean losses of the relation and the inference head; zero where no label is known.

    With a prior the relation logits are shifted by its logarithm before the loss (Menon et al. 2021, "Long-tail
    learning via logit adjustment"), so that the bare logits stand for relations that are equally frequent, although in
    training nearly all pairs are unrelated.
    """
    relation, nli = (logits.float() for logits in outputs)
    if prior is not None:
        relation = relation + prior.log()
    one = _loss(relation, batch.relation, RELATIONS.index("conflict"), smoothing)
    two = _loss(nli, batch.nli, NLI.index("entailment"), smoothing)
    return _mean(one, batch.relation, batch.relation_weight), _mean(two, batch.nli, batch.nli_weight)


def _loss(logits: Tensor, labels: Tensor, ruled_out: int, smoothing: float) -> Tensor:
    """Cross-entropy, or where only one label is ruled out, what its probability costs."""
    known = functional.cross_entropy(logits, labels.clamp(min=0), reduction="none", label_smoothing=smoothing)
    wrong = logits.softmax(-1)[:, ruled_out].clamp(max=MOST_WRONG)
    return torch.where(labels == PARTLY_KNOWN, -torch.log1p(-wrong), known)


def _mean(loss: Tensor, labels: Tensor, weight: Tensor) -> Tensor:
    return (loss * (labels != UNKNOWN) * weight).sum() / len(loss)


@dataclasses.dataclass(slots=True)
class _Tally:
    """Losses since the last line of the log."""

    relation: float = 0.0
    nli: float = 0.0
    steps: int = 0

    def add(self, relation: float, nli: float) -> None:
        self.relation, self.nli, self.steps = self.relation + relation, self.nli + nli, self.steps + 1

    def means(self) -> dict[str, float]:
        return {"relation_loss": round(self.relation / self.steps, 4), "nli_loss": round(self.nli / self.steps, 4)}


class Trainer:
    """Runs a plan, resuming from its last checkpoint when there is one.

    Several workers may train one network at the same time, each in a process of its own with an optimiser of its own,
    on weights in shared memory and without locks (Recht et al. 2011, "Hogwild!"). On a machine that others use too, two
    workers of one thread each lose far less than two threads that wait for one another at every operation. Only the
    first worker logs, saves and watches. What a run gives is then no longer the same to the last digit.
    """

    def __init__(
        self,
        network: PairNetwork,
        tokenizer: Tokenizer,
        plan: Plan,
        folder: pathlib.Path,
        worker: int = 0,
        workers: int = 1,
    ) -> None:
        """Prepare a run that keeps its checkpoint and log in `folder`."""
        self.network, self.tokenizer, self.plan, self.folder = network, tokenizer, plan, folder
        self.worker, self.workers = worker, workers
        self.prior: Tensor | None = None
        folder.mkdir(parents=True, exist_ok=True)
        trained = [p for p in network.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(trained, lr=plan.rate, weight_decay=plan.decay, fused=True)
        self.step, self.seconds = 0, 0.0

    def run(self, examples_of_pass: ExamplesOfPass, watch: Watch) -> None:
        """Train until the passes or the minutes are over."""
        resumed, started, tally, done = self.step, time.perf_counter() - self.seconds, _Tally(), 0.0
        torch.manual_seed(self.plan.seed + self.step + WORKER_SEED * self.worker)
        for position, (rows, share) in enumerate(self._steps(examples_of_pass), start=1):
            if position <= resumed:
                continue
            self.seconds = time.perf_counter() - started
            done = max(share, self.seconds / 60 / self.plan.minutes)
            if done >= 1:
                return
            tally.add(*self._train_step(rows, done))
            self.step = position
            if self.worker == 0 and position % LOG_EVERY == 0:
                self._log({"step": position, "done": round(done, 4), **tally.means(), "seconds": round(self.seconds)})
                tally = _Tally()
            if self.worker == 0 and position % self.plan.save_every == 0:
                self.save()
                if position % (self.plan.save_every * self.plan.watch_every) == 0:
                    self._log({"step": position, **watch(self.network)})

    def finish(self, watch: Watch) -> None:
        """Save and log what the stage has come to."""
        self.save()
        self._log({"finished": self.step * self.workers, "seconds": round(self.seconds), **watch(self.network)})

    def _steps(self, examples_of_pass: ExamplesOfPass) -> Iterator[tuple[list[Example], float]]:
        """Batches of this worker, with the share of all passes that is done when they come."""
        for number in itertools.count():
            examples = examples_of_pass(number * self.workers + self.worker)
            rng = random.Random(self.plan.seed * 1000 + number)  # noqa: S311  (draws, not secrets)
            in_pass = -(-len(examples) // self.plan.batch)
            for position, rows in enumerate(shuffled_batches(examples, self.plan.batch, rng)):
                yield rows, (number + position / in_pass) * self.workers / self.plan.passes

    def _train_step(self, rows: Sequence[Example], done: float) -> tuple[float, float]:
        rate = self.plan.rate * min(done / self.plan.warmup if self.plan.warmup else 1.0, (1 - done))
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.network.train()
        batch = collate(self.tokenizer, rows)
        with torch.autocast("cpu", torch.bfloat16):
            outputs = self.network(**batch.inputs)
        one, two = losses(outputs, batch, self.plan.smoothing, self.prior)
        torch.autograd.backward(one + self.plan.nli_share * two)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), GRADIENT_CLIP)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return float(one.detach()), float(two.detach())

    def save(self) -> None:
        """Write a checkpoint."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
        }
        partial = self.folder / "checkpoint.tmp"
        torch.save(state, partial)
        partial.replace(self.folder / "checkpoint.pt")

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        path = self.folder / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step, self.seconds = state["step"], state["seconds"]

    def _log(self, figures: dict[str, Any]) -> None:
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as handle:
            handle.write(json.dumps(figures) + "\n")
