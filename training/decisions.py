"""Fit the four small decisions (proposal, same fact, screen, conflict) on stories with gold; report them.

    python -m training.decisions STORY_DIR... [--proposal STORY_DIR...] [--write]

The conflict decision reads the relation model's probabilities, so it must be fitted on stories that the relation model
was not trained on. Every figure printed for the fitted stories is out of sample: each story is scored by a decision
fitted on the others (leave one story out).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from claimcheck.clusters.group import FEATURES, pair_rows
from claimcheck.clusters.propose import coarse_pairs, propose
from claimcheck.conflicts.detect import ConflictDetector
from claimcheck.conflicts.evidence import FIRST, ROW, first_rows, rows
from claimcheck.conflicts.verdicts import make_conflict
from claimcheck.facts.parts import FEATURES as PARTS
from claimcheck.facts.parts import StoryParts, as_row
from claimcheck.models.encoder import SentenceEncoder
from claimcheck.models.judges import make_judge, make_second_judge
from claimcheck.models.linear import LinearModel
from claimcheck.models.neutral import NeutralEncoder
from claimcheck.protocols import Judge
from claimcheck.records import Story
from training.gold import GoldStory, load_story

STRENGTH = 0.03  # inverse regularisation (C of scikit-learn): few stories, many features; 0.3 does no better
LUMPED = 0.03  # at most this share of all cross-source pairs may share a cluster
# Set by eye together with WORDING of conflicts/detect.py, see there; the report below prints the curve.
FIGURES = 0.35
# What the larger relation model reads. Over 0.1 lie 329 of the 600 conflicts and 1,344 of the 10,748 pairs; over 0.04,
# 463 and 3,325, with flags that are as often right at the working points, in two and a half times the time.
SCREEN = 0.1
HOMES = {
    "proposal": Path("claimcheck/clusters/proposal.json"),
    "same_fact": Path("claimcheck/clusters/same_fact.json"),
    "screen": Path("claimcheck/conflicts/screen.json"),
    "conflict": Path("claimcheck/conflicts/conflict.json"),
}
UNFITTED = LinearModel((), (), (), (), 0.0, 1.0)  # evidence is gathered before there is a decision over it


@dataclass(frozen=True, slots=True)
class Samples:
    """Feature rows (n, d), labels (n,) and the story number of each row."""

    rows: NDArray[np.float64]
    labels: NDArray[np.bool_]
    story: NDArray[np.int64]


def proposal_samples(stories: Sequence[GoldStory]) -> Samples:
    """Return one row of parts per coarse pair; told-alike and conflicting pairs are worth proposing."""
    found = []
    for n, gold in enumerate(stories):
        parts = StoryParts(gold.story)
        for i, j in coarse_pairs(parts):
            found.append((as_row(parts.compare(i, j)), (i, j) in gold.same or (i, j) in gold.conflicts, n))
    return _samples(found)


def same_fact_samples(stories: Sequence[GoldStory], judge: Judge) -> Samples:
    """Return one row per candidate pair; told-alike and conflicting pairs are the same fact."""
    found = []
    for n, gold in enumerate(stories):
        for pair, row in zip(gold.story.pairs, pair_rows(gold.story, judge), strict=True):
            found.append((row, pair in gold.same or pair in gold.conflicts, n))
    return _samples(found)


def screen_samples(stories: Sequence[GoldStory], detector: ConflictDetector) -> Samples:
    """Return one row of first evidence per candidate pair."""
    found = []
    for n, gold in enumerate(stories):
        evidence = first_rows(detector.first_evidence(gold.story, gold.story.pairs))
        for pair, row in zip(gold.story.pairs, evidence, strict=True):
            found.append((row, pair in gold.conflicts, n))
    return _samples(found)


def conflict_samples(
    stories: Sequence[GoldStory], detector: ConflictDetector
) -> tuple[Samples, NDArray[np.bool_], NDArray[np.bool_]]:
    """Return one row of evidence per pair that is read again.

    Returns:
        The samples; of all candidate pairs, whether they are read again, (n,); and whether they would be shown as a
        clash of figures, (n,).
    """
    found, kept, figures = [], [], []
    for n, gold in enumerate(stories):
        articles = {a.id: a for a in gold.story.articles}
        evidence = detector.evidence(gold.story, gold.story.pairs)
        kept += [e.again is not None for e in evidence]
        figures += [make_conflict(e, "", 1.0, articles).kind == "numeric" for e in evidence]
        for pair, e, row in zip(gold.story.pairs, evidence, rows(evidence), strict=True):
            if e.again is not None:
                found.append((row, pair in gold.conflicts, n))
    return _samples(found), np.array(kept, dtype=bool), np.array(figures, dtype=bool)


def _samples(found: Sequence[tuple[list[float], bool, int]]) -> Samples:
    features, labels, story = zip(*found, strict=True)
    return Samples(np.array(features), np.array(labels, dtype=bool), np.array(story))


def fit(samples: Samples, names: Sequence[str], threshold: float = 0.5) -> LinearModel:
    """Fit a logistic regression on standardised features."""
    mean, scale = samples.rows.mean(axis=0), samples.rows.std(axis=0)
    scale[scale == 0] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit((samples.rows - mean) / scale, samples.labels)
    return LinearModel(
        features=tuple(names),
        mean=tuple(map(float, mean)),
        scale=tuple(map(float, scale)),
        weights=tuple(map(float, model.coef_[0])),
        intercept=float(model.intercept_[0]),
        threshold=threshold,
    )


def left_out(samples: Samples, names: Sequence[str]) -> NDArray[np.float64]:
    """Return the probability of every row by a model fitted on the other stories."""
    out = np.zeros(len(samples.labels))
    for story in np.unique(samples.story):
        here = samples.story == story
        rest = Samples(samples.rows[~here], samples.labels[~here], samples.story[~here])
        out[here] = fit(rest, names).probability(samples.rows[here].tolist())
    return out


def report(name: str, probability: NDArray[np.float64], labels: NDArray[np.bool_]) -> None:
    """Print average precision and the precision-recall curve at a few thresholds."""
    precision = average_precision_score(labels, probability)
    print(f"{name}: {len(labels)} pairs, {int(labels.sum())} positive, average precision {precision:.3f}")
    for t in (0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8):
        said = probability >= t
        right = int((said & labels).sum())
        print(
            f"  at {t:.2f}: {int(said.sum())} said, precision {right / max(1, said.sum()):.2f}, "
            f"recall {right / max(1, labels.sum()):.2f}"
        )


def save(model: LinearModel, path: Path, note: str) -> None:
    """Write a decision as JSON, numbers to six digits."""
    data = {
        "note": note,
        "features": list(model.features),
        "mean": [round(v, 6) for v in model.mean],
        "scale": [round(v, 6) for v in model.scale],
        "weights": [round(v, 6) for v in model.weights],
        "intercept": round(model.intercept, 6),
        "threshold": round(model.threshold, 4),
    }
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def lump_threshold(stories: Sequence[GoldStory], samples: Samples, probability: NDArray[np.float64]) -> float:
    """Return the lowest same-fact threshold at which the linked pairs stay under LUMPED of all cross-source pairs."""
    cross = sum(_cross_pairs(s.story) for s in stories)
    ranked = np.sort(probability)[::-1]
    allowed = min(int(LUMPED * cross), len(ranked) - 1)
    return float(ranked[allowed])


def _cross_pairs(story: Story) -> int:
    sizes = [sum(c.article_id == a.id for c in story.claims) for a in story.articles]
    return (sum(sizes) ** 2 - sum(n * n for n in sizes)) // 2


def fit_all(
    stories: Sequence[GoldStory], more: Sequence[GoldStory], judge: Judge, second: Judge | None
) -> dict[str, LinearModel]:
    """Fit the decisions one on the other and print how each does on stories left out.

    Args:
        stories: stories that the relation model was not trained on.
        more: further stories for the proposal alone, which does not read the relation model.
        judge: the relation model.
        second: the larger one.
    """
    coarse = proposal_samples([*stories, *more])
    report("proposal", left_out(coarse, PARTS), coarse.labels)
    proposal = fit(coarse, PARTS)
    stories = [replace(s, story=replace(s.story, pairs=propose(StoryParts(s.story), proposal))) for s in stories]
    same = same_fact_samples(stories, judge)
    chance = left_out(same, FEATURES)
    report("same fact", chance, same.labels)
    same_model = fit(same, FEATURES, lump_threshold(stories, same, chance))
    first = screen_samples(stories, ConflictDetector(judge, UNFITTED, screen=UNFITTED))
    before = left_out(first, FIRST)
    report("screen", before, first.labels)
    screen = fit(first, FIRST, SCREEN)
    detector = ConflictDetector(judge, UNFITTED, second=second, screen=screen)
    conflict, kept, figures = conflict_samples(stories, detector)
    print(f"read again: {int(kept.sum())} pairs with {int(first.labels[kept].sum())} of {int(first.labels.sum())}")
    report("screen, of figures", before[figures], first.labels[figures])
    report("screen, of wording", before[~figures], first.labels[~figures])
    chance = np.zeros(len(kept))
    chance[kept] = left_out(conflict, ROW)
    report("conflict", chance, first.labels)
    report("conflict, of figures", chance[figures], first.labels[figures])
    report("conflict, of wording", chance[~figures], first.labels[~figures])
    conflict_model = fit(conflict, ROW, FIGURES)
    return {"proposal": proposal, "same_fact": same_model, "screen": screen, "conflict": conflict_model}


def main() -> None:
    """Fit, report, and with --write ship the decisions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--proposal", nargs="*", type=Path, default=[], help="further stories for the proposal alone")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    encoder = NeutralEncoder(SentenceEncoder())
    models = fit_all(
        [load_story(folder, encoder) for folder in args.stories],
        [load_story(folder, encoder) for folder in args.proposal],
        make_judge(None),
        make_second_judge(None),
    )
    note = f"fitted by python -m training.decisions on {', '.join(p.name for p in args.stories)}"
    for name, model in models.items():
        weights = sorted(zip(model.features, model.weights, strict=True), key=lambda pair: -abs(pair[1]))
        print(name, round(model.threshold, 3), {n: round(w, 2) for n, w in weights})
        if args.write:
            save(model, HOMES[name], note)


if __name__ == "__main__":
    main()
