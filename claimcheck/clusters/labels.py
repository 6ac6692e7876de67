"""A short name for each cluster, as a question about the world."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.records import Claim

LONGEST = 80  # characters


def label(claims: Sequence[Claim]) -> str:
    """Name what the claims answer: the figure they give, or the shortest of them.

    Returns:
        "Number of prisoners: ..." when most give a figure of one thing, else the plainest telling of the fact.
    """
    plainest = min(claims, key=lambda c: (c.modality != "asserted", len(c.reading), c.id))
    told = shorten(plainest.reading)
    heads = Counter(q.counted or q.head for c in claims for q in c.quantities if q.head and not q.ordinal)
    if heads:
        head, count = heads.most_common(1)[0]
        if head and 2 * count > len(claims) > 1:
            return f"Number of {head}: {told}"
    return told


def shorten(text: str) -> str:
    """Cut a text at a word near LONGEST characters."""
    text = " ".join(text.split()).rstrip(".")
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
