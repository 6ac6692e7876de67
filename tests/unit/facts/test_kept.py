"""Values of texts are worked out once, looked up on disk in the next process, and never lost to a damaged entry."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from claimcheck.facts.kept import Kept, Key
from claimcheck.models.store import VARIABLE, default_store, key_of


class Length(NamedTuple):
    letters: int


class Counter:
    def __init__(self) -> None:
        self.asked: list[Key] = []

    def work(self, key: Key) -> Length:
        self.asked.append(key)
        return Length(sum(map(len, key)))


def read(values: Sequence[object]) -> Length:
    (letters,) = values
    if not isinstance(letters, int):
        raise TypeError("no number")
    return Length(letters)


def make(counter: Counter) -> Kept[Length]:
    return Kept("length", counter.work, read)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))


def test_a_value_is_worked_out_once() -> None:
    counter = Counter()
    kept = make(counter)
    assert kept.of(("ab", "c")) == kept.of(("ab", "c")) == Length(3)
    assert counter.asked == [("ab", "c")]


def test_what_was_prepared_is_known_to_the_next_process() -> None:
    make(Counter()).prepare([("ab",), ("c",), ("ab",)], lambda: "1")
    later = Counter()
    kept = make(later)
    kept.prepare([("ab",), ("c",), ("new",)], lambda: "1")
    assert [kept.of((text,)).letters for text in ("ab", "c", "new")] == [2, 1, 3]
    assert later.asked == [("new",)]


def test_another_version_is_worked_out_anew() -> None:
    make(Counter()).prepare([("ab",)], lambda: "1")
    later = Counter()
    make(later).prepare([("ab",)], lambda: "2")
    assert later.asked == [("ab",)]


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b'["x"]', b"[1, 2]"])
def test_a_damaged_entry_is_worked_out_anew(damage: bytes) -> None:
    make(Counter()).prepare([("ab",)], lambda: "1")
    store = default_store()
    assert store is not None
    store.put({key_of("length", "1", "ab"): damage})
    later = Counter()
    kept = make(later)
    kept.prepare([("ab",)], lambda: "1")
    assert kept.of(("ab",)) == Length(2)
    assert later.asked == [("ab",)]


def test_without_a_cache_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "off")
    make(Counter()).prepare([("ab",)], lambda: "1")
    assert list(tmp_path.iterdir()) == []
