"""Every bundled story reads without a doubt: outlet, headline, date and address of each article."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.articles.read import read_articles

SAMPLES = Path(__file__).parents[3] / "data" / "samples"
STORIES = sorted(folder for folder in SAMPLES.iterdir() if folder.is_dir())


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_bundled_story_reads_without_a_doubt(story: Path) -> None:
    articles = read_articles(story)
    assert articles.dropped == ()
    assert len(articles) == len(list(story.glob("*.md"))) >= 2
    assert len({article.source for article in articles}) == len(articles)
    for article in articles:
        assert article.title
        assert article.published
        assert article.language == "en"
        assert Path(article.path or "").read_text(encoding="utf-8").endswith(article.text)
