"""What models said before, kept on disk: bytes under a hash of everything that they depend on.

One SQLite file in the user's cache folder. It may be deleted at any time and used by several processes at once;
whatever goes wrong with it counts as not found, so that no run fails for its cache. It only ever holds raw bytes.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

VARIABLE = "CLAIMCHECK_CACHE"  # "off", or the folder to keep it in; the user's cache folder when not set
OFF = frozenset({"off", "0", "no", "none", "false"})
FILE = "cache-1.sqlite3"  # the number is the table's format
LARGEST = 512 * 1024 * 1024  # bytes on disk: some 250,000 vectors with their judgements
KEPT = 0.75  # of LARGEST after a clean-up, so that one is rare
KEY_BYTES = 16  # 128 bits: no clash to be expected among any number of texts
PAGE = 16_384  # bytes; ten vectors of 384 numbers fill one to nine tenths
AT_ONCE = 500  # keys a question; SQLite takes at least 999 values in one
PATIENCE = 2.0  # seconds to wait for another process that writes
DAY = 86_400  # seconds; when an entry was last used is noted once a day at most, so that reading rarely writes
MAKE = (  # no more than looked at where the table is there
    f"PRAGMA page_size = {PAGE}",
    "PRAGMA auto_vacuum = INCREMENTAL",
    "PRAGMA journal_mode = WAL",
    "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, value BLOB NOT NULL, day INTEGER NOT NULL)",
)


class Store:
    """Bytes by key, the least recently used thrown out when the file grows too large."""

    def __init__(self, place: Path, largest: int = LARGEST) -> None:
        """Remember where; the file is made when something is kept.

        Args:
            place: the file.
            largest: its size in bytes above which old entries go.
        """
        self.place = place
        self._largest = largest
        self._lock = threading.Lock()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return what is known of ``keys``."""
        if not keys or not self.place.exists():
            return {}
        return self._ask(lambda table: _find(table, keys)) or {}

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep ``entries``; another process's entry under the same key is the same."""
        if entries:
            with suppress(OSError):
                self.place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._ask(lambda table: self._write(table, entries))

    def _write(self, table: sqlite3.Connection, entries: Mapping[bytes, bytes]) -> None:
        for step in MAKE:
            table.execute(step)
        rows = ((key, value, _today()) for key, value in entries.items())
        table.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        table.commit()
        if _size(table) > self._largest:
            self._clean(table)

    def _clean(self, table: sqlite3.Connection) -> None:
        """Throw out the least recently used until the file is KEPT of its largest size."""
        count = table.execute("SELECT COUNT(*) FROM entries").fetchone()[0]
        surplus = int(count * (1 - KEPT * self._largest / _size(table))) + 1
        table.execute("DELETE FROM entries WHERE key IN (SELECT key FROM entries ORDER BY day LIMIT ?)", (surplus,))
        table.commit()
        table.execute("PRAGMA incremental_vacuum").fetchall()

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T | None:
        """Open the file for one question; null when that fails. A damaged file goes."""
        with self._lock:
            try:
                with closing(sqlite3.connect(self.place, timeout=PATIENCE)) as table:
                    table.execute("PRAGMA synchronous = OFF")  # a torn file is thrown away, and nothing is lost with it
                    return question(table)
            except (sqlite3.OperationalError, OSError):  # busy, read-only, full: do without
                return None
            except sqlite3.DatabaseError:  # damaged: start again
                self._remove()
                return None

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{self.place}{suffix}").unlink(missing_ok=True)


def _find(table: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    today, stale = _today(), []
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        marks = ",".join("?" * len(some))
        query = f"SELECT key, value, day FROM entries WHERE key IN ({marks})"  # noqa: S608 - only question marks
        for key, value, day in table.execute(query, some):
            if isinstance(value, bytes):
                found[key] = value
            if day != today:
                stale.append((today, key))
    if stale:
        table.executemany("UPDATE entries SET day = ? WHERE key = ?", stale)
        table.commit()
    return found


def key_of(*parts: str) -> bytes:
    """Hash what a value depends on; parts never run into each other."""
    hashed = hashlib.blake2b(digest_size=KEY_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(len(data).to_bytes(8, "big") + data)
    return hashed.digest()


def default_store() -> Store | None:
    """Return the user's store, or null where CLAIMCHECK_CACHE says off."""
    wanted = os.environ.get(VARIABLE, "").strip()
    if wanted.lower() in OFF:
        return None
    if wanted:
        return Store(Path(wanted) / FILE)
    import platformdirs

    return Store(platformdirs.user_cache_path("claimcheck", appauthor=False) / FILE)


@lru_cache(maxsize=8)
def code_version(*places: Path, packages: tuple[str, ...] = ()) -> str:
    """Hash program and data files, so that what an older version of them made is not taken for theirs.

    Args:
        places: files, or folders of .py and .json files.
        packages: names of installed packages whose versions count too.
    """
    hashed = hashlib.blake2b(" ".join(map(_version, packages)).encode(), digest_size=KEY_BYTES)
    for place in places:
        files = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.suffix in {".py", ".json"})
        for file in files:
            data = file.read_bytes()
            hashed.update(len(data).to_bytes(8, "big") + data)
    return hashed.hexdigest()


def _version(package: str) -> str:
    try:
        return f"{package}={version(package)}"
    except PackageNotFoundError:
        return package


def _size(table: sqlite3.Connection) -> int:
    used = table.execute("PRAGMA page_count").fetchone()[0] - table.execute("PRAGMA freelist_count").fetchone()[0]
    return int(used * table.execute("PRAGMA page_size").fetchone()[0])


def _today() -> int:
    return int(time.time() // DAY)
