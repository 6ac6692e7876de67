"""Is the confidence honest? Five bins of equal mass, with bootstrap intervals, over flags on stories with gold.

python -m tests.eval.reliability STORY_DIR... --out docs/reliability.md
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import claimcheck
from tests.eval.scoring import judged_flags

BINS = 5
RESAMPLES = 2000
SEED = 0
SIDE = 320  # pixels of the diagram


def collect(stories: Sequence[Path]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the confidence of every flag and whether gold knows it; repeats of one finding are left out."""
    said, right = [], []
    for story in stories:
        gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
        for flag, is_right in judged_flags(claimcheck.analyze(claimcheck.read_articles([story])), gold):
            said.append(flag.confidence)
            right.append(is_right)
    return np.array(said), np.array(right, dtype=bool)


def interval(right: NDArray[np.bool_]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a share."""
    random = np.random.default_rng(SEED)
    shares = random.choice(right, size=(RESAMPLES, len(right))).mean(axis=1)
    return float(np.quantile(shares, 0.025)), float(np.quantile(shares, 0.975))


def table(said: NDArray[np.float64], right: NDArray[np.bool_]) -> list[tuple[int, float, float, float, float]]:
    """Return (flags, mean confidence, share right, low, high) for each bin."""
    order = np.argsort(said, kind="stable")
    return [
        (len(part), float(said[part].mean()), float(right[part].mean()), *interval(right[part]))
        for part in np.array_split(order, BINS)
        if len(part)
    ]


def diagram(bins: Sequence[tuple[int, float, float, float, float]]) -> str:
    """Draw the bins against the diagonal as SVG."""
    marks = "".join(
        f'<line x1="{x * SIDE:.1f}" x2="{x * SIDE:.1f}" y1="{(1 - low) * SIDE:.1f}" y2="{(1 - high) * SIDE:.1f}" '
        f'stroke="#155e75"/><circle cx="{x * SIDE:.1f}" cy="{(1 - y) * SIDE:.1f}" r="5" fill="#155e75"/>'
        for _, x, y, low, high in bins
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" '
        f'viewBox="-8 -8 {SIDE + 16} {SIDE + 16}">'
        f'<rect width="{SIDE}" height="{SIDE}" fill="white" stroke="#999"/>'
        f'<line x1="0" y1="{SIDE}" x2="{SIDE}" y2="0" stroke="#999" stroke-dasharray="4"/>{marks}</svg>\n'
    )


def main() -> None:
    """Measure and write the table and the diagram."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    said, right = collect(args.stories)
    bins = table(said, right)
    sure = right[said >= 0.8]
    lines = [
        "# Reliability of the confidence",
        "",
        f"{len(said)} flags on {len(args.stories)} stories, repeats of one finding left out.",
        "",
        f"![Share of right flags against confidence]({args.out.stem}.svg)",
        "",
        "| flags | mean confidence | share right | 95 % interval |",
        "| --- | --- | --- | --- |",
        *(f"| {n} | {c:.2f} | {share:.2f} | {low:.2f} to {high:.2f} |" for n, c, share, low, high in bins),
        "",
    ]
    if len(sure):
        low, high = interval(sure)
        lines += [
            f"Of the {len(sure)} flags at 0.8 or more, {sure.mean():.2f} are right ({low:.2f} to {high:.2f}).",
            "",
        ]
    args.out.write_text("\n".join(lines), encoding="utf-8")
    args.out.with_suffix(".svg").write_text(diagram(bins), encoding="utf-8")


if __name__ == "__main__":
    main()
