from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.records import Article, Dropped
from claimcheck.workspace import Seen, Workspace, open_workspace
from tests.contract.workspace.conftest import Clock
from tests.contract.workspace.test_workspace_comparisons import HOSTILE


def fill(workspace: Workspace) -> str:
    """Put something of every kind in; returns the comparison."""
    articles = [Article.from_text(text, text, text, "2026-05-01", text) for text in HOSTILE]
    story = workspace.comparisons.save("Story", articles, "Ann \ud800", HOSTILE[2], [Dropped("a.pdf", "scanned")]).id
    workspace.verdicts.decide(story, [Seen("f1", 0, 0.1 + 0.2), Seen("f2")], "confirmed", "Ann")
    workspace.verdicts.undo(story, [Seen("f1", 1)], "Ann")
    workspace.notes.add(story, "", HOSTILE[1], "Bo")
    workspace.corrections.correct(articles[0].id, 0, "Ann", title=HOSTILE[3])
    lesson = workspace.lessons.open("Rounding", "{}", "Ms Lee")
    pupil = workspace.pupils.join(lesson.id, "Fox")
    workspace.pupils.answer(pupil.id, "1", "conflict", HOSTILE[2])
    return story


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}


def test_a_workspace_moves_whole(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    story = fill(workspace)
    counts = workspace.export_to(tmp_path / "one.zip")
    assert all(counts.values()) and counts["verdicts"] == 3
    done = other.import_from(tmp_path / "one.zip")
    assert dict(done.added) == counts and not done.same and not done.set_aside
    assert other.comparisons.open(story) == workspace.comparisons.open(story)
    assert other.verdicts.history(story, "f1") == workspace.verdicts.history(story, "f1")
    other.export_to(tmp_path / "two.zip")
    assert contents(tmp_path / "one.zip") == contents(tmp_path / "two.zip")


def test_a_workspace_moves_between_databases(workspace: Workspace, tmp_path: Path, clock: Clock) -> None:
    fill(workspace)
    workspace.export_to(tmp_path / "one.zip")
    laptop = open_workspace(tmp_path / "laptop.sqlite3", clock)
    laptop.import_from(tmp_path / "one.zip")
    laptop.export_to(tmp_path / "two.zip")
    laptop.close()
    assert contents(tmp_path / "one.zip") == contents(tmp_path / "two.zip")


def test_an_upload_is_imported_once(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    counts = workspace.export_to(tmp_path / "one.zip")
    upload = io.BytesIO((tmp_path / "one.zip").read_bytes())
    other.import_from(upload)
    again = other.import_from(upload)
    assert not again.added and not again.set_aside and dict(again.same) == counts


def test_histories_go_on_and_never_change(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    story = workspace.comparisons.save("Story", [], "Ann").id
    workspace.verdicts.decide(story, [Seen("ahead"), Seen("apart"), Seen("behind")], "confirmed", "Ann")
    workspace.export_to(tmp_path / "one.zip")
    other.import_from(tmp_path / "one.zip")
    workspace.verdicts.decide(story, [Seen("ahead", 1), Seen("apart", 1)], "dismissed", "Ann")
    other.verdicts.decide(story, [Seen("behind", 1), Seen("apart", 1)], "to check", "Bo")
    workspace.comparisons.rename(story, 1, "Ann's name", "Ann")
    other.comparisons.rename(story, 1, "Bo's name", "Bo")
    workspace.export_to(tmp_path / "two.zip")
    done = other.import_from(tmp_path / "two.zip")
    now = {flag: verdict.decision for flag, verdict in other.verdicts.of(story).items()}
    assert now == {"ahead": "dismissed", "apart": "to check", "behind": "to check"}
    assert (dict(done.added), dict(done.set_aside)) == ({"verdicts": 1}, {"verdicts": 2, "comparisons": 1})
    assert other.comparisons.open(story).info.name == "Bo's name"


def test_an_import_brings_no_pupil_back(workspace: Workspace, other: Workspace, tmp_path: Path, clock: Clock) -> None:
    fill(workspace)
    (lesson,) = workspace.lessons.list()
    workspace.export_to(tmp_path / "one.zip")
    workspace.pupils.forget(lesson.id)
    workspace.pupils.join(lesson.id, "Fox")
    done = workspace.import_from(tmp_path / "one.zip")
    assert [pupil.name for pupil in workspace.pupils.of(lesson.id)] == ["Fox"]
    assert (done.set_aside["pupils"], done.set_aside["answers"]) == (1, 1)
    clock.pass_days(31)
    assert other.import_from(tmp_path / "one.zip").forgotten == 2
    assert other.pupils.of(lesson.id) == () and other.pupils.answers(lesson.id) == ()
    assert other.lessons.get(lesson.id).title == "Rounding"


def test_an_export_sees_one_moment(workspace: Workspace, colleague: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    with colleague.database.snapshot() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM comparisons").scalar()
        workspace.comparisons.save("Later", [], "Bo")
        assert connection.exec_driver_sql("SELECT count(*) FROM comparisons").scalar() == before
    counts = workspace.export_to(tmp_path / "one.zip")
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert {name: held["rows"] for name, held in manifest["files"].items()} == {
        f"{name}.jsonl": count for name, count in counts.items()
    }


@pytest.mark.parametrize("place_of", [lambda p: p / "no" / "x.zip", lambda p: p, lambda p: p / "\0"])
def test_an_export_that_fails_says_why(workspace: Workspace, tmp_path: Path, place_of: Callable[[Path], Path]) -> None:
    with pytest.raises(Exception, match=r"^The export .*: it cannot be opened"):
        workspace.export_to(place_of(tmp_path))
    assert not list(tmp_path.glob(".claimcheck-*"))
