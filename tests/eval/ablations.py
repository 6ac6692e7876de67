"""What each part of the tool is worth: the same stories scored with a part left out.

    python -m tests.eval.ablations --fit STORY_DIR... --on STORY_DIR...

"No relation model" and "relation model alone" are decisions fitted anew on the stories of --fit, with the relation
model's figures or all others left out; "no same-fact gate" asks that decision about every pair of claims of two
articles with a cosine over 0.35, not only about the proposed ones; "no explanations" shows what is explained as a
conflict. Every line is scored as the gate scores.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from claimcheck.clusters.propose import propose
from claimcheck.config import Settings
from claimcheck.conflicts.detect import ConflictDetector
from claimcheck.conflicts.evidence import FIRST, JUDGED, ROW
from claimcheck.facts.parts import StoryParts
from claimcheck.models.judges import make_second_judge
from claimcheck.models.linear import LinearModel
from claimcheck.pipeline import toolbox
from claimcheck.protocols import Encoder
from claimcheck.records import Report, Story
from tests.eval.scoring import Score, score_report, story_report
from training.decisions import FIGURES, UNFITTED, Samples, conflict_samples, fit
from training.gold import load_story

# All that a relation model has a say in, beside its own answers.
HEARD = frozenset({f"{name}_odds" for name in JUDGED} | {"lead", "agrees_elsewhere"})
# Lets every pair through: the shipped screen listens to the relation model.
OPEN = LinearModel(FIRST, (0.0,) * len(FIRST), (1.0,) * len(FIRST), (0.0,) * len(FIRST), 0.0, 0.0)
CLOSE = 0.35  # cosine; below, sentences on one story seldom tell one fact


def without(samples: Samples, left_out: Callable[[str], bool]) -> LinearModel:
    """Fit the conflict decision with some of its evidence always zero."""
    rows = samples.rows * np.array([not left_out(name) for name in ROW])
    return fit(Samples(rows, samples.labels, samples.story), ROW, FIGURES)


def all_close(story: Story) -> Story:
    """Give a story every pair of claims of two articles that are close."""
    close = story.vectors @ story.vectors.T
    pairs = tuple(
        (i, j)
        for i in range(len(story.claims))
        for j in range(i + 1, len(story.claims))
        if close[i, j] > CLOSE and story.claims[i].article_id != story.claims[j].article_id
    )
    return replace(story, pairs=pairs)


def rescored(report: Report, story: Story, detector: ConflictDetector, gold: dict[str, object]) -> Score:
    """Score a report whose conflicts come from another detector."""
    return score_report(replace(report, conflicts=detector.verdicts(story).conflicts), gold)  # type: ignore[arg-type]


def shown_all(report: Report) -> Report:
    """Show explained differences as conflicts."""
    return replace(report, conflicts=tuple(replace(c, verdict="conflict") for c in report.conflicts))


def proposed(story: Story) -> Story:
    """Give a story the pairs that the pipeline would propose."""
    return replace(story, pairs=propose(StoryParts(story)))


def scores(fitted_on: Sequence[Path], on: Sequence[Path]) -> dict[str, Score]:
    """Score every variant over all stories of ``on``."""
    tools = toolbox(Settings())
    encoder: Encoder = tools.encoder
    fit_stories = [load_story(folder, encoder) for folder in fitted_on]
    fit_stories = [replace(s, story=proposed(s.story)) for s in fit_stories]
    second = make_second_judge(None)
    unscreened, _, _ = conflict_samples(fit_stories, ConflictDetector(tools.judge, UNFITTED, screen=OPEN))
    blind = ConflictDetector(tools.judge, without(unscreened, lambda name: name in HEARD), screen=OPEN)
    samples, _, _ = conflict_samples(fit_stories, ConflictDetector(tools.judge, UNFITTED, second=second))
    alone = ConflictDetector(tools.judge, without(samples, lambda name: name not in HEARD), second=second)
    total = dict.fromkeys(
        ("as shipped", "no explanations", "no relation model", "relation model alone", "no same-fact gate"),
        Score(0, 0, 0, 0, 0, 0, 0, 0),
    )
    for folder in on:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        report, story = story_report(folder), load_story(folder, encoder).story
        asked = proposed(story)
        got = {
            "as shipped": score_report(report, gold),
            "no explanations": score_report(shown_all(report), gold),
            "no relation model": rescored(report, asked, blind, gold),
            "relation model alone": rescored(report, asked, alone, gold),
            "no same-fact gate": rescored(report, all_close(story), tools.detector, gold),
        }
        total = {name: total[name] + score for name, score in got.items()}
    return total


def main() -> None:
    """Print one line per variant."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", nargs="+", type=Path, required=True)
    parser.add_argument("--on", nargs="+", type=Path, required=True)
    args = parser.parse_args()
    print(f"{len(args.on)} stories")  # noqa: T201 - a command's output
    for name, score in scores(args.fit, args.on).items():
        print(  # noqa: T201 - a command's output
            f"{name}: recall {score.recall:.3f} precision {score.precision:.3f} traps {score.trapped}/{score.traps} "
            f"({score.flags} flags)"
        )


if __name__ == "__main__":
    main()
