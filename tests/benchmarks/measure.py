"""What every benchmark shares: timing, the machine's description, and the file a result goes into."""

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
from importlib.metadata import version
from pathlib import Path

from claimcheck.models.sessions import processors

RESULTS = Path(__file__).parent / "results"
PACKAGES = ("numpy", "onnxruntime", "tokenizers", "spacy", "scipy", "torch", "sentence-transformers")
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says."""

    stories: tuple[Path, ...] = ()
    sizes: tuple[int, ...] = ()
    stand_in: bool = False


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


def in_turn(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Time several works, round after round in turn, so that a busy minute slows all alike; the shortest of each."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for n, work in enumerate(works):
            best[n] = min(best[n], seconds(work))
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
        "versions": {"python": platform.python_version(), **{package: version(package) for package in PACKAGES}},
        "figures": {key: float(f"{value:.5g}") for key, value in figures.items()},
        "bars": {
            key: {
                "at_least" if bar.least > float("-inf") else "at_most": bar.least
                if bar.least > float("-inf")
                else bar.most,
                "holds": bar.holds(figures[key]),
            }
            for key, bar in bars.items()
            if key in figures
        },
    }
    RESULTS.mkdir(exist_ok=True)
    place = RESULTS / f"{name}.json"
    place.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return place


def machine() -> dict[str, object]:
    """Describe the machine, and how busy it was: ratios are fair then too, seconds are not."""
    return {
        "system": platform.system(),
        "processor": _processor(),
        "processors": processors(),
        "load": [round(value, 2) for value in os.getloadavg()],
    }


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
