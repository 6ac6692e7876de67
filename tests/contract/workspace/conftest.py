from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claimcheck.records import Article
from claimcheck.workspace import Workspace, open_workspace
from tests.contract.workspace.server import Server, UnavailableError, programs


class Clock:
    """Time that moves one second with every look, and by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 14, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def pass_days(self, days: float) -> None:
        self.now += timedelta(days=days)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Skipped with a word without PostgreSQL, which CI must have: ``.ci/run`` installs it."""
    try:
        programs()
        running = Server()
    except UnavailableError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    yield running
    running.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Make a new place for a workspace with each call."""
    if request.param == "postgresql":
        running: Server = request.getfixturevalue("server")
        return running.new_schema
    count = iter(range(100))
    return lambda: f"sqlite:///{tmp_path / f'workspace{next(count)}.sqlite3'}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def where(place: Callable[[], str]) -> str:
    return place()


@pytest.fixture
def workspace(where: str, clock: Clock) -> Iterator[Workspace]:
    opened = open_workspace(where, clock)
    yield opened
    opened.close()


@pytest.fixture
def other(place: Callable[[], str], clock: Clock) -> Iterator[Workspace]:
    """A second, empty workspace of the same kind."""
    opened = open_workspace(place(), clock)
    yield opened
    opened.close()


@pytest.fixture
def colleague(where: str, workspace: Workspace, clock: Clock) -> Iterator[Workspace]:
    """Another program's view of the same workspace."""
    opened = open_workspace(where, clock)
    yield opened
    opened.close()


@pytest.fixture
def ferry() -> tuple[Article, ...]:
    return (
        Article.from_text(
            "The ferry carried 40 people.", "Harbour Post", "Ferry stops", "2026-05-01", "https://a.test/1"
        ),
        Article.from_text("The ferry carried 44 people.", "Island Wire", "Ferry halted", None, None, "b.txt"),
    )
