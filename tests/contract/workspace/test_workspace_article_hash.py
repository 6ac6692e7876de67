"""The hash of the bytes that an article was read from came later: what was saved and exported before stays the same."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, select

from claimcheck.errors import WorkspaceError
from claimcheck.records import Article
from claimcheck.workspace import Workspace, open_workspace
from claimcheck.workspace.archive import MANIFEST
from claimcheck.workspace.articles import reading_of
from claimcheck.workspace.migrate import downgrade
from claimcheck.workspace.tables import articles
from tests.contract.workspace.conftest import Clock

BYTES = "ab" * 32
HOSTILE = Article.from_text("a\0\\b", "s", "t", "2026-05-01", "u", "p", "r", "l")
BEFORE = {  # as the version before the hash wrote them
    "715c3a01e785accc25ed": Article.from_text(
        "The ferry carried 40 people.", "Harbour Post", "Ferry stops", "2026-05-01", "https://a.test/1"
    ),
    "ee618c185977f3a94900": Article.from_text("", ""),
    "04795514f053e910f0d3": HOSTILE,
}


def older(path: Path, change: Callable[[dict[str, Any]], object] = lambda row: row.pop("sha256")) -> Path:
    """Write an export as the version before the hash did; ``change`` makes its rows of articles."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    rows = [json.loads(line) for line in members["articles.jsonl"].splitlines()]
    for row in rows:
        change(row)
    data = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
    manifest = {**json.loads(members[MANIFEST]), "version": 1, "tables": "0002"}
    manifest["files"]["articles.jsonl"] = {"sha256": hashlib.sha256(data).hexdigest(), "rows": len(rows)}
    target = path.with_name("older.zip")
    with zipfile.ZipFile(target, "w") as archive:
        for name, held in {**members, "articles.jsonl": data, MANIFEST: json.dumps(manifest).encode()}.items():
            archive.writestr(name, held)
    return target


def readings(workspace: Workspace) -> set[str]:
    with workspace.database.read() as connection:
        return set(connection.execute(select(articles.c.reading)).scalars())


@pytest.mark.parametrize("reading", BEFORE)
def test_an_article_without_a_hash_keeps_its_reading(reading: str) -> None:
    assert reading_of(BEFORE[reading]) == reading


def test_a_hash_makes_another_reading() -> None:
    article = BEFORE["715c3a01e785accc25ed"]
    hashes = (None, "", "sha256", BYTES, "cd" * 32)
    assert len({reading_of(replace(article, sha256=sha256)) for sha256 in hashes}) == len(hashes)


def test_a_workspace_gives_the_hash_back(workspace: Workspace, ferry: tuple[Article, ...]) -> None:
    held = (replace(ferry[0], sha256=BYTES), ferry[0], ferry[1])
    story = workspace.comparisons.save("Ferry", held, "Ann").id
    assert workspace.comparisons.open(story).articles == held
    assert len(readings(workspace)) == 3


def test_an_older_workspace_is_brought_up_to_date_and_reads_the_same(where: str, clock: Clock) -> None:
    first = open_workspace(where, clock)
    story = first.comparisons.save("Ferry", list(BEFORE.values()), "Ann").id
    with first.database.write() as connection:
        downgrade(connection, "0002")
        assert "sha256" not in {column["name"] for column in inspect(connection).get_columns("articles")}
    first.close()
    again = open_workspace(where, clock)
    try:
        assert again.comparisons.open(story).articles == tuple(BEFORE.values())
        again.comparisons.save("The same", list(BEFORE.values()), "Ann")
        assert readings(again) == set(BEFORE)
    finally:
        again.close()


def test_going_back_gives_hashed_readings_their_older_ids(
    where: str, clock: Clock, other: Workspace, tmp_path: Path
) -> None:
    plain = BEFORE["715c3a01e785accc25ed"]
    hashed = [replace(plain, sha256=BYTES), replace(plain, sha256="cd" * 32), plain, replace(HOSTILE, sha256=BYTES)]
    first = open_workspace(where, clock)
    story = first.comparisons.save("Ferry", hashed, "Ann").id
    alone = first.comparisons.save("Alone", hashed[3:], "Ann").id
    with first.database.write() as connection:
        downgrade(connection, "0002")
    first.close()
    again = open_workspace(where, clock)
    try:
        assert again.comparisons.open(story).articles == (plain, plain, plain, HOSTILE)
        assert again.comparisons.open(alone).articles == (HOSTILE,)
        assert readings(again) == {"715c3a01e785accc25ed", "04795514f053e910f0d3"}
        again.export_to(tmp_path / "one.zip")
    finally:
        again.close()
    assert other.import_from(older(tmp_path / "one.zip")).added["articles"] == 2


def test_an_older_export_is_imported_and_is_the_same_as_what_is_here(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    story = workspace.comparisons.save("Ferry", list(BEFORE.values()), "Ann").id
    counts = workspace.export_to(tmp_path / "one.zip")
    export = older(tmp_path / "one.zip")
    assert dict(other.import_from(export).added) == {name: count for name, count in counts.items() if count}
    assert other.comparisons.open(story) == workspace.comparisons.open(story)
    again = workspace.import_from(export)
    assert not again.added and not again.set_aside and again.same["articles"] == len(BEFORE)


@pytest.mark.parametrize(
    "change", [lambda row: row, lambda row: row.update(sha256=BYTES), lambda row: row.pop("sha256") or row.pop("url")]
)
def test_an_older_export_holds_no_hash(
    workspace: Workspace, other: Workspace, tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    workspace.comparisons.save("Ferry", list(BEFORE.values()), "Ann")
    workspace.export_to(tmp_path / "one.zip")
    with pytest.raises(WorkspaceError, match="is damaged or was changed"):
        other.import_from(older(tmp_path / "one.zip", change))
    assert other.comparisons.list() == ()


def test_an_export_moves_the_hash(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    story = workspace.comparisons.save("Ferry", [replace(HOSTILE, sha256=BYTES), HOSTILE], "Ann").id
    workspace.export_to(tmp_path / "one.zip")
    assert other.import_from(tmp_path / "one.zip").added["articles"] == 2
    assert other.comparisons.open(story) == workspace.comparisons.open(story)
