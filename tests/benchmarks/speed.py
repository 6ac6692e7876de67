"""Encoder, judge, pipeline and start-up, each against what it is measured by."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from claimcheck import pipeline, read_articles
from claimcheck.config import Settings
from claimcheck.models.store import VARIABLE
from claimcheck.records import Article, ClaimPair, Story
from tests.benchmarks import made
from tests.benchmarks.measure import Figures, Options, in_turn, seconds

ROUNDS = 3
SENTENCES, PAIRS = 512, 192
SAMPLE = Path("data/samples/wildfire")
ARTICLES = 50


def encoder(options: Options) -> Figures:
    """Compare the packaged encoder with SentenceTransformer.encode on the same sentences and cores."""
    from claimcheck.models.encoder import SentenceEncoder
    from claimcheck.models.encoder_onnx import OnnxEncoder

    texts = [sentence for article in made.articles(2 * SENTENCES) for sentence in article.text.split("\n\n")][
        :SENTENCES
    ]
    reference, fast = SentenceEncoder(), OnnxEncoder()
    apart = abs(reference.encode(texts) - fast.encode(texts)).max()
    slow, quick = in_turn([lambda: reference.encode(texts), lambda: fast.encode(texts)], ROUNDS)
    return {
        "speed_up": slow / quick,
        "sentences_a_second": len(texts) / quick,
        "reference_sentences_a_second": len(texts) / slow,
        "largest_difference": float(apart),
    }


def judge(options: Options) -> Figures:
    """Compare the shipped judge with CrossEncoder.predict on a torch model of the same size, both ways round each."""
    from claimcheck.models.cross_encoder import CrossEncoderJudge
    from claimcheck.models.judge import OnnxJudge

    texts = [line for article in made.articles(4 * PAIRS) for line in article.text.split("\n\n")]
    pairs = [ClaimPair(a, b, "2026-05-14", "2026-05-15") for a, b in zip(texts, texts[5:], strict=False)][:PAIRS]
    with tempfile.TemporaryDirectory() as folder:
        reference, fast = CrossEncoderJudge(_same_size(folder)), OnnxJudge()
        reference.judge(pairs[:8])
        slow, quick = in_turn([lambda: reference.judge(pairs), lambda: fast.judge(pairs)], ROUNDS)
    return {
        "speed_up": slow / quick,
        "pairs_a_second": len(pairs) / quick,
        "reference_pairs_a_second": len(pairs) / slow,
    }


def _same_size(folder: str) -> str:
    """Save the packaged model with three labels as a CrossEncoder: the right size, whatever it says."""
    import torch
    from transformers import AutoTokenizer, BertForSequenceClassification

    from claimcheck.models.encoder import packaged_folder

    torch.manual_seed(0)
    labels = {0: "entailment", 1: "neutral", 2: "contradiction"}
    home = str(packaged_folder())
    BertForSequenceClassification.from_pretrained(home, num_labels=3, id2label=labels).save_pretrained(folder)
    AutoTokenizer.from_pretrained(home).save_pretrained(folder)
    return folder


def floor(options: Options) -> Figures:
    """Compare the whole pipeline with one embedding, one parse and the judging of the proposed pairs, timed alone."""
    from claimcheck.claims.segments import read_segments
    from claimcheck.clusters.propose import propose
    from claimcheck.facts.judging import judge_claims
    from claimcheck.facts.parts import StoryParts
    from claimcheck.models.encoders import packaged_encoder
    from claimcheck.models.judge import OnnxJudge
    from claimcheck.models.parser import parse

    story = read_articles(options.stories or [SAMPLE])
    settings = Settings()
    with _no_cache():
        report = pipeline.analyze(story)  # loads everything
        encode, alone = packaged_encoder(), OnnxJudge()
        lines = [s.text for article in story for s in read_segments(article, settings.vague)[0]]
        readings = [claim.reading for claim in report.claims]
        known = Story(report.articles, report.claims, encode.encode(readings))
        pairs = propose(StoryParts(known))
        embedding = seconds(lambda: encode.encode(readings), ROUNDS)
        parsing = seconds(lambda: list(parse(lines)), ROUNDS)
        judging = seconds(lambda: judge_claims(alone, known, pairs), ROUNDS)
        around = seconds(lambda: judge_claims(alone, known, pairs, whole=True), ROUNDS)
        total = seconds(_analyze_anew(story), ROUNDS)
    return {
        "total_over_floor": total / (embedding + parsing + judging + around),
        "total_over_floor_claims_judged_once": total / (embedding + parsing + judging),
        "pairs_a_claim": len(pairs) / len(report.claims),
        "total_seconds": total,
        "embedding_seconds": embedding,
        "parsing_seconds": parsing,
        "judging_claims_seconds": judging,
        "judging_sentences_seconds": around,
    }


def _analyze_anew(story: Sequence[Article]) -> Callable[[], None]:
    def work() -> None:
        tools = pipeline.toolbox(Settings())
        tools.judge._known.clear()  # type: ignore[attr-defined]  # of MemoJudge: nothing is to be remembered
        pipeline.analyze(story)

    return work


def incremental(options: Options) -> Figures:
    """Compare analysing fifty articles again, one of them changed, with what one of them cost the first time."""
    from claimcheck.models import encoders

    articles = list(made.articles(ARTICLES * made.CLAIMS_AN_ARTICLE))[:ARTICLES]
    first = articles[0]
    changed = [Article.from_text(f"{first.text}\n\nTwo men were held.", first.source, first.title, first.published)]
    with tempfile.TemporaryDirectory() as folder, _cache(folder):
        encoders.make_encoder.cache_clear()
        pipeline.toolbox.cache_clear()
        whole = seconds(lambda: pipeline.analyze(articles))
        pipeline.toolbox.cache_clear()  # what is remembered in memory goes; what is on disk stays
        again = seconds(lambda: pipeline.analyze([*changed, *articles[1:]]))
    pipeline.toolbox.cache_clear()
    encoders.make_encoder.cache_clear()
    return {
        "again_over_share_of_one": again / (whole / ARTICLES),
        "again_over_whole": again / whole,
        "whole_seconds": whole,
        "again_seconds": again,
    }


def start(options: Options) -> Figures:
    """Time processes from nothing: import, help, and a five-article story with and without the cache."""
    articles = [*sorted(SAMPLE.glob("*.md")), *sorted(Path("data/samples/housing").glob("*.md"))][:5]
    names = [str(path) for path in articles]
    python, tool = [sys.executable, "-c"], [sys.executable, "-m", "claimcheck"]
    with tempfile.TemporaryDirectory() as folder:
        off, on = {**os.environ, VARIABLE: "off"}, {**os.environ, VARIABLE: folder}
        nothing = _process([*python, "pass"], off)
        importing = _process([*python, "import claimcheck"], off)
        helping = _process([*tool, "--help"], off)
        cold = _process([*tool, "analyze", *names], off, rounds=1)
        _process([*tool, "analyze", *names], on, rounds=1)
        known = _process([*tool, "analyze", *names], on, rounds=1)
    return {
        "python_seconds": nothing,
        "import_seconds": importing,
        "help_seconds": helping,
        "five_articles_cold_seconds": cold,
        "five_articles_known_seconds": known,
    }


def _process(command: list[str], environment: dict[str, str], rounds: int = 5) -> float:
    return seconds(lambda: subprocess.run(command, env=environment, check=True, capture_output=True), rounds)


@contextmanager
def _cache(value: str) -> Iterator[None]:
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = value
    try:
        yield
    finally:
        os.environ.pop(VARIABLE)
        if before is not None:
            os.environ[VARIABLE] = before


@contextmanager
def _no_cache() -> Iterator[None]:
    from claimcheck.models import encoders

    encoders.make_encoder.cache_clear()
    pipeline.toolbox.cache_clear()
    with _cache("off"):
        yield
    encoders.make_encoder.cache_clear()
    pipeline.toolbox.cache_clear()
