"""Claims compared one by one, as in an archive, give what the table of a story gives."""

from __future__ import annotations

import math

import numpy as np
import pytest

from claimcheck.config import Settings
from claimcheck.facts.likeness import Likeness, tfidf
from claimcheck.facts.words import stems
from claimcheck.records import Article, Claim, Story

SENTENCES = (
    "The old bridge over the river was closed on Monday.",
    "Police closed the bridge after a lorry struck a pillar.",
    "Some 40 people waited for the ferry on the northern quay.",
    "The mayor said that the bridge would open again in May.",
    "Nobody was hurt when the lorry struck the pillar.",
)


def story(articles: int = 6) -> Story:
    from claimcheck.claims.whole import whole_claim

    random = np.random.default_rng(7)
    claims: list[Claim] = []
    for number in range(articles):
        made = [Article.from_text(SENTENCES[(number * k) % 5], url=f"{number}-{k}") for k in range(1, 5)]
        article_id = made[0].id
        claims += [_within(whole_claim(a, Settings()), article_id) for a in made]
    vectors = random.normal(size=(len(claims), 16)).astype(np.float32)
    return Story((), tuple(claims), vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def _within(claim: Claim, article_id: str) -> Claim:
    from dataclasses import replace

    return replace(claim, article_id=article_id)


def test_one_by_one_is_as_the_table_says() -> None:
    made = story()
    bags = [stems(c.reading) for c in made.claims]
    table, single = Likeness(made, bags, table=True), Likeness(made, bags, table=False)
    for i in range(len(bags)):
        for j in range(len(bags)):
            assert single.cosine(i, j) == pytest.approx(table.cosine(i, j), abs=1e-6)
            assert single.context(i, j) == pytest.approx(table.context(i, j), abs=1e-6)
            assert single.words(i, j) == pytest.approx(table.words(i, j), abs=1e-9)
            assert single.rank(i, j) == table.rank(i, j)


def test_words_weigh_as_written_down() -> None:
    matrix, idf = tfidf([["bridge", "bridge", "shut"], ["bridge"], []])
    assert idf == pytest.approx({"bridge": math.log(4 / 3) + 1, "shut": math.log(4 / 2) + 1})
    first = np.array([(1 + math.log(2)) * idf["bridge"], idf["shut"]])
    np.testing.assert_allclose(matrix.toarray()[0], first / np.linalg.norm(first))
    np.testing.assert_allclose(matrix.toarray()[1:], [[1, 0], [0, 0]])


def test_no_words_at_all() -> None:
    matrix, idf = tfidf([[], []])
    assert (matrix.shape[0], matrix.nnz, idf) == (2, 0, {})
