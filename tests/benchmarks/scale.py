"""How time and memory grow: claims through every stage, and a million vectors through the index."""

from __future__ import annotations

import math
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimcheck import pipeline
from claimcheck.config import Settings
from claimcheck.records import Article, ClaimPair, Judgements
from tests.benchmarks import made
from tests.benchmarks.measure import Figures, Options, peak_megabytes, seconds

SIZES = (1_000, 10_000)
MILLION = 1_000_000
BATCH = 50_000  # vectors made at a time
QUESTIONS = 20
NOISE = 0.6  # length of the random part of a made vector, so that the nearest are not all of one origin


class StandIn:
    """Judges at once: every pair is unrelated. What is left is the time of everything else."""

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        relation = np.tile(np.array([0.02, 0.02, 0.01, 0.05, 0.9], dtype=np.float32), (len(pairs), 1))
        return Judgements(relation, np.tile(np.array([0.1, 0.8, 0.1], dtype=np.float32), (len(pairs), 1)))


def growth(options: Options) -> Figures:
    """Send growing numbers of claims through every stage and fit how time grows with them."""
    settings = Settings()
    usual = pipeline.toolbox
    tools = usual(settings)
    if options.stand_in:
        from claimcheck.clusters.group import SameFactGrouper
        from claimcheck.conflicts.detect import ConflictDetector

        judge = StandIn()
        tools = replace(tools, judge=judge, grouper=SameFactGrouper(judge), detector=ConflictDetector(judge))
    figures: Figures = {}
    counts: list[int] = []
    times: list[float] = []
    work: list[float] = []
    try:
        pipeline.toolbox = lambda settings: tools  # type: ignore[assignment]  # a stand-in for the run
        pipeline.analyze(list(made.articles(60, seed=9)))  # loads everything
        for size in options.sizes or SIZES:
            start, worked = time.perf_counter(), time.process_time()
            report = pipeline.analyze(list(made.articles(size)))
            times.append(time.perf_counter() - start)
            work.append(time.process_time() - worked)
            counts.append(len(report.claims))
            figures |= {
                f"claims_{size}": counts[-1],
                f"seconds_{size}": times[-1],
                f"work_{size}": work[-1],
                f"megabytes_{size}": peak_megabytes(),
            }
            figures |= {f"{stage}_seconds_{size}": value for stage, value in report.timings.items()}
    finally:
        pipeline.toolbox = usual
    if len(counts) > 1:
        figures["exponent"] = exponent(counts, times)
        figures["exponent_of_work"] = exponent(counts, work)  # processor seconds: fair on a busy machine too
    return figures


def exponent(counts: Sequence[float], times: Sequence[float]) -> float:
    """Fit time = constant * count ** exponent."""
    return float(np.polyfit([math.log(c) for c in counts], [math.log(t) for t in times], 1)[0])


def million(options: Options) -> Figures:
    """Index a million vectors and search them: a question's time, how much is found, and memory."""
    from claimcheck.runtime.index.search import TOP, exact, nearest, recall, signs

    size = options.sizes[0] if options.sizes else MILLION
    seeds = _seeds()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "vectors.f4"
        codes = np.concatenate([signs(block) for block in _write(place, seeds, size)])
        vectors = np.memmap(place, dtype="<f4", mode="r").reshape(size, -1)
        asked = seeds[:: max(1, len(seeds) // QUESTIONS)][:QUESTIONS]
        found = recall(vectors, codes)
        quick = [seconds(partial(nearest, vectors, codes, q, TOP), 2) for q in asked]
        slow = [seconds(partial(exact, vectors, q, TOP)) for q in asked[:5]]
    return {
        "vectors": size,
        "search_seconds": float(np.median(quick)),
        "search_seconds_worst": max(quick),
        "exact_over_search": float(np.median(slow) / np.median(quick)),
        "recall": found,
        "megabytes": peak_megabytes(),
    }


def check(options: Options) -> Figures:
    """Time ``claimcheck check`` on an index of many claims, without the process's own start: search and verdicts."""
    from claimcheck.records import Claim
    from claimcheck.runtime.index import IndexWriter

    size = options.sizes[0] if options.sizes else MILLION
    settings = Settings(within_articles=False)
    articles = list(made.articles(1200))
    read = pipeline.reader()
    claims: list[Claim] = [claim for article in articles for claim in read(article, settings)[0]]
    vectors = pipeline.toolbox(settings).encoder.encode([c.reading for c in claims])
    random = np.random.default_rng(3)
    with tempfile.TemporaryDirectory() as folder, IndexWriter(Path(folder) / "i", None) as writer:
        writer.append(articles, claims, vectors)
        while (held := writer.claims) < size:  # the same claims again, their vectors moved
            some = slice(0, min(len(claims), size - held))
            writer.append([], claims[some], _moved(vectors[some], random))
        index = writer.finish()
        question = Article.from_text("At least 900 people were hurt in the fire at the old warehouse.", url="claim:")
        pipeline.check(question, index, settings)  # loads everything
        asked = [replace(question, id=f"q{n}", text=question.text.replace("900", str(900 + n))) for n in range(5)]
        taken = [seconds(partial(pipeline.check, a, index, settings)) for a in asked]
    return {
        "claims": size,
        "seconds": float(np.median(taken)),
        "seconds_worst": max(taken),
        "megabytes": peak_megabytes(),
    }


def _seeds() -> NDArray[np.float32]:
    from claimcheck.models.encoders import packaged_encoder

    return packaged_encoder().encode([a.text.split("\n\n")[n % 8] for n, a in enumerate(made.articles(24_000))])


def _write(place: Path, seeds: NDArray[np.float32], size: int) -> Iterator[NDArray[np.float32]]:
    random = np.random.default_rng(3)
    with place.open("wb") as out:
        for start in range(0, size, BATCH):
            chosen = seeds[random.integers(0, len(seeds), min(BATCH, size - start))]
            block = _moved(chosen, random)
            out.write(block.tobytes())
            yield block


def _moved(vectors: NDArray[np.float32], random: np.random.Generator) -> NDArray[np.float32]:
    """Add a random direction of length up to NOISE to unit vectors."""
    noise = random.normal(size=vectors.shape).astype(np.float32)
    noise *= random.uniform(0, NOISE, (len(vectors), 1)).astype(np.float32) / np.linalg.norm(
        noise, axis=1, keepdims=True
    )
    moved = vectors + noise
    return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), dtype=np.float32)
