"""A small archive in Parquet, and small stand-ins for the models."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimcheck import pipeline
from claimcheck.config import Settings

Row = dict[str, str | None]
COLUMNS = ("title", "source", "published", "url", "text", "story")


def row(story: str | None, source: str, text: str, published: str | None = "2026-05-14", title: str = "") -> Row:
    return {"story": story, "source": source, "text": text, "published": published, "title": title, "url": None}


BRIDGE = (
    row("bridge", "Wire", "The Norwick footbridge gave way on Tuesday. At least 12 people were hurt in Norwick."),
    row("bridge", "Post", "The Norwick footbridge gave way. 31 people were hurt in Norwick, the mayor said."),
)
STRIKE = (
    row("strike", "Wire", "Tram drivers in Elmford walked out. The depot was not closed by the Elmford council."),
    row("strike", "Today", "Elmford tram drivers walked out. The depot was closed by the Elmford council."),
)
MUSEUM = (
    row("museum", "Wire", "Thieves took six paintings from the Portmere museum. The Portmere guard was asleep."),
    row("museum", "Post", "Nine paintings were taken from the Portmere museum. The Portmere guard was not asleep."),
)


@pytest.fixture
def write_archive(tmp_path: Path) -> Callable[..., str]:
    def write(rows: Sequence[Row], name: str = "a", together: int = 2, columns: Sequence[str] = COLUMNS) -> str:
        folder = tmp_path / "archive"
        folder.mkdir(exist_ok=True)
        table = pa.table({column: pa.array([each[column] for each in rows], pa.string()) for column in columns})
        pq.write_table(table, folder / f"{name}.parquet", row_group_size=together)
        return str(folder)

    return write


@pytest.fixture
def archive(write_archive: Callable[..., str]) -> str:
    """Three stories, each in two files and so in two shards."""
    stories = (BRIDGE, STRIKE, MUSEUM)
    write_archive([story[0] for story in stories], "a")
    return write_archive([story[1] for story in stories], "b")


@pytest.fixture(autouse=True)
def small_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    made = runpy.run_path(str(Path(__file__).parents[1] / "pipeline" / "conftest.py"))
    from claimcheck.clusters.group import SameFactGrouper
    from claimcheck.conflicts.detect import ConflictDetector

    judge = made["WordJudge"]()
    tools = pipeline.Toolbox(made["BagEncoder"](), judge, SameFactGrouper(judge), ConflictDetector(judge))

    def toolbox(settings: Settings) -> pipeline.Toolbox:
        del settings
        return tools

    monkeypatch.setattr(pipeline, "toolbox", toolbox)


@pytest.fixture
def tables() -> Callable[[str, str], list[Mapping[str, object]]]:
    def read(out: str, kind: str) -> list[Mapping[str, object]]:
        rows: list[Mapping[str, object]] = []
        for file in sorted((Path(out) / kind).glob("*.parquet")):
            rows += pq.read_table(file).to_pylist()
        return rows

    return read
