"""A real server on a free loopback port and a real headless Chromium; one of each for the whole session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from serving import WAIT_MILLISECONDS, NewPage, chromium, launch, ready, serve


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app's address."""
    with serve(tmp_path_factory.mktemp("app") / "log.txt") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine; install the package chromium")
    with sync_playwright() as playwright:
        expect.set_options(timeout=WAIT_MILLISECONDS)
        opened = launch(playwright, path)
        yield opened
        opened.close()


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


def _note_foreign(url: str, server: str, troubles: list[str]) -> None:
    own = (server, server.replace("http", "ws"), "data:", "blob:")
    if not url.startswith(own):
        troubles.append(f"asked for {url}")


def _note_policy(text: str, troubles: list[str]) -> None:
    if "Content Security Policy" in text:
        troubles.append(text)
