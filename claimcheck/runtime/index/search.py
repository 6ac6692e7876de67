"""The nearest of many vectors, on one core, in memory that does not grow with their number.

Up to EXACT vectors all are compared. Above, the signs of each vector's numbers (one bit each, 48 bytes instead of
1,536) choose a short list by how many agree with the question's (Charikar 2002, "Similarity estimation techniques from
rounding algorithms"), and only the short list is compared. How many of the true nearest that finds is measured when an
index is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

EXACT = 100_000  # vectors; comparing them all takes some 20 ms, a million 130 ms and 1.5 GB read
SHORT_LIST = 8_192  # compared above it: of a million, 2,048 found all of the true 20 nearest, and 8,192 cost no more
BLOCK = 65_536  # vectors at a time: 100 MB at 384 dimensions
SAMPLE = 64  # vectors that stand in for questions when recall is measured
TOP = 20  # of which so many nearest should be found again


def signs(vectors: NDArray[np.float32]) -> NDArray[np.uint64]:
    """Return one bit per number, set where it is above zero, shape (n, words of 64 bits)."""
    short = -vectors.shape[1] % 64
    bits = np.pad(vectors > 0, ((0, 0), (0, short)))
    return np.packbits(bits, axis=1).view(np.uint64)


def nearest(
    vectors: NDArray[np.float32], codes: NDArray[np.uint64], question: NDArray[np.float32], count: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Find the vectors nearest to a question.

    Args:
        vectors: unit vectors, shape (n, d).
        codes: their signs.
        question: a unit vector, shape (d,).
        count: how many.

    Returns:
        Row numbers and cosines, the nearest first; equals in the order of their rows.
    """
    if len(vectors) <= EXACT:
        return exact(vectors, question, count)
    rows = np.sort(_short_list(codes, signs(question[None, :])[0]))
    return _best(rows, np.asarray(vectors[rows] @ question), count)


def exact(
    vectors: NDArray[np.float32], question: NDArray[np.float32], count: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Find the nearest by comparing all; see ``nearest``."""
    cosines = np.empty(len(vectors), dtype=np.float32)
    for start in range(0, len(vectors), BLOCK):
        cosines[start : start + BLOCK] = vectors[start : start + BLOCK] @ question
    return _best(np.arange(len(vectors)), cosines, count)


def recall(vectors: NDArray[np.float32], codes: NDArray[np.uint64], seed: int = 0) -> float:
    """Measure what share of the true TOP nearest is found for SAMPLE vectors asked as questions."""
    if len(vectors) <= EXACT:
        return 1.0
    asked = np.random.default_rng(seed).choice(len(vectors), SAMPLE, replace=False)
    found = 0
    for row in asked:
        question = np.asarray(vectors[row])
        truth = exact(vectors, question, TOP)[0]
        found += len(np.intersect1d(truth, nearest(vectors, codes, question, TOP)[0]))
    return found / (SAMPLE * TOP)


def _short_list(codes: NDArray[np.uint64], question: NDArray[np.uint64]) -> NDArray[np.int64]:
    differ = np.empty(len(codes), dtype=np.uint16)
    for start in range(0, len(codes), BLOCK):
        block = np.bitwise_count(codes[start : start + BLOCK] ^ question)
        differ[start : start + BLOCK] = block.sum(axis=1, dtype=np.uint16)
    return np.argpartition(differ, SHORT_LIST - 1)[:SHORT_LIST]


def _best(
    rows: NDArray[np.int64], cosines: NDArray[np.float32], count: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    if count < len(rows):
        chosen = np.sort(np.argpartition(-cosines, count - 1)[:count])
        rows, cosines = rows[chosen], cosines[chosen]
    order = np.argsort(-cosines, kind="stable")
    return rows[order], cosines[order]
