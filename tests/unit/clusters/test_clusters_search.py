"""The best pairs block by block are the best pairs of the whole table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcheck.claims.quantities import find_quantities
from claimcheck.clusters import search
from claimcheck.clusters.counted import SameCounted
from claimcheck.clusters.search import MUTUAL_BONUS, best_pairs
from claimcheck.config import Settings
from claimcheck.facts.numbers import comparable, heads_match, relate
from claimcheck.facts.parts import SAME_HEAD
from claimcheck.records import Article, Claim


def scores(n: int, seed: int = 3) -> NDArray[np.float64]:
    made = np.random.default_rng(seed).normal(size=(n, n))
    made = made + made.T
    made[np.random.default_rng(seed + 1).random((n, n)) < 0.1] = -np.inf
    made = np.minimum(made, made.T)
    np.fill_diagonal(made, -np.inf)
    return made


def by_table(score: NDArray[np.float64], count: int) -> list[tuple[int, int]]:
    rank = np.argsort(np.argsort(-score, axis=1, kind="stable"), axis=1, kind="stable")
    place = np.minimum(rank, rank.T) + MUTUAL_BONUS * np.maximum(rank, rank.T)
    n = len(score)
    pairs = [(i, j) for i in range(n) for j in range(i + 1, n) if np.isfinite(score[i, j])]
    return sorted(pairs, key=lambda p: (place[p], -score[p], p))[:count]


@pytest.mark.parametrize(("n", "cells"), [(2, 10**9), (40, 10**9), (40, 200), (90, 300)])
def test_as_the_table_says(n: int, cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "CELLS", cells)
    monkeypatch.setattr(search, "NEAREST", 24)
    score = scores(n)
    found = best_pairs(lambda some: score[some], n, 3 * n)
    assert found.is_exact
    assert [tuple(pair) for pair in found.pairs.tolist()] == by_table(score, 3 * n)


def test_it_says_when_too_few_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "CELLS", 100)
    monkeypatch.setattr(search, "NEAREST", 4)
    score = scores(60)
    assert not best_pairs(lambda some: score[some], 60, 16 * 60).is_exact
    found = best_pairs(lambda some: score[some], 60, 2 * 60)  # 4 are too few for these, 16 are enough
    assert found.is_exact
    assert [tuple(pair) for pair in found.pairs.tolist()] == by_table(score, 2 * 60)


def test_nothing_may_be_paired() -> None:
    never = np.full((5, 5), -np.inf)
    assert best_pairs(lambda some: never[some], 5, 10).pairs.shape == (0, 2)


def claim(text: str) -> Claim:
    from claimcheck.claims.whole import whole_claim

    made = whole_claim(Article.from_text(text), Settings())
    return replace(made, quantities=tuple(find_quantities(text)))


def test_same_counted_is_what_each_pair_of_figures_says() -> None:
    claims = [
        claim(text)
        for text in (
            "Some 40 prisoners were freed.",
            "The two sides swapped 52 captives.",
            "The fire took 30 houses and 12 cars.",
            "It cost 3 million euros.",
            "The price was 2.4m dollars.",
            "The road is 18 km long.",
            "At least 12 vehicles burned.",
            "It rained.",
            "She came third.",
            "He came second of 40 runners.",
        )
    ]
    found = SameCounted(claims).rows(slice(0, len(claims)))
    for i, a in enumerate(claims):
        for j, b in enumerate(claims):
            expected = any(
                comparable(x, y) and heads_match(x, y) >= SAME_HEAD and relate(x, y) != "incomparable"
                for x in a.quantities
                for y in b.quantities
            )
            assert found[i, j] == expected, (a.text, b.text)
    assert SameCounted(claims[7:8]).rows(slice(0, 1)).tolist() == [[False]]
