from __future__ import annotations

import stat
from pathlib import Path

import pytest

from claimcheck.errors import WorkspaceError
from claimcheck.workspace import open_workspace, workspace
from claimcheck.workspace.location import find, place


def test_the_default_is_a_file_that_only_its_owner_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("CLAIMCHECK_DATABASE_URL", raising=False)
    with workspace() as opened:
        opened.comparisons.save("Ferry", [], "")
        kept = tmp_path / "data" / "claimcheck" / "workspace.sqlite3"
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in kept.parent.iterdir()}
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert modes.pop("workspace.sqlite3") == 0o600
    assert set(modes.values()) <= {0o600}


def test_the_environment_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_DATABASE_URL", f"sqlite:///{tmp_path}/given.sqlite3")
    with workspace():
        assert (tmp_path / "given.sqlite3").exists()
    for scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        monkeypatch.setenv("CLAIMCHECK_DATABASE_URL", f" {scheme}://ann:hush@desk.test/news ")
        assert find().drivername == "postgresql+psycopg"
        assert place(find()) == "The workspace news on desk.test"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://ann:hush@desk.test/news",
        "postgresql+asyncpg://ann:hush@desk.test/news",
        "sqlite://",
        "sqlite:///:memory:",
        "://hush",
        "postgresql://ann:hush@desk.test:port/news",
        "http://hush@desk.test",
    ],
)
def test_other_urls_are_refused_without_their_password(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("CLAIMCHECK_DATABASE_URL", url)
    with pytest.raises(WorkspaceError, match="CLAIMCHECK_DATABASE_URL") as caught:
        open_workspace()
    assert "hush" not in str(caught.value) and caught.value.__suppress_context__ is (
        caught.value.__context__ is not None
    )


def test_a_server_that_is_not_there_is_told_without_its_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(WorkspaceError) as caught:
        open_workspace("postgresql://ann:hush@127.0.0.1:1/news")
    assert str(caught.value) == (
        "The workspace news on 127.0.0.1: the database does not answer; it works again as soon as the server is back"
    )
