"""An index for the search of candidate pairs: trees that put claims of near score into one leaf.

Each tree halves the claims again and again by a direction that tells some of them apart best (the means of two halves
of a sample, as in Annoy: Bernhardsson 2015, github.com/spotify/annoy), at the median, until a leaf holds LEAF claims or
fewer. Claims that share a leaf in any tree are compared, by the very score of the exact search. So the comparisons of
a claim are TREES * LEAF at most, however many claims there are, and what the trees miss is measured on a sample.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

ScoreBlock = Callable[["NDArray[np.int64]", "NDArray[np.int64]"], "NDArray[np.float64]"]  # of some rows and columns

LEAF = 512  # claims
TREES = 8
SKETCH = 256  # numbers a claim is halved by: enough to keep near claims near, a quarter of the time of all its numbers
MEANS_SAMPLE = 256  # claims of a node from which its direction is found
MEANS_ROUNDS = 6  # of moving the two means; they hardly move after
SEED = 20_261_122  # any number; the same one every time, so that results are the same


def sketch(parts: list[tuple[float, NDArray[np.float32] | csr_matrix]]) -> NDArray[np.float32]:
    """Draw vectors together into SKETCH numbers each, whose inner products are near the weighted sum of the parts'.

    Args:
        parts: (weight, vectors of shape (n, any)).

    Returns:
        Random projections, shape (n, SKETCH).
    """
    random = np.random.default_rng(SEED)
    made = np.zeros((parts[0][1].shape[0], SKETCH), dtype=np.float32)
    for weight, vectors in parts:
        signs = random.integers(0, 2, (vectors.shape[1], SKETCH), dtype=np.int8) * np.float32(2) - np.float32(1)
        made += (vectors @ signs).astype(np.float32, copy=False) * np.float32(np.sqrt(weight / SKETCH))
    return made


def leaves(points: NDArray[np.float32], trees: int = TREES, leaf: int = LEAF) -> Iterator[NDArray[np.int64]]:
    """Yield the leaves of all trees: claim numbers in ascending order, each claim once a tree."""
    for tree in range(trees):
        open_nodes = [(1, np.arange(len(points), dtype=np.int64))]
        while open_nodes:
            number, rows = open_nodes.pop()
            if len(rows) <= leaf:
                yield rows
                continue
            along = points[rows] @ _direction(points, rows, np.random.default_rng((SEED, tree, number)))
            order = np.argsort(along, kind="stable")
            half = len(rows) // 2
            open_nodes += [(2 * number, np.sort(rows[order[:half]])), (2 * number + 1, np.sort(rows[order[half:]]))]


def nearest_in_leaves(
    score: ScoreBlock, points: NDArray[np.float32], keep: int, trees: int = TREES, leaf: int = LEAF
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Find each claim's nearest among those it shares a leaf with.

    Args:
        score: scores some claims with some, higher is nearer, -inf for never.
        points: what the trees halve, from ``sketch``.
        keep: how many of each are remembered.
        trees: how many trees.
        leaf: claims of a leaf at most.

    Returns:
        Claim numbers, best first, and their scores, both of shape (n, keep); -1 and -inf where there are fewer.
    """
    nearest = np.full((len(points), keep), -1, dtype=np.int32)
    scores = np.full((len(points), keep), -np.inf)
    for rows in leaves(points, trees, leaf):
        found = score(rows, rows)
        chosen = _best(found, min(keep, len(rows)))
        near = np.concatenate([nearest[rows], rows[chosen].astype(np.int32)], axis=1)
        far = np.concatenate([scores[rows], np.take_along_axis(found, chosen, axis=1)], axis=1)
        nearest[rows], scores[rows] = _merged(near, far, keep)
    return nearest, scores


def _direction(
    points: NDArray[np.float32], rows: NDArray[np.int64], random: np.random.Generator
) -> NDArray[np.float32]:
    """Return the difference of two means of a sample, each the mean of those nearer to it."""
    some = points[rows if len(rows) <= MEANS_SAMPLE else random.choice(rows, MEANS_SAMPLE, replace=False)]
    means = some[random.choice(len(some), 2, replace=False)]
    for _ in range(MEANS_ROUNDS):
        along = (some - means.mean(axis=0)) @ (means[0] - means[1])
        sides = along > np.median(along)
        if not sides.any():
            break  # all alike: any halving will do
        means = np.stack([some[sides].mean(axis=0), some[~sides].mean(axis=0)])
    return np.asarray(means[0] - means[1], dtype=np.float32)


def _best(score: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    """Return the places of the best of each row, shape (rows, count), in no order."""
    if count == score.shape[1]:
        return np.tile(np.arange(count), (len(score), 1))
    return np.asarray(np.argpartition(-score, count - 1, axis=1)[:, :count])


def _merged(
    near: NDArray[np.int32], score: NDArray[np.float64], keep: int
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Return the best ``keep`` of each row, each claim once, best first; equals in the order of their numbers."""
    order = np.argsort(near, axis=1, kind="stable")
    near, score = np.take_along_axis(near, order, axis=1), np.take_along_axis(score, order, axis=1)
    twice = near[:, 1:] == near[:, :-1]  # met in an earlier tree too; a score may differ in its last digit
    score[:, :-1][twice] = np.maximum(score[:, :-1], score[:, 1:])[twice]
    score[:, 1:][twice] = -np.inf
    order = np.argsort(-score, axis=1, kind="stable")[:, :keep]
    return np.take_along_axis(near, order, axis=1), np.take_along_axis(score, order, axis=1)
