"""Ages clash only when they are one person's."""

from __future__ import annotations

import pytest

from claimcheck import Article
from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.conflicts.numeric import number_clash
from claimcheck.facts.ages import UNKNOWN_BEARER


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("Jens Hale, 45, was arrested on Friday.", "Police arrested Mr Hale, who is 54, on Friday.", 1.0),
        ("Jens Hale, 45, was arrested on Friday.", "Anna Berg, 52, was arrested on Friday.", None),
        ("She promised the ring to Jayda, 17.", "The 61-year-old wanted to keep the ring.", UNKNOWN_BEARER),
    ],
)
def test_whose_age(one: str, other: str, match: float | None) -> None:
    claims = [
        next(c for c in read_claims(Article.from_text(text, source=text), Settings())[0] if c.field == "text")
        for text in (one, other)
    ]
    clash = number_clash(claims[0], claims[1])
    assert (clash.match if clash else None) == match
