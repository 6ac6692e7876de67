"""A pipeline that answers at once with a report made by hand, and a program that tells how it ended."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimcheck import pipeline
from claimcheck.cli import main
from claimcheck.records import Report

GOOD = "The council voted on Tuesday to close the old bridge. It carried 4,000 cars a day until the flood last winter."
OTHER = "The bridge will stay open until the summer, the mayor said. It carries 5,500 cars a day, her office added."


@dataclass
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    def run_program(*arguments: object) -> Ended:
        with pytest.raises(SystemExit) as caught:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ended(int(caught.value.code or 0), captured.out, captured.err)

    return run_program


@pytest.fixture
def report() -> Report:
    made: Report = runpy.run_path(str(Path(__file__).parents[1] / "reports" / "conftest.py"))["make_report"]()
    return made


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, report: Report) -> list[tuple[object, ...]]:
    """Replace the analysis; the list holds what it was called with."""
    calls: list[tuple[object, ...]] = []

    def analyze(articles: object, settings: object, progress: object = None, first: object = None) -> Report:
        calls.append((articles, settings, progress))
        return report

    monkeypatch.setattr(pipeline, "analyze", analyze)
    return calls


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD)
    (folder / "b.txt").write_text(OTHER)
    return folder
