"""The first conflict of a story is one of those that the whole story has, told before all of it is judged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck import Article, Settings, analyze, read_articles
from claimcheck.claims.whole import whole_claim
from claimcheck.conflicts.rivals import closely_related
from claimcheck.records import Claim, Conflict, Story

STORY = Path(__file__).parents[3] / "data" / "samples" / "wildfire"


@pytest.fixture(scope="module")
def told() -> tuple[list[tuple[Conflict, Story]], tuple[Conflict, ...]]:
    early: list[tuple[Conflict, Story]] = []
    report = analyze(read_articles([STORY]), first=lambda conflict, story: early.append((conflict, story)))
    return early, report.conflicts


def test_the_first_conflict_is_one_of_the_reports(
    told: tuple[list[tuple[Conflict, Story]], tuple[Conflict, ...]],
) -> None:
    early, conflicts = told
    ((first, story),) = early
    (same,) = [c for c in conflicts if c.id == first.id]
    assert replace(same, cluster_id="", flip=None) == first
    assert {first.left_claim_id, first.right_claim_id} <= {c.id for c in story.claims}


def test_nothing_is_told_of_a_story_without_conflict() -> None:
    told: list[Conflict] = []
    texts = ("The choir sang in the old hall on Monday.", "A bakery opened beside the station in June.")
    articles = [Article.from_text(text, source=f"Paper {n}") for n, text in enumerate(texts)]
    analyze(articles, Settings(), first=lambda conflict, _: told.append(conflict))
    assert told == []


def test_all_pairs_of_the_same_claim_and_article_are_related() -> None:
    claims = [_claim(article) for article in "abbc"]
    among = [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3)]
    assert closely_related([(0, 1)], among, claims) == [(0, 1), (0, 2)]
    assert closely_related([(2, 3)], among, claims) == [(1, 3), (2, 3)]


def _claim(article: str) -> Claim:
    text = "The gate was shut."
    return replace(whole_claim(Article.from_text(text, source=article), Settings()), article_id=article)
