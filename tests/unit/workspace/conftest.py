from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.records import Article
from claimcheck.workspace import Seen, Workspace, open_workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "workspace.sqlite3"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    opened = open_workspace(path)
    yield opened
    opened.close()


@pytest.fixture
def story(workspace: Workspace) -> str:
    """A comparison with a verdict, a note, a correction and a lesson around it."""
    article = Article.from_text("The ferry carried 40 people.", "Harbour Post", "Ferry stops", "2026-05-01")
    story = workspace.comparisons.save("Ferry", [article], "Ann", "{}").id
    workspace.verdicts.decide(story, [Seen("f1", 0, 0.9)], "dismissed", "Ann", "rounding")
    workspace.notes.add(story, "f1", "Ring the harbour", "Ann")
    workspace.corrections.correct(article.id, 0, "Ann", title="Ferry halted")
    lesson = workspace.lessons.open("Rounding", "{}", "Ms Lee")
    workspace.pupils.answer(workspace.pupils.join(lesson.id, "Fox").id, "1", "conflict", "They differ")
    return story
