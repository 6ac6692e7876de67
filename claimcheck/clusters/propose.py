"""Which pairs of claims are worth comparing: several routes, so that no wording alone decides, within a budget."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.clusters.counted import SameCounted
from claimcheck.clusters.search import best_pairs
from claimcheck.facts.parts import FEATURES, StoryParts, as_row
from claimcheck.models.linear import LinearModel, load_linear

if TYPE_CHECKING:
    from numpy.typing import NDArray

PAIRS_PER_CLAIM = 4  # the budget of the design; recall against this number is a curve in the evaluation
COARSE_PER_CLAIM = 16  # pairs per claim that the cheap score passes on; more gained nothing on ten development stories
# Shares of the proposal score, set on ten development stories by recall at four pairs per claim.
WEIGHT_COSINE, WEIGHT_WORDS, WEIGHT_CONTEXT, WEIGHT_NUMBER = 1.0, 0.6, 0.3, 0.15
RANKED_AT_ONCE = 65_536  # pairs whose features are held together: 50 MB


def propose(
    parts: StoryParts, model: LinearModel | None = None, within: bool = True, per_claim: int = PAIRS_PER_CLAIM
) -> tuple[tuple[int, int], ...]:
    """Return candidate pairs (i, j) with i < j, most promising first.

    Args:
        parts: the story's claims, indexed.
        model: ranks the pairs of the coarse routes by the parts of the fact; null for the shipped one.
        within: whether pairs inside one article are candidates too.
        per_claim: how many pairs per claim of the story, on average, at most.
    """
    ranker = model or load_linear("claimcheck.clusters", "proposal.json", FEATURES)
    found = coarse_pairs(parts, within)
    chance = [
        float(p)
        for start in range(0, len(found), RANKED_AT_ONCE)
        for p in ranker.probability([as_row(parts.compare(i, j)) for i, j in found[start : start + RANKED_AT_ONCE]])
    ]
    order = sorted(range(len(found)), key=lambda k: (-chance[k], found[k]))
    return tuple(found[k] for k in order[: per_claim * len(parts.claims)])


def coarse_pairs(parts: StoryParts, within: bool = True, per_claim: int = COARSE_PER_CLAIM) -> list[tuple[int, int]]:
    """Return pairs (i, j) with i < j by the cheap score alone, best first, ``per_claim`` per claim at most."""
    n = len(parts.claims)
    if n < 2:
        return []
    found = best_pairs(Scores(parts, within).rows, n, per_claim * n)
    return [(int(i), int(j)) for i, j in found.pairs]


class Scores:
    """The cheap score of every pair: vectors, words, neighbourhood, and figures of the same thing."""

    def __init__(self, parts: StoryParts, within: bool) -> None:
        """Index what the score reads; ``within`` allows two sentences of one article."""
        self._likeness = parts.likeness
        self._counted = SameCounted(parts.claims)
        # Claims of one sentence share its article too, so one number a claim tells which pairs may be.
        self._apart = _numbered(
            (c.article_id, c.field, c.sentence_start) if within else c.article_id for c in parts.claims
        )

    def rows(self, some: slice) -> NDArray[np.float64]:
        """Score some claims with all, shape (some, n); -inf for two of one sentence or article."""
        cosine, context, words = self._likeness.rows(some)
        score = np.array(WEIGHT_COSINE * cosine + WEIGHT_WORDS * words + WEIGHT_CONTEXT * context, dtype=np.float64)
        score += WEIGHT_NUMBER * self._counted.rows(some)
        score[self._apart[some, None] == self._apart[None, :]] = -np.inf
        return score


def _numbered(names: Iterable[Hashable]) -> NDArray[np.int64]:
    """Give equal names one number."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)
