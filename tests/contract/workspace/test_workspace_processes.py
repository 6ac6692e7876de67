"""Real programs: killed with SIGKILL in the middle of a write, or working on one workspace at the same time."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck.records import Article
from claimcheck.workspace import Workspace, open_workspace
from tests.contract.workspace.child import FLAGS, body

ROOT = Path(__file__).parents[3]
SAVING = (0.0, 0.03, 0.07, 0.12)  # seconds from the first save to the kill
MAKING = (0.02, 0.1, 0.3)  # from the start of the program: into imports, tables, or past them
IMPORTING = (0.02, 0.06, 0.12)
Child = subprocess.Popen[str]


@pytest.fixture
def start() -> Iterator[Callable[..., Child]]:
    """Start children; none outlives its test."""
    running: list[Child] = []

    def _start(*arguments: str) -> Child:
        command = [sys.executable, "-m", "tests.contract.workspace.child", *arguments]
        running.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True))
        return running[-1]

    yield _start
    for child in running:
        child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()


def kill_after(child: Child, first: str, seconds: float, *, may_end: bool = False) -> list[list[str]]:
    """Wait for the line that starts with ``first``, then a moment, then SIGKILL; returns all lines.

    A child whose work is short ``may_end`` before the blow on a fast machine; the workspace must be whole then too.
    """
    assert child.stdout is not None
    lines = []
    for line in child.stdout:
        lines.append(line.split())
        if lines[-1][0] == first:
            break
    time.sleep(seconds)
    os.kill(child.pid, signal.SIGKILL)
    lines += [line.split() for line in child.stdout]
    assert child.wait() in ((-signal.SIGKILL, 0) if may_end else (-signal.SIGKILL,))
    return lines


def check_file(where: str) -> None:
    """Let SQLite look for damage."""
    if where.startswith("sqlite:///"):
        with closing(sqlite3.connect(where.removeprefix("sqlite:///"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def check_whole(workspace: Workspace, lines: list[list[str]]) -> None:
    """What was said to be saved is there, and nothing is there by halves."""
    listed = {info.id: info.name for info in workspace.comparisons.list()}
    for comparison_id, name in listed.items():
        kept = workspace.comparisons.open(comparison_id)
        assert kept.report == body(name)
        assert [article.text for article in kept.articles] == [body(name)]
        assert len(workspace.verdicts.of(comparison_id)) in (0, FLAGS)
    for word, *rest in lines:
        if word == "saved":
            assert listed[rest[0]] == rest[1]
        if word == "decided":
            assert len(workspace.verdicts.of(rest[0])) == FLAGS


def test_workspace_survives_kill_while_saving(where: str, start: Callable[..., Child]) -> None:
    lines = []
    for number, seconds in enumerate(SAVING):
        lines += kill_after(start(where, "save", f"run{number}"), "saved", seconds)
    check_file(where)
    workspace = open_workspace(where)
    try:
        check_whole(workspace, lines)
        assert len(workspace.comparisons.list()) >= len(SAVING)
    finally:
        workspace.close()


def test_workspace_survives_kill_while_it_is_made(place: Callable[[], str], start: Callable[..., Child]) -> None:
    for seconds in MAKING:
        where = place()
        kill_after(start(where, "look"), "starting", seconds, may_end=True)
        opened = open_workspace(where)
        assert opened.comparisons.list() == ()
        opened.close()
        check_file(where)


def test_workspace_survives_kill_while_importing(
    place: Callable[[], str], start: Callable[..., Child], tmp_path: Path
) -> None:
    path = tmp_path / "workspace.zip"
    source = open_workspace(place())
    for name in ("a", "b", "c", "d"):
        source.comparisons.save(name, [Article.from_text(body(name + end), name) for end in "xyz"], "Ann", body(name))
    source.export_to(path)
    source.close()
    for seconds in IMPORTING:
        where = place()
        lines = kill_after(start(where, "take", str(path)), "importing", seconds, may_end=True)
        check_file(where)
        opened = open_workspace(where)
        count = len(opened.comparisons.list())
        assert count == 4 if ["imported"] in lines else count in (0, 4)
        opened.import_from(path)
        assert {len(opened.comparisons.open(info.id).articles) for info in opened.comparisons.list()} == {3}
        opened.close()


def test_two_programs_make_one_workspace(place: Callable[[], str], start: Callable[..., Child]) -> None:
    where = place()
    children = [start(where, "look") for _ in range(3)]
    said = [child.communicate(timeout=60)[0].split() for child in children]
    assert said == [["starting", "opened", "0"]] * 3


def test_two_programs_review_one_flag(workspace: Workspace, where: str, start: Callable[..., Child]) -> None:
    story, times = workspace.comparisons.save("Ferry", [], "Ann").id, 30
    children = [start(where, "review", name, story, str(times)) for name in ("Ann", "Bo")]
    assert [child.communicate(timeout=120)[0].split()[-1] for child in children] == ["reviewed"] * 2
    history = workspace.verdicts.history(story, "f")
    assert [one.version for one in history] == list(range(1, 2 * times + 1))
    for name in ("Ann", "Bo"):
        assert [one.reason for one in history if one.who == name] == [str(number) for number in range(times)]


def test_two_programs_save_at_once(where: str, start: Callable[..., Child]) -> None:
    children = [start(where, "save", name) for name in ("left", "right")]
    lines = []
    for child in children:
        lines += kill_after(child, "decided", 0.5)
    workspace = open_workspace(where)
    try:
        check_whole(workspace, lines)
        assert {info.who for info in workspace.comparisons.list()} == {"left", "right"}
    finally:
        workspace.close()
    check_file(where)
