"""Ten analyses asked for at once, and somebody else who uses the app meanwhile."""

from __future__ import annotations

import asyncio
import itertools
import os
import time
from dataclasses import dataclass, field

from claimcheck.articles.read import read_articles
from tests.benchmarks.load_server import ROOT, Times, health, megabytes, tell
from tests.benchmarks.measure import Bar, Figures
from tests.benchmarks.visitor import Visitor

STORIES = 10
HEALTH_SECONDS = 0.5
BARS = {"finished": Bar(least=STORIES), "overtaken": Bar(most=0), "looks_without_answer": Bar(most=0)}


@dataclass
class Wait:
    """One analysis of the queue: when it ended, and what its page said meanwhile, both in seconds from the press."""

    number: int
    ended: float = 0.0
    said: list[tuple[float, str]] = field(default_factory=list)

    def places(self) -> list[int]:
        """How many came before, as the page told."""
        return [int(text.split(": ")[1].split()[0]) for _, text in self.said if text.startswith("Waiting")]

    def longest_silence(self) -> float:
        """The longest time without news on the page."""
        at = [0.0, *(seconds for seconds, _ in self.said), self.ended]
        return max(after - before for before, after in itertools.pairwise(at))


async def a_queue(address: str, pid: int) -> Figures:
    """Ten visitors put a story each on their desks and press the button together."""
    people = []
    for number, articles in enumerate(_stories()):
        visitor, _ = await Visitor.arrive(address)
        for at, (source, text) in enumerate(articles):
            where = "empty" if at == 0 else "more"
            await visitor.press(f"add-{where}", **{f"text-{where}": text, f"source-{where}": source})
        people.append((visitor, Wait(number)))
    looker, _ = await Visitor.arrive(address)
    times, over = Times(), asyncio.Event()
    looking = asyncio.create_task(_look(address, looker, times, over))
    before = megabytes(pid)
    waits = await asyncio.gather(*(_analyse(visitor, wait) for visitor, wait in people))
    over.set()
    await looking
    for visitor, _ in people:
        await visitor.leave()
    order = [wait.number for wait in sorted(waits, key=lambda wait: wait.ended)]
    overtaken = sum(wait.places() != sorted(wait.places(), reverse=True) for wait in waits)
    after = megabytes(pid)
    tell(f"{STORIES} analyses at once, {len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f}")
    tell(f"  ended after {', '.join(f'{wait.ended:.1f}' for wait in sorted(waits, key=lambda w: w.ended))} s")
    tell(f"  in the order {order}; {overtaken or 'nobody'} overtaken")
    tell(f"  first places told: {[max(wait.places(), default=0) for wait in waits]}")
    tell(f"  longest without news on a page: {max(wait.longest_silence() for wait in waits):.1f} s")
    times.tell()
    tell(f"  memory: {before:.0f} MB before, {after:.0f} MB after")
    return {
        "finished": len(order),
        "overtaken": overtaken,
        "last_ended_seconds": max(wait.ended for wait in waits),
        "longest_silence_seconds": max(wait.longest_silence() for wait in waits),
        "another_visitors_page_p95_seconds": times.p95("a page"),
        "megabytes_more": after - before,
        "looks_without_answer": times.kinds["health"].count(float("inf")),
    }


def _stories() -> list[list[tuple[str, str]]]:
    """Ten stories of three articles from the bundled ones, no two alike."""
    folders = sorted(path for path in (ROOT / "data" / "samples").iterdir() if path.is_dir())
    found = [[(each.source, each.text) for each in read_articles([str(folder)])] for folder in folders]
    return [articles[start : start + 3] for start in (0, 1) for articles in found][:STORIES]


async def _analyse(visitor: Visitor, wait: Wait) -> Wait:
    began = time.perf_counter()
    visitor.told = lambda text: wait.said.append((time.perf_counter() - began, text))
    await visitor.press("analyse")
    wait.ended = time.perf_counter() - began
    if not visitor.says("conflict"):
        raise RuntimeError(f"story {wait.number} shows no report: {visitor.words[:3]}")
    return wait


async def _look(address: str, looker: Visitor, times: Times, over: asyncio.Event) -> None:
    """Somebody else uses the app meanwhile."""
    while not over.is_set():
        times.add("a page", await looker.draw())
        seconds = await asyncio.to_thread(health, address)
        times.add("health", float("inf") if seconds is None else seconds)
        await asyncio.sleep(HEALTH_SECONDS)
