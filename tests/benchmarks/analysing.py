"""The whole pipeline: over its own floor, and once more after one article of fifty changed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from claimcheck import pipeline, read_articles
from claimcheck.config import Settings
from claimcheck.models.store import VARIABLE
from claimcheck.records import Article, ClaimPair, Judgements, Story
from tests.benchmarks import made
from tests.benchmarks.measure import ROOT, SAMPLES, Figures, Options, Time, timed

ROUNDS = 3
SAMPLE = SAMPLES / "wildfire"
TRAINING = ROOT / "training" / "stories"
ARTICLES = 50


def floor(options: Options) -> Figures:
    """Compare the whole pipeline with one embedding, one parse and the judging of the proposed pairs, timed alone.

    Each pair is judged once as claims and once as whole sentences, and once by the second judge where that is asked.
    """
    from claimcheck.claims.segments import read_segments
    from claimcheck.clusters.propose import propose
    from claimcheck.facts.judging import judge_claims
    from claimcheck.facts.parts import StoryParts
    from claimcheck.models.bundle import SECOND
    from claimcheck.models.encoders import packaged_encoder
    from claimcheck.models.judge import OnnxJudge
    from claimcheck.models.once import OnceJudge
    from claimcheck.models.parser import parse

    story = read_articles(options.stories or [SAMPLE])
    settings = Settings()
    with cache("off"):
        report = pipeline.analyze(story)  # loads everything
        encode, alone, second = packaged_encoder(), OnnxJudge(), OnceJudge(SECOND)
        lines = [s.text for article in story for s in read_segments(article, settings.vague)[0]]
        readings = [claim.reading for claim in report.claims]
        known = Story(report.articles, report.claims, encode.encode(readings))
        pairs = propose(StoryParts(known))
        embedding = timed(lambda: encode.encode(readings), ROUNDS)
        parsing = timed(lambda: list(parse(lines)), ROUNDS)
        asked = _Asked()
        judge_claims(asked, known, pairs)
        judge_claims(asked, known, pairs, whole=True)
        once_each = list(dict.fromkeys(asked.pairs))  # a claim that is a whole sentence is not judged again
        judging = timed(lambda: alone.judge(once_each), ROUNDS)
        again = _asked_again(story)
        judging_again = timed(lambda: second.judge(again), ROUNDS)
        total = timed(_analyze_anew(story), ROUNDS)
    parts = {"embedding": embedding, "parsing": parsing, "judging": judging, "judging_again": judging_again}
    return {
        "total_over_floor": total.wall / sum(part.wall for part in parts.values()),
        "total_over_floor_of_work": total.work / sum(part.work for part in parts.values()),
        "pairs_a_claim": len(pairs) / len(report.claims),
        "claims": len(report.claims),
        "pairs_read_again": len(again),
        **told({"total": total, **parts}),
    }


class _Asked:
    """Notes which pairs a judge is asked about."""

    def __init__(self) -> None:
        self.pairs: list[ClaimPair] = []

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        self.pairs += pairs
        return Judgements(np.zeros((len(pairs), 5), dtype=np.float32), np.zeros((len(pairs), 3), dtype=np.float32))


def _asked_again(story: Sequence[Article]) -> list[ClaimPair]:
    """Return what the second judge is asked while a story is analysed."""
    second = pipeline.toolbox(Settings()).detector._second
    second._known.clear()  # type: ignore[union-attr]  # of MemoJudge, which remembers what it was asked
    pipeline.analyze(story)
    return list(second._known)  # type: ignore[union-attr]


def _analyze_anew(story: Sequence[Article]) -> Callable[[], None]:
    """Analyse a story with all models loaded and nothing remembered."""

    def work() -> None:
        tools = pipeline.toolbox(Settings())
        for judge in (tools.judge, tools.detector._second):
            judge._known.clear()  # type: ignore[union-attr]  # of MemoJudge
        _forget_texts()
        pipeline.analyze(story)

    return work


def incremental(options: Options) -> Figures:
    """Compare analysing fifty articles again, one of them changed, with the first time, and with two articles alone."""
    articles = list(read_articles(_fifty()))
    first = articles[0]
    changed = Article.from_text(f"{first.text}\n\nTwo men were held.", first.source, first.title, first.published)
    with tempfile.TemporaryDirectory() as folder, cache(folder):
        pipeline.analyze(list(made.articles(60, seed=9)))  # loads everything
        _forget()
        whole = timed(lambda: pipeline.analyze(articles))
        _forget()  # what is remembered in memory goes; what is on disk stays
        again = timed(lambda: pipeline.analyze([changed, *articles[1:]]))
    with cache("off"):
        pipeline.analyze(list(made.articles(60, seed=9)))
        _forget()
        two = timed(lambda: pipeline.analyze([changed, articles[1]]))
    return {
        "again_over_whole": again.wall / whole.wall,
        "again_over_whole_of_work": again.work / whole.work,
        "again_over_share_of_one": again.work / (whole.work / ARTICLES),
        "again_over_two_alone": again.work / two.work,
        "articles": len(articles),
        **told({"whole": whole, "again": again, "two_alone": two}),
    }


def _fifty() -> list[Path]:
    """Name the first fifty articles of the samples and of the stories to train on, which say things in many words."""
    return [place for folder in (SAMPLES, TRAINING) for place in sorted(folder.glob("*/*.md"))][:ARTICLES]


def told(times: dict[str, Time]) -> Figures:
    """Name the seconds on the wall and of the processors of each part."""
    return {
        **{f"{name}_seconds": spent.wall for name, spent in times.items()},
        **{f"{name}_work": spent.work for name, spent in times.items()},
    }


@contextmanager
def cache(value: str) -> Iterator[None]:
    """Keep what was worked out in a folder, or nowhere with "off"."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = value
    _forget()
    try:
        yield
    finally:
        os.environ.pop(VARIABLE)
        if before is not None:
            os.environ[VARIABLE] = before
        _forget()


def _forget() -> None:
    """Drop the tools and what they remember in memory."""
    from claimcheck.models import encoders

    encoders.make_encoder.cache_clear()
    pipeline.toolbox.cache_clear()
    _forget_texts()


def _forget_texts() -> None:
    """Drop what was read about the claims and pairs of the last story."""
    from claimcheck.facts import parts, stances

    stances._TOLD._known.clear()
    parts._latest.cache_clear()
