"""Sentences a second that ``find_times`` reads on one core: ``python tests/benchmarks/bench_times.py [FILE...]``.

Without files it reads sentences of our own, about as dense with times as news is; with files, their text.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from claimcheck.claims.times import find_times

FLOOR = 5_000  # sentences a second per core that the grammar must reach
ROUNDS = 5
SENTENCES = (
    "The ferry left the northern quay on Tuesday evening with 214 passengers and a cargo of timber.",
    "Officials said that the bridge, which had been closed since March 2023, would reopen by noon on Friday.",
    "No one was hurt, and most of the residents had been taken to a school on the other side of the river.",
    "Between 8 and 9 p.m. the wind turned and drove the smoke across the valley towards the old mill.",
    "The company cut 1,200 jobs last year and said in February that a further 300 might have to go.",
    "She had not spoken to her brother, a retired teacher, before the trial and did not intend to do so.",
    "Prices rose by 3.4 percent in the first quarter, the sharpest increase since the early 1990s.",
    "A spokesman for the ministry declined to say who had signed the order or why it was kept secret.",
    "The older of the two men, who may face charges, was questioned for six hours and then released.",
    "Rescuers reached the village shortly after dawn on Sunday, three days later than had been planned.",
)


def measure(sentences: tuple[str, ...] | list[str], rounds: int = ROUNDS) -> float:
    """Return the best rate of ``rounds``, in sentences a second."""
    best = 0.0
    for _ in range(rounds):
        began = time.process_time()
        for sentence in sentences:
            find_times(sentence, "2026-05-14")
        best = max(best, len(sentences) / (time.process_time() - began))
    return best


def main(paths: list[str]) -> int:
    """Print the rate; return 1 when it is below the floor."""
    sentences = list(SENTENCES) * 100
    if paths:
        texts = [Path(path).read_text(encoding="utf-8") for path in paths]
        sentences = [part for text in texts for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]
    rate = measure(sentences)
    sys.stdout.write(f"find_times: {rate:,.0f} sentences/s over {len(sentences)} sentences (floor {FLOOR:,})\n")
    return 0 if rate >= FLOOR else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
