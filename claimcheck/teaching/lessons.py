"""The ready lessons of ``data/lessons``: one folder each, one ``lesson.json`` inside, read and checked here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from claimcheck.errors import InputError
from claimcheck.reports.decoding import record_from

Answer = Literal["conflict", "both", "different"]
ANSWERS: dict[Answer, str] = {
    "conflict": "They cannot both be true",
    "both": "Both can be true",
    "different": "They are about different things",
}
FILE = "lesson.json"
DEFAULT_LESSONS = Path(__file__).resolve().parents[2] / "data" / "lessons"
LEAST_PASSAGES, MOST_PASSAGES = 2, 30  # one passage is no lesson; thirty are more than two school hours hold
MOST_CHARACTERS = 600  # of one text: what pupils read from a board in half a minute
MOST_BYTES = 500_000  # a lesson of thirty passages is under 60 kB
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_AGES = re.compile(r"(\d{1,2}) to (\d{1,2})")


@dataclass(frozen=True, slots=True)
class Extract:
    """What one source writes. ``published`` is an ISO 8601 date or date-time; null when the source gives none."""

    source: str
    text: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Two texts to be judged: the right answer, the reason that pupils are told, and a note for the teacher alone."""

    id: str
    a: Extract
    b: Extract
    answer: Answer
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the lesson: what happens, how long it takes, and which passages (by id) are read in it."""

    title: str
    minutes: int
    text: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadyLesson:
    """A lesson to be given as it is. ``name`` is its folder's; ``teaches`` the one thing pupils take home."""

    name: str
    title: str
    goal: str
    ages: str
    minutes: int
    teaches: str
    passages: tuple[Passage, ...]
    steps: tuple[Step, ...]


def ready_lessons(root: Path = DEFAULT_LESSONS) -> tuple[ReadyLesson, ...]:
    """Read every lesson under a folder, in the order of their titles; none when the folder is missing.

    Raises:
        InputError: a lesson cannot be used; the message names its file and what is wrong.
    """
    found = [read_lesson(path.parent) for path in root.glob(f"*/{FILE}")]
    return tuple(sorted(found, key=lambda lesson: (lesson.title, lesson.name)))


def read_lesson(folder: Path) -> ReadyLesson:
    """Read and check one lesson.

    Args:
        folder: holds ``lesson.json``.

    Raises:
        InputError: the file is missing, or a part of it is missing, unknown, or makes no sense.
    """
    path = folder / FILE
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path} is above {MOST_BYTES // 1000} kB; a lesson is a few pages")
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path} cannot be opened ({error.strerror}); check the name") from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{path} is no JSON in UTF-8; compare it with the lessons that come with claimcheck"
        ) from error
    if not isinstance(content, dict):
        raise InputError(f"{path} should hold one object; compare it with the lessons that come with claimcheck")
    lesson = record_from(ReadyLesson, {**content, "name": folder.name}, f"{path}: lesson")
    for wrong in _faults(lesson):
        raise InputError(f"{path}: {wrong}")
    return lesson


def _faults(lesson: ReadyLesson) -> Iterator[str]:
    """Yield what is wrong with a lesson whose parts all have the right type."""
    for name in ("title", "goal", "teaches"):
        if not getattr(lesson, name).strip():
            yield f"{name} is empty"
    ages = _AGES.fullmatch(lesson.ages)
    if ages is None or int(ages[1]) > int(ages[2]):
        yield f"ages should be written as “10 to 14”, not {lesson.ages!r}"
    if not LEAST_PASSAGES <= len(lesson.passages) <= MOST_PASSAGES:
        yield f"{len(lesson.passages)} passages; a lesson has {LEAST_PASSAGES} to {MOST_PASSAGES}"
    ids = [passage.id for passage in lesson.passages]
    yield from (f"two passages have the id {twin!r}" for twin in _twins(ids))
    for passage in lesson.passages:
        yield from (f"passage {passage.id!r}: {wrong}" for wrong in _passage_faults(passage))
    yield from _step_faults(lesson, set(ids))


def _passage_faults(passage: Passage) -> Iterator[str]:
    if not _ID.fullmatch(passage.id):
        yield "its id should be small letters, digits and hyphens, at most 40"
    if not passage.reason.strip():
        yield "its reason is empty"
    for name, extract in (("a", passage.a), ("b", passage.b)):
        if not extract.source.strip() or not extract.text.strip():
            yield f"{name} lacks its source or its text"
        if len(extract.text) > MOST_CHARACTERS:
            yield f"the text of {name} is above {MOST_CHARACTERS} characters"
        if extract.published is not None and not _is_moment(extract.published):
            yield f"{name} is dated {extract.published!r}; write 2026-05-14 or 2026-05-14T08:30"


def _step_faults(lesson: ReadyLesson, ids: set[str]) -> Iterator[str]:
    if not lesson.steps:
        yield "it has no steps"
    for number, step in enumerate(lesson.steps, 1):
        if not step.title.strip() or step.minutes < 1:
            yield f"step {number} lacks its title or its minutes"
        yield from (
            f"step {number} names no passage of this lesson: {each!r}" for each in step.passages if each not in ids
        )
    if lesson.steps and sum(step.minutes for step in lesson.steps) != lesson.minutes:
        yield f"its steps take {sum(step.minutes for step in lesson.steps)} minutes, the lesson {lesson.minutes}"


def _twins(ids: Sequence[str]) -> list[str]:
    return sorted({each for each in ids if ids.count(each) > 1})


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
