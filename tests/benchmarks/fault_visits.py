"""What visitors of the app do around a fault."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable

from tests.benchmarks.visitor import Visitor

FIGURES = ("The ferry carried 212 people on Monday.", "The ferry carried 290 people on Monday.")
PAUSE_SECONDS = 6.0  # a little longer than the app waits before it tries again


async def desk(address: str) -> Visitor:
    """Somebody who has put two articles on the desk."""
    visitor, _ = await Visitor.arrive(address)
    for number, text in enumerate(FIGURES):
        where = "empty" if number == 0 else "more"
        await visitor.press(f"add-{where}", **{f"text-{where}": text, f"source-{where}": f"Paper {number}"})
    return visitor


async def save_and_decide(address: str) -> str:
    """Analyse, save, decide; returns the query that opens the comparison."""
    visitor = await desk(address)
    await visitor.press("analyse")
    visitor.page = "conflicts"
    await visitor.draw()
    await visitor.press("save", **{"save-name": "Ferry"})
    await visitor.press("confirmed-")
    assert "comparison=" in visitor.query, visitor.words
    await visitor.leave()
    return visitor.query


async def analyse_until_killed(address: str, pid: int) -> None:
    """Start an analysis and kill the app in the middle of it."""
    visitor = await desk(address)
    pressed = asyncio.create_task(visitor.press("analyse"))
    await asyncio.sleep(0.3)
    os.kill(pid, signal.SIGKILL)
    await pressed


async def expect_decided(address: str, query: str) -> None:
    """Open the comparison and find the decision."""
    visitor, _ = await Visitor.arrive(address, query, "conflicts")
    assert visitor.widget("confirmed-").label == "Confirmed ✓", visitor.words
    await visitor.leave()


async def decide_without(address: str, stop: Callable[[], None], start: Callable[[], None]) -> str:
    """Decide while the database is away; returns what the page said."""
    query = await save_and_decide(address)
    visitor, _ = await Visitor.arrive(address, query, "conflicts")
    stop()
    try:
        seconds = await visitor.press("dismissed-")
        said = next(each for each in visitor.words if "stays on this page" in each)
        assert visitor.widget("dismissed-").label == "Dismissed ✓"
    finally:
        start()
    await asyncio.sleep(PAUSE_SECONDS)
    await visitor.draw()
    assert visitor.says("The workspace is back"), visitor.words
    other, _ = await Visitor.arrive(address, query, "conflicts")
    assert other.widget("dismissed-").label == "Dismissed ✓", other.words
    for each in (visitor, other):
        await each.leave()
    return f"“{said}”, after {seconds:.1f} s; once it was back: saved"
