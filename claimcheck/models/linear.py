"""A logistic regression shipped as data: names, weights and reasons that a person can read, never a pickle."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Nearer to 0 and 1 a probability of our judges says no more: their calibration errors are larger than this.
SUREST = 0.01
MOST_ODDS = math.log((1 - SUREST) / SUREST)


def log_odds(probability: float) -> float:
    """Return ln(p / (1 - p)) of a probability held within ``SUREST`` of 0 and 1.

    A logistic decision over another model's answer reads it best on the scale that it decides on itself, where from
    0.02 to 0.2 is a larger step than from 0.4 to 0.6.
    """
    held = min(max(probability, SUREST), 1 - SUREST)
    return math.log(held / (1 - held))


@dataclass(frozen=True, slots=True)
class LinearModel:
    """P(yes) = sigmoid(intercept + sum of weight x (value - mean) / scale), all in the order of ``features``."""

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    threshold: float  # the working point; how it was calibrated stands in the file's "note"

    def probability(self, rows: Sequence[Sequence[float]]) -> NDArray[np.float64]:
        """Return one probability per row of feature values, shape (n,)."""
        if not rows:
            return np.zeros(0)
        values = np.asarray(rows, dtype=np.float64)
        logits = self.intercept + ((values - self.mean) / self.scale) @ np.asarray(self.weights)
        return np.asarray(1.0 / (1.0 + np.exp(-logits)))

    def highest(
        self, rows: Sequence[Sequence[float]], ranges: Mapping[str, tuple[float, float]]
    ) -> NDArray[np.float64]:
        """Return each row's highest probability, (n,), when some features may take any value in their ranges."""
        if not rows:
            return np.zeros(0)
        values = np.array(rows, dtype=np.float64)
        for n, name in enumerate(self.features):
            if name in ranges:
                values[:, n] = ranges[name][self.weights[n] > 0]
        return self.probability(values.tolist())

    def contributions(self, row: Sequence[float]) -> dict[str, float]:
        """Return what each feature adds to the logit of one row, by name."""
        return {
            name: weight * (value - mean) / scale
            for name, weight, value, mean, scale in zip(
                self.features, self.weights, row, self.mean, self.scale, strict=True
            )
        }


def load_linear(package: str, name: str, features: Sequence[str]) -> LinearModel:
    """Load a model file from ``package`` and check that it was fitted on ``features``.

    Raises:
        ModelError: the file is missing or damaged, or was fitted on other features.
    """
    try:
        data: object = json.loads((files(package) / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{package}/{name} cannot be read; install claimcheck again") from error
    if not isinstance(data, dict) or data.get("features") != list(features):
        raise ModelError(f"{package}/{name} was fitted on other features; run: python -m training.decisions")
    try:
        return from_data(data)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{package}/{name} is damaged; install claimcheck again") from error


def from_data(data: Mapping[str, object]) -> LinearModel:
    """Make the model from its JSON form."""

    def numbers(key: str) -> tuple[float, ...]:
        value = data[key]
        if not isinstance(value, list):
            raise ModelError(f"a decision model's {key!r} is no list of numbers")
        return tuple(float(v) for v in value)

    features = data["features"]
    return LinearModel(
        features=tuple(str(f) for f in features) if isinstance(features, list) else (),
        mean=numbers("mean"),
        scale=numbers("scale"),
        weights=numbers("weights"),
        intercept=float(str(data["intercept"])),
        threshold=float(str(data["threshold"])),
    )
