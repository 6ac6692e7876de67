from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.errors import InputError
from claimcheck.records import Article, Dropped
from claimcheck.workspace import Seen, StaleError, Workspace

HOSTILE = (
    "plain",
    "nul \0 inside",
    "lone \ud800 and a pair told apart \ud83d\ude00, beside a real \U0001f600",
    "back\\slash \\u0000 \\\\",
    "'; DROP TABLE articles; --",
    "<script>alert(1)</script>\r\n\t\u2028 \u202egnp.exe",
    "%s %(x)s :name ? {}",
)


def test_workspace_gives_articles_back_as_read(workspace: Workspace) -> None:
    articles = [Article.from_text(text, text, text, "2026-05-01", text, text, text, text) for text in HOSTILE]
    articles.append(Article.from_text("", "", sha256="ab" * 32))
    dropped = [Dropped(text, text, text, None, 0, 3) for text in HOSTILE]
    info = workspace.comparisons.save("Story", articles, "Ann", '{"schema_version": 1}', dropped)
    kept = workspace.comparisons.open(info.id)
    assert kept.articles == tuple(articles)
    assert kept.dropped == tuple(dropped)
    assert kept.report == '{"schema_version": 1}'
    assert kept.info == info
    assert (info.name, info.who, info.version, info.articles, info.is_analysed) == ("Story", "Ann", 1, 8, True)


def test_workspace_keeps_two_readings_of_one_text(workspace: Workspace, ferry: tuple[Article, ...]) -> None:
    other = replace(ferry[0], title="Another headline")
    first = workspace.comparisons.save("First", ferry, "Ann")
    second = workspace.comparisons.save("Second", [other, ferry[0], other], "Ann")
    assert workspace.comparisons.open(first.id).articles == ferry
    assert workspace.comparisons.open(second.id).articles == (other, ferry[0], other)


def test_workspace_replaces_only_what_was_seen(
    workspace: Workspace, colleague: Workspace, ferry: tuple[Article, ...]
) -> None:
    info = workspace.comparisons.save("Ferry", ferry, "Ann")
    theirs = colleague.comparisons.replace(info.id, 1, ferry[:1], "Bo", "{}")
    for late in (
        lambda: workspace.comparisons.replace(info.id, 1, ferry[1:], "Ann"),
        lambda: workspace.comparisons.rename(info.id, 1, "Boat", "Ann"),
        lambda: workspace.comparisons.remove(info.id, 1, "Ann"),
    ):
        with pytest.raises(StaleError, match=r"^Bo changed this at 2026-05-14 09:00 UTC; look at it") as caught:
            late()
        assert caught.value.current == theirs
    kept = workspace.comparisons.open(info.id)
    assert (kept.articles, kept.report, kept.info.name) == (ferry[:1], "{}", "Ferry")
    assert workspace.comparisons.rename(info.id, 2, " Boat\n", "Ann").name == "Boat"


def test_workspace_bins_and_brings_back(workspace: Workspace, ferry: tuple[Article, ...]) -> None:
    old = workspace.comparisons.save("Old", ferry, "Ann")
    new = workspace.comparisons.save("New", ferry[:1], "Ann")
    assert [info.name for info in workspace.comparisons.list()] == ["New", "Old"]
    workspace.comparisons.remove(new.id, 1, "Ann")
    assert [info.name for info in workspace.comparisons.list()] == ["Old"]
    assert [info.name for info in workspace.comparisons.list(removed=True)] == ["New"]
    workspace.comparisons.bring_back(new.id, 2, "Ann")
    assert {info.id for info in workspace.comparisons.list()} == {old.id, new.id}


def test_workspace_erases_with_everything_said_about_it(workspace: Workspace, ferry: tuple[Article, ...]) -> None:
    shared = workspace.comparisons.save("Shared", ferry[:1], "Ann")
    gone = workspace.comparisons.save("Gone", ferry, "Ann")
    workspace.verdicts.decide(gone.id, [Seen("f1")], "confirmed", "Ann")
    workspace.notes.add(gone.id, "f1", "Ring them up", "Ann")
    workspace.comparisons.erase(gone.id)
    assert workspace.comparisons.open(shared.id).articles == ferry[:1]
    assert workspace.verdicts.of(gone.id) == {} and workspace.notes.of(gone.id) == ()
    for late in (
        lambda: workspace.comparisons.open(gone.id),
        lambda: workspace.comparisons.rename(gone.id, 1, "x", "Ann"),
        lambda: workspace.verdicts.decide(gone.id, [Seen("f1")], "confirmed", "Ann"),
        lambda: workspace.verdicts.decide(gone.id, [Seen("f1", 1)], "confirmed", "Ann"),
        lambda: workspace.notes.add(gone.id, "f1", "late", "Ann"),
    ):
        with pytest.raises(InputError, match="no longer there"):
            late()


@pytest.mark.parametrize("name", ["", " \n ", "x" * 201])
def test_workspace_refuses_names_that_are_none(workspace: Workspace, name: str) -> None:
    with pytest.raises(InputError):
        workspace.comparisons.save(name, [], "Ann")
    assert workspace.comparisons.list() == ()


def test_workspace_refuses_what_no_export_could_hold(
    workspace: Workspace, ferry: tuple[Article, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.workspace.checks.REPORT_CHARACTERS", 10)
    monkeypatch.setattr("claimcheck.workspace.checks.ARTICLE_CHARACTERS", 50)
    with pytest.raises(InputError, match="report is too large"):
        workspace.comparisons.save("Ferry", [], "Ann", "x" * 11)
    with pytest.raises(InputError, match="article is too large"):
        workspace.comparisons.save("Ferry", ferry, "Ann")
    assert workspace.comparisons.list() == ()
