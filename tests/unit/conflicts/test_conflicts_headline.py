"""A headline and its own text: asked apart from what the decision learned of two claims of one article."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.conflicts.detect import ConflictDetector
from claimcheck.conflicts.evidence import ROW
from claimcheck.models.linear import LinearModel
from claimcheck.records import Article, ClaimPair, Judgements, Story


class FixedJudge:
    """Calls every pair a conflict with one probability."""

    def __init__(self, conflict: float) -> None:
        self.conflict = conflict

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        relation = [0.0, 0.0, 0.0, self.conflict, 1 - self.conflict]
        return Judgements(
            relation=np.array([relation] * len(pairs), dtype=np.float32).reshape(-1, 5),
            nli=np.array([[0.1, 0.1, 0.8]] * len(pairs), dtype=np.float32).reshape(-1, 3),
        )


def model() -> LinearModel:
    """Believes the judge, and of two claims of one article nothing."""
    weights = {"conflict_odds": 1.0, "within": -9.0}
    n = len(ROW)
    return LinearModel(ROW, (0.0,) * n, (1.0,) * n, tuple(weights.get(name, 0.0) for name in ROW), 0.0, 0.3)


def detect(conflict: float, title: str, text: str) -> list[str]:
    article = Article.from_text(text, source="Wire", title=title, published="2026-05-25")
    claims = tuple(read_claims(article, Settings())[0])
    story = Story((article,), claims, np.eye(len(claims), 4, dtype=np.float32), pairs=((0, 1),))
    return [c.subkind for c in ConflictDetector(FixedJudge(conflict), model()).detect(story)]


@pytest.mark.parametrize(("conflict", "kinds"), [(0.9, ["headline"]), (0.55, []), (0.1, [])])
def test_headline_needs_to_be_sure(conflict: float, kinds: list[str]) -> None:
    assert detect(conflict, "Nobody hurt in harbour fire", "Three people were hurt in the harbour fire.") == kinds


def test_two_claims_of_one_text_are_left_to_the_decision() -> None:
    assert detect(0.9, "", "Nobody was hurt. Three people were hurt in the harbour fire.") == []
