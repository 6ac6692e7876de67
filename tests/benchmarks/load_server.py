"""A server to load, and what is measured of it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120


@contextmanager
def serve(script: Path, folder: Path, port: int, database: str = "") -> Iterator[tuple[str, int]]:
    """Run a server on a workspace in ``folder``, or in ``database``; yields its address and its process."""
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMCHECK_")}
    environment |= {
        "CLAIMCHECK_CACHE": "off",
        "CLAIMCHECK_DATABASE_URL": database or f"sqlite:///{folder / 'workspace.sqlite3'}",
        "HF_HUB_OFFLINE": "1",
        "STREAMLIT_SERVER_HEADLESS": "true",
    }
    with (folder / f"{port}.txt").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            until_up(address)
            yield address, process.pid
        finally:
            process.terminate()
            process.wait(timeout=30)


def until_up(address: str) -> None:
    """Wait until a server answers."""
    until = time.monotonic() + START_SECONDS
    while health(address) is None:
        if time.monotonic() > until:
            raise RuntimeError(f"{address} did not start")
        time.sleep(0.3)


def health(address: str) -> float | None:
    """Seconds until the server says that it is up, null when it does not."""
    began = time.perf_counter()
    try:
        with urlopen(f"{address}/_stcore/health", timeout=10):  # noqa: S310 - our own server
            return time.perf_counter() - began
    except OSError:
        return None


def free_ports() -> tuple[int, int]:
    """Two ports that nobody uses."""
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1]), int(two.getsockname()[1])


def megabytes(pid: int) -> float:
    """What a process holds in memory."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def processor_seconds(pid: int) -> float:
    """What a process has computed so far, whatever else the machine did."""
    spent = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[11:13]
    return sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")


@dataclass
class Times:
    """Seconds by kind of interaction."""

    kinds: dict[str, list[float]] = field(default_factory=dict)

    def add(self, kind: str, seconds: float) -> None:
        """Note one."""
        self.kinds.setdefault(kind, []).append(seconds)

    def p95(self, *kinds: str) -> float:
        """What 95 of 100 of these kinds stay under."""
        found = sorted(each for kind in kinds for each in self.kinds.get(kind, ()))
        return found[max(0, -(-len(found) * 95 // 100) - 1)] if found else float("nan")

    def tell(self) -> None:
        """Print a line for each kind."""
        for kind, found in self.kinds.items():
            tell(
                f"  {kind:<10} {len(found):>5} times   median {median(found):.3f} s   p95 {self.p95(kind):.3f} s"
                f"   longest {max(found):.3f} s"
            )


def tell(words: str) -> None:
    """Print a line now."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def settle(pid: int) -> None:
    """Wait until the server has done what it does after its start."""
    until, before = time.monotonic() + START_SECONDS, -1.0
    while time.monotonic() < until:
        spent = processor_seconds(pid)
        if spent - before < 0.2 and before > 0:
            return
        before = spent
        time.sleep(2)
