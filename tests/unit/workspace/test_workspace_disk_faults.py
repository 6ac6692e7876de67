"""What goes wrong on a disk: a clear line each, and what was saved stays."""

from __future__ import annotations

import errno
import logging
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from claimcheck.errors import WorkspaceError
from claimcheck.records import Article
from claimcheck.workspace import Seen, Workspace, open_workspace, workspace
from claimcheck.workspace.faults import explain
from tests.contract.workspace.nobody import as_nobody

WRITTEN = "zebra-pattern"  # what people wrote; it must turn up nowhere else


def test_full_disk_is_told_and_nothing_is_lost(workspace: Workspace, story: str, path: Path) -> None:
    def fill(connection: sqlite3.Connection, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")  # SQLite answers as on a full disk

    event.listen(workspace.database._engine, "checkout", fill)
    article = Article.from_text("x" * 1_000_000)
    with pytest.raises(WorkspaceError, match=r"^The workspace .*: the disk is full; free some space and save again$"):
        workspace.comparisons.save("Big", [article], "Ann")
    event.remove(workspace.database._engine, "checkout", fill)
    assert [info.name for info in workspace.comparisons.list()] == ["Ferry"]
    assert workspace.comparisons.open(story).articles[0].source == "Harbour Post"


def test_full_disk_leaves_an_earlier_export(
    workspace: Workspace, story: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.export_to(tmp_path / "kept.zip")
    before = (tmp_path / "kept.zip").read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WorkspaceError, match=r"^The export .*kept.zip: the disk is full"):
        workspace.export_to(tmp_path / "kept.zip")
    assert (tmp_path / "kept.zip").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def attempt(place: Path) -> str:
    try:
        open_workspace(place).comparisons.save("x", [], "Ann")
    except WorkspaceError as error:
        return str(error)
    return "saved"


def test_read_only_folders_are_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with workspace(folder / "kept.sqlite3"):
            pass
        (folder / "kept.sqlite3").chmod(0o444)
        folder.chmod(0o555)
        allow = "it cannot be written; allow writing there or set CLAIMCHECK_DATABASE_URL to another place"
        for place in (folder / "new.sqlite3", folder / "deeper" / "new.sqlite3", folder / "kept.sqlite3"):
            said = as_nobody(lambda place=place: attempt(place))  # type: ignore[misc]  # bound now
            assert said == f"The workspace {place}: {allow}"
        folder.chmod(0o755)


@pytest.mark.parametrize("data", [b"hello, this is text " * 400, b"SQLite format 3\0" + b"\xff" * 5000])
def test_files_that_are_no_workspace_are_told_and_left(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(WorkspaceError, match="damaged or no database; restore it from an export"):
        open_workspace(path)
    assert path.read_bytes() == data


def test_a_damaged_page_is_told(path: Path) -> None:
    with workspace(path) as opened:
        story = opened.comparisons.save("Ferry", [Article.from_text("word " * 50_000)], "Ann", WRITTEN * 9_000).id
        opened.database.sweep()
    data = bytearray(path.read_bytes())
    data[4096 * 2 :] = b"\xff" * (len(data) - 4096 * 2)
    path.write_bytes(data)
    with pytest.raises(WorkspaceError, match="damaged or no database"), workspace(path) as opened:
        opened.comparisons.open(story)


def test_a_writer_that_does_not_end_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with workspace(path):
        pass
    monkeypatch.setattr("claimcheck.workspace.sqlite.BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with workspace(path) as opened:  # readers do not wait
            with pytest.raises(WorkspaceError, match="another program is writing to it; try again in a moment"):
                opened.comparisons.save("Ferry", [], "Ann")
            assert opened.comparisons.list() == ()


def test_what_is_deleted_leaves_the_files(workspace: Workspace, path: Path) -> None:
    lesson = workspace.lessons.open("Rounding", "{}", "Ms Lee")
    fox = workspace.pupils.join(lesson.id, f"Fox {WRITTEN}")
    workspace.pupils.answer(fox.id, "1", "conflict", f"because {WRITTEN}")

    def holders() -> list[str]:
        return [file.name for file in sorted(path.parent.iterdir()) if WRITTEN.encode() in file.read_bytes()]

    assert holders()
    workspace.pupils.forget(lesson.id)
    assert holders() == []


def test_nothing_that_people_wrote_is_logged(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "sqlalchemy")
    with workspace(path) as opened:
        story = opened.comparisons.save(WRITTEN, [Article.from_text(WRITTEN, WRITTEN)], WRITTEN, WRITTEN).id
        opened.notes.add(story, "", WRITTEN, WRITTEN)
        opened.verdicts.decide(story, [Seen("f")], "dismissed", WRITTEN, WRITTEN)
        opened.export_to(path.parent / "x.zip")
        with pytest.raises(WorkspaceError) as caught, opened.database.write() as connection:
            connection.exec_driver_sql("INSERT INTO notes (text) VALUES (?)", (WRITTEN,))
    assert "workspace migrated" in caplog.text and "NOT NULL" not in str(caught.value)
    assert WRITTEN not in caplog.text + str(caught.value)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "x"), "the disk is full"),
        (OSError(errno.EROFS, "x"), "it cannot be written"),
        (OSError(errno.EIO, "x"), "it cannot be opened"),
        (sqlite3.OperationalError(WRITTEN), "the database refused"),
        (RuntimeError(WRITTEN), "the database refused"),
    ],
)
def test_every_fault_has_words(error: Exception, words: str) -> None:
    said = str(explain(error, "The workspace"))
    assert said.startswith(f"The workspace: {words}") and WRITTEN not in said
