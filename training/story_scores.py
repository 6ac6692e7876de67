"""Whole stories through the model alone: every close pair of sentences of two articles."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.embedding import Embedder
from training.examples import Example
from training.story_pairs import CLOSE, clashing
from training.story_text import StoryText


def close_pairs(story: StoryText, embedder: Embedder) -> tuple[list[Example], NDArray[np.bool_], int]:
    """All cross-source pairs of a story whose cosine is over the floor.

    Returns:
        The pairs; whether each clashes by the gold; how many gold conflicts no close pair holds.
    """
    rows, clash = story.sentences, clashing(story)
    vectors = embedder.encode([s.text for s in rows])
    close = vectors @ vectors.T
    pairs, positive, seen = [], [], set()
    for i, j in itertools.combinations(range(len(rows)), 2):
        if rows[i].article != rows[j].article and close[i, j] > CLOSE:
            key = frozenset((i, j))
            seen.add(key)
            pairs.append(Example(rows[i].text, rows[j].text, rows[i].date, rows[j].date, story=story.name))
            positive.append(key in clash)
    return pairs, np.array(positive), _unseen(story, seen)


def _unseen(story: StoryText, seen: set[frozenset[int]]) -> int:
    missed = 0
    for gold in (g for g in story.gold if g.part == "conflicts"):
        spans: Sequence[tuple[int, int]] = list(itertools.product(gold.left.sentences, gold.right.sentences))
        missed += not any(frozenset(span) in seen for span in spans)
    return missed
