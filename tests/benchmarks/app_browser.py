"""The app's pages in a headless Chromium, for ``bench_app``: from the click until the page stands still."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from claimcheck.records import Report
from claimcheck.reports.json_report import to_json
from claimcheck.workspace import open_workspace

E2E = Path(__file__).resolve().parents[1] / "e2e"
ROUNDS = 2
WIDE, HIGH = 1280, 860
SETTLED = """() => new Promise(done => {
  let last = performance.now();
  const seen = new MutationObserver(() => { last = performance.now(); });
  seen.observe(document.body, {childList: true, subtree: true, characterData: true, attributes: true});
  const look = () => performance.now() - last > 250 ? (seen.disconnect(), done(250)) : setTimeout(look, 20);
  look();
})"""
"""Resolves once nothing on the page has changed for a quarter of a second, which is taken off again."""


def interactions(report: Report) -> Iterator[tuple[str, float]]:
    """Serve the app with the report as a saved comparison, and yield what was done with the seconds it took."""
    sys.path.insert(0, str(E2E))
    from serving import chromium, launch, serve

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder) / "log.txt"
        kept = open_workspace(f"sqlite:///{log.with_name('workspace.sqlite3')}")
        saved = kept.comparisons.save("Fifty", report.articles, "", to_json(report), ())
        kept.close()
        with serve(log) as address:
            browser = launch(playwright, chromium() or "chromium")
            page = browser.new_page(viewport={"width": WIDE, "height": HIGH}, base_url=address)
            page.set_default_timeout(120_000)
            yield (
                "the saved comparison from its address, first visit",
                _timed(page, lambda: page.goto(f"/overview?comparison={saved.id}"), ".cc-tiles"),
            )
            other = browser.new_context(viewport={"width": WIDE, "height": HIGH}, base_url=address).new_page()
            yield (
                "the same address, another visitor",
                _timed(other, lambda: other.goto(f"/overview?comparison={saved.id}"), ".cc-tiles"),
            )
            other.close()
            yield from _visits(page)
            browser.close()


def _visits(page: Page) -> Iterator[tuple[str, float]]:
    pages = (("Conflicts", ".cc-finding"), ("Facts", ".cc-fact"), ("Reader", ".cc-article"), ("Overview", ".cc-tiles"))
    for name, shown in pages:
        yield f"to {name}", min(_again(page, name, shown) for _ in range(ROUNDS))
    _go(page, "Conflicts")
    yield "conflicts: confirm", _timed(page, page.get_by_role("button", name="Confirm", exact=True).first.click)
    yield "conflicts: numbers alone", _timed(page, page.get_by_role("radio", name="Numbers").click)
    yield "conflicts: one by one", _timed(page, page.get_by_role("radio", name="One by one").click)
    yield "one by one: next, by key", _timed(page, lambda: page.keyboard.press("j"))
    _go(page, "Facts")
    find = page.get_by_label("Find")
    yield "facts: find a word", _timed(page, lambda: (find.fill("insurer"), find.press("Enter")))


def _again(page: Page, name: str, shown: str) -> float:
    """Go to a page from the plainest one."""
    _go(page, "How it works")
    return _timed(page, lambda: _click(page, name), shown)


def _go(page: Page, name: str) -> None:
    _click(page, name)
    page.evaluate(SETTLED)


def _click(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()


def _timed(page: Page, work: Callable[[], object], shown: str = "") -> float:
    start = time.perf_counter()
    work()
    if shown:
        page.wait_for_selector(shown)
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached")
    quiet = float(page.evaluate(SETTLED)) / 1000
    return time.perf_counter() - start - quiet
