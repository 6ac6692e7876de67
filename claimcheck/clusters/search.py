"""The best pairs among all, found block by block: memory grows with the number of claims, not with its square."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ScoreRows = Callable[[slice], "NDArray[np.float64]"]  # scores of some claims with all, shape (some, n), -inf for never

CELLS = 2_000_000  # scores worked on at a time: 16 MB, and some 150 MB with what they are made of
# Nearest claims remembered of each. What one end does not remember has a place of 64 or worse, and the worst place that
# 16 pairs a claim took was 51.5, among the 3,533 claims of 26 stories together; beyond 64 ``is_exact`` says no.
NEAREST = 128
MORE = 4  # times as many, when that was not enough
MUTUAL_BONUS = 0.5  # a pair's place counts from both ends: the better rank plus half of the worse


@dataclass(frozen=True, slots=True)
class Found:
    """Pairs (i < j), best first, shape (m, 2); ``is_exact`` when comparing all with all would have found the same."""

    pairs: NDArray[np.int64]
    is_exact: bool


def best_pairs(score_rows: ScoreRows, n: int, count: int) -> Found:
    """Find the pairs with the best places.

    Args:
        score_rows: scores claims, higher is nearer; the same both ways round.
        n: how many claims there are.
        count: how many pairs are wanted.
    """
    found = _with(score_rows, n, count, min(n, NEAREST) if n * n > CELLS else n)
    return found if found.is_exact else _with(score_rows, n, count, min(n, MORE * NEAREST))


def _with(score_rows: ScoreRows, n: int, count: int, keep: int) -> Found:
    """Find the best pairs among those of which either end remembers the other, ``keep`` each."""
    nearest, score = _nearest(score_rows, n, keep)
    first = np.repeat(np.arange(n, dtype=np.int64), keep)
    second = nearest.ravel().astype(np.int64)
    rank = np.tile(np.arange(keep, dtype=np.int64), n)
    allowed = np.isfinite(score.ravel())
    first, second, rank, near = first[allowed], second[allowed], rank[allowed], score.ravel()[allowed]
    back = _ranks_back(first, second, rank, n, keep)
    place = np.minimum(rank, back) + MUTUAL_BONUS * np.maximum(rank, back)
    once = (first < second) | (back == keep)  # a pair that both ends remember is there twice
    low, high = np.minimum(first, second)[once], np.maximum(first, second)[once]
    near, place = near[once], place[once]
    order = np.lexsort((high, low, -near, place))[:count]
    is_exact = keep == n or not len(order) or bool(place[order[-1]] < MUTUAL_BONUS * keep)
    return Found(np.stack([low[order], high[order]], axis=1), is_exact)


def _nearest(score_rows: ScoreRows, n: int, keep: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Return each claim's nearest, best first, with their scores, both of shape (n, keep)."""
    nearest = np.zeros((n, keep), dtype=np.int32)
    scores = np.zeros((n, keep), dtype=np.float64)
    step = max(1, CELLS // n)
    for start in range(0, n, step):
        some = slice(start, min(n, start + step))
        score = score_rows(some)
        chosen = np.arange(n)[None, :].repeat(len(score), axis=0)
        if keep < n:
            chosen = np.sort(np.argpartition(-score, keep - 1, axis=1)[:, :keep], axis=1)
            score = np.take_along_axis(score, chosen, axis=1)
        order = np.argsort(-score, axis=1, kind="stable")
        nearest[some] = np.take_along_axis(chosen, order, axis=1)
        scores[some] = np.take_along_axis(score, order, axis=1)
    return nearest, scores


def _ranks_back(
    first: NDArray[np.int64], second: NDArray[np.int64], rank: NDArray[np.int64], n: int, keep: int
) -> NDArray[np.int64]:
    """Return for each pair its rank seen from the other end, ``keep`` where that end does not remember it."""
    if keep == n:
        table = np.full((n, n), keep, dtype=np.int64)
        table[first, second] = rank
        return np.asarray(table[second, first])
    names, mirrored = first * n + second, second * n + first
    order, asked = np.argsort(names), np.argsort(mirrored)  # both in order: one walk through memory, not millions
    where = np.minimum(np.searchsorted(names[order], mirrored[asked]), max(0, len(names) - 1))
    back = np.full(len(names), keep, dtype=np.int64)
    at = order[where]
    back[asked] = np.where(names[at] == mirrored[asked], rank[at], keep)
    return back
