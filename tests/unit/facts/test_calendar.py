"""Days without a year, and figures of two named groups."""

from __future__ import annotations

import pytest

from claimcheck import Article
from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.conflicts.numeric import number_clash
from claimcheck.facts.calendar import relate_claims
from claimcheck.records import Claim


def claim(text: str, published: str | None = None) -> Claim:
    article = Article.from_text(text, source=text, published=published)
    return next(c for c in read_claims(article, Settings())[0] if c.field == "text")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("On May 23 the army returned 270 soldiers.", "The army returned 563 soldiers on 8 November.", "disjoint"),
        ("On May 23 the army returned 270 soldiers.", "The army returned 270 soldiers on 23 May.", "overlap"),
        ("On May 23 the army returned 270 soldiers.", "The army returned 270 soldiers.", "unknown"),
    ],
)
def test_days_without_a_year(one: str, other: str, expected: str) -> None:
    assert relate_claims(claim(one), claim(other)) == expected
    assert relate_claims(claim(one), claim(other, "2024-11-26")) in {expected, "disjoint"}


def test_two_named_groups_do_not_clash() -> None:
    russians = claim("The army returned 307 Russian soldiers.")
    assert number_clash(russians, claim("The army returned 563 Ukrainian soldiers.")) is None
    assert number_clash(russians, claim("The army returned 412 Russian soldiers.")) is not None
    assert number_clash(russians, claim("The army returned 412 soldiers.")) is not None
