"""The stages, each from the weights of the one before."""

from __future__ import annotations

import dataclasses
import multiprocessing
import pathlib
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from training.claim_pairs import read_claim_pairs
from training.embedding import Embedder
from training.examples import NLI, NOT_CONFLICT, RELATIONS, Example
from training.figures_of_merit import average_precision, relation_figures, softmax
from training.general import load_general
from training.loop import Plan, Trainer
from training.mining import mine
from training.mix import Shares, Sources, draw_pass
from training.network import PairNetwork, build_network
from training.predict import predict
from training.settings import Settings
from training.sources import Gathered, gather
from training.story_scores import close_pairs

SHOWN = ("accuracy", "macro_f1", "conflict_precision", "conflict_recall", "calibration_error")
CONFLICT = RELATIONS.index("conflict")


@dataclasses.dataclass(frozen=True, slots=True)
class Folders:
    """Where a run reads and writes.

    Attributes:
        general: holds the general pairs.
        claims: holds the claim pairs.
        stories: hold the stories.
        backbone: the sentence encoder to start from.
        neighbours: the sentence encoder that says which sentences lie close.
        out: checkpoints and logs, a folder per stage.
    """

    general: pathlib.Path
    claims: pathlib.Path
    stories: tuple[pathlib.Path, ...]
    backbone: pathlib.Path
    neighbours: pathlib.Path
    out: pathlib.Path


class Run:
    """One training run; every stage resumes where it was stopped."""

    def __init__(self, folders: Folders, settings: Settings) -> None:
        """Read the data and set the seeds."""
        self.folders, self.settings = folders, settings
        torch.set_num_threads(settings.threads)
        self.tokenizer = load_tokenizer(folders.backbone, settings.max_pieces)
        self.embedder = Embedder(folders.neighbours)
        self.general, self.general_watched = load_general(folders.general, settings.seed)
        self.pairs = read_claim_pairs(folders.claims)

    def stage_general(self) -> None:
        """Stage 1: the inference head on general pairs."""
        self._train("general", None, self.settings.general, lambda number: self.general, None, self._watch_general)

    def stage_claims(self) -> None:
        """Stage 2: both heads on everything."""
        self._stage("claims", "general", self.settings.claims, self._gather("train").sources, self.settings.shares, 1)

    def stage_hard(self) -> None:
        """Stage 3: the same, with what stage 2 got wrong."""
        sources = self._with_misread("claims", self.settings.shares.hard)
        self._stage("hard", "claims", self.settings.hard, sources, self.settings.shares, 1001)

    def stage_again(self) -> None:
        """Stage 4: a longer round with more of the general pairs."""
        sources = self._gather("train").sources
        self._stage("again", "hard", self.settings.again, sources, self.settings.again_shares, 2001)

    def stage_final(self) -> None:
        """Stage 5: every story, with what stage 4 got wrong."""
        sources = self._with_misread("again", self.settings.final_shares.hard)
        self._stage("final", "again", self.settings.final, sources, self.settings.final_shares, 3001)

    def stage_large(self) -> None:
        """The first stage of a larger backbone: everything at once, for two cores read it only a few times."""
        self._stage("large", None, self.settings.large, self._gather("train").sources, self.settings.large_shares, 4001)

    def stage_large_again(self) -> None:
        """Its second stage: more of the claims, less of the general pairs."""
        shares = self.settings.large_again_shares
        self._stage("large_again", "large", self.settings.large_again, self._gather("train").sources, shares, 5001)

    def _with_misread(self, stage: str, count: int) -> Sources:
        sources = self._gather("train").sources
        found = mine(self._load(stage), self.tokenizer, sources, count, self.settings.seed)
        return dataclasses.replace(sources, extra=[*sources.extra, *found.negatives, *found.misread])

    def _gather(self, part: str) -> Gathered:
        written = self.pairs.train if part == "train" else self.pairs.watched
        general = self.general if part == "train" else []
        return gather(written, self.folders.stories, part, general, self.embedder, self.settings.seed)

    def _stage(self, name: str, start: str | None, plan: Plan, sources: Sources, shares: Shares, offset: int) -> None:
        def examples(number: int) -> Sequence[Example]:
            return draw_pass(sources, shares, self.settings.seed * 10_000 + offset + number)

        self._train(name, start, plan, examples, prior_of(examples(0)), self._watch_relations())

    def _train(
        self,
        name: str,
        start: str | None,
        plan: Plan,
        examples: Callable[[int], Sequence[Example]],
        prior: torch.Tensor | None,
        watch: Callable[[PairNetwork], dict[str, Any]],
    ) -> None:
        torch.manual_seed(self.settings.seed)
        network = build_network(self.folders.backbone) if start is None else self._load(start)
        network.share_memory()
        context = multiprocessing.get_context("fork")
        helpers = []
        for worker in range(1, self.settings.workers):
            trainer = self._trainer(network, plan, name, prior, worker)
            helpers.append(context.Process(target=trainer.run, args=(examples, watch)))
        first = self._trainer(network, plan, name, prior, 0)
        for helper in helpers:
            helper.start()
        first.run(examples, watch)
        for helper in helpers:
            helper.join()
        first.finish(watch)

    def _trainer(self, network: PairNetwork, plan: Plan, name: str, prior: torch.Tensor | None, worker: int) -> Trainer:
        folder = self.folders.out / name
        trainer = Trainer(network, self.tokenizer, plan, folder, worker, self.settings.workers)
        trainer.prior = prior
        trainer.resume()
        return trainer

    def _load(self, stage: str) -> PairNetwork:
        return load_network(self.folders.backbone, self.folders.out / stage)

    def _watch_general(self, network: PairNetwork) -> dict[str, Any]:
        _, nli = predict(network, self.tokenizer, self.general_watched, both_ways=False)
        right = [NLI[n] == e.nli for n, e in zip(nli.argmax(1), self.general_watched, strict=True)]
        return {"nli_accuracy": float(np.mean(right))}

    def _watch_relations(self) -> Callable[[PairNetwork], dict[str, Any]]:
        gathered = self._gather("watched")
        stories = [close_pairs(story, self.embedder) for story in gathered.stories]
        pairs = [pair for story in stories for pair in story[0]]
        positive = np.concatenate([story[1] for story in stories])

        def watch(network: PairNetwork) -> dict[str, Any]:
            relation, _ = predict(network, self.tokenizer, self.pairs.watched)
            figures = relation_figures(softmax(relation), [e.relation or "" for e in self.pairs.watched])
            conflict = softmax(predict(network, self.tokenizer, pairs)[0])[:, CONFLICT]
            shown = {name: round(figures[name], 4) for name in SHOWN}
            return shown | {"story_ap": average_precision(conflict, positive)} | self._watch_general(network)

        return watch


def prior_of(examples: Sequence[Example]) -> torch.Tensor:
    """How frequent each relation is in a pass; pairs known only to be no conflict count as unrelated."""
    counts = Counter("unrelated" if e.relation == NOT_CONFLICT else e.relation for e in examples if e.relation)
    found = torch.tensor([counts[name] for name in RELATIONS], dtype=torch.float32)
    return found / found.sum()


def load_tokenizer(backbone: pathlib.Path, max_pieces: int) -> Tokenizer:
    """The backbone's tokenizer, cutting the longer claim of a pair first."""
    tokenizer = Tokenizer.from_file(str(backbone / "tokenizer.json"))
    tokenizer.enable_truncation(max_pieces, strategy="longest_first")
    return tokenizer


def load_network(backbone: pathlib.Path, stage: pathlib.Path) -> PairNetwork:
    """The network as a stage left it."""
    network = build_network(backbone)
    network.load_state_dict(torch.load(stage / "checkpoint.pt", weights_only=True)["network"])
    return network


def load_mean(backbone: pathlib.Path, stages: Sequence[pathlib.Path]) -> PairNetwork:
    """The network with the mean of what several stages left."""
    states = [load_network(backbone, stage).state_dict() for stage in stages]
    network = build_network(backbone)
    network.load_state_dict(
        {
            name: torch.stack([s[name] for s in states]).mean(0) if held.is_floating_point() else held
            for name, held in states[0].items()
        }
    )
    return network
