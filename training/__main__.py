"""Trains, calibrates and exports the relation model: one command, resumed by giving it again.

python -m training --general FOLDER --claims data/claim_pairs --stories FOLDER --out FOLDER
"""

from __future__ import annotations

import argparse
import pathlib

from training.backbones import packaged_minilm
from training.settings import LARGE, LARGE_AGAIN, STAGES, read_settings
from training.ship import WEIGHTS, ship
from training.stages import Folders, Run

HERE = pathlib.Path(__file__).parent
STEPS = (*STAGES, "ship")
CHOICES = (*STEPS, LARGE, LARGE_AGAIN)


def main() -> None:
    """Run the stages that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--general", type=pathlib.Path, required=True, help="folder with pairs.jsonl.gz")
    parser.add_argument("--claims", type=pathlib.Path, default=HERE.parent / "data" / "claim_pairs")
    parser.add_argument("--stories", type=pathlib.Path, nargs="+", required=True, help="folders of stories with gold")
    parser.add_argument("--backbone", type=pathlib.Path, default=None, help="a BERT or MPNet sentence encoder")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="checkpoints and logs")
    parser.add_argument("--config", type=pathlib.Path, default=HERE / "config.toml")
    parser.add_argument("--stages", nargs="+", choices=CHOICES, default=STEPS)
    parser.add_argument(
        "--ship-from", nargs="+", default=("hard", "final"), help="the stages whose mean weights are exported"
    )
    parser.add_argument("--ship-to", type=pathlib.Path, default=HERE.parent / "claimcheck" / "models" / "relation")
    parser.add_argument("--weights", choices=tuple(WEIGHTS), default="int8", help="float to see what the others cost")
    args = parser.parse_args()
    backbone = args.backbone or packaged_minilm()
    folders = Folders(args.general, args.claims, tuple(args.stories), backbone, packaged_minilm(), args.out)
    run = Run(folders, read_settings(args.config))
    steps = (run.stage_general, run.stage_claims, run.stage_hard, run.stage_again, run.stage_final)
    for name, step in zip(STAGES, steps, strict=True):
        if name in args.stages:
            step()
    if LARGE in args.stages:
        run.stage_large()
    if LARGE_AGAIN in args.stages:
        run.stage_large_again()
    if "ship" in args.stages:
        ship(run, args.ship_from, args.ship_to, args.weights)


if __name__ == "__main__":
    main()
