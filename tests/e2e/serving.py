"""Serving the app to a browser, and waiting for it; shared by the tests and by the README's pictures."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, Playwright

NewPage = Callable[..., Page]

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app.py"
STORY = "wildfire"
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
START_SECONDS = 60
PORTS = (20_000, 32_000)  # Linux hands out 32768 and above; a port from there may go to a connection before we listen
WAIT_MILLISECONDS = 120_000  # the first analysis loads the models, on a machine that may be busy


def chromium() -> str | None:
    """The browser of this machine, null when there is none."""
    found = (path for path in CHROMIUM if Path(path).exists())
    return next(found, None) or shutil.which("chromium")


def free_port(in_a_row: int = 1) -> int:
    """The first of some ports in a row that nobody uses, out of those that no system hands out for connections."""
    starts = range(*PORTS, in_a_row)
    return next(
        start for start in random.sample(starts, len(starts)) if all(map(_is_free, range(start, start + in_a_row)))
    )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("", port))
        except OSError:
            return False
    return True


@contextmanager
def serve(log: Path, *options: str, port: int | None = None) -> Iterator[str]:
    """The app on a free port, without any story opened and with ``options`` of Streamlit's; yields its address."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port), *options]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMCHECK_")}
    environment |= {
        "CLAIMCHECK_CACHE": str(log.with_name("cache")),  # what this machine has read before is not known
        "HF_HUB_OFFLINE": "1",
        "STREAMLIT_SERVER_HEADLESS": "true",
        "CLAIMCHECK_DATABASE_URL": f"sqlite:///{log.with_name('workspace.sqlite3')}",
    }
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
        try:
            wait_until_up(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def launch(playwright: Playwright, path: str) -> Browser:
    return playwright.chromium.launch(
        executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    )


def wait_until_up(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(url, timeout=2):  # noqa: S310 - our own server on loopback
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"the app did not start:\n{log.read_text()}")


def ready(page: Page) -> None:
    """Wait until the page is drawn and nothing is being computed."""
    page.wait_for_selector(".cc-h1, .cc-hero h1")
    page.wait_for_selector(".st-key-stop", state="detached")
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached")
