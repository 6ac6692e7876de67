"""Processes from nothing: import, help, a first story, and what a second analysis takes in a program that runs on.

A first conflict is told long before a report is done (``first`` of `claimcheck.analyze`); it is timed from the start of
the process on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.models.store import VARIABLE
from claimcheck.records import Article, Conflict, Story
from tests.benchmarks.measure import ROOT, SAMPLES, Figures, Options, Time, processor_seconds, timed

STORY = (*sorted((SAMPLES / "wildfire").glob("*.md")), *sorted((SAMPLES / "housing").glob("*.md"))[:1])
THIS = (sys.executable, "-m", "tests.benchmarks.starting")
OTHER = (*sorted((SAMPLES / "marathon").glob("*.md")), *sorted((SAMPLES / "housing").glob("*.md"))[1:2])
ROUNDS = 3  # of a story from nothing; the shortest counts
LATER = "2026-05-16"  # the date to which one article is corrected


def start(options: Options) -> Figures:
    """Time import, help, a five-article story with and without the cache, and the analyses of a program that runs."""
    names = [str(path) for path in STORY]
    python, tool = [sys.executable, "-c"], [sys.executable, "-m", "claimcheck"]
    with tempfile.TemporaryDirectory() as folder:
        off, on = {**os.environ, VARIABLE: "off"}, {**os.environ, VARIABLE: folder}
        times = {
            "python": _process([*python, "pass"], off),
            "import": _process([*python, "import claimcheck"], off),
            "help": _process([*tool, "--help"], off),
            "five_articles_cold": _process([*tool, "analyze", *names], off, rounds=ROUNDS),
        }
        told_first = [_first_conflict(names, off) for _ in range(ROUNDS)]
        _process([*tool, "analyze", *names], on, rounds=1)
        times["five_articles_known"] = _process([*tool, "analyze", *names], on, rounds=2)
        told = subprocess.run(THIS, env=off, cwd=ROOT, check=True, capture_output=True)
    return {
        "first_conflict_seconds": min(first.wall for first in told_first),
        "first_conflict_work": min(first.work for first in told_first),
        **{f"{name}_seconds": spent.wall for name, spent in times.items()},
        **{f"{name}_work": spent.work for name, spent in times.items()},
        **json.loads(told.stdout),
    }


def _first_conflict(names: Sequence[str], environment: dict[str, str]) -> Time:
    """Time a new process from its start until it tells a conflict; it goes on to its end."""
    start = time.perf_counter()
    with subprocess.Popen([*THIS, *names], env=environment, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        spent = time.perf_counter() - start
    if not line or process.returncode:
        raise RuntimeError("no conflict was told")
    return Time(spent, float(line.split()[0]))


def _tell_first(names: Sequence[str]) -> None:
    """Analyse articles; as soon as a conflict is told, write a line: the processor seconds used, and the conflict."""
    from claimcheck import analyze, read_articles

    def tell(conflict: Conflict, _: Story) -> None:
        sys.stdout.write(f"{processor_seconds():.3f} {conflict.reason}\n")
        sys.stdout.flush()

    analyze(read_articles(names), first=tell)


def _process(command: Sequence[str], environment: dict[str, str], rounds: int = 5) -> Time:
    return timed(
        lambda: subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True), rounds=rounds
    )


def _analyses() -> Figures:
    """Analyse in one process as the app does: a story, again, again with one date corrected, and another story."""
    from claimcheck import analyze, read_articles

    def told(name: str, articles: Sequence[Article]) -> Figures:
        spent = timed(lambda: analyze(articles))
        return {f"{name}_seconds": spent.wall, f"{name}_work": spent.work}

    story, other = read_articles(STORY), read_articles(OTHER)
    return {
        **told("first_analysis", story),
        **told("second_analysis", story),
        **told("date_corrected", [replace(story[0], published=LATER), *story[1:]]),
        **told("another_story", other),
    }


if __name__ == "__main__":
    if sys.argv[1:]:
        _tell_first(sys.argv[1:])
    else:
        sys.stdout.write(json.dumps(_analyses()))
