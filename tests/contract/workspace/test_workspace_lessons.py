from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from claimcheck.errors import InputError
from claimcheck.workspace import Lesson, StaleError, Workspace
from claimcheck.workspace.pupils import MAX_ANSWERS, MAX_PUPILS
from tests.contract.workspace.conftest import Clock


@pytest.fixture
def lesson(workspace: Workspace) -> Lesson:
    return workspace.lessons.open("Rounding", '{"items": ["1", "2"]}', "Ms Lee")


def test_a_room_is_found_by_its_code_however_typed(workspace: Workspace, colleague: Workspace, lesson: Lesson) -> None:
    assert len(lesson.code) == 6
    assert colleague.lessons.by_code(f" {lesson.code[:3].lower()} {lesson.code[3:]}\n") == lesson
    assert colleague.lessons.get(lesson.id) == lesson
    other = workspace.lessons.open("Shares", "{}", "Mr Roy")
    assert [one.title for one in workspace.lessons.list()] == ["Shares", "Rounding"]
    assert workspace.lessons.list("Mr Roy") == (other,)
    for code in ("", "ABCDE", "'; --", "\0", "é" * 6, "A" * 9999):
        with pytest.raises(InputError, match="no lesson has that code"):
            workspace.lessons.by_code(code)


def test_two_teachers_step_a_class(workspace: Workspace, colleague: Workspace, lesson: Lesson) -> None:
    ahead = colleague.lessons.go_to(lesson, 3, "Mr Roy")
    assert (ahead.step, ahead.version) == (3, 2)
    with pytest.raises(StaleError, match=r"^Mr Roy changed") as caught:
        workspace.lessons.go_to(lesson, 1, "Ms Lee")
    assert caught.value.current == ahead


def test_pupils_join_and_answer(workspace: Workspace, colleague: Workspace, lesson: Lesson) -> None:
    fox, owl = workspace.pupils.join(lesson.id, " Fox "), colleague.pupils.join(lesson.id, "Owl")
    with pytest.raises(InputError, match="has that name already"):
        workspace.pupils.join(lesson.id, "Fox")
    workspace.pupils.answer(fox.id, "1", "conflict", "They differ")
    workspace.pupils.answer(fox.id, "1", "both can be true", "One is \0 rounded \ud800")
    colleague.pupils.answer(owl.id, "1", "conflict")
    assert workspace.pupils.of(lesson.id) == (fox, owl)
    held = workspace.pupils.answers(lesson.id)
    assert [(one.pupil_id, one.judgement, one.why) for one in held] == [
        (fox.id, "both can be true", "One is \0 rounded \ud800"),
        (owl.id, "conflict", ""),
    ]
    workspace.lessons.close(lesson, "Ms Lee")
    for late in (
        lambda: workspace.pupils.join(lesson.id, "Elk"),
        lambda: workspace.pupils.answer(fox.id, "2", "conflict"),
    ):
        with pytest.raises(InputError, match="closed"):
            late()


def test_thirty_pupils_at_once(workspace: Workspace, lesson: Lesson) -> None:
    def take_part(number: int) -> None:
        pupil = workspace.pupils.join(lesson.id, f"Pupil {number}")
        for item in ("1", "2"):
            workspace.pupils.answer(pupil.id, item, "conflict", f"because {number}")

    with ThreadPoolExecutor(30) as pool:
        list(pool.map(take_part, range(30)))
    assert len(workspace.pupils.of(lesson.id)) == 30
    assert len(workspace.pupils.answers(lesson.id)) == 60


def test_a_room_cannot_be_filled_without_end(
    workspace: Workspace, lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (MAX_PUPILS, MAX_ANSWERS) == (200, 500)
    monkeypatch.setattr("claimcheck.workspace.pupils.MAX_PUPILS", 1)
    monkeypatch.setattr("claimcheck.workspace.pupils.MAX_ANSWERS", 1)
    fox = workspace.pupils.join(lesson.id, "Fox")
    workspace.pupils.answer(fox.id, "1", "conflict")
    workspace.pupils.answer(fox.id, "1", "conflict", "again")
    for late in (
        lambda: workspace.pupils.join(lesson.id, "Owl"),
        lambda: workspace.pupils.answer(fox.id, "2", "conflict"),
        lambda: workspace.pupils.answer(fox.id, "1", "conflict", "x" * 2001),
        lambda: workspace.pupils.answer(fox.id, "1", "x" * 101),
        lambda: workspace.pupils.answer("nobody", "1", "conflict"),
        lambda: workspace.pupils.join(lesson.id, "x" * 41),
        lambda: workspace.pupils.join("nowhere", "Elk"),
    ):
        with pytest.raises(InputError):
            late()


def test_a_pupil_leaves_with_everything_they_wrote_and_nobody_elses(workspace: Workspace, lesson: Lesson) -> None:
    fox, owl = workspace.pupils.join(lesson.id, "Fox"), workspace.pupils.join(lesson.id, "Owl")
    for pupil in (fox, owl):
        workspace.pupils.answer(pupil.id, "1", "conflict", "because")
    workspace.pupils.leave(fox.id)
    workspace.pupils.leave(fox.id)
    assert workspace.pupils.of(lesson.id) == (owl,)
    assert [answer.pupil_id for answer in workspace.pupils.answers(lesson.id)] == [owl.id]
    assert workspace.pupils.join(lesson.id, "Fox").id != fox.id
    with pytest.raises(InputError, match="no id"):
        workspace.pupils.leave("' or 1 --")


def test_what_pupils_wrote_goes_with_one_click(workspace: Workspace, lesson: Lesson) -> None:
    fox = workspace.pupils.join(lesson.id, "Fox")
    workspace.pupils.answer(fox.id, "1", "conflict")
    assert workspace.pupils.forget(lesson.id) == 1
    assert workspace.pupils.of(lesson.id) == () and workspace.pupils.answers(lesson.id) == ()
    assert workspace.lessons.get(lesson.id) == lesson
    workspace.pupils.join(lesson.id, "Fox")
    workspace.lessons.remove(lesson.id)
    assert workspace.pupils.of(lesson.id) == () and workspace.lessons.list() == ()
    with pytest.raises(InputError, match="no longer there"):
        workspace.lessons.get(lesson.id)
    with pytest.raises(InputError, match="join it again"):
        workspace.pupils.answer(fox.id, "1", "conflict")


def test_what_pupils_wrote_goes_after_thirty_days(workspace: Workspace, lesson: Lesson, clock: Clock) -> None:
    early, late = workspace.pupils.join(lesson.id, "Early"), workspace.pupils.join(lesson.id, "Late")
    workspace.pupils.answer(early.id, "1", "conflict")
    clock.pass_days(29.9)
    assert workspace.pupils.forget_old() == 0
    workspace.pupils.answer(late.id, "1", "conflict")
    clock.pass_days(0.2)
    assert workspace.pupils.forget_old() == 2  # Early's answer and name
    assert [pupil.name for pupil in workspace.pupils.of(lesson.id)] == ["Late"]
    clock.pass_days(30)
    assert workspace.pupils.forget_old() == 2
    assert workspace.lessons.get(lesson.id) == lesson
