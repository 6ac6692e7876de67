"""Pairs of a story's claims, judged with their articles' dates."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.models.neutral import in_order
from claimcheck.protocols import Judge
from claimcheck.records import Claim, ClaimPair, Judgements, Story


def judge_claims(judge: Judge, story: Story, pairs: Sequence[tuple[int, int]], whole: bool = False) -> Judgements:
    """Judge pairs of claim numbers, the side as premise that comes first by its words with countries left unnamed.

    A Judge's relation is the same both ways round but its nli is not; a fixed order keeps every figure the same
    whatever order the articles came in and whichever countries they name.

    Args:
        judge: the relation model.
        story: holds the claims.
        pairs: claim numbers.
        whole: judge the whole sentences instead of the claims' readings; what surrounds a clause often decides whether
            two speak of one event, and what a clause leaves out never misleads. The two together beat either alone.
    """
    dates = {a.id: a.published for a in story.articles}
    fields = {(a.id, f): text for a in story.articles for f, text in (("title", a.title), ("text", a.text))}

    def said(claim: Claim) -> str:
        sentence = fields[claim.article_id, claim.field][claim.sentence_start : claim.sentence_end]
        return " ".join(sentence.split()) if whole else claim.reading

    sides = [(said(c), dates.get(c.article_id)) for c in story.claims]
    both = ((sides[i], sides[j]) for i, j in pairs)
    return judge.judge([in_order(ClaimPair(a[0], b[0], a[1], b[1])) for a, b in both])
