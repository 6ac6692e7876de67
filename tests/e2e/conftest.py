"""A real server on a free loopback port and a real headless Chromium; one of each for the whole session."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app.py"
STORY = "marathon"
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
START_SECONDS = 60
WAIT_MILLISECONDS = 60_000  # the first analysis loads the models, on a machine that may be busy


def chromium() -> str | None:
    """The browser of this machine, null when there is none."""
    found = (path for path in CHROMIUM if Path(path).exists())
    return next(found, None) or shutil.which("chromium")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app's address; what it logs stands in a file that is shown when it does not start."""
    port = free_port()
    log = tmp_path_factory.mktemp("app") / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMCHECK_")}
    environment |= {"HF_HUB_OFFLINE": "1", "STREAMLIT_SERVER_HEADLESS": "true"}
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
        try:
            _wait_until_up(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_until_up(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(url, timeout=2):  # noqa: S310 - our own server on loopback
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"the app did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine; install the package chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield opened
        opened.close()


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browser: Browser, server: str) -> Iterator[NewPage]:
    """Open a page in a browser of its own; the test fails when a page asks another host or breaks its policy."""
    pages: list[Page] = []
    troubles: list[str] = []

    def open_page(path: str = "/", width: int = 1280, height: int = 800, scheme: str = "light") -> Page:
        context = browser.new_context(
            base_url=server,
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        context.set_default_timeout(WAIT_MILLISECONDS)
        page = context.new_page()
        page.on("request", lambda request: _note_foreign(request.url, server, troubles))
        page.on("pageerror", lambda error: troubles.append(f"script error: {error}"))
        page.on("console", lambda message: _note_policy(message.text, troubles))
        page.goto(path)
        ready(page)
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.context.close()
    assert troubles == []


def ready(page: Page) -> None:
    """Wait until the page is drawn and nothing is being computed."""
    page.wait_for_selector(".cc-h1, .cc-hero h1")
    page.wait_for_selector(".st-key-stop", state="detached")
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached")


def _note_foreign(url: str, server: str, troubles: list[str]) -> None:
    own = (server, server.replace("http", "ws"), "data:", "blob:")
    if not url.startswith(own):
        troubles.append(f"asked for {url}")


def _note_policy(text: str, troubles: list[str]) -> None:
    if "Content Security Policy" in text:
        troubles.append(text)
