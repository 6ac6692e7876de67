"""The best pairs among all, found block by block: memory grows with the number of claims, not with its square.

Up to EXACT_CLAIMS every claim is compared with every other; above, with those that an index puts beside it, and how
many of the nearest that finds is measured on a sample.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.clusters.forest import nearest_in_leaves

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from claimcheck.clusters.forest import ScoreBlock

ScoreRows = Callable[[slice], "NDArray[np.float64]"]  # scores of some claims with all, shape (some, n), -inf for never

CELLS = 2_000_000  # scores worked on at a time: 16 MB, and some 150 MB with what they are made of
# Nearest claims remembered of each. What one end does not remember has a place of 64 or worse, and the worst place that
# 16 pairs a claim took was 51.5, among the 3,533 claims of 26 stories together; beyond 64 ``is_exact`` says no.
NEAREST = 128
# Of 16,000 made claims the index found 99.7 % of the 16 nearest, in 18 processor seconds instead of 31. A lost pair is
# a lost contradiction, so all are compared as long as that is a small part: here two minutes, an eighth of the whole.
EXACT_CLAIMS = 30_000
SAMPLE = 256  # claims whose nearest are looked for among all, to tell what the index misses
TOP = 16  # of which so many nearest should be found: as many as there are coarse pairs a claim
MORE = 4  # times as many, when that was not enough
MUTUAL_BONUS = 0.5  # a pair's place counts from both ends: the better rank plus half of the worse


@dataclass(frozen=True, slots=True)
class Found:
    """Pairs (i < j), best first, shape (m, 2).

    ``is_exact`` when comparing all with all would have found the same. Where an index was asked, ``recall`` is the
    share of the TOP nearest of SAMPLE claims that it found.
    """

    pairs: NDArray[np.int64]
    is_exact: bool
    recall: float | None = None


def best_pairs(score_rows: ScoreRows, n: int, count: int) -> Found:
    """Find the pairs with the best places.

    Args:
        score_rows: scores claims, higher is nearer; the same both ways round.
        n: how many claims there are.
        count: how many pairs are wanted.
    """
    found = _with(score_rows, n, count, min(n, NEAREST) if n * n > CELLS else n)
    return found if found.is_exact else _with(score_rows, n, count, min(n, MORE * NEAREST))


def indexed_pairs(score: ScoreBlock, points: NDArray[np.float32], count: int) -> Found:
    """Find the pairs with the best places among those that an index puts side by side.

    Args:
        score: scores some claims with some, higher is nearer; the same both ways round.
        points: what the index goes by: vectors whose inner products are near the score, shape (n, any).
        count: how many pairs are wanted.
    """
    nearest, found = nearest_in_leaves(score, points, min(len(points), NEAREST))
    return Found(_chosen(nearest, found, count)[0], False, _recall(score, nearest))


def _recall(score: ScoreBlock, nearest: NDArray[np.int32]) -> float:
    """Measure what share of the TOP nearest claims is remembered, on SAMPLE claims."""
    n = len(nearest)
    asked = np.sort(np.random.default_rng(0).choice(n, min(n, SAMPLE), replace=False))
    everything, step = np.arange(n), max(1, CELLS // n)
    met = there = 0
    for start in range(0, len(asked), step):
        some = asked[start : start + step]
        for row, scores in zip(some, score(some, everything), strict=True):
            best = np.argsort(-scores, kind="stable")[:TOP]
            best = best[np.isfinite(scores[best])]
            there += len(best)
            met += len(np.intersect1d(best, nearest[row]))
    return met / there if there else 1.0


def _with(score_rows: ScoreRows, n: int, count: int, keep: int) -> Found:
    """Find the best pairs among those of which either end remembers the other, ``keep`` each."""
    pairs, worst = _chosen(*_nearest(score_rows, n, keep), count)
    return Found(pairs, keep == n or worst < MUTUAL_BONUS * keep)


def _chosen(nearest: NDArray[np.int32], score: NDArray[np.float64], count: int) -> tuple[NDArray[np.int64], float]:
    """Return the ``count`` best pairs of which either end remembers the other, and the worst place among them."""
    n, keep = nearest.shape
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
    worst = float(place[order[-1]]) if len(order) else 0.0
    return np.stack([low[order], high[order]], axis=1), worst


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
