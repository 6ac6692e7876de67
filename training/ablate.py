"""The stages of a run beside one another, on what none was trained on.

`python -m training.ablate --general FOLDER --stories FOLDER --public FOLDER --out FOLDER [--aside FOLDER]
[--stages hard final hard+final] [--backbone FOLDER]`

The general stage has no relation head: its two inferences, one each way, are read as a relation as for any other
inference model. Stages joined by a plus are measured as the mean of their weights. All stages are measured as bfloat16
networks, calibrated on the same watched pairs.
"""

from __future__ import annotations

import argparse
import json
import pathlib
from collections.abc import Sequence
from typing import Any

from claimcheck.models.cross_encoder import relation_of_inference
from training.__main__ import HERE
from training.backbones import packaged_minilm
from training.calibrate import fit
from training.evaluate import Judged, JudgeExamples, measure_public, measure_relations, measure_stories
from training.examples import NLI, RELATIONS, Example
from training.figures_of_merit import softmax
from training.predict import predict
from training.settings import read_settings
from training.stages import Folders, Run, load_mean
from training.story_pairs import HELD_OUT_STORIES


def judge_of(run: Run, stage: str) -> JudgeExamples:
    """A calibrated judge out of a stage's checkpoint."""
    network = load_mean(run.folders.backbone, [run.folders.out / name for name in stage.split("+")])
    if stage == "general":

        def by_inference(examples: Sequence[Example]) -> Judged:
            there = softmax(predict(network, run.tokenizer, examples, both_ways=False)[1])
            back = softmax(predict(network, run.tokenizer, [e.swapped() for e in examples], both_ways=False)[1])
            return relation_of_inference(there, back), there

        return by_inference
    relation, _ = predict(network, run.tokenizer, run.pairs.watched)
    of_relation = fit(relation, [RELATIONS.index(e.relation or "") for e in run.pairs.watched], with_bias=True)
    _, nli = predict(network, run.tokenizer, run.general_watched, both_ways=False)
    of_nli = fit(nli, [NLI.index(e.nli or "") for e in run.general_watched], with_bias=False)

    def calibrated(examples: Sequence[Example]) -> Judged:
        one, two = predict(network, run.tokenizer, examples)
        return of_relation.apply(one), of_nli.apply(two)

    return calibrated


def measure(run: Run, stage: str, public: pathlib.Path, limit: int, aside: pathlib.Path | None) -> dict[str, Any]:
    """The figures of one stage; `aside` holds further stories that it was not trained on."""
    judge = judge_of(run, stage)
    names = [] if aside is None else sorted(folder.parent.name for folder in aside.glob("*/gold.json"))
    further = {"stories_aside": measure_stories(judge, aside, names, run.embedder)} if aside and names else {}
    return further | {
        "relations": measure_relations(judge, run.pairs.held_out),
        "stories": measure_stories(judge, run.folders.stories[0], HELD_OUT_STORIES, run.embedder),
        "public": measure_public(judge, public, limit),
    }


def main() -> None:
    """Print one JSON object, a key per stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--general", type=pathlib.Path, required=True)
    parser.add_argument("--claims", type=pathlib.Path, default=HERE.parent / "data" / "claim_pairs")
    parser.add_argument("--stories", type=pathlib.Path, required=True)
    parser.add_argument("--public", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--aside", type=pathlib.Path, default=None, help="a folder of further unseen stories")
    parser.add_argument("--backbone", type=pathlib.Path, default=None)
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--stages", nargs="+", default=("general", "claims", "hard"))
    args = parser.parse_args()
    backbone = args.backbone or packaged_minilm()
    folders = Folders(args.general, args.claims, (args.stories,), backbone, packaged_minilm(), args.out)
    run = Run(folders, read_settings(HERE / "config.toml"))
    print(json.dumps({s: measure(run, s, args.public, args.limit, args.aside) for s in args.stages}, indent=2))


if __name__ == "__main__":
    main()
