"""The index of many claims: what it finds is scored as the exact search scores it, and what it misses is measured."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcheck.claims.quantities import find_quantities
from claimcheck.clusters import forest, propose, search
from claimcheck.clusters.forest import leaves, nearest_in_leaves, sketch
from claimcheck.clusters.propose import Proposal, Scores, coarse_pairs, proposal
from claimcheck.config import Settings
from claimcheck.facts.parts import StoryParts
from claimcheck.records import Article, Claim, Story
from tests.benchmarks import made


def near_each_other(n: int, around: int = 12, seed: int = 5) -> NDArray[np.float32]:
    """Make unit vectors, ``around`` near each of some centres."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(n // around + 1, 64)).repeat(around, axis=0)[:n]
    vectors = (centres + 0.5 * random.normal(size=(n, 64))).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def story(claims: int) -> Story:
    from claimcheck.claims.whole import whole_claim

    found: list[Claim] = []
    for number, article in enumerate(made.articles(2 * claims)):
        for line in article.text.split("\n\n"):
            claim = whole_claim(Article.from_text(line, url=f"{number}"), Settings())
            quantities = tuple(find_quantities(line))
            found.append(replace(claim, article_id=article.id, sentence_start=len(found), quantities=quantities))
    words = {word: n for n, word in enumerate(sorted({w for c in found[:claims] for w in c.text.split()}))}
    directions = np.random.default_rng(1).normal(size=(len(words), 48))
    vectors = np.stack([directions[[words[w] for w in c.text.split()]].sum(axis=0) for c in found[:claims]])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Story((), tuple(found[:claims]), vectors.astype(np.float32))


def test_every_claim_is_in_one_leaf_of_each_tree() -> None:
    points = near_each_other(700)
    found = list(leaves(points, trees=3, leaf=50))
    assert max(map(len, found)) <= 50
    assert sorted(np.concatenate(found).tolist()) == sorted([*range(700)] * 3)
    again = list(leaves(points, trees=3, leaf=50))
    assert all(a.tolist() == b.tolist() for a, b in zip(found, again, strict=True))


def test_claims_that_are_all_alike_are_halved_too() -> None:
    found = list(leaves(np.ones((300, 4), dtype=np.float32), trees=1, leaf=40))
    assert max(map(len, found)) <= 40
    assert sum(map(len, found)) == 300


def test_one_leaf_for_all_gives_what_comparing_all_gives() -> None:
    points = near_each_other(90)
    score = (points @ points.T).astype(np.float64)
    np.fill_diagonal(score, -np.inf)
    nearest, scores = nearest_in_leaves(lambda r, c: score[np.ix_(r, c)], points, keep=20, trees=3, leaf=90)
    expected = np.argsort(-score, axis=1, kind="stable")[:, :20]
    assert nearest.tolist() == expected.tolist()
    np.testing.assert_array_equal(scores, np.take_along_axis(score, expected, axis=1))


def test_what_a_leaf_does_not_hold_has_no_number() -> None:
    points = near_each_other(64)
    nearest, scores = nearest_in_leaves(lambda r, c: (points[r] @ points[c].T).astype(float), points, 30, 1, 16)
    assert (nearest[:, 16:] == -1).all()
    assert np.isneginf(scores[:, 16:]).all()
    assert np.isfinite(scores[:, :16]).all()


def test_the_nearest_are_found_and_the_recall_is_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    points = near_each_other(3_000)
    score = (points @ points.T).astype(np.float64)
    np.fill_diagonal(score, -np.inf)
    monkeypatch.setattr(search, "SAMPLE", 3_000)
    monkeypatch.setattr(search, "TOP", 8)
    monkeypatch.setattr(search, "NEAREST", 32)
    nearest = nearest_in_leaves(lambda r, c: score[np.ix_(r, c)], points, 32)[0]
    found = search.indexed_pairs(lambda r, c: score[np.ix_(r, c)], points, 3 * 3_000)
    truth = np.argsort(-score, axis=1, kind="stable")[:, :8]
    share = np.mean([len(np.intersect1d(a, b)) / 8 for a, b in zip(truth, nearest, strict=True)])
    assert found.recall == pytest.approx(share)
    assert share > 0.9
    assert not found.is_exact
    assert len(found.pairs) == 9_000
    assert (found.pairs[:, 0] < found.pairs[:, 1]).all()
    assert len(np.unique(found.pairs, axis=0)) == 9_000


def test_a_sketch_keeps_inner_products() -> None:
    left, right = near_each_other(200, seed=1), near_each_other(200, seed=2)
    drawn = sketch([(1.0, left), (0.5, right)])
    assert drawn.shape == (200, forest.SKETCH)
    assert np.abs(drawn @ drawn.T - (left @ left.T + 0.5 * right @ right.T)).mean() < 0.1


@pytest.mark.parametrize("within", [True, False])
def test_blocks_score_as_rows_do(within: bool) -> None:
    scores = Scores(StoryParts(story(150)), within)
    some, others = np.array([3, 77, 20]), np.array([5, 3, 149, 78])
    whole = scores.rows(slice(0, 150))
    np.testing.assert_allclose(scores.block(some, others), whole[np.ix_(some, others)], atol=1e-5)


def test_an_archive_too_large_to_compare_all_says_what_it_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = StoryParts(story(600))
    exact = coarse_pairs(parts)
    assert proposal(parts).recall is None
    assert proposal(parts).missed(600) == []
    monkeypatch.setattr(propose, "EXACT_CLAIMS", 500)
    found = coarse_pairs(parts)
    assert len(set(found) & set(exact)) > 0.9 * len(exact)
    (told,) = proposal(parts).missed(600)
    assert told.where == "candidate pairs"
    assert told.reason.startswith("600 claims are too many")


def test_the_share_that_was_found_is_written_out() -> None:
    (told,) = Proposal((), 0.9871).missed(120_000)
    assert "120,000 claims" in told.reason
    assert "98.7%" in told.reason
