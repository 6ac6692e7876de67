"""The cache on disk: kept, bounded, thrown away, shared, damaged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from claimcheck.models import store as module
from claimcheck.models.store import FILE, VARIABLE, Store, code_version, default_store, key_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache" / FILE)


def keys(count: int) -> list[bytes]:
    return [key_of("test", str(n)) for n in range(count)]


def test_what_was_put_is_found_by_a_later_run(store: Store) -> None:
    assert store.get(keys(3)) == {}
    store.put(dict(zip(keys(1200), map(bytes, [range(n % 9) for n in range(1200)]), strict=True)))
    found = Store(store.place).get(keys(1300))
    assert (len(found), found[keys(8)[7]]) == (1200, bytes(range(7)))


def test_it_may_be_deleted_at_any_time(store: Store) -> None:
    store.put({b"k": b"v"})
    for path in store.place.parent.iterdir():
        path.unlink()
    assert store.get([b"k"]) == {}
    store.put({b"k": b"w"})
    assert store.get([b"k"]) == {b"k": b"w"}


@pytest.mark.parametrize("content", [b"no database at all" * 99, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_thrown_away(store: Store, content: bytes) -> None:
    store.place.parent.mkdir()
    store.place.write_bytes(content)
    assert store.get([b"k"]) == {}
    store.put({b"k": b"v"})
    assert store.get([b"k"]) == {b"k": b"v"}


def test_a_place_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    store = Store(tmp_path / "file" / FILE)
    store.put({b"k": b"v"})
    assert store.get([b"k"]) == {}


def test_it_stays_within_its_size_and_keeps_what_was_used_last(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    small = Store(store.place, largest=460_000)
    monkeypatch.setattr(module, "_today", lambda: 1)
    names = keys(600)
    small.put(dict.fromkeys(names[:300], b"o" * 1000))
    monkeypatch.setattr(module, "_today", lambda: 2)
    small.get(names[:20])
    small.put(dict.fromkeys(names[300:400], b"n" * 1000))
    monkeypatch.setattr(module, "_today", lambda: 3)
    small.put(dict.fromkeys(names[400:500], b"n" * 1000))
    left = small.get(names)
    assert set(names[:20]) | set(names[400:500]) <= set(left)
    assert len(left) < 400
    assert store.place.stat().st_size < 560_000


def test_two_processes_write_at_once(store: Store) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom claimcheck.models.store import Store, key_of\n"
        "store = Store(Path(sys.argv[1]))\n"
        "for n in range(40): store.put({key_of(sys.argv[2], str(n)): sys.argv[2].encode()})\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(store.place), name]) for name in "ab"]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    found = store.get([key_of(name, str(n)) for name in "ab" for n in range(40)])
    assert sorted(found.values()) == [b"a"] * 40 + [b"b"] * 40


def test_the_environment_turns_it_off_or_moves_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, " OFF ")
    assert default_store() is None
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    moved = default_store()
    assert moved is not None and moved.place == tmp_path / FILE
    monkeypatch.delenv(VARIABLE)
    usual = default_store()
    assert usual is not None and usual.place.parent.name == "claimcheck"


def test_a_changed_line_of_code_is_another_version(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    before = code_version(tmp_path)
    code_version.cache_clear()
    assert code_version(tmp_path) == before
    (tmp_path / "a.py").write_text("x = 2\n")
    code_version.cache_clear()
    assert code_version(tmp_path) != before
    assert code_version(tmp_path, packages=("numpy",)) != code_version(tmp_path, packages=("no-such-package",))


def test_nothing_is_unpickled(store: Store) -> None:
    store.put({b"k": np.arange(3, dtype="<f4").tobytes()})
    assert isinstance(store.get([b"k"])[b"k"], bytes)
    assert "pickle" not in Path(module.__file__).read_text()
