from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from claimcheck.errors import InputError
from claimcheck.records import Article
from claimcheck.workspace import Seen, StaleError, Tally, Workspace


@pytest.fixture
def story(workspace: Workspace, ferry: tuple[Article, ...]) -> str:
    return workspace.comparisons.save("Ferry", ferry, "Ann").id


def test_two_reviewers_lose_nothing(workspace: Workspace, colleague: Workspace, story: str) -> None:
    (first,) = workspace.verdicts.decide(story, [Seen("f1", 0, 0.9)], "confirmed", "Ann")
    with pytest.raises(StaleError, match=r"^Ann changed this") as caught:
        colleague.verdicts.decide(story, [Seen("f1", 0, 0.9)], "dismissed", "Bo", "rounding")
    assert caught.value.current == first
    (second,) = colleague.verdicts.decide(story, [Seen("f1", 1, 0.9)], "dismissed", "Bo", " rounding ")
    assert (second.version, second.decision, second.reason, second.who) == (2, "dismissed", "rounding", "Bo")
    assert workspace.verdicts.history(story, "f1") == (first, second)
    assert workspace.verdicts.of(story) == {"f1": second}


def test_a_finding_is_decided_whole_or_not(workspace: Workspace, story: str) -> None:
    workspace.verdicts.decide(story, [Seen("f2")], "to check", "Bo")
    with pytest.raises(StaleError):
        workspace.verdicts.decide(story, [Seen("f3"), Seen("f1"), Seen("f2")], "dismissed", "Ann")
    assert set(workspace.verdicts.of(story)) == {"f2"}
    saved = workspace.verdicts.decide(story, [Seen("f3"), Seen("f1"), Seen("f2", 1)], "dismissed", "Ann")
    assert [(verdict.flag_id, verdict.version) for verdict in saved] == [("f3", 1), ("f1", 1), ("f2", 2)]


def test_undo_walks_back_and_goes_on(workspace: Workspace, story: str) -> None:
    verdicts = workspace.verdicts
    for version, decision in enumerate(("confirmed", "dismissed", "to check")):
        verdicts.decide(story, [Seen("f", version)], decision, "Ann", decision)
    walked = [verdicts.undo(story, [Seen("f", version)], "Bo")[0] for version in (3, 4, 5)]
    assert [(one.version, one.decision, one.reason) for one in walked] == [
        (4, "dismissed", "dismissed"),
        (5, "confirmed", "confirmed"),
        (6, None, ""),
    ]
    with pytest.raises(InputError, match="nothing to undo"):
        verdicts.undo(story, [Seen("f", 6)], "Bo")
    with pytest.raises(StaleError):
        verdicts.undo(story, [Seen("f", 5)], "Bo")
    verdicts.decide(story, [Seen("f", 6)], "to check", "Ann")
    assert verdicts.undo(story, [Seen("f", 7)], "Ann")[0].decision is None
    assert len(verdicts.history(story, "f")) == 8
    with pytest.raises(InputError, match="nothing to undo"):
        verdicts.undo(story, [Seen("never")], "Ann")


def test_of_many_at_once_one_wins_and_the_rest_see_it(workspace: Workspace, story: str) -> None:
    def decide(number: int) -> bool:
        try:
            workspace.verdicts.decide(story, [Seen("a"), Seen("b")], "confirmed", f"R{number}")
        except StaleError as error:
            assert error.current.version == 1
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(decide, range(24)))
    assert won.count(True) == 1
    winner = f"R{won.index(True)}"
    assert {(one.who, one.version) for one in workspace.verdicts.of(story).values()} == {(winner, 1)}


def test_tally_counts_ones_own_last_decisions_of_a_level(workspace: Workspace, story: str) -> None:
    decisions = ["confirmed"] * 3 + ["dismissed"] * 2 + ["to check"]
    for number, decision in enumerate(decisions):
        workspace.verdicts.decide(story, [Seen(f"f{number}", 0, 0.5 + number / 10)], decision, "Ann")  # type: ignore[arg-type]  # from the list above
    workspace.verdicts.decide(story, [Seen("low", 0, 0.1), Seen("none")], "confirmed", "Ann")
    workspace.verdicts.decide(story, [Seen("f9", 0, 0.9)], "confirmed", "Bo")
    workspace.verdicts.undo(story, [Seen("f0", 1)], "Ann")
    assert workspace.verdicts.tally("Ann", 0.5, 1.0) == Tally(2, 2, 1)
    assert workspace.verdicts.tally("Ann", 0.5, 1.0, last=3) == Tally(0, 2, 1)


@pytest.mark.parametrize("flag", ["", "x" * 65, "a b", "a\0", "\ud800", "../x", "é"])
def test_ids_that_are_none_are_refused(workspace: Workspace, story: str, flag: str) -> None:
    with pytest.raises(InputError, match="no id of a flag"):
        workspace.verdicts.decide(story, [Seen(flag)], "confirmed", "Ann")
    with pytest.raises(InputError):
        workspace.verdicts.decide(story, [Seen("f")], "maybe", "Ann")  # type: ignore[arg-type]  # a wrong word


def test_notes_are_a_thread_with_history(workspace: Workspace, colleague: Workspace, story: str) -> None:
    mine = workspace.notes.add(story, "f1", " Ring the \0 harbour \ud800", "Ann")
    theirs = colleague.notes.add(story, "", "Good story", "Bo")
    assert mine.text == "Ring the \0 harbour \ud800"
    assert workspace.notes.of(story) == (mine, theirs)
    edited = colleague.notes.edit(mine, "Rang them", "Bo")
    with pytest.raises(StaleError, match=r"^Bo changed"):
        workspace.notes.edit(mine, "", "Ann")
    gone = workspace.notes.edit(edited, "", "Ann")
    assert workspace.notes.of(story) == (theirs,)
    assert workspace.notes.undo(gone, "Ann").text == "Rang them"
    assert [note.text for note in workspace.notes.history(mine)] == [mine.text, "Rang them", "", "Rang them"]
    with pytest.raises(InputError, match="empty"):
        workspace.notes.add(story, "f1", " ", "Ann")
    with pytest.raises(InputError, match="at most 20000"):
        workspace.notes.add(story, "f1", "x" * 20_001, "Ann")


def test_corrections_stay_wherever_the_article_is_read_again(
    workspace: Workspace, colleague: Workspace, ferry: tuple[Article, ...]
) -> None:
    first = ferry[0]
    workspace.corrections.correct(first.id, 0, "Ann", source="The Harbour Post", published="")
    with pytest.raises(StaleError, match=r"^Ann changed"):
        colleague.corrections.correct(first.id, 0, "Bo", title="X")
    fixed = replace(first, source="The Harbour Post", published=None)
    assert colleague.corrections.apply(ferry) == (fixed, ferry[1])
    colleague.corrections.correct(first.id, 1, "Bo", published="2026-05-02")
    assert workspace.corrections.apply(ferry)[0] == replace(first, published="2026-05-02")
    workspace.corrections.undo(first.id, 2, "Ann")
    assert workspace.corrections.apply(ferry)[0] == fixed
    assert len(workspace.corrections.history(first.id)) == 3
    with pytest.raises(InputError, match="no date"):
        workspace.corrections.correct(ferry[1].id, 0, "Ann", published="last week")
    assert workspace.corrections.of([]) == {}


@pytest.mark.parametrize(
    "late", [lambda w, a: w.corrections.correct(a, 7, "Ann"), lambda w, a: w.corrections.undo(a, 7, "A")]
)
def test_a_version_that_never_was_is_refused(workspace: Workspace, late: Callable[[Workspace, str], object]) -> None:
    with pytest.raises(InputError):
        late(workspace, "abc")
