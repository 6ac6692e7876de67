"""The same archive on Ray and in this process, with the models that ship: the same results, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimcheck import pipeline
from claimcheck.archives.run import analyze_archive
from claimcheck.archives.single import analyze_on
from claimcheck.records import Article
from claimcheck.runtime.engines import ShardEngine, open_engine
from claimcheck.runtime.local import LocalEngine

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # Ray leaves sockets to its processes' ends
ROWS = (
    ("bridge", "Wire", "The Norwick footbridge gave way on Tuesday. At least 12 people were hurt, the mayor said."),
    ("strike", "Wire", "Tram drivers in Elmford walked out at 6 a.m. on Monday. The city offered them 4 per cent."),
    ("bridge", "Post", "The Norwick footbridge gave way on Tuesday. Nobody was hurt, the mayor said."),
    ("strike", "Today", "Tram drivers in Elmford walked out at 9 a.m. on Monday. The city offered them 7 per cent."),
)


@pytest.fixture(scope="module")
def ray() -> Iterator[ShardEngine]:
    pytest.importorskip("ray.data", reason="Ray is not installed: pip install 'claimcheck[scale]'")
    with open_engine("ray") as engine:
        yield engine


@pytest.fixture
def archive(tmp_path: Path) -> str:
    names = ("story", "source", "text")
    table = pa.table({name: [row[n] for row in ROWS] for n, name in enumerate(names)})
    pq.write_table(table.append_column("published", [["2026-05-14"] * len(ROWS)]), tmp_path / "a.parquet")
    return str(tmp_path / "a.parquet")


def test_an_archive_comes_out_the_same(ray: ShardEngine, archive: str, tmp_path: Path) -> None:
    here = analyze_archive([archive], str(tmp_path / "here"), LocalEngine(), shard_articles=3)
    there = analyze_archive([archive], str(tmp_path / "there"), ray, shard_articles=3)
    assert there == here
    assert here.conflicts > 0
    assert _files(tmp_path / "there") == _files(tmp_path / "here")


def _files(out: Path) -> dict[str, bytes]:
    return {str(place.relative_to(out)): place.read_bytes() for place in out.rglob("*") if place.is_file()}


def test_one_story_comes_out_the_same(ray: ShardEngine) -> None:
    articles = [Article.from_text(text, source, published="2026-05-14") for story, source, text in ROWS]
    assert analyze_on(ray, articles) == pipeline.analyze(articles)
