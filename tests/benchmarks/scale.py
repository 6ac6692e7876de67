"""How time and memory grow: claims through every stage of one comparison, and an archive shard by shard."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from claimcheck import pipeline
from claimcheck.config import Settings
from claimcheck.models.store import VARIABLE
from claimcheck.records import Article, ClaimPair, Judgements, Report
from tests.benchmarks import made
from tests.benchmarks.measure import ROOT, Figures, Options, Time, peak_megabytes, processor_seconds, timed

SIZES, ALL_SIZES = (1_000, 10_000), (1_000, 10_000, 100_000)
ARCHIVES, ALL_ARCHIVES = (2_000, 10_000), (10_000, 100_000)
SHARD_ARTICLES = 50  # of the archives here, so that the smallest has more than one shard


class StandIn:
    """Judges at once: every pair is unrelated. What is left is the time of everything else."""

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        relation = np.tile(np.array([0.02, 0.02, 0.01, 0.05, 0.9], dtype=np.float32), (len(pairs), 1))
        return Judgements(relation, np.tile(np.array([0.1, 0.8, 0.1], dtype=np.float32), (len(pairs), 1)))


def growth(options: Options) -> Figures:
    """Send growing numbers of claims through every stage and fit how time grows with them."""
    figures: Figures = {}
    counts: list[int] = []
    stages: dict[str, list[float]] = {"": [], "_of_work": []}
    with _tools(options.stand_in):
        pipeline.analyze(list(made.articles(60, seed=9)))  # loads everything
        for size in options.of(SIZES, ALL_SIZES):
            report, spent, stage_work = _analysed(list(made.articles(size)))
            counts.append(len(report.claims))
            figures |= {
                f"claims_{size}": counts[-1],
                f"conflicts_{size}": len(report.conflicts),
                f"seconds_{size}": spent.wall,
                f"work_{size}": spent.work,
                f"megabytes_{size}": peak_megabytes(),
                **{f"{stage}_work_{size}": value for stage, value in stage_work.items()},
            }
            stages[""].append(spent.wall)
            stages["_of_work"].append(spent.work)
            for stage in ("claims", "embedding", "grouping", "conflicts"):
                stages.setdefault(f"_of_{stage}", []).append(stage_work[stage])
    if len(counts) > 1:
        figures |= {f"exponent{name}": exponent(counts, times) for name, times in stages.items()}
    return figures


def _analysed(articles: Sequence[Article]) -> tuple[Report, Time, dict[str, float]]:
    """Analyse articles; return the report, the time of all, and the processor seconds of each stage."""
    reports: list[Report] = []
    begun: dict[str, float] = {}
    work: dict[str, float] = {}

    def told(stage: str, share: float) -> None:
        now = processor_seconds()
        work[stage] = now - begun.setdefault(stage, now)

    spent = timed(lambda: reports.append(pipeline.analyze(articles, progress=told)))
    return reports[0], spent, work


@contextmanager
def _tools(stand_in: bool) -> Iterator[None]:
    """Let the pipeline use its own tools, made once, or those with a judge that takes no time."""
    from claimcheck.clusters.group import SameFactGrouper
    from claimcheck.conflicts.detect import ConflictDetector

    usual = pipeline.toolbox
    tools = usual(Settings())
    if stand_in:
        judge = StandIn()
        tools = replace(tools, judge=judge, grouper=SameFactGrouper(judge), detector=ConflictDetector(judge))
    try:
        pipeline.toolbox = lambda settings: tools  # type: ignore[assignment]  # a stand-in for the run
        yield
    finally:
        pipeline.toolbox = usual


def exponent(counts: Sequence[float], times: Sequence[float]) -> float:
    """Fit time = constant * count ** exponent."""
    return float(np.polyfit([math.log(c) for c in counts], [math.log(max(t, 1e-3)) for t in times], 1)[0])


def memory(options: Options) -> Figures:
    """Analyse archives of growing size, each in a process of its own, and compare the most memory that each held.

    The judge is a stand-in: its memory does not depend on how many pairs it judges, and its time would hide the rest.
    """
    figures: Figures = {}
    sizes = options.of(ARCHIVES, ALL_ARCHIVES)
    for size in sizes:
        command = [sys.executable, "-m", "tests.benchmarks.scale", str(size)]
        off = {**os.environ, VARIABLE: "off"}
        ended = subprocess.run(command, env=off, cwd=ROOT, check=True, capture_output=True)
        figures |= {f"{name}_{size}": value for name, value in json.loads(ended.stdout).items()}
    if len(sizes) > 1:
        small, large = sizes[0], sizes[-1]
        figures["times_the_claims"] = figures[f"claims_{large}"] / figures[f"claims_{small}"]
        figures["times_the_memory"] = figures[f"megabytes_{large}"] / figures[f"megabytes_{small}"]
    return figures


def _archive(size: int) -> Figures:
    """Analyse a made archive in this process."""
    from claimcheck.archives.run import analyze_archive
    from claimcheck.runtime.local import LocalEngine
    from tests.benchmarks.bench_ray import write_archive

    with tempfile.TemporaryDirectory() as folder, _tools(stand_in=True):
        archive = write_archive(Path(folder) / "archive", size)
        before = peak_megabytes()
        run = analyze_archive([archive], str(Path(folder) / "out"), LocalEngine(), shard_articles=SHARD_ARTICLES)
    return {
        "claims": run.claims,
        "megabytes": peak_megabytes(),
        "megabytes_before": before,
        "seconds": sum(run.timings.values()),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_archive(int(sys.argv[1]))))
