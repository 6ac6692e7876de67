"""A class in one lesson: real sessions on the pupils' server, a teacher on the app."""

from __future__ import annotations

import asyncio
import os
import random
import time
from pathlib import Path

from claimcheck.ui.lessons.lead import LOOK_SECONDS as TEACHER_TICK_SECONDS
from claimcheck.ui.lessons.plan import Pair, Passage, Plan, Told, to_json
from claimcheck.ui.lessons.pupil import LOOK_SECONDS as TICK_SECONDS
from claimcheck.workspace import open_workspace
from tests.benchmarks.load_server import Times, megabytes, processor_seconds, tell
from tests.benchmarks.measure import Bar, Figures
from tests.benchmarks.visitor import Visitor

PUPILS = 30
MOST_SECONDS = 1.5  # of an interaction, 95 of 100
ARRIVING_SECONDS = 20.0  # thirty pupils type a code within this time
READING_SECONDS = (4.0, 14.0)  # before a pupil answers; far less than real reading, so that it is the worst case
STEP_SECONDS = 24.0
PAIRS = 3
SEED = 8
BARS = {"pupils_p95_seconds": Bar(most=MOST_SECONDS), "answers_lost": Bar(most=0)}


async def a_class(address: str, teachers: str, folder: Path, pid: int) -> Figures:
    """Thirty pupils join one lesson, judge its pairs while the teacher steps, and see the end."""
    book = open_workspace(f"sqlite:///{folder / 'workspace.sqlite3'}")
    lesson = book.lessons.open("Who is right?", _plan(), "")
    times, chance = Times(), random.Random(SEED)  # noqa: S311 - not for secrets
    idle = await _idle(address, pid)
    over, before = asyncio.Event(), processor_seconds(pid)
    pupils = [
        asyncio.create_task(_pupil(address, lesson.code, times, random.Random(chance.random()), over))  # noqa: S311
        for _ in range(PUPILS)
    ]
    teacher = asyncio.create_task(_teacher(teachers, lesson.code, times, over))
    await asyncio.sleep(ARRIVING_SECONDS + READING_SECONDS[1])
    for step in range(1, 2 * PAIRS + 2):
        lesson = book.lessons.go_to(lesson, step, "")
        await asyncio.sleep(STEP_SECONDS if step % 2 else STEP_SECONDS / 3)
    used, spent = megabytes(pid), processor_seconds(pid) - before
    over.set()
    judged = sum(await asyncio.gather(*pupils))
    await teacher
    kept = len(book.pupils.answers(lesson.id))
    book.close()
    worst = times.p95("open", "join", "answer", "tick")
    tell(f"{PUPILS} pupils, {PAIRS} pairs, {len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f}")
    times.tell()
    tell(f"  all of a pupil's: p95 {worst:.3f} s (at most {MOST_SECONDS} s)")
    runs = sum(map(len, (found for kind, found in times.kinds.items() if kind != "teacher")))
    tell(f"  the pupils' server computed {spent:.0f} s, {1000 * spent / runs:.0f} ms a run")
    tell(f"  memory: {idle:.0f} MB before, {used:.0f} MB with the class, {(used - idle) / PUPILS:.2f} MB a session")
    tell(f"  answers sent {judged}, kept {kept}, of {PUPILS * PAIRS}")
    return {
        "pupils": PUPILS,
        "interactions": runs,
        "pupils_p95_seconds": worst,
        "teachers_page_p95_seconds": times.p95("teacher"),
        "server_work_seconds": spent,
        "megabytes_a_session": (used - idle) / PUPILS,
        "answers_lost": max(PUPILS * PAIRS, judged) - kept,
    }


async def _idle(address: str, pid: int) -> float:
    """Memory of the server after its first visitor has left: everything is loaded, nobody is there."""
    first, _ = await Visitor.arrive(address)
    await first.leave()
    await asyncio.sleep(1)
    return megabytes(pid)


def _plan() -> str:
    def passage(source: str, number: int) -> Passage:
        text = f"The ferry left at nine. It carried {number} people, the harbour office said. Nobody was hurt."
        return Passage(source, "2026-05-14", text, (24, 24 + len(f"It carried {number} people")))

    told = Told("conflict", "The two figures cannot both be right.")
    pairs = tuple(
        Pair(f"pair{n}", passage("Herald", 212 + n), passage("Gazette", 260 + n), told, told) for n in range(PAIRS)
    )
    return to_json(Plan("Who is right?", pairs))


async def _pupil(address: str, code: str, times: Times, chance: random.Random, over: asyncio.Event) -> int:
    """Come, join, answer every pair once it is there, and look every three seconds; returns how many were answered."""
    await asyncio.sleep(chance.uniform(0, ARRIVING_SECONDS))
    me, seconds = await Visitor.arrive(address)
    times.add("open", seconds)
    times.add("join", await me.press("enter", code=code))
    while me.has("join"):  # again when somebody took the name first
        name = me.widget("name")
        times.add("join", await me.press("join", name=chance.choice(name.options)))
    answered, due = 0, 0.0
    while not over.is_set():
        await asyncio.sleep(TICK_SECONDS)
        times.add("tick", await me.tick())
        if not me.has("send-"):
            due = 0.0
        elif not due:
            due = time.monotonic() + chance.uniform(*READING_SECONDS) - TICK_SECONDS
        elif time.monotonic() >= due:
            times.add("answer", await _answer(me, chance))
            answered += not me.has("send-")
            due = 0.0
    await me.leave()
    return answered


async def _answer(me: Visitor, chance: random.Random) -> float:
    judgement = me.widget("judgement-")
    me.states[judgement.id] = chance.choice(judgement.options)
    me.states[me.widget("why-").id] = "One of the figures must be wrong, since both count the same people."
    return await me.press("send-")


async def _teacher(address: str, code: str, times: Times, over: asyncio.Event) -> None:
    """The teacher's page, which shows who has answered every two seconds."""
    me, seconds = await Visitor.arrive(address, f"room={code}", "lesson")
    times.add("teacher", seconds)
    while not over.is_set():
        await asyncio.sleep(TEACHER_TICK_SECONDS)
        times.add("teacher", await me.tick())
    await me.leave()
