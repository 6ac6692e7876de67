"""Make the README's pictures anew from the app itself: ``python tests/e2e/make_screenshots.py``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from serving import ROOT, STORY, WAIT_MILLISECONDS, chromium, launch, ready, serve

DOCS = ROOT / "docs"
DESK, PHONE = (1280, 860), (390, 844)
SHOTS = (  # file, path, size, scheme
    ("overview-light-1280.png", f"/overview?story={STORY}", DESK, "light"),
    ("conflicts-light-1280.png", f"/conflicts?story={STORY}", DESK, "light"),
    ("reader-dark-1280.png", f"/reader?story={STORY}", DESK, "dark"),
    ("conflicts-light-390.png", f"/conflicts?story={STORY}", PHONE, "light"),
)


def main() -> int:
    """Serve the app, open every view, and write its picture into docs/."""
    DOCS.mkdir(exist_ok=True)
    path = chromium()
    if path is None:
        sys.exit("no Chromium on this machine; install the package chromium")
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder) / "log.txt") as server:
        _shoot(server, path)
    return 0


def _shoot(server: str, browser_path: str) -> None:
    with sync_playwright() as playwright:
        browser = launch(playwright, browser_path)
        for name, path, (width, height), scheme in SHOTS:
            context = browser.new_context(
                base_url=server,
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            context.set_default_timeout(WAIT_MILLISECONDS)
            page = context.new_page()
            page.goto(path)
            ready(page)
            _open_one(page)
            page.screenshot(path=DOCS / name)
            context.close()
        browser.close()


def _open_one(page: Page) -> None:
    """In the Reader, unfold what others say about the first marked sentence."""
    marked = page.locator("summary.cc-tie-conflict")
    if marked.count():
        marked.first.focus()
        page.keyboard.press("Enter")
        page.mouse.click(5, 5)
    page.wait_for_timeout(400)  # the sidebar and the fonts settle


if __name__ == "__main__":
    sys.exit(main())
