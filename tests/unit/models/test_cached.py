"""An encoder and a judge over the cache ask their model only for what is new, and answer as it does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcheck.models import cached
from claimcheck.models.cached import CachedEncoder, CachedJudge
from claimcheck.models.store import Store
from claimcheck.records import ClaimPair, Judgements


class Counting:
    """Answers from a text's length, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return np.array([[len(t), 1, 2] for t in texts], dtype=np.float32).reshape(-1, 3)

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        self.asked += pairs
        rows = np.array([[len(p.left), len(p.right), 0, 0, 0] for p in pairs], dtype=np.float32).reshape(-1, 5)
        return Judgements(rows, rows[:, :3])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "c.sqlite3")


@pytest.mark.parametrize("at_once", [2, 100])
def test_only_new_texts_are_encoded(store: Store, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(cached, "SAVED_AT_ONCE", at_once)
    model = Counting()
    first = CachedEncoder(model, store, "m", 3).encode(["a", "bb", "a", "ccc"])
    np.testing.assert_array_equal(first[:, 0], [1, 2, 1, 3])
    assert sorted(map(str, model.asked)) == ["a", "bb", "ccc"]
    again = CachedEncoder(model, store, "m", 3).encode(["ccc", "dddd", "bb"])
    np.testing.assert_array_equal(again[:, 0], [3, 4, 2])
    assert len(model.asked) == 4
    assert CachedEncoder(model, store, "another", 3).encode(["a"])[0, 0] == 1
    assert len(model.asked) == 5


def test_only_new_pairs_are_judged_and_the_judge_is_made_when_needed(store: Store) -> None:
    pairs = [ClaimPair("a", "bb"), ClaimPair("a", "bb", "2026-05-14"), ClaimPair("bb", "a")]
    model = Counting()
    first = CachedJudge(lambda: model, store, "m").judge(pairs)
    assert len(model.asked) == 3

    def never() -> Counting:
        raise AssertionError("nothing here is new")

    again = CachedJudge(never, store, "m").judge([*pairs, pairs[0]])
    np.testing.assert_array_equal(again.relation[:3], first.relation)
    np.testing.assert_array_equal(again.nli[3], first.nli[0])
    assert CachedJudge(never, store, "m").judge([]).relation.shape == (0, 5)


@pytest.mark.parametrize("value", [b"", b"short", b"\xff" * 12])
def test_what_cannot_be_a_vector_is_made_anew(store: Store, value: bytes) -> None:
    model = Counting()
    encoder = CachedEncoder(model, store, "m", 3)
    expected = encoder.encode(["a"])
    store.put(dict.fromkeys(store_keys(store), value))
    np.testing.assert_array_equal(encoder.encode(["a"]), expected)
    assert model.asked == ["a", "a"]


def store_keys(store: Store) -> list[bytes]:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(store.place)) as table:
        return [row[0] for row in table.execute("SELECT key FROM entries")]
