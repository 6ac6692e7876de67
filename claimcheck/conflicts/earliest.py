"""The first conflict of a story, before all of it is judged: somebody who waits has something to read."""

from __future__ import annotations

from claimcheck.conflicts.detect import ConflictDetector
from claimcheck.facts.parts import SAME_HEAD, parts_of
from claimcheck.records import Conflict, Story

TRIED_AT_ONCE = 6  # pairs; with those beside them some forty are judged, a quarter of a second on two cores
TRIES = 3  # so many times; by then the whole story is as near


def earliest_conflict(detector: ConflictDetector, story: Story) -> Conflict | None:
    """Look for a conflict among the pairs that promise one most: figures of one thing that clash, told by two articles.

    Args:
        detector: decides them.
        story: with its candidate pairs, most promising first.

    Returns:
        One of the conflicts that ``detector.detect`` finds, but for its cluster and flip; null when none came early.
    """
    order = by_promise(story)
    for start in range(0, TRIED_AT_ONCE * TRIES, TRIED_AT_ONCE):
        found = detector.earliest(story, order[start : start + TRIED_AT_ONCE])
        if found is not None:
            return found
    return None


def by_promise(story: Story) -> list[tuple[int, int]]:
    """Order the candidate pairs of two articles: clashing figures of one thing first, else as they were proposed."""
    parts = parts_of(story)
    apart = [(i, j) for i, j in story.pairs if story.claims[i].article_id != story.claims[j].article_id]
    return sorted(apart, key=lambda pair: parts.compare(*pair).number_clash < SAME_HEAD)
