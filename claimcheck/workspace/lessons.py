"""Lessons: rooms that a teacher opens and steps through, and that pupils find by a short code."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from claimcheck.errors import InputError, WorkspaceError
from claimcheck.workspace import checks
from claimcheck.workspace.clock import Clock, utc_now
from claimcheck.workspace.columns import KEY_CHARACTERS
from claimcheck.workspace.database import Database
from claimcheck.workspace.errors import StaleError
from claimcheck.workspace.records import Lesson
from claimcheck.workspace.tables import lessons

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0 and 1, which look alike on a board
CODE_LENGTH = 6  # 31^6, near a billion: nobody walks into a room by guessing
CODE_TRIES = 5
CONTENT_CHARACTERS = 4_000_000  # a story of fifty articles as JSON is under 2 MB
GONE = "that lesson is no longer there"
NO_CODE = "no lesson has that code; look at the board again"


class Lessons:
    """Open, find, step and delete lessons."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        """Work on ``database``."""
        self._database = database
        self._clock = clock

    def open(self, title: str, content: str, who: str) -> Lesson:
        """Open a room with a code of its own, at step 0.

        Args:
            title: what pupils see above it.
            content: the app's JSON: passages, items, the tool's own answers.
            who: the teacher.

        Raises:
            InputError: the title is empty, or the content too long.
            WorkspaceError: it cannot be written.
        """
        at = self._clock()
        row = {
            "id": checks.new_id(),
            "title": checks.line(title, "a title"),
            "content": checks.words(content, "the lesson", CONTENT_CHARACTERS),
            "step": 0,
            "version": 1,
            "who": who,
            "at": at,
            "opened": at,
            "closed": None,
        }
        with self._database.write() as connection:
            for _ in range(CODE_TRIES):
                try:
                    with connection.begin_nested():
                        connection.execute(insert(lessons), {**row, "code": _new_code()})
                    return _found(connection, lessons.c.id == row["id"])
                except IntegrityError:
                    continue
        raise WorkspaceError("no free code was found for the lesson; try again")

    def by_code(self, code: str) -> Lesson:
        """Find a room by the code on the board, however it was typed.

        Raises:
            InputError: no lesson has it.
            WorkspaceError: it cannot be read.
        """
        typed = "".join(code.split()).upper()[:KEY_CHARACTERS]
        if not typed.isascii() or not typed.isalnum():
            raise InputError(NO_CODE)
        with self._database.read() as connection:
            return _found(connection, lessons.c.code == typed, NO_CODE)

    def get(self, lesson_id: str) -> Lesson:
        """Return a lesson; raises as ``by_code`` does."""
        key = checks.key(lesson_id, "lesson")
        with self._database.read() as connection:
            return _found(connection, lessons.c.id == key)

    def list(self, who: str | None = None) -> tuple[Lesson, ...]:
        """List the lessons, the newest first: those of one teacher, or all."""
        query = select(lessons).order_by(lessons.c.opened.desc(), lessons.c.id)
        with self._database.read() as connection:
            found = tuple(_lesson(row) for row in connection.execute(query).mappings())
        return tuple(lesson for lesson in found if who is None or lesson.who == who)

    def go_to(self, lesson: Lesson, step: int, who: str) -> Lesson:
        """Step the class; ``lesson`` as the teacher saw it.

        Raises:
            StaleError: another teacher changed it since.
            InputError: it is gone.
            WorkspaceError: it cannot be written.
        """
        return self._change(lesson, who, {"step": step})

    def close(self, lesson: Lesson, who: str) -> Lesson:
        """Close the room: nobody joins or answers any more. Raises as ``go_to`` does."""
        return self._change(lesson, who, {"closed": self._clock()})

    def remove(self, lesson_id: str) -> None:
        """Delete a lesson for good, with everything that pupils wrote in it."""
        with self._database.write() as connection:
            connection.execute(delete(lessons).where(lessons.c.id == checks.key(lesson_id, "lesson")))
        self._database.sweep()

    def _change(self, lesson: Lesson, who: str, values: Mapping[str, object]) -> Lesson:
        """Change a lesson if nobody else did; the database compares and sets in one step."""
        same = (lessons.c.id == lesson.id) & (lessons.c.version == lesson.version)
        signed = {"version": lesson.version + 1, "who": who, "at": self._clock()}
        with self._database.write() as connection:
            changed = connection.execute(update(lessons).where(same).values(**values, **signed)).rowcount
            now = _found(connection, lessons.c.id == lesson.id)
            if not changed:
                raise StaleError(now)
            return now


def _new_code() -> str:
    """Draw a code."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def _found(connection: Connection, where: ColumnElement[bool], gone: str = GONE) -> Lesson:
    """Read one lesson, or say that it is gone."""
    row = connection.execute(select(lessons).where(where)).mappings().one_or_none()
    if row is None:
        raise InputError(gone)
    return _lesson(row)


def _lesson(row: Mapping[Any, Any]) -> Lesson:
    """Make the record of a row."""
    return Lesson(**{name: row[name] for name in Lesson.__dataclass_fields__})
