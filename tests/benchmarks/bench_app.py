"""Every page and interaction of the app with fifty articles: how long each takes until it is drawn.

``python -m tests.benchmarks.bench_app [--report FILE] [--browser]``: the comparison is analysed first, which takes
minutes, unless FILE holds its report from an earlier run (it is written there). Without ``--browser`` the pages run
under AppTest: the server's share, with reading what it sends. With it Chromium clicks, and the time is that until the
page stands still. Ends with 1 when something takes longer than the bar.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from claimcheck.records import Report
from tests.benchmarks.fifty import report
from tests.benchmarks.measure import machine, seconds

BAR_SECONDS = 1.0
FIRST = ": open"  # a page is opened for the first time once
ROUNDS = 3  # the shortest counts, as in every other benchmark: the machine may be busy
Timed = Iterator[tuple[str, float]]


def main() -> int:
    """Measure, print one line per interaction, and compare the longest with the bar."""
    options = _options()
    held = report(options.report)
    words = sum(len(article.text.split()) for article in held.articles)
    print(f"{len(held.articles)} articles, {words:,} words, {len(held.claims):,} statements, "  # noqa: T201 - its output
          f"{len(held.findings):,} findings of {len(held.conflicts):,} flags; {machine()}")  # fmt: skip
    longest = 0.0
    for name, took in (_browser if options.browser else _pages)(held):
        longest = max(longest, took)
        mark = "" if took <= BAR_SECONDS else "  over the bar"
        print(f"{took:6.2f} s  {name}{mark}", flush=True)  # noqa: T201 - its output
    print(f"{longest:6.2f} s  longest; bar {BAR_SECONDS:.0f} s")  # noqa: T201 - its output
    return int(longest > BAR_SECONDS)


def _pages(held: Report) -> Timed:
    from tests.benchmarks.app_pages import interactions

    for name, work in interactions(held):
        yield name, seconds(work, 1 if name.endswith(FIRST) else ROUNDS)


def _browser(held: Report) -> Timed:
    from tests.benchmarks.app_browser import interactions

    yield from interactions(held)


def _options() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--report", type=Path, default=None, help="JSON to read the report from, or to write it to")
    asked.add_argument("--browser", action="store_true", help="measure in Chromium instead of under AppTest")
    return asked.parse_args()


if __name__ == "__main__":
    sys.exit(main())
