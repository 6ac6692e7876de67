"""The arithmetic of every figure that is reported."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.examples import RELATIONS

BINS = 10


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities of each row."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: NDArray[np.float32] = (shifted / shifted.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


def relation_figures(probabilities: NDArray[np.float32], gold: Sequence[str]) -> dict[str, float]:
    """Precision, recall and F1 of every relation, their mean F1, and accuracy."""
    said = probabilities.argmax(axis=1)
    want = np.array([RELATIONS.index(g) for g in gold])
    out: dict[str, float] = {"pairs": len(gold), "accuracy": float((said == want).mean())}
    scores = []
    for n, name in enumerate(RELATIONS):
        hit = int(((said == n) & (want == n)).sum())
        precision = hit / max(1, int((said == n).sum()))
        recall = hit / max(1, int((want == n).sum()))
        f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
        scores.append(f1)
        out |= {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}
    return out | {"macro_f1": float(np.mean(scores)), "calibration_error": calibration_error(probabilities, want)}


def calibration_error(probabilities: NDArray[np.float32], want: NDArray[np.int64]) -> float:
    """Expected calibration error of the label that is said, over ten bins."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == want
    bins = np.minimum(BINS - 1, (confidence * BINS).astype(int))
    gaps = [abs(confidence[bins == b].sum() - right[bins == b].sum()) for b in range(BINS)]
    return float(sum(gaps) / len(want))


def average_precision(scores: NDArray[np.float32], positive: NDArray[np.bool_], missed: int = 0) -> float:
    """Average precision; `missed` positives were never scored and count as not found."""
    order = np.argsort(-scores, kind="stable")
    hits = positive[order]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].sum() / max(1, int(hits.sum()) + missed))


def best_f1(scores: NDArray[np.float32], positive: NDArray[np.bool_]) -> tuple[float, float, float, float]:
    """Precision, recall, F1 and threshold where F1 is highest."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(positive[order])
    precision, recall = hits / np.arange(1, len(order) + 1), hits / max(1, int(positive.sum()))
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    n = int(f1.argmax())
    return float(precision[n]), float(recall[n]), float(f1[n]), float(scores[order[n]])
