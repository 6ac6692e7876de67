"""``claimcheck analyze --engine``, ``--address`` and ``--out``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.archives import run as archives
from claimcheck.archives import single
from claimcheck.archives.run import ArchiveRun
from claimcheck.config import Settings
from claimcheck.records import Report
from claimcheck.runtime.local import LocalEngine

Run = Callable[..., Any]
Calls = list[tuple[Any, ...]]
CAME_TO = ArchiveRun(
    articles=1200, claims=31000, stories=1, conflicts=7, explained=2, left_out=1001, timings={}, mapped={}
)


@pytest.fixture
def archive_calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    calls: Calls = []

    def analyze_archive(*arguments: Any) -> ArchiveRun:
        calls.append(arguments)
        return CAME_TO

    monkeypatch.setattr(archives, "analyze_archive", analyze_archive)
    return calls


def test_an_archive_is_told_in_a_few_lines(run: Run, archive_calls: Calls) -> None:
    ended = run("analyze", "one.parquet", "s3://bucket/two/", "--out", "results", "--min-confidence", "0.5")
    assert (ended.code, ended.err) == (0, "")
    assert "1 story, 1,200 articles, 31,000 claims: 7 conflicts and 2 explained differences" in ended.out
    assert "results/dropped: 1,001 rows" in ended.out
    places, out, engine, settings, _ = archive_calls[0]
    assert (list(places), out) == (["one.parquet", "s3://bucket/two/"], "results")
    assert isinstance(engine, LocalEngine)
    assert settings == Settings(min_confidence=0.5)


def test_an_archive_has_no_single_report(run: Run, archive_calls: Calls, tmp_path: Path) -> None:
    ended = run("analyze", "one.parquet", "--out", "results", "--json", tmp_path / "report.json")
    assert ended.code == 1
    assert "--out writes the tables of an archive" in ended.err
    assert not archive_calls


def test_an_address_without_ray_is_refused(run: Run, fake: Calls, story: Path) -> None:
    ended = run("analyze", story, "--address", "10.0.0.1:6379")
    assert ended.code == 1
    assert "give --engine ray with it" in ended.err
    assert not fake


def test_an_unknown_engine_is_a_usage_error(run: Run, story: Path) -> None:
    assert run("analyze", story, "--engine", "spark").code == 2


def test_one_story_on_ray_is_shown_as_ever(
    run: Run, story: Path, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimcheck.runtime import ray_engine

    class NoRay(LocalEngine):
        def __init__(self, address: str | None) -> None:
            self.address = address

        def __enter__(self) -> NoRay:
            return self

        def __exit__(self, *error: object) -> None:
            del error

    monkeypatch.setattr(ray_engine, "RayEngine", NoRay)
    monkeypatch.setattr(single, "analyze_on", lambda *arguments: report)
    ended = run("analyze", story, "--engine", "ray")
    assert ended.code == 0
    assert "2 conflicts and 1 explained difference" in ended.out
