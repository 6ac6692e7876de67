"""Finds what the trained model still gets wrong, to be read more often."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence

import numpy as np
from tokenizers import Tokenizer

from training.examples import RELATIONS, Example
from training.figures_of_merit import softmax
from training.mix import Sources, some
from training.network import PairNetwork
from training.predict import predict

CANDIDATES = 9_000  # unrelated pairs that the model is asked about
# Crossed pairs of which the model is surer than this that they clash are left out: a story's pairs come back to its
# main facts, and a model trained to call crossed pairs unrelated that is still so sure may well be right.
LIKELY_MISLABELLED = 0.9


@dataclasses.dataclass(frozen=True, slots=True)
class Mined:
    """What was found: unrelated pairs that look like conflicts, and written pairs misread."""

    negatives: tuple[Example, ...]
    misread: tuple[Example, ...]


def mine(network: PairNetwork, tokenizer: Tokenizer, sources: Sources, count: int, seed: int) -> Mined:
    """Ask the model about unrelated pairs and about its own training pairs.

    Args:
        network: trained for at least one stage.
        tokenizer: of the network.
        sources: what it was trained on; nothing held out is touched.
        count: how many unrelated pairs to keep.
        seed: decides which pairs it is asked about.
    """
    rng = random.Random(seed)  # noqa: S311  (draws, not secrets)
    close = [e for e in sources.near if e.relation == "unrelated"]
    pairs = [e for part in (sources.crossed, sources.mined, close) for e in some(part, CANDIDATES // 3, rng)]
    probabilities = softmax(predict(network, tokenizer, pairs, both_ways=False)[0])
    conflict = probabilities[:, RELATIONS.index("conflict")]
    others = 1 - probabilities[:, RELATIONS.index("unrelated")]
    doubtful = (conflict > LIKELY_MISLABELLED) & np.array([e.origin == "crossed" for e in pairs])
    order = np.argsort(-np.where(doubtful, -1.0, conflict + 0.3 * others))
    return Mined(tuple(pairs[int(n)] for n in order[:count]), _misread(network, tokenizer, sources.written))


def _misread(network: PairNetwork, tokenizer: Tokenizer, written: Sequence[Example]) -> tuple[Example, ...]:
    said = predict(network, tokenizer, written, both_ways=False)[0].argmax(1)
    return tuple(e for e, n in zip(written, said, strict=True) if e.relation != RELATIONS[int(n)])
