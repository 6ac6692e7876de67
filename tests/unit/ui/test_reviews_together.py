"""Two reviewers on one finding: the second sees what the first did, and nothing of either is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from clicks import write_note
from streamlit.testing.v1 import AppTest

from claimcheck.ui import analysis, keeping, reviews, saving
from claimcheck.ui.state import Desk
from claimcheck.workspace import Note


@pytest.fixture
def pair(analysed: Desk, monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, Desk]:
    """Two desks with the same saved comparison; what Bo writes is signed by Bo."""
    saving.save(analysed, "Ferry")
    assert analysed.saved is not None
    other = Desk(is_opened=True)
    saving.open_saved(other, analysed.saved.id)
    return analysed, other


def write(desk: Desk, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as now:
        now.setattr(reviews, "who", lambda: who)
        saving.write_reviews(desk)


def decisions(desk: Desk) -> list[str | None]:
    assert desk.saved is not None
    again = Desk(is_opened=True)
    saving.open_saved(again, desk.saved.id)
    return [again.review(view).decision for view in again.findings]


def test_who_comes_second_gets_the_firsts_decision_and_is_told(
    pair: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, bo = pair
    bo.decide(bo.findings[0], "dismissed")
    write(bo, "bo@paper.example", monkeypatch)
    ann.decide(ann.findings[0], "confirmed")
    write(ann, "ann@paper.example", monkeypatch)
    assert decisions(ann) == ["dismissed", None, None]
    assert ann.review(ann.findings[0]).decision == "dismissed"
    (told,) = ann.said
    assert told.startswith("bo@paper.example decided “dismissed” on “212 or 260” at ")
    assert "Yours (“confirmed”) was not saved: look at it, then decide again." in told
    ann.decide(ann.findings[0], "confirmed")  # having seen it
    write(ann, "ann@paper.example", monkeypatch)
    assert decisions(ann) == ["confirmed", None, None]
    flag = ann.findings[0].conflicts[0].id
    history = keeping.workspace().verdicts.history(ann.saved.id if ann.saved else "", flag)
    assert [(each.decision, each.who) for each in history] == [
        ("dismissed", "bo@paper.example"),
        ("confirmed", "ann@paper.example"),
    ]


def test_the_same_decision_twice_is_no_news(pair: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    ann, bo = pair
    for desk, name in ((bo, "bo"), (ann, "ann")):
        desk.decide(desk.findings[1], "to check")
        write(desk, name, monkeypatch)
    assert decisions(ann) == [None, "to check", None]
    assert ann.said == []


def test_a_bulk_dismissal_keeps_out_of_what_a_colleague_decided(
    pair: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, bo = pair
    bo.decide(bo.findings[1], "confirmed")
    write(bo, "bo", monkeypatch)
    ann.dismiss(ann.findings)
    write(ann, "ann", monkeypatch)
    assert decisions(ann) == ["dismissed", "confirmed", "dismissed"]
    assert len(ann.said) == 1


def test_undo_does_not_undo_the_colleagues_decision(pair: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    ann, bo = pair
    ann.decide(ann.findings[2], "to check")
    write(ann, "ann", monkeypatch)
    bo.decide(bo.findings[0], "dismissed")
    write(bo, "bo", monkeypatch)
    ann.decide(ann.findings[0], "confirmed")
    write(ann, "ann", monkeypatch)
    ann.undo()
    write(ann, "ann", monkeypatch)
    assert decisions(ann) == ["dismissed", None, "to check"]
    ann.undo()
    write(ann, "ann", monkeypatch)
    assert decisions(ann) == ["dismissed", None, None]


def test_of_two_notes_both_texts_stay(pair: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    ann, bo = pair
    bo.note(bo.findings[0], "Bo rang the harbour.")
    write(bo, "bo", monkeypatch)
    ann.note(ann.findings[0], "Ann asked the captain.")
    write(ann, "ann", monkeypatch)
    both = "Bo rang the harbour.\n\nAnn asked the captain."
    assert ann.review(ann.findings[0]).note == both
    assert "Both texts stand in it now" in ann.said[0]
    bo.note(bo.findings[0], "Bo rang the harbour. Nobody answered.")
    write(bo, "bo", monkeypatch)
    kept = keeping.workspace().notes.of(ann.saved.id if ann.saved else "")
    assert len({note.flag_id for note in kept}) == len(kept)
    text = bo.review(bo.findings[0]).note
    assert both in text
    assert "Nobody answered." in text


def test_a_note_taken_away_here_and_changed_there_stays(
    pair: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, bo = pair
    ann.note(ann.findings[0], "Ask.")
    write(ann, "ann", monkeypatch)
    assert bo.saved is not None
    saving.open_saved(bo, bo.saved.id)
    bo.note(bo.findings[0], "Asked: 212.")
    write(bo, "bo", monkeypatch)
    ann.note(ann.findings[0], "")
    write(ann, "ann", monkeypatch)
    assert ann.review(ann.findings[0]).note == "Asked: 212."


def test_a_note_written_between_the_look_and_the_write_is_merged(
    pair: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, _ = pair
    ann.note(ann.findings[0], "First.")
    write(ann, "ann", monkeypatch)
    notes, done = keeping.workspace().notes, set[str]()
    edit = type(notes).edit

    def late(self: Any, note: Note, text: str, who: str) -> Note:
        if note.flag_id not in done:
            done.add(note.flag_id)
            edit(self, note, "Bo was faster.", "bo")
        return edit(self, note, text, who)

    monkeypatch.setattr(type(notes), "edit", late)
    ann.note(ann.findings[0], "Second.")
    saving.write_reviews(ann)
    assert ann.trouble == ""
    assert ann.review(ann.findings[0]).note == "Bo was faster.\n\nSecond."


def test_the_page_says_what_a_colleague_decided_and_shows_it(analysed: Desk) -> None:
    saving.save(analysed, "Ferry")
    assert analysed.saved is not None
    main = str(Path(analysis.__file__).with_name("main.py"))
    pages = []
    for _ in range(2):
        page = AppTest.from_file(main, default_timeout=20)
        page.query_params["comparison"] = analysed.saved.id
        page.run()
        pages.append(page.switch_page("screens/conflicts.py").run())
    view = analysed.findings[0]
    first, second = pages
    first.button(key=f"dismissed-{view.id}").click().run()
    write_note(first, view, "Typo of an agency.")
    second.button(key=f"confirmed-{view.id}").click().run()
    assert not second.exception
    assert "decided “dismissed” on “212 or 260”" in second.warning[0].value.replace("\\", "")
    assert second.button(key=f"dismissed-{view.id}").label == "Dismissed ✓"
    assert second.button(key=f"confirmed-{view.id}").label == "Confirm"
    write_note(second, view, "Rang them.")
    assert second.session_state["desk"].review(view).note == "Typo of an agency.\n\nRang them."
    second.button(key=f"confirmed-{view.id}").click().run()
    assert decisions(second.session_state["desk"])[0] == "confirmed"
