"""Load: a class in one lesson, ten analyses at once: ``python -m tests.benchmarks.bench_load [class|queue]``.

Real servers on 127.0.0.1, as ``claimcheck app --lan`` runs them, and real sessions over websockets (``visitor.py``).
The visitors share the machine's cores with the servers, so the figures are a little worse than a class would see.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks import load_class, load_queue
from tests.benchmarks.load_class import a_class
from tests.benchmarks.load_queue import a_queue
from tests.benchmarks.load_server import ROOT, free_ports, serve, settle
from tests.benchmarks.measure import Bar, Figures, write


def main(arguments: Sequence[str]) -> int:
    """Measure; 1 when something is slower or other than it should be."""
    wanted = arguments or ("class", "queue")
    is_good = True
    with tempfile.TemporaryDirectory() as name, ExitStack() as servers:
        folder, (port, next_port) = Path(name), free_ports()
        address, pid = servers.enter_context(serve(ROOT / "app.py", folder, port))
        settle(pid)
        if "class" in wanted:
            pupils_app = ROOT / "claimcheck" / "ui" / "lessons" / "pupils_app.py"
            pupils, pupils_pid = servers.enter_context(serve(pupils_app, folder, next_port))
            is_good &= _kept("class", asyncio.run(a_class(pupils, address, folder, pupils_pid)), load_class.BARS)
        if "queue" in wanted:
            is_good &= _kept("queue", asyncio.run(a_queue(address, pid)), load_queue.BARS)
    return 0 if is_good else 1


def _kept(name: str, figures: Figures, bars: Mapping[str, Bar]) -> bool:
    """Write figures beside the other benchmarks' and tell whether they are as asked."""
    write(name, figures, bars)
    return all(bar.holds(figures[key]) for key, bar in bars.items())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
