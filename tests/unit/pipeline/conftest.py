"""Small stand-ins for the models, so that the wiring is tested without loading any."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcheck import pipeline
from claimcheck.clusters.group import SameFactGrouper
from claimcheck.config import Settings
from claimcheck.conflicts.detect import ConflictDetector
from claimcheck.facts.words import stems
from claimcheck.records import ClaimPair, Judgements, digest

DIMENSION = 64


class BagEncoder:
    """Hashes stems into a small vector; alike texts stand close."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.full((len(texts), DIMENSION), 1e-6, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for stem in stems(text):
                row[int(digest(stem), 16) % DIMENSION] += 1
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


class WordJudge:
    """Calls a pair a conflict when exactly one side says "not" and they share most words, else unrelated."""

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        relation = np.zeros((len(pairs), 5), dtype=np.float32)
        for n, pair in enumerate(pairs):
            left, right = set(stems(pair.left)), set(stems(pair.right))
            alike = len(left & right) / max(1, min(len(left), len(right)))
            differ = (" not " in pair.left) != (" not " in pair.right)
            relation[n, 3 if differ and alike > 0.5 else 0 if alike > 0.8 else 4] = 1
        nli = relation[:, [0, 4, 3]]
        return Judgements(relation, nli)


@pytest.fixture
def small_tools(monkeypatch: pytest.MonkeyPatch) -> pipeline.Toolbox:
    judge = WordJudge()
    tools = pipeline.Toolbox(BagEncoder(), judge, SameFactGrouper(judge), ConflictDetector(judge))

    def toolbox(settings: Settings) -> pipeline.Toolbox:
        del settings
        return tools

    monkeypatch.setattr(pipeline, "toolbox", toolbox)
    return tools
