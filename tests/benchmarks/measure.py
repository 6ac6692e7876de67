"""What every benchmark shares: timing, the machine's description, and the file a result goes into.

Seconds are of the clock on the wall. Where a figure's name ends in ``work`` they are processor seconds, of all threads
and children: what the clock shows on a machine that does nothing else, or more where two cores share the work.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from claimcheck.models.sessions import processors

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
RESULTS = Path(__file__).parent / "results"
PACKAGES = ("numpy", "onnxruntime", "tokenizers", "spacy", "scipy", "torch", "sentence-transformers", "ray")
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    stories: tuple[Path, ...] = ()
    sizes: tuple[int, ...] = ()
    stand_in: bool = False
    full: bool = False

    def of(self, usual: tuple[int, ...], full: tuple[int, ...]) -> tuple[int, ...]:
        """Return the sizes that were asked for: those named, else the usual ones, or all with ``full``."""
        return self.sizes or (full if self.full else usual)


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds on the wall, and of the processors."""

    wall: float
    work: float

    def __add__(self, other: Time) -> Time:
        """Return the time of both."""
        return Time(self.wall + other.wall, self.work + other.work)


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure must reach: at least ``least`` or at most ``most``."""

    least: float = float("-inf")
    most: float = float("inf")

    def holds(self, value: float) -> bool:
        """Whether a figure reaches it."""
        return self.least <= value <= self.most


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A named measurement; its figures are ratios within one run, or what the ratios are made of."""

    about: str
    run: Callable[[Options], Figures]
    bars: Mapping[str, Bar] = field(default_factory=dict)


def seconds(work: Callable[[], object], rounds: int = 1) -> float:
    """Return the shortest wall time of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def timed(work: Callable[[], object], rounds: int = 1) -> Time:
    """Return the shortest wall time and the least processor time of some rounds, children's included."""
    best = Time(float("inf"), float("inf"))
    for _ in range(rounds):
        before, start = processor_seconds(), time.perf_counter()
        work()
        wall, spent = time.perf_counter() - start, processor_seconds() - before
        best = Time(min(best.wall, wall), min(best.work, spent))
    return best


def processor_seconds() -> float:
    """Return what this process and its children that ended have used of the processors."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def in_turn(works: Sequence[Callable[[], object]], rounds: int) -> list[Time]:
    """Time several works, round after round in turn, so that a busy minute slows all alike; the shortest of each."""
    best = [Time(float("inf"), float("inf"))] * len(works)
    for _ in range(rounds):
        for n, work in enumerate(works):
            spent = timed(work)
            best[n] = Time(min(best[n].wall, spent.wall), min(best[n].work, spent.work))
    return best


def peak_megabytes() -> float:
    """Return the most memory that this process has held so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def write(name: str, figures: Figures, bars: Mapping[str, Bar]) -> Path:
    """Write a result beside the machine and versions that it was measured with."""
    told = {
        "name": name,
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "versions": {"python": platform.python_version(), **{package: _version(package) for package in PACKAGES}},
        "figures": {key: float(f"{value:.5g}") for key, value in figures.items()},
        "bars": {key: _told(bar, figures[key]) for key, bar in bars.items() if key in figures},
    }
    RESULTS.mkdir(exist_ok=True)
    place = RESULTS / f"{name}.json"
    place.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return place


def _told(bar: Bar, value: float) -> dict[str, object]:
    side = {"at_least": bar.least} if bar.least > float("-inf") else {"at_most": bar.most}
    return {**side, "holds": bar.holds(value)}


def machine() -> dict[str, object]:
    """Describe the machine, and how busy it was: ratios are fair then too, seconds are not."""
    return {
        "system": platform.system(),
        "processor": _processor(),
        "processors": processors(),
        "load": [round(value, 2) for value in os.getloadavg()],
        "memory_gigabytes": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
