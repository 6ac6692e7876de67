"""The ready lessons load, hold together, and say clearly what is wrong with one that does not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import InputError
from claimcheck.teaching.lessons import ANSWERS, DEFAULT_LESSONS, FILE, read_lesson, ready_lessons

NAMES = ("as_of", "headlines_and_text", "part_and_whole", "rounding", "who_says_it", "wire_copies")
Content = dict[str, Any]
Spoil = Callable[[Content], object]


@pytest.fixture
def good() -> Content:
    content: Content = json.loads((DEFAULT_LESSONS / "rounding" / FILE).read_text(encoding="utf-8"))
    return content


def put(folder: Path, content: object) -> Path:
    place = folder / "mine"
    place.mkdir(exist_ok=True)
    (place / FILE).write_text(json.dumps(content), encoding="utf-8")
    return place


def test_all_six_lessons_come_with_it() -> None:
    assert sorted(lesson.name for lesson in ready_lessons()) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_is_whole(name: str) -> None:
    lesson = read_lesson(DEFAULT_LESSONS / name)
    assert 8 <= len(lesson.passages) <= 10
    assert {passage.answer for passage in lesson.passages} == set(ANSWERS)
    assert Counter(passage.answer for passage in lesson.passages)["conflict"] >= 3
    assert all(passage.note.strip() for passage in lesson.passages)
    read = [each for step in lesson.steps for each in step.passages]
    assert {passage.id for passage in lesson.passages} == set(read)


def test_a_folder_without_lessons_holds_none(tmp_path: Path) -> None:
    assert ready_lessons(tmp_path) == ()
    assert ready_lessons(tmp_path / "missing") == ()


SPOILED: dict[str, tuple[Spoil, str]] = {
    "a missing goal": (lambda c: c.pop("goal"), "goal"),
    "an empty title": (lambda c: c.update(title=" "), "title is empty"),
    "a word too many": (lambda c: c.update(colour="red"), "colour"),
    "another answer": (lambda c: c["passages"][0].update(answer="perhaps"), "answer"),
    "two ids alike": (lambda c: c["passages"][0].update(id="stalls"), "two passages have the id 'stalls'"),
    "an odd id": (lambda c: c["passages"][0].update(id="../x"), "letters, digits and hyphens"),
    "no date": (lambda c: c["passages"][0]["a"].update(published="soon"), "write 2026-05-14"),
    "no source": (lambda c: c["passages"][0]["b"].update(source=""), "b lacks its source"),
    "no reason": (lambda c: c["passages"][0].update(reason=""), "reason is empty"),
    "a long text": (lambda c: c["passages"][0]["a"].update(text="x" * 601), "above 600 characters"),
    "odd ages": (lambda c: c.update(ages="all"), "10 to 14"),
    "ages backwards": (lambda c: c.update(ages="14 to 10"), "10 to 14"),
    "minutes that do not add up": (lambda c: c.update(minutes=50), "its steps take 45 minutes"),
    "an unknown passage": (
        lambda c: c["steps"][0]["passages"].append("nope"),
        "names no passage of this lesson: 'nope'",
    ),
    "an untitled step": (lambda c: c["steps"][0].update(title=""), "step 1 lacks"),
    "no steps": (lambda c: c.update(steps=[]), "no steps"),
    "one passage": (lambda c: c.update(passages=c["passages"][:1]), "1 passages"),
}


@pytest.mark.parametrize("what", SPOILED)
def test_what_is_wrong_is_said_with_the_file(what: str, good: Content, tmp_path: Path) -> None:
    spoil, message = SPOILED[what]
    spoil(good)
    with pytest.raises(InputError) as caught:
        read_lesson(put(tmp_path, good))
    assert message in str(caught.value)
    assert FILE in str(caught.value)


@pytest.mark.parametrize("content", [[], 3, "x"])
def test_something_else_is_refused(content: object, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="one object"):
        read_lesson(put(tmp_path, content))


def test_no_json_no_file_and_too_much_are_refused(tmp_path: Path) -> None:
    place = put(tmp_path, {})
    (place / FILE).write_bytes(b"\xff{")
    with pytest.raises(InputError, match="no JSON"):
        read_lesson(place)
    (place / FILE).write_text(" " * 500_001)
    with pytest.raises(InputError, match="above 500 kB"):
        read_lesson(place)
    with pytest.raises(InputError, match="cannot be opened"):
        read_lesson(tmp_path)
