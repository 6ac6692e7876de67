"""A million vectors in the index, and a claim checked against a million claims."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimcheck import pipeline
from claimcheck.config import Settings
from claimcheck.records import Article
from tests.benchmarks import made
from tests.benchmarks.measure import Figures, Options, peak_megabytes, seconds

MILLION = 1_000_000
BATCH = 50_000  # vectors made at a time
QUESTIONS = 20
NOISE = 0.6  # length of the random part of a made vector, so that the nearest are not all of one origin


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
