"""Runs the network over examples, both ways round, and returns logits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.batches import collate
from training.examples import NLI, RELATIONS, Example
from training.network import PairNetwork

BATCH = 64


def predict(
    network: PairNetwork, tokenizer: Tokenizer, examples: Sequence[Example], both_ways: bool = True
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Judge examples.

    Returns:
        Logits of the relation (n, 5), the mean of both ways round, and of inference (n, 3), a as premise.
    """
    relation, nli = _one_way(network, tokenizer, examples)
    if both_ways:
        back, _ = _one_way(network, tokenizer, [e.swapped() for e in examples])
        relation = ((relation + back) / 2).astype(np.float32)
    return relation, nli


def _one_way(
    network: PairNetwork, tokenizer: Tokenizer, examples: Sequence[Example]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    network.eval()
    relation = np.zeros((len(examples), len(RELATIONS)), dtype=np.float32)
    nli = np.zeros((len(examples), len(NLI)), dtype=np.float32)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].a) + len(examples[i].b))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            one, two = network(**collate(tokenizer, [examples[i] for i in rows]).inputs)
            relation[rows], nli[rows] = one.float().numpy(), two.float().numpy()
    return relation, nli
