"""A lesson's pairs of passages, or the article to hunt in, and the steps by which a class goes through them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal

from claimcheck.errors import InputError
from claimcheck.records import Span
from claimcheck.reports.decoding import record_from
from claimcheck.teaching.lessons import ANSWERS, Answer
from claimcheck.teaching.plant.records import PlantedCopy

Judgement = Answer
Phase = Literal["lobby", "judge", "talk", "hunt", "end"]
JUDGEMENTS: tuple[Judgement, ...] = tuple(ANSWERS)
DAMAGED = "this room was made by another version of claimcheck; delete it and open a new one"


@dataclass(frozen=True, slots=True)
class Told:
    """What the tool or the lesson's author says of a pair, and why."""

    answer: Judgement
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage to read. ``core`` is the sentence to judge inside it; ``marks`` are the words that matter, shown last.

    Offsets are code points into ``text``. ``published`` is an ISO date, or empty.
    """

    source: str
    published: str
    text: str
    core: Span
    marks: tuple[Span, ...] = ()

    @property
    def sentence(self) -> str:
        """The words to judge."""
        return self.text[self.core[0] : self.core[1]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages. ``tool`` is what claimcheck found, ``author`` what the lesson says; either may be unknown."""

    id: str
    a: Passage
    b: Passage
    tool: Told | None = None
    author: Told | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A lesson: its pairs in order, and what a teacher wants to know before it. ``minutes`` 0 stands for unknown.

    A lesson with a ``hunt`` has no pairs: the class looks for what was planted in one article.
    """

    title: str
    pairs: tuple[Pair, ...]
    goal: str = ""
    ages: str = ""
    minutes: int = 0
    teaches: str = ""
    steps: tuple[str, ...] = ()
    hunt: PlantedCopy | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a class stands: what it does, and with which pair (null in the lobby and at the end)."""

    phase: Phase
    pair: Pair | None = None
    number: int = 0


def stage(plan: Plan, step: int) -> Stage:
    """Say where a class stands at a step: lobby, then each pair judged and talked about (or the hunt), then the end."""
    if step <= 0:
        return Stage("lobby")
    if plan.hunt is not None:
        return Stage("hunt" if step < last_step(plan) else "end")
    at, is_talk = divmod(step - 1, 2)
    if at >= len(plan.pairs):
        return Stage("end")
    return Stage("talk" if is_talk else "judge", plan.pairs[at], at + 1)


def last_step(plan: Plan) -> int:
    """The step at which the lesson ends."""
    return 2 if plan.hunt is not None else 2 * len(plan.pairs) + 1


def reached(plan: Plan, step: int) -> tuple[Pair, ...]:
    """The pairs whose answers the class has seen."""
    return plan.pairs[: max(step, 0) // 2]


def to_json(plan: Plan) -> str:
    """Write a plan for the workspace."""
    return json.dumps(asdict(plan), ensure_ascii=False)


def from_json(text: str) -> Plan:
    """Read a plan that ``to_json`` wrote.

    Raises:
        InputError: it is none.
    """
    try:
        plan = record_from(Plan, _as_now(json.loads(text)), "the lesson")
    except (ValueError, RecursionError, InputError):
        raise InputError(DAMAGED) from None
    for passage in (side for pair in plan.pairs for side in (pair.a, pair.b)):
        if not all(0 <= start <= end <= len(passage.text) for start, end in (passage.core, *passage.marks)):
            raise InputError(DAMAGED)
    return plan


def _as_now(written: object) -> object:
    """Rooms opened before there were hunts say nothing of one."""
    return {"hunt": None, **written} if isinstance(written, dict) else written
