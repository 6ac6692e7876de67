"""Processes from nothing: import, help, a first story, and what a second analysis takes in a program that runs on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.models.store import VARIABLE
from claimcheck.records import Article
from tests.benchmarks.measure import ROOT, SAMPLES, Figures, Options, Time, timed

STORY = (*sorted((SAMPLES / "wildfire").glob("*.md")), *sorted((SAMPLES / "housing").glob("*.md"))[:1])
OTHER = (*sorted((SAMPLES / "marathon").glob("*.md")), *sorted((SAMPLES / "housing").glob("*.md"))[1:2])
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
            "five_articles_cold": _process([*tool, "analyze", *names], off, rounds=2),
        }
        _process([*tool, "analyze", *names], on, rounds=1)
        times["five_articles_known"] = _process([*tool, "analyze", *names], on, rounds=2)
        told = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.starting"], env=off, cwd=ROOT, check=True, capture_output=True
        )
    return {
        **{f"{name}_seconds": spent.wall for name, spent in times.items()},
        **{f"{name}_work": spent.work for name, spent in times.items()},
        **json.loads(told.stdout),
    }


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
    sys.stdout.write(json.dumps(_analyses()))
