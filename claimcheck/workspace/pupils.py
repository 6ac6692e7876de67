"""What pupils do in a lesson: they join under a made-up name, and answer. All of it can be forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from claimcheck.errors import InputError
from claimcheck.workspace import checks
from claimcheck.workspace.clock import Clock, utc_now
from claimcheck.workspace.database import Database
from claimcheck.workspace.lessons import GONE
from claimcheck.workspace.records import Answer, Pupil
from claimcheck.workspace.tables import answers, lessons, pupils

MAX_PUPILS = 200  # several classes; a room open to a network must not fill the disk
MAX_ANSWERS = 500  # of one pupil, for the same reason
JUDGEMENT_CHARACTERS = 100
KEPT_DAYS = 30  # what teachers are promised; issue "the app that classes keep open"
CLOSED = "the lesson is closed"


class Pupils:
    """Join, answer, read, forget."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        """Work on ``database``."""
        self._database = database
        self._clock = clock

    def join(self, lesson_id: str, name: str) -> Pupil:
        """Come in under a made-up name that nobody else in the room has.

        Raises:
            InputError: the name is empty, too long or taken, or the lesson full, closed or gone.
            WorkspaceError: it cannot be written.
        """
        name = checks.line(name, "a name", checks.PUPIL_NAME_CHARACTERS)
        pupil = Pupil(checks.new_id(), checks.key(lesson_id, "lesson"), name, self._clock())
        row = {"id": pupil.id, "lesson_id": pupil.lesson_id, "name": pupil.name, "joined": pupil.joined}
        with self._database.write() as connection:
            _check_open(connection, pupil.lesson_id)
            inside = select(func.count()).select_from(pupils).where(pupils.c.lesson_id == pupil.lesson_id)
            if connection.execute(inside).scalar_one() >= MAX_PUPILS:
                raise InputError(f"the lesson is full; {MAX_PUPILS} are in it")
            try:
                with connection.begin_nested():
                    connection.execute(insert(pupils), row)
            except IntegrityError:
                raise InputError("somebody here has that name already; choose another") from None
        return pupil

    def answer(self, pupil_id: str, item: str, judgement: str, why: str = "") -> Answer:
        """Keep a pupil's answer to one item, in place of an earlier one.

        Raises:
            InputError: no such pupil, an answer that is too long, or the lesson is closed.
            WorkspaceError: it cannot be written.
        """
        held = {
            "judgement": checks.line(judgement, "a judgement", JUDGEMENT_CHARACTERS),
            "why": checks.words(why, "the reason", checks.WHY_CHARACTERS),
            "at": self._clock(),
        }
        where = {"pupil_id": checks.key(pupil_id, "pupil"), "item": checks.key(item, "item")}
        with self._database.write() as connection:
            owner = select(pupils.c.lesson_id).where(pupils.c.id == pupil_id).with_for_update()
            lesson_id = connection.execute(owner).scalar_one_or_none()
            if lesson_id is None:
                raise InputError("you are no longer in this lesson; join it again")
            _check_open(connection, lesson_id)
            row = {**where, "lesson_id": lesson_id, **held}
            _put(connection, row)
        return _answer(row)

    def of(self, lesson_id: str) -> tuple[Pupil, ...]:
        """Return who is in a lesson, in the order in which they came."""
        query = select(pupils).where(pupils.c.lesson_id == lesson_id).order_by(pupils.c.joined, pupils.c.id)
        with self._database.read() as connection:
            return tuple(Pupil(**row) for row in connection.execute(query).mappings())

    def answers(self, lesson_id: str) -> tuple[Answer, ...]:
        """Return every answer in a lesson, by item and then by time: its results."""
        query = select(answers).where(answers.c.lesson_id == lesson_id)
        query = query.order_by(answers.c.item, answers.c.at, answers.c.pupil_id)
        with self._database.read() as connection:
            return tuple(_answer(row) for row in connection.execute(query).mappings())

    def leave(self, pupil_id: str) -> None:
        """Delete one pupil's name and answers, at their own wish; nothing happens when they are gone already."""
        with self._database.write() as connection:
            connection.execute(delete(pupils).where(pupils.c.id == checks.key(pupil_id, "pupil")))
        self._database.sweep()

    def forget(self, lesson_id: str) -> int:
        """Delete everything that pupils wrote in one lesson, their names too; returns how many pupils were there."""
        with self._database.write() as connection:
            gone = connection.execute(delete(pupils).where(pupils.c.lesson_id == lesson_id)).rowcount
        self._database.sweep()
        return gone

    def forget_old(self, days: int = KEPT_DAYS) -> int:
        """Delete what pupils wrote more than ``days`` ago; returns how many answers and names went."""
        with self._database.read() as connection:  # mostly there is nothing; then a workspace to be read only will do
            until = self._clock() - timedelta(days=days)
            is_old = exists(select(answers).where(answers.c.at < until)) | exists(select(pupils).where(_gone(until)))
            if not connection.execute(select(is_old)).scalar_one():
                return 0
        with self._database.write() as connection:
            gone = forget_before(connection, self._clock, days)
        self._database.sweep()
        return gone


def forget_before(connection: Connection, clock: Clock, days: int = KEPT_DAYS) -> int:
    """Delete old answers, and old names that have no answer left; returns how many rows went."""
    until = clock() - timedelta(days=days)
    said = connection.execute(delete(answers).where(answers.c.at < until)).rowcount
    return said + connection.execute(delete(pupils).where(_gone(until))).rowcount


def _gone(until: datetime) -> ColumnElement[bool]:
    """Match the pupils who came before ``until`` and have no answer left."""
    return (pupils.c.joined < until) & ~exists().where(answers.c.pupil_id == pupils.c.id)


def _check_open(connection: Connection, lesson_id: str) -> None:
    """Refuse when the lesson is gone or closed."""
    row = connection.execute(select(lessons.c.closed).where(lessons.c.id == lesson_id)).one_or_none()
    if row is None:
        raise InputError(GONE)
    if row.closed is not None:
        raise InputError(CLOSED)


def _put(connection: Connection, row: Mapping[str, object]) -> None:
    """Update the pupil's answer, or add it; the pupil's own row is locked, so nobody does so at the same time."""
    same = (answers.c.pupil_id == row["pupil_id"]) & (answers.c.item == row["item"])
    if connection.execute(update(answers).where(same).values(**row)).rowcount:
        return
    given = select(func.count()).select_from(answers).where(answers.c.pupil_id == row["pupil_id"])
    if connection.execute(given).scalar_one() >= MAX_ANSWERS:
        raise InputError(f"a pupil has at most {MAX_ANSWERS} answers in a lesson")
    connection.execute(insert(answers), row)


def _answer(row: Mapping[Any, Any]) -> Answer:
    """Make the record of a row."""
    return Answer(**{name: row[name] for name in Answer.__dataclass_fields__})
