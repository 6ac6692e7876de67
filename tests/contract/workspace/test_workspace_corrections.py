"""What people correct of an article stays: when it is read, analysed, saved, exported and imported again."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import inspect

from claimcheck.articles.read import read_articles, read_uploads
from claimcheck.errors import InputError, WorkspaceError
from claimcheck.records import Article
from claimcheck.workspace import Workspace, open_workspace
from claimcheck.workspace.archive import MANIFEST
from claimcheck.workspace.migrate import downgrade
from tests.contract.workspace.conftest import Clock

TEXT = "The ferry carried 40 people on Monday, the harbour office said, and nobody was hurt when it ran aground."


def corrected(workspace: Workspace, article: Article) -> Article:
    """Correct every field that can be, and return the article as it is now."""
    fields = {"source": "Harbour Post", "title": "Ferry aground", "published": "2026-05-14", "language": "en"}
    workspace.corrections.correct(article.id, 0, "Ann", **fields)
    return replace(article, **fields)


def test_they_stay_when_the_article_is_read_again_from_anywhere(workspace: Workspace, tmp_path: Path) -> None:
    (first,) = read_uploads([("upload_1.txt", TEXT.encode())])
    fixed = corrected(workspace, first)
    (tmp_path / "saved.md").write_text(f"---\ntitle: Another\npublished: 2026-05-13\n---\n{TEXT}")
    (again,) = read_articles(tmp_path / "saved.md")
    (now,) = workspace.corrections.apply([again])
    assert again.id == first.id
    assert (now.source, now.title, now.published, now.language) == (
        fixed.source,
        fixed.title,
        fixed.published,
        fixed.language,
    )
    assert (now.text, now.path, now.sha256) == (again.text, again.path, again.sha256)


def test_they_stay_beside_a_comparison_that_is_analysed_and_saved_again(workspace: Workspace) -> None:
    articles = tuple(read_uploads([("a.txt", TEXT.encode()), ("b.txt", TEXT.replace("40", "44").encode())]))
    story = workspace.comparisons.save("Ferry", articles, "Ann", "{}")
    fixed = corrected(workspace, articles[0])
    workspace.comparisons.replace(story.id, story.version, articles, "Bo", '{"again": 1}')
    held = workspace.comparisons.open(story.id).articles
    assert held == articles
    assert workspace.corrections.apply(held) == (fixed, articles[1])


def test_they_move_with_an_export(workspace: Workspace, other: Workspace, tmp_path: Path) -> None:
    (article,) = read_uploads([("a.txt", TEXT.encode())])
    fixed = corrected(workspace, article)
    workspace.export_to(tmp_path / "one.zip")
    assert other.import_from(tmp_path / "one.zip").added["corrections"] == 1
    assert other.corrections.apply([article]) == (fixed,)
    assert other.import_from(tmp_path / "one.zip").same["corrections"] == 1


def test_undo_brings_back_what_was_read(workspace: Workspace) -> None:
    (article,) = read_uploads([("a.txt", TEXT.encode())])
    corrected(workspace, article)
    workspace.corrections.correct(article.id, 1, "Ann", language="")
    assert workspace.corrections.apply([article]) == (replace(article, language=None),)
    workspace.corrections.undo(article.id, 2, "Ann")
    workspace.corrections.undo(article.id, 3, "Ann")
    assert workspace.corrections.apply([article]) == (article,)


@pytest.mark.parametrize("code", ["English", "EN", "e", "en-GB", "e\0", "<b>"])
def test_a_language_is_a_code(workspace: Workspace, code: str) -> None:
    with pytest.raises(InputError, match="no code of a language"):
        workspace.corrections.correct("abc", 0, "Ann", language=code)


def older(path: Path, version: int) -> Path:
    """An export as versions before the language wrote it."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    rows = [json.loads(line) for line in members["corrections.jsonl"].splitlines()]
    for row in rows:
        row.pop("language")
    data = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
    manifest = {**json.loads(members[MANIFEST]), "version": version, "tables": "0003"}
    manifest["files"]["corrections.jsonl"] = {"sha256": hashlib.sha256(data).hexdigest(), "rows": len(rows)}
    target = path.with_name("older.zip")
    with zipfile.ZipFile(target, "w") as archive:
        for name, held in {**members, "corrections.jsonl": data, MANIFEST: json.dumps(manifest).encode()}.items():
            archive.writestr(name, held)
    return target


def test_an_older_export_is_imported_and_is_the_same_as_what_is_here(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    (article,) = read_uploads([("a.txt", TEXT.encode())])
    workspace.corrections.correct(article.id, 0, "Ann", title="Ferry aground")
    workspace.export_to(tmp_path / "one.zip")
    export = older(tmp_path / "one.zip", 2)
    assert other.import_from(export).added["corrections"] == 1
    assert other.corrections.of([article.id]) == workspace.corrections.of([article.id])
    assert workspace.import_from(export).same["corrections"] == 1


def test_an_export_of_today_without_a_language_is_damaged(
    workspace: Workspace, other: Workspace, tmp_path: Path
) -> None:
    workspace.corrections.correct("abc", 0, "Ann", title="Ferry aground")
    workspace.export_to(tmp_path / "one.zip")
    with pytest.raises(WorkspaceError, match="is damaged or was changed"):
        other.import_from(older(tmp_path / "one.zip", 3))


def test_an_older_workspace_is_brought_up_to_date(where: str, clock: Clock) -> None:
    first = open_workspace(where, clock)
    first.corrections.correct("abc", 0, "Ann", title="Ferry aground", language="en")
    with first.database.write() as connection:
        downgrade(connection, "0003")
        assert "language" not in {column["name"] for column in inspect(connection).get_columns("corrections")}
    first.close()
    again = open_workspace(where, clock)
    try:
        held = again.corrections.of(["abc"])["abc"]
        assert (held.title, held.language) == ("Ferry aground", None)
    finally:
        again.close()
