"""Which pairs of claims are worth comparing: several routes, so that no wording alone decides, within a budget."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.clusters.counted import SameCounted
from claimcheck.clusters.forest import sketch
from claimcheck.clusters.search import EXACT_CLAIMS, SAMPLE, TOP, Found, best_pairs, indexed_pairs
from claimcheck.facts.parts import FEATURES, StoryParts, as_row
from claimcheck.models.linear import LinearModel, load_linear
from claimcheck.records import Dropped

if TYPE_CHECKING:
    from numpy.typing import NDArray

PAIRS_PER_CLAIM = 4  # the budget of the design; recall against this number is a curve in the evaluation
COARSE_PER_CLAIM = 16  # pairs per claim that the cheap score passes on; more gained nothing on ten development stories
# Shares of the proposal score, set on ten development stories by recall at four pairs per claim.
WEIGHT_COSINE, WEIGHT_WORDS, WEIGHT_CONTEXT, WEIGHT_NUMBER = 1.0, 0.6, 0.3, 0.15
# Decimals up to which two chances are one, so that the order does not hang on how many threads added up the last bits.
SAME_CHANCE = 6
RANKED_AT_ONCE = 65_536  # pairs whose features are held together: 50 MB


@dataclass(frozen=True, slots=True)
class Proposal:
    """Candidate pairs (i, j) with i < j, most promising first.

    ``recall`` is null when each claim was compared with every other, else the share of its nearest that an index found,
    measured on a sample.
    """

    pairs: tuple[tuple[int, int], ...]
    recall: float | None

    def missed(self, claims: int) -> list[Dropped]:
        """Say of a search among ``claims`` claims what it may have missed."""
        if self.recall is None:
            return []
        reason = (
            f"{claims:,} claims are too many to compare each with every other; an index found {self.recall:.1%} of the "
            f"{TOP} nearest of {SAMPLE} claims that were looked up among all, so a few conflicts may be missing"
        )
        return [Dropped("candidate pairs", reason)]


def propose(
    parts: StoryParts, model: LinearModel | None = None, within: bool = True, per_claim: int = PAIRS_PER_CLAIM
) -> tuple[tuple[int, int], ...]:
    """Return the pairs of ``proposal``."""
    return proposal(parts, model, within, per_claim).pairs


def proposal(
    parts: StoryParts, model: LinearModel | None = None, within: bool = True, per_claim: int = PAIRS_PER_CLAIM
) -> Proposal:
    """Find the pairs worth comparing.

    Args:
        parts: the story's claims, indexed.
        model: ranks the pairs of the coarse routes by the parts of the fact; null for the shipped one.
        within: whether pairs inside one article are candidates too.
        per_claim: how many pairs per claim of the story, on average, at most.
    """
    ranker = model or load_linear("claimcheck.clusters", "proposal.json", FEATURES)
    coarse = _coarse(parts, within, COARSE_PER_CLAIM)
    found = coarse.pairs
    chance = np.zeros(len(found))
    for start in range(0, len(found), RANKED_AT_ONCE):
        some = slice(start, start + RANKED_AT_ONCE)
        chance[some] = ranker.probability([as_row(parts.compare(i, j)) for i, j in found[some].tolist()])
    order = np.lexsort((found[:, 1], found[:, 0], -chance.round(SAME_CHANCE)))[: per_claim * len(parts.claims)]
    return Proposal(tuple((i, j) for i, j in found[order].tolist()), coarse.recall)


def coarse_pairs(parts: StoryParts, within: bool = True, per_claim: int = COARSE_PER_CLAIM) -> list[tuple[int, int]]:
    """Return pairs (i, j) with i < j by the cheap score alone, best first, ``per_claim`` per claim at most."""
    return [(i, j) for i, j in _coarse(parts, within, per_claim).pairs.tolist()]


def _coarse(parts: StoryParts, within: bool, per_claim: int) -> Found:
    n = len(parts.claims)
    if n < 2:
        return Found(np.zeros((0, 2), dtype=np.int64), is_exact=True)
    scores = Scores(parts, within)
    if n <= EXACT_CLAIMS:
        return best_pairs(scores.rows, n, per_claim * n)
    return indexed_pairs(scores.block, scores.points(), per_claim * n)


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

    def block(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.float64]:
        """Score some claims with some others, shape (rows, columns), as ``rows`` does."""
        like = self._likeness
        score = np.asarray((like.tfidf[rows] @ like.tfidf[columns].T).todense()) * WEIGHT_WORDS
        score += WEIGHT_COSINE * (like.vectors[rows] @ like.vectors[columns].T)
        score += WEIGHT_CONTEXT * (like.contexts[rows] @ like.contexts[columns].T)
        score += WEIGHT_NUMBER * self._counted.block(rows, columns)
        score[self._apart[rows, None] == self._apart[None, columns]] = -np.inf
        return score

    def points(self) -> NDArray[np.float32]:
        """Return what an index goes by: all that the score adds up, but for the figures."""
        like = self._likeness
        return sketch([(WEIGHT_COSINE, like.vectors), (WEIGHT_CONTEXT, like.contexts), (WEIGHT_WORDS, like.tfidf)])


def _numbered(names: Iterable[Hashable]) -> NDArray[np.int64]:
    """Give equal names one number."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)
