"""Run benchmarks: ``python -m tests.benchmarks [NAME...] [--stories FOLDER...] [--sizes N...] [--stand-in]``.

Without names, all of them. Each result goes to ``tests/benchmarks/results/NAME.json`` with the machine and versions it
was measured with; a figure that misses its bar is told, and ends the run with exit code 1.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks import bench_ray
from tests.benchmarks.all_pairs import all_pairs
from tests.benchmarks.measure import Bar, Benchmark, Options, write
from tests.benchmarks.scale import check, growth, million
from tests.benchmarks.speed import encoder, floor, incremental, judge, start

BENCHMARKS: Mapping[str, Benchmark] = {
    "start": Benchmark(
        "start-up and a first story, from nothing",
        start,
        {"import_seconds": Bar(most=0.3), "help_seconds": Bar(most=0.3), "five_articles_cold_seconds": Bar(most=5)},
    ),
    "encoder": Benchmark("encoder against SentenceTransformer.encode", encoder, {"speed_up": Bar(least=2.5)}),
    "judge": Benchmark("judge against CrossEncoder.predict", judge, {"speed_up": Bar(least=2.5)}),
    "floor": Benchmark(
        "pipeline against its own floor", floor, {"total_over_floor": Bar(most=1.5), "pairs_a_claim": Bar(most=4)}
    ),
    "incremental": Benchmark("one changed article of fifty", incremental, {"again_over_whole": Bar(most=0.1)}),
    "all_pairs": Benchmark("against all pairs through the same model", all_pairs, {"speed_up": Bar(least=1)}),
    "growth": Benchmark("claims through every stage", growth, {"exponent": Bar(most=1.15)}),
    "million": Benchmark(
        "a million vectors in the index",
        million,
        {"search_seconds": Bar(most=1), "megabytes": Bar(most=4096), "recall": Bar(least=0.95)},
    ),
    "check": Benchmark(
        "a claim checked against a million", check, {"seconds": Bar(most=1), "megabytes": Bar(most=4096)}
    ),
    "ray": bench_ray.BENCHMARK,
}


def main(arguments: list[str] | None = None) -> int:
    """Run what is named; return 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], help=", ".join(BENCHMARKS))
    parser.add_argument("--stories", nargs="+", type=Path, default=[], help="folders of articles with gold.json")
    parser.add_argument("--sizes", nargs="+", type=int, default=[], help="numbers of claims or vectors")
    parser.add_argument("--stand-in", action="store_true", help="growth without the judge's own time")
    told = parser.parse_args(arguments)
    os.environ.setdefault("CLAIMCHECK_CACHE", "off")  # what was measured yesterday is not measured today
    options = Options(tuple(told.stories), tuple(told.sizes), told.stand_in)
    missed = 0
    for name in told.names or BENCHMARKS:
        benchmark = BENCHMARKS[name]
        figures = benchmark.run(options)
        place = write(f"{name}-stand-in" if options.stand_in else name, figures, benchmark.bars)
        sys.stdout.write(f"{name}: {benchmark.about} ({place.name})\n")
        for key, value in figures.items():
            bar = benchmark.bars.get(key)
            note = "" if bar is None else "" if bar.holds(value) else "  MISSED"
            missed += bool(note)
            sys.stdout.write(f"  {key}: {value:.4g}{note}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
