"""Unrelated pairs out of the written ones: each side against the other pairs' sides of its story.

So the same sentence stands under every label, and no word of it gives the label away.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from training.claim_pairs import by_story, labelled
from training.embedding import Embedder
from training.examples import Example

# Two sides closer than this may well tell the same fact, by accident of how a story's pairs were written: of the
# closest crossed pairs of twelve stories, those over 0.72 did in about half of the cases and those under in few.
TOO_CLOSE = 0.72
DOUBTFUL = 0.6  # between the two, a crossed pair counts half
PER_SIDE = 8  # the closest so many partners of every side


def crossed_pairs(examples: Sequence[Example], embedder: Embedder) -> list[Example]:
    """Cross the sides of written pairs within every story, the closest first.

    Args:
        examples: written pairs of whole stories.
        embedder: finds the closest.

    Returns:
        Unrelated pairs, without those that may tell the same fact.
    """
    out = []
    for rows in by_story(examples).values():
        out += _cross_story(rows, embedder)
    return out


def _cross_story(rows: Sequence[Example], embedder: Embedder) -> list[Example]:
    sides = [(n, s) for n in range(len(rows)) for s in (0, 1)]
    texts = [(rows[n].a, rows[n].b)[s] for n, s in sides]
    dates = [(rows[n].a_date, rows[n].b_date)[s] for n, s in sides]
    vectors = embedder.encode(texts)
    close = vectors @ vectors.T
    chosen: set[tuple[int, int]] = set()
    for i in range(len(sides)):
        order = [int(j) for j in np.argsort(-close[i]) if j // 2 != i // 2]
        fit = (j for j in order if not _may_be_same_fact(i, j, close, rows))
        chosen.update((min(i, j), max(i, j)) for j in itertools.islice(fit, PER_SIDE))
    out = []
    for i, j in sorted(chosen):
        weight = 0.5 if close[i, j] > DOUBTFUL else 1.0
        pair = Example(texts[i], texts[j], dates[i], dates[j], story=rows[0].story, origin="crossed", weight=weight)
        out.append(labelled(pair, "unrelated"))
    return out


def _may_be_same_fact(i: int, j: int, close: np.ndarray, rows: Sequence[Example]) -> bool:
    """Close to one another, or one of them close to the partner of the other in a pair about one fact."""
    if close[i, j] > TOO_CLOSE:
        return True
    for here, there in ((i, j), (j, i)):
        partner = there ^ 1
        if rows[there // 2].relation != "unrelated" and close[here, partner] > TOO_CLOSE:
            return True
    return False
