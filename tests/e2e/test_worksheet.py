"""Worksheets in a real browser, and how both class pages look: phone, light, dark, axe."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from serving import STORY, NewPage, ready
from test_app_looks import ALLOWED, RULES
from test_plant_page import download, step

pytestmark = pytest.mark.browser

VIEWS = {
    "prepare": f"/plant?story={STORY}",
    "worksheet": f"/worksheet?story={STORY}",
    "lesson": "/worksheet?sheet=When+was+that+true%3F",
}


def test_a_sheet_of_the_story_and_of_a_lesson(new_page: NewPage, tmp_path: Path) -> None:
    page = new_page(f"/worksheet?story={STORY}")
    pairs = page.locator(".cc-sheet > li")
    expect(pairs.first).to_be_visible()
    many = pairs.count()
    document = docx.Document(io.BytesIO(download(page, "Word", tmp_path).read_bytes()))
    assert len(document.tables) == many + 1
    expect(page.locator(".cc-answer")).to_have_count(0)
    page.get_by_text("Show the answers").click()
    expect(page.locator(".cc-answer")).to_have_count(many)
    page.get_by_role("combobox", name="Made from").click()
    page.get_by_role("option", name="About, nearly, exactly").click()
    expect(page.get_by_role("heading", name="About, nearly, exactly: 10 pairs")).to_be_visible()
    sheet = download(page, "Web page", tmp_path)
    printed = page.context.new_page()
    printed.goto(sheet.as_uri())
    expect(printed.locator("ol.pairs > li")).to_have_count(10)
    expect(printed.locator(".key tbody tr")).to_have_count(10)
    printed.close()


def test_the_exports_of_a_report_hold_the_new_formats(new_page: NewPage, tmp_path: Path) -> None:
    page = new_page(f"/conflicts?story={STORY}")
    page.get_by_role("button", name="Export").click()
    assert '"AnnotationCollection"' in download(page, "Annotations (W3C)", tmp_path).read_text("utf-8")
    assert '"ratingValue": ""' in download(page, "ClaimReview drafts", tmp_path).read_text("utf-8")
    assert "#:~:text=" in download(page, "Paragraphs to quote", tmp_path).read_text("utf-8")


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_runs_over_on_a_phone(new_page: NewPage, view: str) -> None:
    page = new_page(VIEWS[view], width=390, height=844)
    over = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth; }"
    assert page.evaluate(over) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", [*VIEWS, "hunt", "answer"])
def test_axe_finds_nothing_beyond_the_allowed(new_page: NewPage, view: str, scheme: str) -> None:
    page = new_page(VIEWS.get(view, VIEWS["prepare"]), scheme=scheme)
    if view in {"hunt", "answer"}:
        page.get_by_role("button", name="Choose five for me").click()
        expect(page.get_by_text("changes planted.")).to_be_visible()
        step(page, view.capitalize())
        expect(page.locator("ins").first if view == "answer" else page.get_by_role("checkbox").first).to_be_attached()
        ready(page)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(RULES)}}).response["violations"]
    told = {
        f"{violation['id']}: {node['html'][:160]} {node['target']}"
        for violation in found
        for node in violation["nodes"]
        if violation["id"] not in ALLOWED
    }
    assert told == set()
