"""The floors: what the stories scored when they were last accepted. Only ``--lower`` lowers one.

python -m tests.eval.gate            measure and compare
python -m tests.eval.gate --raise    write better figures as the new floors
python -m tests.eval.gate --lower    write the figures as they are, worse ones too
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from tests.eval.scoring import Score, score_story

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
SETS: Mapping[str, Path] = {"samples": HERE.parents[1] / "data" / "samples", "held_out": HERE / "stories"}
HIGHER = ("recall", "precision", "joined")
LOWER = ("trapped",)


def measure(folder: Path) -> dict[str, float]:
    """Score every story of a folder together."""
    total = Score(0, 0, 0, 0, 0, 0, 0, 0)
    for story in sorted(p.parent for p in folder.glob("*/gold.json")):
        got = score_story(story)
        print(f"{story.name}: recall {got.recall:.2f} precision {got.precision:.2f} traps {got.trapped}/{got.traps}")  # noqa: T201 - a command's output
        total += got
    return {
        "recall": round(total.recall, 3),
        "precision": round(total.precision, 3),
        "trapped": round(total.trapped / max(1, total.traps), 3),
        "joined": round(total.joined / max(1, total.same), 3),
    }


def worse(got: Mapping[str, float], floor: Mapping[str, float]) -> list[str]:
    """Name the figures that fell below (or, for traps, rose above) their floor."""
    bad = [f"{k} {got[k]} < {floor[k]}" for k in HIGHER if got[k] < floor[k]]
    return bad + [f"{k} {got[k]} > {floor[k]}" for k in LOWER if got[k] > floor[k]]


def better(got: Mapping[str, float], floor: Mapping[str, float]) -> dict[str, float]:
    """Return the stricter of each figure and its floor."""
    return {k: max(got[k], floor[k]) for k in HIGHER} | {k: min(got[k], floor[k]) for k in LOWER}


def main() -> int:
    """Measure both sets; exit 1 when a figure is worse than its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="up", action="store_true")
    parser.add_argument("--lower", dest="down", action="store_true")
    args = parser.parse_args()
    floors = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    failed = False
    for name, folder in SETS.items():
        got = measure(folder)
        bad = worse(got, floors[name]) if name in floors else []
        failed = failed or bool(bad)
        print(name, got, *bad)  # noqa: T201 - a command's output
        if args.down or name not in floors:
            floors[name] = got
        elif args.up:
            floors[name] = better(got, floors[name])
    if args.up or args.down:
        BASELINE.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return int(failed and not args.down)


if __name__ == "__main__":
    raise SystemExit(main())
