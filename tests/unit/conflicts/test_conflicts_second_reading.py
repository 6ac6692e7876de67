"""The second judge: asked only about what the screen lets through, and its word goes into the decision."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.conflicts.detect import ConflictDetector
from claimcheck.conflicts.evidence import FIRST, ROW
from claimcheck.models.linear import LinearModel
from claimcheck.records import Article, ClaimPair, Judgements, Story

TEXTS = ("The guards opened the gate on Monday.", "The guards kept the gate shut on Monday.", "The choir sang well.")


class ListeningJudge:
    """Calls what both mention the gate a conflict, with one probability, and remembers what it was asked."""

    def __init__(self, conflict: float) -> None:
        self.conflict = conflict
        self.asked: list[ClaimPair] = []

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        self.asked += pairs
        relation = np.zeros((len(pairs), 5), dtype=np.float32)
        for row, pair in zip(relation, pairs, strict=True):
            row[3] = self.conflict if "gate" in pair.left and "gate" in pair.right else 0.0
            row[4] = 1 - row[3]
        return Judgements(relation, np.full((len(pairs), 3), 1 / 3, dtype=np.float32))


def believing(name: str, names: tuple[str, ...]) -> LinearModel:
    """A decision that takes over one probability."""
    n = len(names)
    weights = tuple(1.0 if f"{name}_odds" == known else 0.0 for known in names)
    return LinearModel(names, (0.0,) * n, (1.0,) * n, weights, 0.0, 0.3)


def story() -> Story:
    articles = tuple(Article.from_text(text, source=f"Paper {n}", title="") for n, text in enumerate(TEXTS))
    claims = tuple(c for a in articles for c in read_claims(a, Settings())[0])
    assert len(claims) == len(TEXTS)
    return Story(articles, claims, np.eye(len(claims), 4, dtype=np.float32), pairs=((0, 1), (0, 2), (1, 2)))


def detector(first: float, second: ListeningJudge | None) -> ConflictDetector:
    screen, model = believing("sentence_conflict", FIRST), believing("again_conflict", ROW)
    return ConflictDetector(ListeningJudge(first), model, second=second, screen=screen)


def test_only_what_may_conflict_is_read_again() -> None:
    second = ListeningJudge(0.9)
    assert len(detector(0.6, second).detect(story())) == 1
    assert [{p.left, p.right} for p in second.asked] == [set(TEXTS[:2])]


def test_the_second_judge_can_clear_a_pair() -> None:
    assert detector(0.6, ListeningJudge(0.05)).detect(story()) == []


def test_what_the_screen_stops_is_no_conflict() -> None:
    second = ListeningJudge(0.9)
    assert detector(0.1, second).detect(story()) == []
    assert second.asked == []


def test_without_a_second_judge_the_first_stands_in() -> None:
    assert len(detector(0.9, None).detect(story())) == 1
    assert detector(0.45, None).probability([]) == []
