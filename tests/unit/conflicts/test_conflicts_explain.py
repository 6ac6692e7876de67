"""Differences that one named thing accounts for, on claims read from text."""

from __future__ import annotations

import numpy as np
import pytest

from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.conflicts.evidence import Evidence, gather
from claimcheck.conflicts.explain import explain
from claimcheck.facts.parts import StoryParts
from claimcheck.records import Article, Claim, Story


def one_claim(article: Article) -> Claim:
    return next(c for c in read_claims(article, Settings())[0] if c.field == "text")


def told(left: str, right: str, days: tuple[str, str]) -> tuple[Evidence, Article, Article]:
    a = Article.from_text(left, source="Wire", published=days[0])
    b = Article.from_text(right, source="Post", published=days[1])
    claims = (one_claim(a), one_claim(b))
    parts = StoryParts(Story((a, b), claims, np.eye(2, 4, dtype=np.float32)))
    return gather(*claims, parts.compare(0, 1), [0.2] * 5, [0.3] * 3, [0.2] * 5), a, b


@pytest.mark.parametrize(
    ("left", "right", "days", "name", "says"),
    [
        (
            "So far 168 people have died in the flood.",
            "The flood killed 201 people.",
            ("2025-11-10", "2025-11-12"),
            "update",
            "the figure grew between 10 November 2025 and 12 November 2025",
        ),
        (
            "Orsk received 307 of its sailors on Friday.",
            "Since the start of the year 3,767 sailors have come home.",
            ("2026-05-23", "2026-05-24"),
            "occasion",
            "the second adds up a whole time and the first counts one occasion in it",
        ),
        (
            "Of the injured, 31 were taken to the harbour clinic.",
            "The storm left 73 people injured.",
            ("2026-11-07", "2026-11-07"),
            "part",
            "the smaller figure is only a part of the injured",
        ),
        (
            "Sixty-one of those hurt have nothing worse than cuts.",
            "Eighty-three people were hurt in the crash.",
            ("2026-11-07", "2026-11-07"),
            "part",
            "the smaller figure is only a part of those hurt",
        ),
        (
            "Three people were killed by shells on 5 November.",
            "Seven people were killed by rockets on 6 November.",
            ("2026-11-07", "2026-11-07"),
            "date",
            "the first speaks of 5 November 2026 and the second of 6 November 2026",
        ),
    ],
)
def test_explained(left: str, right: str, days: tuple[str, str], name: str, says: str) -> None:
    found = explain(*told(left, right, days))
    assert found is not None
    assert (found.name, found.both_true_if) == (name, says)


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        ("The flood killed 168 people.", "The flood killed 201 people.", ("2025-11-10", "2025-11-12")),
        ("So far 201 people have died.", "The flood killed 168 people.", ("2025-11-10", "2025-11-12")),
        ("So far the water has risen to 4 metres.", "The water rose to 9 metres.", ("2025-11-10", "2025-11-12")),
    ],
)
def test_no_place_to_hide_doubts(left: str, right: str, days: tuple[str, str]) -> None:
    assert explain(*told(left, right, days)) is None
