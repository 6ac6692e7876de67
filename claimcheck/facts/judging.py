"""Pairs of a story's claims, judged with their articles' dates."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.protocols import Judge
from claimcheck.records import ClaimPair, Judgements, Story


def judge_claims(judge: Judge, story: Story, pairs: Sequence[tuple[int, int]]) -> Judgements:
    """Judge pairs of claim numbers by their readings; a Judge's relation is the same both ways round."""
    dates = {a.id: a.published for a in story.articles}
    claims = story.claims
    return judge.judge(
        [
            ClaimPair(
                claims[i].reading, claims[j].reading, dates.get(claims[i].article_id), dates.get(claims[j].article_id)
            )
            for i, j in pairs
        ]
    )
