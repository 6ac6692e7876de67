"""The same archive in this process and on Ray with one worker: ``python -m tests.benchmarks.bench_ray [CLAIMS]``.

2,000 claims unless told otherwise, and 100,000 with ``python -m tests.benchmarks ray --full``, made from templates,
four articles to a story. Results must be equal, byte for byte. What another worker would save is reasoned, not
measured: two cores cannot show it. Everything in which shards are worked on is halved, and the rest stays: what Ray
needs to start, the start of each stage's actors, and whatever is done between the stages.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import made
from tests.benchmarks.measure import Bar, Benchmark, Figures, Options, write

CLAIMS, ALL_CLAIMS = 2_000, 100_000
FILES = 8  # of the archive, so that stories lie across shards' borders


def ray(options: Options) -> Figures:
    """Analyse one archive on both engines; the first of ``options.sizes`` is the number of claims."""
    from claimcheck.archives.run import ArchiveRun, analyze_archive
    from claimcheck.runtime.local import LocalEngine
    from claimcheck.runtime.ray_engine import RayEngine

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        archive = write_archive(home / "archive", options.of((CLAIMS,), (ALL_CLAIMS,))[0])
        start = time.perf_counter()
        here: ArchiveRun = analyze_archive([archive], str(home / "here"), LocalEngine())
        local_seconds = time.perf_counter() - start
        start = time.perf_counter()
        with RayEngine(workers=1) as engine:
            started = time.perf_counter() - start
            there = analyze_archive([archive], str(home / "there"), engine)
            total = time.perf_counter() - start
            begin = time.perf_counter()
            engine.map(abs, [1])
            stage_start = time.perf_counter() - begin
        equal = here == there and _files(home / "here") == _files(home / "there")
    stages = sum(seconds > 0 for seconds in there.mapped.values())
    worked = max(0.0, sum(there.mapped.values()) - stages * stage_start)
    return {
        "claims": there.claims,
        "conflicts": there.conflicts,
        "equal": float(equal),
        "local_seconds": local_seconds,
        "ray_seconds": total,
        "ray_over_local": total / local_seconds,
        "start_seconds": started,
        "start_of_a_stage_seconds": stage_start,
        "serial_seconds": total - worked,
        "serial_share": 1 - worked / total,
        "one_more_worker_saves_seconds": worked / 2,
        "one_more_worker_saves_share": worked / 2 / total,
        **{f"{stage}_seconds": seconds for stage, seconds in there.timings.items()},
    }


BENCHMARK = Benchmark("the same archive on Ray and in this process", ray, {"equal": Bar(least=1)})


def write_archive(place: Path, claims: int) -> str:
    """Write the archive: the articles of one story dealt out to the files in turn."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    place.mkdir()
    outlets = len(made.OUTLETS)
    rows = [
        {
            "title": article.title,
            "source": article.source,
            "published": article.published,
            "url": None,
            "text": article.text,
            "story": f"story {number // outlets}",
        }
        for number, article in enumerate(made.articles(claims))
    ]
    for file in range(FILES):
        some = rows[file::FILES]
        if some:
            pq.write_table(pa.Table.from_pylist(some), place / f"{file}.parquet", row_group_size=100)
    return str(place)


def _files(out: Path) -> dict[str, bytes]:
    return {str(place.relative_to(out)): place.read_bytes() for place in sorted(out.rglob("*")) if place.is_file()}


def main(arguments: list[str]) -> int:
    """Run it alone and write ``results/ray.json``."""
    os.environ.setdefault("CLAIMCHECK_CACHE", "off")  # what was measured yesterday is not measured today
    figures = ray(Options(sizes=(int(arguments[0]),) if arguments else ()))
    place = write("ray", figures, BENCHMARK.bars)
    sys.stdout.writelines(f"  {key}: {value:.4g}\n" for key, value in figures.items())
    sys.stdout.write(f"written to {place.name}\n")
    return 0 if BENCHMARK.bars["equal"].holds(figures["equal"]) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
