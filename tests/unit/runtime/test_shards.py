"""Tables are whole or not there; damage is told; records come back field for field."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pytest

from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.errors import InputError
from claimcheck.records import Article, Claim, Conflict, Dropped
from claimcheck.reports.decoding import record_from
from claimcheck.runtime.record_tables import record_schema, record_table
from claimcheck.runtime.shards import ShardFolder

TABLE = pa.table({"number": [1, 2, 3]})


@pytest.fixture(params=["path", "memory"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> ShardFolder:
    return ShardFolder(str(tmp_path / "made") if request.param == "path" else f"memory://{tmp_path.name}/made")


def test_what_is_written_is_read(folder: ShardFolder) -> None:
    assert not folder.has("kind", "key")
    assert folder.keys("kind") == []
    folder.write("kind", "key", TABLE, 1)
    assert folder.has("kind", "key")
    assert folder.keys("kind") == ["key"]
    assert folder.read("kind", "key").equals(TABLE)
    assert folder.read_rows("kind", "key", [2, 0]).column("number").to_pylist() == [3, 1]


def test_removing_twice_is_no_error(folder: ShardFolder) -> None:
    folder.write("kind", "key", TABLE)
    folder.remove("kind", "key")
    folder.remove("kind", "key")
    assert not folder.has("kind", "key")


def test_a_table_that_was_not_finished_is_not_there(tmp_path: Path) -> None:
    folder = ShardFolder(str(tmp_path))

    def die(file: object) -> None:
        file.write(b"PAR1 and no more")  # type: ignore[attr-defined]  # a file
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder.put("kind/key.parquet", die)
    assert not folder.has("kind", "key")
    assert folder.keys("kind") == []
    folder.write("kind", "key", TABLE)
    assert folder.keys("kind") == ["key"]


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "kind").mkdir()
    (tmp_path / "kind" / "key.parquet").write_bytes(b"PAR1 nothing PAR1")
    with pytest.raises(InputError, match=r"kind/key.parquet is no Parquet table"):
        ShardFolder(str(tmp_path)).read("kind", "key")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        ShardFolder(str(tmp_path / "file")).write("kind", "key", TABLE)


def test_an_unknown_address_is_told() -> None:
    with pytest.raises(InputError, match="cannot be reached"):
        ShardFolder("nosuch://bucket").has("kind", "key")


def test_claims_come_back_field_for_field() -> None:
    article = Article.from_text(
        "At least 40 people were hurt on Monday, police said. Nobody died, 3.5% less than in 2024.",
        source="Wire",
        title="Dozens hurt",
        published="2026-05-14",
    )
    claims, dropped = read_claims(article, Settings())
    table = record_table(Claim, [("story", claim) for claim in claims])
    assert table.schema == record_schema(Claim) == record_table(Claim, []).schema
    rows = table.drop_columns(["story"]).to_pylist()
    assert [record_from(Claim, row, "row") for row in rows] == claims
    assert record_table(Article, [(None, article)]).drop_columns(["story"]).to_pylist() == [asdict(article)]
    assert record_table(Dropped, [(None, item) for item in dropped]).num_rows == len(dropped)


def test_spans_are_lists_of_pairs() -> None:
    assert record_schema(Conflict).field("left_spans").type == pa.list_(pa.list_(pa.int64()))
