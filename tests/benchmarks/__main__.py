"""Run benchmarks: ``python -m tests.benchmarks [NAME...] [--sizes N...] [--stories FOLDER...] [--full] [--stand-in]``.

Without names all of them, each in a process of its own, at sizes that a machine of two cores has done within half an
hour; ``--full`` takes the sizes that are asked of the project, which takes many hours. Each result goes to
``tests/benchmarks/results/NAME.json`` with the machine and versions it was measured with; a figure that misses its bar
is told, and ends the run with exit code 1.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks import bench_ray
from tests.benchmarks.all_pairs import all_pairs
from tests.benchmarks.analysing import floor, incremental
from tests.benchmarks.many_vectors import check, million
from tests.benchmarks.measure import RESULTS, ROOT, Bar, Benchmark, Options, write
from tests.benchmarks.scale import growth, memory
from tests.benchmarks.speed import encoder, judge
from tests.benchmarks.starting import start
from tests.benchmarks.told import text

BENCHMARKS: Mapping[str, Benchmark] = {
    "start": Benchmark(
        "start-up, a first story from nothing, and a second analysis",
        start,
        {
            "import_seconds": Bar(most=0.3),
            "help_seconds": Bar(most=0.3),
            "first_conflict_seconds": Bar(most=5),
            "second_analysis_seconds": Bar(most=2),
        },
    ),
    "encoder": Benchmark("encoder against SentenceTransformer.encode", encoder, {"speed_up_of_work": Bar(least=2.5)}),
    "judge": Benchmark("judge against CrossEncoder.predict", judge, {"speed_up_of_work": Bar(least=2.5)}),
    "floor": Benchmark(
        "pipeline against its own floor", floor, {"total_over_floor": Bar(most=1.5), "pairs_a_claim": Bar(most=4)}
    ),
    "incremental": Benchmark("one changed article of fifty", incremental, {"again_over_whole_of_work": Bar(most=0.1)}),
    "all_pairs": Benchmark("against all pairs through the same model", all_pairs, {"speed_up_of_work": Bar(least=1)}),
    "growth": Benchmark("claims through every stage", growth, {"exponent_of_work": Bar(most=1.15)}),
    "memory": Benchmark("archives of growing size, shard by shard", memory, {"times_the_memory": Bar(most=1.25)}),
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
    """Run what is named; return 1 when a bar is missed or a benchmark failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], help=", ".join(BENCHMARKS))
    parser.add_argument("--stories", nargs="+", type=Path, default=[], help="folders of articles with gold.json")
    parser.add_argument("--sizes", nargs="+", type=int, default=[], help="numbers of claims or vectors")
    parser.add_argument("--full", action="store_true", help="the sizes that are asked of the project")
    parser.add_argument("--stand-in", action="store_true", help="growth without the judge's own time")
    told = parser.parse_args(arguments)
    if len(told.names) == 1:
        options = Options(tuple(told.stories), tuple(told.sizes), told.stand_in, told.full)
        return _one(told.names[0], options)
    given = list(sys.argv[1:] if arguments is None else arguments)
    return _each(told.names or list(BENCHMARKS), [word for word in given if word not in BENCHMARKS], told.stand_in)


def _one(name: str, options: Options) -> int:
    """Run one benchmark in this process and print its figures."""
    os.environ.setdefault("CLAIMCHECK_CACHE", "off")  # what was measured yesterday is not measured today
    benchmark = BENCHMARKS[name]
    figures = benchmark.run(options)
    place = write(_file(name, options.stand_in), figures, benchmark.bars)
    sys.stdout.write(text(json.loads(place.read_text(encoding="utf-8"))))
    return 0 if all(bar.holds(figures[key]) for key, bar in benchmark.bars.items() if key in figures) else 1


def _file(name: str, stand_in: bool) -> str:
    return f"{name}-stand-in" if stand_in else name


def _each(names: Sequence[str], options: Sequence[str], stand_in: bool) -> int:
    """Run each benchmark in a process of its own, so that one leaves no memory or loaded model to the next."""
    ended: dict[str, str] = {}
    for name in names:
        place = RESULTS / f"{_file(name, stand_in)}.json"
        before = place.stat().st_mtime_ns if place.exists() else None
        code = subprocess.run([sys.executable, "-m", "tests.benchmarks", name, *options], cwd=ROOT).returncode
        measured = place.exists() and place.stat().st_mtime_ns != before
        ended[name] = "held" if not code else "missed a bar" if measured else "FAILED"
    sys.stdout.write("".join(f"{name:12} {said:13} {BENCHMARKS[name].about}\n" for name, said in ended.items()))
    return 0 if set(ended.values()) <= {"held"} else 1


if __name__ == "__main__":
    raise SystemExit(main())
