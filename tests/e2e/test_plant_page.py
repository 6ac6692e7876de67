"""Planting in a real browser: a change is put in by keyboard, hunted, revealed, and taken away on paper."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from serving import STORY, NewPage, ready

pytestmark = pytest.mark.browser


def step(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).click()
    ready(page)


def download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as waited:
        page.get_by_role("button", name=name, exact=True).click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


def test_from_a_click_to_the_answer(new_page: NewPage, tmp_path: Path) -> None:
    page = new_page(f"/plant?story={STORY}")
    first = page.locator("[class*=st-key-change-]").first
    put_in = first.locator("ins").inner_text().split("\n")[-1].strip()  # behind the words for those who hear the page
    first.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 change planted.")).to_be_visible()
    step(page, "Hunt")
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_visible()
    assert page.locator("ins, del").count() == 0
    changed = page.get_by_role("checkbox", name=put_in).first
    changed.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("All 1 changed sentence found, and no other named.")).to_be_visible()
    step(page, "Answer")
    expect(page.locator(".cc-revealed ins")).to_have_count(1)
    expect(page.locator(".cc-found")).to_have_text("found")
    page.get_by_role("button", name="Print").click()
    assert zipfile.is_zipfile(download(page, "Word", tmp_path))
    sheet = download(page, "Web page", tmp_path)
    assert "<ins>" in sheet.read_text("utf-8")
    printed = page.context.new_page()
    printed.goto(sheet.as_uri())
    expect(printed.get_by_role("heading", level=1)).to_have_text("Find what was changed")
    expect(printed.locator(".key ins")).to_have_count(1)
    printed.close()


def test_names_and_negations_are_offered_and_the_address_keeps_the_choice(new_page: NewPage) -> None:
    page = new_page(f"/plant?story={STORY}&what=Negations")
    expect(page.get_by_role("radio", name="Negations")).to_be_checked()
    expect(page.locator("[class*=st-key-change-]").first).to_contain_text("not")
    step(page, "Names")
    expect(page.locator("[class*=st-key-change-]").first).to_be_visible()
    assert "what=Names" in page.url
