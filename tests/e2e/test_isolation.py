"""Two browsers on one server never see each other's articles, unless they share a workspace."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from serving import STORY, NewPage, ready

pytestmark = pytest.mark.browser

PASSED = "Police counted {} stranded drivers on the {} on Monday."
EMPTY = "Where do the articles disagree?"


def write(folder: Path, name: str) -> list[str]:
    """Two articles of somebody's own, about a place that nobody else writes about."""
    places = []
    for number in (212, 290):
        places.append(str(folder / f"{name} {number}.txt"))
        Path(places[-1]).write_text(PASSED.format(number, name), "utf-8")
    return places


def upload(page: Page, folder: Path, name: str) -> None:
    page.locator("input[type=file]").set_input_files(write(folder, name))
    expect(page.get_by_role("heading", name="2 articles read")).to_be_visible()


def analyse(page: Page) -> None:
    page.get_by_role("button", name="Analyse", exact=True).click()


def text(page: Page) -> str:
    return page.locator("body").inner_text()


def test_articles_stay_on_the_desk_of_who_gave_them(new_page: NewPage, tmp_path: Path) -> None:
    mine, theirs = new_page("/"), new_page("/")
    upload(mine, tmp_path, "Quarry Bridge")
    for page in (theirs, new_page("/")):
        page.reload()
        ready(page)
        expect(page.get_by_role("heading", level=1)).to_have_text(EMPTY)
        assert "Quarry Bridge" not in text(page)


def test_two_at_the_same_time_get_each_their_own_report(new_page: NewPage, tmp_path: Path) -> None:
    pages = {name: new_page("/") for name in ("Quarry Bridge", "Mill Tunnel")}
    for name, page in pages.items():
        upload(page, tmp_path, name)
    for page in pages.values():
        analyse(page)
    for name, page in pages.items():
        page.wait_for_selector(".cc-tiles")
        page.get_by_role("navigation").get_by_role("link", name="Reader", exact=True).click()
        page.wait_for_selector(".cc-article")
        (other,) = set(pages) - {name}
        assert name in text(page)
        assert other not in text(page)


def test_the_address_of_a_report_shows_it_to_nobody_else(new_page: NewPage, tmp_path: Path) -> None:
    mine = new_page("/")
    upload(mine, tmp_path, "Quarry Bridge")
    analyse(mine)
    mine.wait_for_selector(".cc-tiles")
    mine.get_by_role("navigation").get_by_role("link", name="Conflicts", exact=True).click()
    mine.wait_for_selector(".cc-h1")
    theirs = new_page(mine.url.removeprefix("/".join(mine.url.split("/")[:3])))
    expect(theirs.get_by_text("Nothing has been analysed yet")).to_be_visible()
    assert "Quarry" not in text(theirs)


def test_decisions_on_a_bundled_story_stay_with_who_made_them(new_page: NewPage) -> None:
    mine, theirs = (new_page(f"/conflicts?story={STORY}") for _ in range(2))
    mine.get_by_role("button", name="Dismiss", exact=True).first.click()
    expect(mine.get_by_role("button", name="Dismissed ✓")).to_be_visible()
    theirs.reload()
    ready(theirs)
    expect(theirs.get_by_role("button", name="Dismiss", exact=True).first).to_be_visible()
    expect(theirs.get_by_role("button", name="Dismissed ✓")).to_have_count(0)


def test_a_second_tab_of_the_same_browser_has_a_desk_of_its_own(new_page: NewPage, tmp_path: Path) -> None:
    mine = new_page("/")
    upload(mine, tmp_path, "Quarry Bridge")
    tab = mine.context.new_page()
    tab.goto("/")
    ready(tab)
    expect(tab.get_by_role("heading", level=1)).to_have_text(EMPTY)
    assert "Quarry Bridge" not in text(tab)


def test_what_is_saved_in_a_shared_workspace_is_seen_by_both(new_page: NewPage, tmp_path: Path) -> None:
    mine, theirs = new_page("/"), new_page("/")
    upload(mine, tmp_path, "Weir Lock")
    analyse(mine)
    mine.wait_for_selector(".cc-tiles")
    theirs.reload()
    ready(theirs)
    assert "Weir Lock" not in text(theirs)
    mine.get_by_role("button", name="Save", exact=True).click()
    mine.get_by_label("Name").fill("Weir Lock story")
    mine.locator(".st-key-save button").click()
    mine.wait_for_url("**comparison=*")
    theirs.reload()
    ready(theirs)
    row = theirs.locator("[class*=st-key-row-saved-]").filter(has_text="Weir Lock story")
    row.get_by_role("button", name="Open").click()
    theirs.wait_for_url("**comparison=*")
    theirs.get_by_role("navigation").get_by_role("link", name="Reader", exact=True).click()
    expect(theirs.locator(".cc-article")).to_contain_text("Weir Lock")
