"""A room is read once a second for everybody, and at once after something was written in it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from streamlit import config

from claimcheck.errors import WorkspaceError
from claimcheck.ui import keeping
from claimcheck.ui.lessons import door, room, watch
from claimcheck.ui.lessons.plan import Pair, Passage, Plan


@dataclass(frozen=True, slots=True)
class Seen:
    lesson_id: str
    number: int


class Source:
    """Reads a new number each time; the clock is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0
        self.reads = 0
        self.watch: watch.Watch[Seen] = watch.Watch(lambda: self.now)

    def read(self) -> Seen:
        self.reads += 1
        return Seen("a", self.reads)

    def look(self, key: str = "key") -> int:
        return self.watch.look("code", key, self.read).number


def test_a_room_is_read_once_a_second() -> None:
    source = Source()
    assert [source.look(), source.look()] == [1, 1]
    source.now = watch.FRESH_SECONDS - 0.01
    assert source.look() == 1
    source.now = watch.FRESH_SECONDS
    assert source.look() == 2


def test_what_was_written_is_seen_at_once_under_every_name() -> None:
    source = Source()
    assert [source.look("one"), source.look("two")] == [1, 2]
    source.watch.changed("b")
    assert source.look("one") == 1
    source.watch.changed("a")
    assert [source.look("one"), source.look("two")] == [3, 4]


def test_what_was_read_before_something_was_written_is_not_kept() -> None:
    source = Source()

    def read() -> Seen:
        source.watch.changed("a")  # somebody writes while this is read
        return source.read()

    assert source.watch.look("code", "key", read).number == 1
    assert source.look() == 2


def test_errors_are_passed_on_and_not_kept() -> None:
    source = Source()

    def broken() -> Seen:
        raise WorkspaceError("busy")

    with pytest.raises(WorkspaceError):
        source.watch.look("code", "key", broken)
    assert source.look() == 1


def test_not_more_rooms_are_kept_than_a_school_has() -> None:
    source = Source()
    for number in range(watch.MOST_KEPT + 1):
        source.look(str(number))
    assert len(source.watch._seen) <= watch.MOST_KEPT


def test_a_class_that_looks_reads_the_workspace_once(monkeypatch: pytest.MonkeyPatch) -> None:
    passage = Passage("Herald", "2026-05-14", "The ferry carried 40 people.", (0, 28))
    lesson = room.open_room(Plan("Who is right?", (Pair("one", passage, passage),)))
    pupils = keeping.workspace().pupils
    asked: list[str] = []
    read = type(pupils).answers
    monkeypatch.setattr(type(pupils), "answers", lambda self, key: asked.append(key) or read(self, key))
    monkeypatch.setattr(watch, "FRESH_SECONDS", 60.0)
    rooms = [room.room_by_code(lesson.code) for _ in range(30)]
    assert len(asked) == 1
    assert all(each is rooms[0] for each in rooms)
    fox = pupils.join(lesson.id, "Fox")
    room.changed(lesson.id)
    assert [pupil.id for pupil in room.room_by_code(lesson.code).pupils] == [fox.id]


def test_the_pupils_server_leaves_garbage_to_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "set_up", lambda: None)
    before = config.get_option(door.COLLECT)

    async def run() -> None:
        async with door.keep_promise(None):  # type: ignore[arg-type] # the app is not asked
            assert config.get_option(door.COLLECT) is False

    try:
        with ThreadPoolExecutor(1) as thread:  # a browser's tests before this one may have a loop in this thread
            thread.submit(lambda: asyncio.run(run())).result()
    finally:
        config.set_option(door.COLLECT, before)
