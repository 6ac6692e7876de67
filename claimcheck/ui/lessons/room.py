"""A room as the pages see it: its lesson, who is in it, and what they answered, read from the workspace."""

from __future__ import annotations

import os
from dataclasses import dataclass
from random import SystemRandom

from claimcheck.errors import InputError
from claimcheck.records import digest
from claimcheck.ui.keeping import book, who, workspace
from claimcheck.ui.lessons.names import offer
from claimcheck.ui.lessons.plan import Pair, Passage, Plan, Stage, from_json, stage, to_json
from claimcheck.ui.lessons.watch import Watch
from claimcheck.workspace import Answer, Lesson, Pupil

CLASS_VARIABLE = "CLAIMCHECK_CLASS_ADDRESS"  # where pupils find their page; set by `claimcheck app --lan`
ROOM = "room"  # the query parameter that holds a room's code
OTHERS = "Another teacher opened that lesson; only they lead it."


@dataclass(frozen=True, slots=True)
class Room:
    """A lesson with everybody in it, as of one moment."""

    lesson: Lesson
    plan: Plan
    pupils: tuple[Pupil, ...]
    answers: tuple[Answer, ...]

    @property
    def lesson_id(self) -> str:
        """Which lesson's room it is."""
        return self.lesson.id

    @property
    def stage(self) -> Stage:
        """Where the class stands."""
        return stage(self.plan, self.lesson.step)

    def pupil(self, pupil_id: str | None) -> Pupil | None:
        """Find somebody in the room."""
        return next((pupil for pupil in self.pupils if pupil.id == pupil_id), None)

    def answer(self, pupil: Pupil, pair: Pair) -> Answer | None:
        """What somebody said of a pair, null before they have."""
        return next((each for each in self.answers if each.pupil_id == pupil.id and each.item == pair.id), None)

    def answered(self, pair: Pair) -> frozenset[str]:
        """The ids of those who have judged a pair."""
        return frozenset(each.pupil_id for each in self.answers if each.item == pair.id)

    def offer_names(self) -> tuple[str, ...]:
        """Draw made-up names that nobody here has."""
        return offer({pupil.name for pupil in self.pupils}, SystemRandom())


_WATCH: Watch[Room] = Watch()  # one for the server: rooms hold nobody's session, and everybody in one sees the same


def open_room(plan: Plan) -> Lesson:
    """Open a room for a plan; raises as ``Lessons.open``."""
    return book("teach").lessons.open(plan.title, to_json(plan), who())


def room_by_code(code: str) -> Room:
    """Find a room by the code on the board, as it was in the last second.

    Raises:
        InputError: no room has it, or it was made by another version.
        WorkspaceError: it cannot be read.
    """
    return _WATCH.look("code", code, lambda: _room(workspace().lessons.by_code(code)))


def own_room(code: str) -> Room:
    """Find a room that this teacher opened; raises as ``room_by_code``, and for one that somebody else opened."""
    room = room_by_code(code)
    if who() and room.lesson.who != who():
        raise InputError(OTHERS)
    return room


def room_by_id(lesson_id: str) -> Room:
    """Look at a room again; raises as ``room_by_code``."""
    return _WATCH.look("id", lesson_id, lambda: _room(workspace().lessons.get(lesson_id)))


def changed(lesson_id: str) -> None:
    """Have the room read anew by who looks next; to be called after everything that is written in it."""
    _WATCH.changed(lesson_id)


def keep_answer(pupil: Pupil, item: str, judgement: str, why: str) -> None:
    """Keep what a pupil answered, for everybody who looks next; raises as ``Pupils.answer``."""
    try:
        workspace().pupils.answer(pupil.id, item, judgement, why)
    finally:
        changed(pupil.lesson_id)


def in_order(pupil: Pupil, pair: Pair) -> tuple[Passage, Passage]:
    """A pair in the order in which this pupil reads it: half the class reads the other passage first."""
    is_turned = int(digest("order", pupil.id, pair.id), 16) % 2
    return (pair.b, pair.a) if is_turned else (pair.a, pair.b)


def class_address() -> str | None:
    """The address that pupils open, null when the app was started for this machine alone."""
    return os.environ.get(CLASS_VARIABLE, "").strip() or None


def _room(lesson: Lesson) -> Room:
    pupils = workspace().pupils
    return Room(lesson, from_json(lesson.content), pupils.of(lesson.id), pupils.answers(lesson.id))
