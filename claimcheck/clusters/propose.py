"""Which pairs of claims are worth comparing: several routes, so that no wording alone decides, within a budget."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.facts.numbers import comparable, heads_match, relate
from claimcheck.facts.parts import FEATURES, SAME_HEAD, StoryParts, as_row
from claimcheck.models.linear import LinearModel, load_linear

if TYPE_CHECKING:
    from numpy.typing import NDArray

PAIRS_PER_CLAIM = 4  # the budget of the design; recall against this number is a curve in the evaluation
COARSE_PER_CLAIM = 16  # pairs per claim that the cheap score passes on; more gained nothing on ten development stories
# Shares of the proposal score, set on ten development stories by recall at four pairs per claim.
WEIGHT_COSINE, WEIGHT_WORDS, WEIGHT_CONTEXT, WEIGHT_NUMBER = 1.0, 0.6, 0.3, 0.15
MUTUAL_BONUS = 0.5  # a pair's place counts from both ends: the better rank plus half of the worse


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
    found = [(i, j, parts.compare(i, j)) for i, j in coarse_pairs(parts, within)]
    chance = ranker.probability([as_row(p) for _, _, p in found])
    order = sorted(range(len(found)), key=lambda k: (-float(chance[k]), found[k][0], found[k][1]))
    return tuple((found[k][0], found[k][1]) for k in order[: per_claim * len(parts.claims)])


def coarse_pairs(parts: StoryParts, within: bool = True, per_claim: int = COARSE_PER_CLAIM) -> list[tuple[int, int]]:
    """Return pairs (i, j) with i < j by the cheap score alone, best first, ``per_claim`` per claim at most."""
    n = len(parts.claims)
    if n < 2:
        return []
    score = proposal_scores(parts)
    allowed = parts.articles[:, None] != parts.articles[None, :]
    if within:
        allowed = allowed | _different_sentences(parts)
    score = np.where(allowed, score, -np.inf)
    np.fill_diagonal(score, -np.inf)
    rank = np.argsort(np.argsort(-score, axis=1, kind="stable"), axis=1, kind="stable")
    place = np.minimum(rank, rank.T) + MUTUAL_BONUS * np.maximum(rank, rank.T)
    rows, columns = np.triu_indices(n, k=1)
    keep = np.isfinite(score[rows, columns])
    rows, columns = rows[keep], columns[keep]
    order = np.lexsort((-score[rows, columns], place[rows, columns]))[: per_claim * n]
    return [(int(rows[k]), int(columns[k])) for k in order]


def proposal_scores(parts: StoryParts) -> NDArray[np.float64]:
    """Score every pair, shape (n, n): vectors, words, neighbourhood, and figures of the same thing."""
    score = WEIGHT_COSINE * parts.cosine + WEIGHT_WORDS * parts.words + WEIGHT_CONTEXT * parts.context
    score = np.array(score, dtype=np.float64)
    for i, j in _same_counted(parts):
        score[i, j] += WEIGHT_NUMBER
        score[j, i] += WEIGHT_NUMBER
    return score


def _same_counted(parts: StoryParts) -> Iterator[tuple[int, int]]:
    """Yield the pairs that measure the same thing on one scale."""
    holders = [k for k, c in enumerate(parts.claims) if c.quantities]
    for position, i in enumerate(holders):
        for j in holders[position + 1 :]:
            for x in parts.claims[i].quantities:
                if any(
                    comparable(x, y) and heads_match(x, y) >= SAME_HEAD and relate(x, y) != "incomparable"
                    for y in parts.claims[j].quantities
                ):
                    yield i, j
                    break


def _different_sentences(parts: StoryParts) -> NDArray[np.bool_]:
    keys = np.array([f"{c.article_id}:{c.field}:{c.sentence_start}" for c in parts.claims])
    return np.asarray(keys[:, None] != keys[None, :])
