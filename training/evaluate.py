"""Measures a judge on everything that was not trained on.

`python -m training.evaluate --pairs data/claim_pairs --stories FOLDER --public FOLDER [--model FOLDER]`
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcheck.models.judge import OnnxJudge
from claimcheck.protocols import Judge
from claimcheck.records import ClaimPair
from training.bias import measure_bias
from training.claim_pairs import read_claim_pairs
from training.embedding import Embedder
from training.examples import NLI, RELATIONS, Example, read_rows
from training.figures_of_merit import average_precision, best_f1, calibration_error, relation_figures
from training.story_pairs import HELD_OUT_STORIES, WATCHED_STORIES
from training.story_scores import close_pairs
from training.story_text import read_story

CONFLICT = RELATIONS.index("conflict")
PUBLIC = ("mnli_matched_dev", "snli_dev", "lingnli_val", "wikicontradict")
SPEED_PAIRS = 300
SPEED_SPREAD = 4
SPEED_WORDS = 40  # words a pair, as speed is asked for

Judged = tuple[NDArray[np.float32], NDArray[np.float32]]
JudgeExamples = Callable[[Sequence[Example]], Judged]


def through(judge: Judge) -> JudgeExamples:
    """Let a judge of the package read examples."""

    def run(examples: Sequence[Example]) -> Judged:
        got = judge.judge([ClaimPair(e.a, e.b, e.a_date, e.b_date) for e in examples])
        return got.relation, got.nli

    return run


def measure_relations(judge: JudgeExamples, examples: Sequence[Example]) -> dict[str, float]:
    """The five relations on written pairs."""
    return relation_figures(judge(examples)[0], [e.relation or "" for e in examples])


def measure_public(judge: JudgeExamples, folder: pathlib.Path, limit: int) -> dict[str, Any]:
    """Inference on public sets: accuracy and calibration error; the rows are a fixed random sample of each."""
    out: dict[str, Any] = {}
    for name in PUBLIC:
        rows = list(read_rows(folder / f"{name}.jsonl"))
        rows = random.Random(0).sample(rows, min(limit, len(rows)))  # noqa: S311  (a sample, no secret)
        _, nli = judge([Example(r["a"], r["b"]) for r in rows])
        want = np.array([NLI.index(r["label"]) for r in rows])
        right = float((nli.argmax(1) == want).mean())
        out[name] = {"pairs": len(rows), "accuracy": right, "calibration_error": calibration_error(nli, want)}
    return out


def measure_stories(
    judge: JudgeExamples, folder: pathlib.Path, names: Sequence[str], embedder: Embedder
) -> dict[str, Any]:
    """Every close pair of sentences of whole stories: average precision of conflict."""
    scores, positives, missed, each = [], [], 0, {}
    for name in names:
        pairs, positive, unseen = close_pairs(read_story(folder / name), embedder)
        conflict = judge(pairs)[0][:, CONFLICT]
        each[name] = average_precision(conflict, positive)
        scores.append(conflict)
        positives.append(positive)
        missed += unseen
    all_scores, all_positive = np.concatenate(scores), np.concatenate(positives)
    precision, recall, f1, threshold = best_f1(all_scores, all_positive)
    flagged = all_scores >= 0.5
    return {
        "pairs": len(all_scores),
        "conflicts": int(all_positive.sum()),
        "conflicts_in_no_close_pair": missed,
        "average_precision": average_precision(all_scores, all_positive),
        "average_precision_with_unseen_as_missed": average_precision(all_scores, all_positive, missed),
        "mean_of_stories": float(np.mean(list(each.values()))),
        "best_f1": {"precision": precision, "recall": recall, "f1": f1, "threshold": threshold},
        "at_half": {
            "flags": int(flagged.sum()),
            "precision": float(all_positive[flagged].mean()) if flagged.any() else 0.0,
            "recall": float(flagged[all_positive].mean()),
        },
    }


def forty_words(examples: Sequence[Example]) -> list[Example]:
    """Pairs of about forty words."""
    near = [e for e in examples if abs(len(e.a.split()) + len(e.b.split()) - SPEED_WORDS) <= SPEED_SPREAD]
    return (near * (SPEED_PAIRS // len(near) + 1))[:SPEED_PAIRS]


def measure_speed(judge: JudgeExamples, examples: Sequence[Example]) -> float:
    """Pairs a second on pairs of about forty words."""
    rows = forty_words(examples)
    judge(rows[:10])
    start = time.perf_counter()
    judge(rows)
    return len(rows) / (time.perf_counter() - start)


def main() -> None:
    """Measure the shipped model and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=pathlib.Path, required=True)
    parser.add_argument("--stories", type=pathlib.Path, required=True)
    parser.add_argument("--public", type=pathlib.Path, required=True)
    parser.add_argument("--backbone", type=pathlib.Path, required=True)
    parser.add_argument("--model", type=pathlib.Path)
    parser.add_argument("--limit", type=int, default=10_000)
    args = parser.parse_args()
    judge = through(OnnxJudge(args.model) if args.model else OnnxJudge())
    pairs = read_claim_pairs(args.pairs)
    embedder = Embedder(args.backbone)
    figures = {
        "relations_held_out": measure_relations(judge, pairs.held_out),
        "relations_watched": measure_relations(judge, pairs.watched),
        "stories_held_out": measure_stories(judge, args.stories, HELD_OUT_STORIES, embedder),
        "stories_watched": measure_stories(judge, args.stories, WATCHED_STORIES, embedder),
        "public": measure_public(judge, args.public, args.limit),
        "bias": measure_bias(lambda rows: judge(rows)[0], pairs.held_out),
        "pairs_per_second": measure_speed(judge, pairs.held_out),
    }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
