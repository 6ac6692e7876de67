"""Against what people use instead: every pair of sentences of two sources through the same inference model."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations
from pathlib import Path

from claimcheck import pipeline, read_articles
from claimcheck.models.judge import OnnxJudge
from claimcheck.records import Claim, ClaimPair, Conflict, Report, digest
from tests.benchmarks.measure import Figures, Options, Time, timed
from tests.eval.scoring import Score, score_report

CONTRADICTS = 2  # the column of NLI_LABELS
STORIES = (Path("data/samples/wildfire"),)


def all_pairs(options: Options) -> Figures:
    """Compare time, pairs judged, recall and precision on stories with gold, both from the same model."""
    model = OnnxJudge()
    ours, theirs = Score(*[0] * 8), Score(*[0] * 8)
    ours_time, their_time = Time(0, 0), Time(0, 0)
    judged = pairs_ours = 0
    for folder in options.stories or STORIES:
        articles = read_articles([folder])
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        report = pipeline.analyze(articles)
        pipeline.toolbox.cache_clear()
        ours_time += timed(partial(pipeline.analyze, articles))
        sentences = _sentences(report)
        pairs = [(a, b) for a, b in combinations(sentences, 2) if a.article_id != b.article_id]
        found: list[Conflict] = []
        their_time += timed(partial(_flag, model, pairs, report, found))
        judged += len(pairs)
        pairs_ours += 4 * len(report.claims)
        ours += score_report(report, gold)
        theirs += score_report(replace(report, claims=tuple(sentences), conflicts=tuple(found), clusters=()), gold)
    return {
        "speed_up": their_time.wall / ours_time.wall,
        "speed_up_of_work": their_time.work / ours_time.work,
        "fewer_pairs": judged / pairs_ours,
        "seconds": ours_time.wall,
        "work": ours_time.work,
        "all_pairs_seconds": their_time.wall,
        "all_pairs_work": their_time.work,
        "all_pairs_judged": judged,
        "recall": ours.recall,
        "precision": ours.precision,
        "all_pairs_recall": theirs.recall,
        "all_pairs_precision": theirs.precision,
    }


def _sentences(report: Report) -> list[Claim]:
    """Return one claim a sentence, whole."""
    texts = {(a.id, field): text for a in report.articles for field, text in (("title", a.title), ("text", a.text))}
    found: dict[tuple[str, str, int], Claim] = {}
    for claim in report.claims:
        start, end = claim.sentence_start, claim.sentence_end
        text = texts[claim.article_id, claim.field][start:end]
        whole = replace(claim, start=start, end=end, text=text, reading=" ".join(text.split()))
        found.setdefault((claim.article_id, claim.field, start), whole)
    return list(found.values())


def _flag(model: OnnxJudge, pairs: Sequence[tuple[Claim, Claim]], report: Report, found: list[Conflict]) -> None:
    """Flag what the model calls a contradiction."""
    dates = {a.id: a.published for a in report.articles}
    asked = [ClaimPair(a.reading, b.reading, dates[a.article_id], dates[b.article_id]) for a, b in pairs]
    nli = model.judge(asked).nli
    found += [
        Conflict(
            id=digest(a.id, b.id),
            cluster_id="",
            kind="narrative",
            subkind="contradiction",
            verdict="conflict",
            left_claim_id=a.id,
            right_claim_id=b.id,
            left_spans=(),
            right_spans=(),
            confidence=float(row[CONTRADICTS]),
            severity=0.5,
            reason="",
            both_true_if=None,
            between="outlets",
            matched_parts=(),
            flip=None,
            is_cross_source=True,
        )
        for (a, b), row in zip(pairs, nli, strict=True)
        if int(row.argmax()) == CONTRADICTS
    ]
