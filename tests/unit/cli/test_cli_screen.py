"""What the command line says while it works."""

from __future__ import annotations

import pytest

from claimcheck.cli.screen import tell_first
from claimcheck.config import Settings
from claimcheck.pipeline import analyze
from claimcheck.records import Article, Conflict, Story

TEXTS = (
    "On Monday the council said 14 people were hurt in the harbour fire.",
    "On Monday the council said 41 people were hurt in the harbour fire.",
)


def test_the_first_conflict_is_told_with_its_sources_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    articles = [
        Article.from_text(text, source=f"Paper\x1b[31m {n}", title="Fire", published="2026-05-12")
        for n, text in enumerate(TEXTS, start=1)
    ]
    told: list[Conflict] = []

    def first(conflict: Conflict, story: Story) -> None:
        told.append(conflict)
        tell_first(conflict, story)

    analyze(articles, Settings(), first=first)
    out, err = capsys.readouterr()
    assert out == ""
    assert len(told) == 1
    assert err.startswith("Found already, between Paper")
    assert "gives “14”" in err
    assert "\x1b" not in err
