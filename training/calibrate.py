"""Fits a temperature and a bias per label on pairs kept to watch, so that probabilities mean what they say."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from training.figures_of_merit import softmax

STEPS = 300
BIAS_PENALTY = 0.02  # a few hundred pairs cannot carry five free numbers


@dataclasses.dataclass(frozen=True, slots=True)
class Calibration:
    """softmax((logits + bias) / temperature)."""

    temperature: float
    bias: tuple[float, ...]

    def apply(self, logits: NDArray[np.float32]) -> NDArray[np.float32]:
        """Turn logits into probabilities."""
        return softmax((logits + np.array(self.bias, dtype=np.float32)) / np.float32(self.temperature))

    def as_json(self) -> dict[str, Any]:
        """The form in which the shipped settings keep it."""
        return {"temperature": round(self.temperature, 5), "bias": [round(b, 5) for b in self.bias]}


def fit(logits: NDArray[np.float32], labels: Sequence[int], with_bias: bool) -> Calibration:
    """Fit by likelihood.

    Args:
        logits: (n, labels), of pairs not trained on.
        labels: what each pair is.
        with_bias: whether to fit a bias per label too, where the frequencies of training and use differ.

    Returns:
        The calibration; its biases sum to zero.
    """
    given, want = torch.tensor(logits), torch.tensor(labels)
    log_temperature = torch.zeros(1, requires_grad=True)
    bias = torch.zeros(logits.shape[1], requires_grad=with_bias)
    optimizer = torch.optim.Adam([log_temperature, *([bias] if with_bias else [])], lr=0.05)
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy((given + bias) / log_temperature.exp(), want)
        torch.autograd.backward(loss + BIAS_PENALTY * bias.square().sum())
        optimizer.step()
    found = (bias - bias.mean()).detach()
    return Calibration(float(log_temperature.exp().detach()), tuple(float(b) for b in found))
