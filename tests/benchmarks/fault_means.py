"""Means to arrange a fault, and to look at what it left."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from websockets.exceptions import ConnectionClosed

from claimcheck.errors import WorkspaceError
from tests.benchmarks.load_server import ROOT
from tests.contract.workspace import nobody

SMALL_DISK = "3m"


class LeftOutError(Exception):
    """A fault cannot be arranged on this machine."""


def environment() -> dict[str, str]:
    """The environment of a program that is started."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMCHECK_")}
    return kept | {"CLAIMCHECK_CACHE": "off", "HF_HUB_OFFLINE": "1"}


def cli(*words: str, code: int = 0) -> str:
    """Run the program; returns the last line of what it complained of."""
    command = [sys.executable, "-m", "claimcheck", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return last_line(done.stderr)


def last_line(text: str) -> str:
    """What a program said last."""
    return text.strip().splitlines()[-1] if text.strip() else ""


def refused(work: Callable[[], object]) -> str:
    """The words with which the workspace refuses."""
    try:
        work()
    except WorkspaceError as error:
        return str(error)
    raise AssertionError("it was not refused")


def check_file(path: Path) -> None:
    """Let SQLite look for damage."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of a few megabytes."""
    disk = folder / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "claimcheck-bench", str(disk)]
    if os.getuid() != 0 or subprocess.run(command, capture_output=True).returncode:
        raise LeftOutError("a small file system cannot be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@contextmanager
def ignored() -> Iterator[None]:
    """Expect an error of the line or the disk."""
    try:
        yield
    except (OSError, ConnectionClosed):
        pass


def as_nobody(folder: Path, work: Callable[[], str]) -> str:
    """Run ``work`` in a child that may not write in ``folder``; returns what it says."""
    for path in (folder, *folder.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    text = nobody.as_nobody(work)
    for path in (folder, *folder.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return text
