"""Pairs of a story's claims, judged with their articles' dates."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.protocols import Judge
from claimcheck.records import ClaimPair, Judgements, Story


def judge_claims(judge: Judge, story: Story, pairs: Sequence[tuple[int, int]]) -> Judgements:
    """Judge pairs of claim numbers by their readings, the alphabetically first as premise.

    A Judge's relation is the same both ways round but its nli is not; a fixed order keeps every figure the same
    whatever order the articles came in.
    """
    dates = {a.id: a.published for a in story.articles}
    sides = [(c.reading, dates.get(c.article_id)) for c in story.claims]
    ordered = [sorted((sides[i], sides[j]), key=lambda side: (side[0], side[1] or "")) for i, j in pairs]
    return judge.judge([ClaimPair(a[0], b[0], a[1], b[1]) for a, b in ordered])
