"""The app in a real browser: from an empty desk to a conflict, decisions, exports and addresses."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect
from serving import STORY, NewPage, ready

pytestmark = pytest.mark.browser

ARTICLES = {
    "first.txt": "Storm closes bridge\n\nThe storm closed the Harbour Bridge on Monday. Police counted 212 stranded "
    "drivers. Nobody was hurt, the police said. The bridge will open again on Friday.\n",
    "second.md": "---\ntitle: Bridge shut\nsource: Evening Post\npublished: 2026-05-14\n---\n\nThe Harbour Bridge was "
    "closed on Monday because of the storm. Police counted 290 stranded drivers. Two people were hurt.\n",
    "empty.txt": "",
}
FIGURES = (
    "Police counted 212 stranded drivers on the Harbour Bridge on Monday.",
    "Police counted 290 stranded drivers on the Harbour Bridge on Monday.",
)


def to(page: Page, name: str) -> None:
    """Go to another page of the app by its link."""
    page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(lambda url: url.split("?")[0].rstrip("/").endswith(name.lower()) or name == "Articles")
    ready(page)


def test_from_an_empty_desk_to_both_sentences_of_a_conflict(new_page: NewPage) -> None:
    page = new_page("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Where do the articles disagree?")
    page.get_by_role("button", name=f"Open {STORY.capitalize()}").click()
    page.wait_for_selector(".cc-tiles")
    expect(page.locator(".cc-short").first).to_be_visible()
    page.get_by_role("link", name="Open").first.click()
    page.wait_for_selector(".cc-finding")
    sides = page.locator(".cc-finding").first.locator(".cc-pair").first.locator("blockquote")
    expect(sides.nth(1)).to_be_visible()
    assert sides.count() <= 4
    assert all(sides.nth(side).locator("mark").count() for side in range(2))
    assert f"story={STORY}" in page.url
    assert "finding=" in page.url


def test_an_analysis_is_stopped_and_the_desk_is_as_before(new_page: NewPage) -> None:
    page = new_page("/")
    page.get_by_role("button", name="Open Housing").click()
    page.locator(".st-key-stop button").first.click()
    page.wait_for_selector(".st-key-stop", state="detached")
    expect(page.get_by_role("heading", level=1)).to_have_text("Where do the articles disagree?")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_address_opens_the_same_view_for_a_colleague(new_page: NewPage) -> None:
    page = new_page(f"/conflicts?story={STORY}&kind=Numbers")
    first = page.locator(".cc-finding h2").first.inner_text()
    page.get_by_role("button", name="Link", exact=True).first.click()
    page.wait_for_url("**finding=*")
    other = new_page(page.url.split("/", 3)[3].join(["/", ""]))
    expect(other.locator(".cc-finding h2")).to_have_count(1)
    expect(other.locator(".cc-finding h2")).to_have_text(first)


def test_deciding_by_keyboard_and_exporting(new_page: NewPage, tmp_path: Path) -> None:
    page = new_page(f"/conflicts?story={STORY}&view=One+by+one")
    headline = page.locator(".cc-finding h2").first
    first = headline.inner_text()
    expect(page.get_by_role("button", name="Dismiss", exact=False)).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_role("button", name="Dismissed ✓")).to_be_visible()
    page.keyboard.press("w")
    expect(page.get_by_label("Your note on this finding")).to_be_focused()
    page.keyboard.type("just asked Nora")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Note ✓")).to_be_visible()
    expect(headline).to_have_text(first)
    page.keyboard.press("j")
    expect(headline).not_to_have_text(first)
    page.keyboard.press("k")
    expect(headline).to_have_text(first)
    page.get_by_role("button", name="Export").click()
    report = json.loads(_download(page, "Data (JSON)", tmp_path).read_text("utf-8"))
    assert report["schema_version"] == 1
    assert zipfile.is_zipfile(_download(page, "Word", tmp_path))
    assert zipfile.is_zipfile(_download(page, "Excel", tmp_path))
    decisions = _download(page, "My decisions", tmp_path).read_text("utf-8-sig")
    assert '"dismissed","just asked Nora"' in decisions


def _download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as waited:
        page.get_by_role("button", name=name).click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


def test_a_saved_comparison_outlives_the_tab(new_page: NewPage) -> None:
    page = new_page(f"/conflicts?story={STORY}")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_label("Name").fill("My marathon")
    page.locator(".st-key-save button").click()
    page.wait_for_url("**comparison=*")
    page.get_by_role("button", name="Confirm", exact=True).first.click()
    expect(page.get_by_role("button", name="Confirmed ✓")).to_be_visible()
    page.reload()
    ready(page)
    expect(page.get_by_role("button", name="Confirmed ✓")).to_be_visible()
    other = new_page("/")
    other.locator("[class*=st-key-row-saved-]").get_by_role("button", name="Open").click()
    other.wait_for_url("**comparison=*")
    assert "story=" not in other.url


def test_uploading_files_correcting_one_and_analysing(new_page: NewPage, tmp_path: Path) -> None:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, "utf-8")
    page = new_page("/")
    page.locator("input[type=file]").set_input_files([str(tmp_path / name) for name in ARTICLES])
    expect(page.get_by_role("heading", name="2 articles read")).to_be_visible()
    expect(page.get_by_text("is empty")).to_be_visible()
    page.get_by_role("button", name="Look and correct").first.click()
    page.locator(".st-key-correct-source input").fill("Morning Star")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".cc-row strong").first).to_have_text("Morning Star")
    page.reload()
    expect(page.locator(".cc-row strong").first).to_have_text("Morning Star")
    page.get_by_role("button", name="Analyse", exact=True).click()
    page.wait_for_selector(".cc-tiles")
    to(page, "Facts")
    page.get_by_role("radio", name="Told by one source only").click()
    expect(page.locator(".cc-fact").first).to_be_visible()


def test_pasted_markup_stays_text(new_page: NewPage) -> None:
    page = new_page("/")
    hostile = "<img src=https://example.org/x onerror=alert(1)> **not bold** :smile: $x$"
    for figure in FIGURES:
        page.get_by_role("tab", name="Paste text").click()
        page.get_by_label("Text of the article").fill(f"{figure} {hostile}")
        page.get_by_label("Source").fill(f"{hostile} {figure[15:18]}")
        page.get_by_label("Headline").fill(hostile)
        page.get_by_role("button", name="Add this article").click()
        expect(page.locator(".cc-row strong").filter(has_text=figure[15:18])).to_be_visible()
    page.get_by_role("button", name="Analyse", exact=True).click()
    page.wait_for_selector(".cc-tiles")
    for name in ("Overview", "Conflicts", "Facts", "Reader"):
        to(page, name)
        assert page.locator("[data-testid=stMain] img").count() == 0
    expect(page.locator(".cc-article h2")).to_have_text(hostile)
    expect(page.get_by_role("main").get_by_text("**not bold** :smile: $x$").first).to_be_visible()


def test_the_reader_unfolds_what_others_say_by_keyboard(new_page: NewPage) -> None:
    page = new_page(f"/reader?story={STORY}")
    marked = page.locator("summary.cc-sent").first
    expect(page.locator(".cc-says").first).to_be_hidden()
    marked.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cc-says").first).to_be_visible()


def test_a_disputed_number_is_followed_through_time(new_page: NewPage) -> None:
    page = new_page(f"/overview?story={STORY}")
    table = page.get_by_role("region", name="The figures in the order of publication")
    expect(table.get_by_role("row").nth(2)).to_be_visible()
    before = table.inner_text()
    number = page.get_by_role("combobox", name="Number")
    number.focus()  # by keyboard: a list opened while the page is drawn closes again
    number.press("ArrowDown")
    number.press("ArrowDown")
    number.press("Enter")
    expect(table).not_to_have_text(before)
    assert "number=" in page.url


def test_a_cell_of_the_table_leads_to_the_findings_between_two_sources(new_page: NewPage) -> None:
    page = new_page(f"/overview?story={STORY}")
    cell = page.locator(".st-key-matrix a").filter(has_text="clash").first
    told = cell.inner_text()
    cell.click()
    page.wait_for_selector(".cc-finding")
    ready(page)
    assert page.url.count("sources=") == 2
    expect(page.locator(".cc-finding").first).to_be_visible()
    assert re.search(r"\d+ clash", told)


def test_a_feed_on_this_machine_is_refused_in_one_sentence(new_page: NewPage) -> None:
    page = new_page("/")
    page.get_by_role("tab", name="Feed").click()
    page.get_by_role("textbox", name="Address of a feed").fill("http://127.0.0.1/feed.xml")
    page.get_by_role("button", name="Show its articles").click()
    expect(page.get_by_role("alert")).to_contain_text("127.0.0.1")


def test_checking_a_statement(new_page: NewPage) -> None:
    page = new_page(f"/check?story={STORY}")
    page.get_by_label("Statement").fill("The temperature at the harbour weather station peaked at 41 degrees Celsius.")
    page.get_by_role("button", name="Check", exact=True).click()
    page.wait_for_selector(".cc-asked")
    expect(page.locator(".cc-asked")).to_contain_text("41 degrees")


def test_the_page_policy_is_sent(server: str) -> None:
    with urlopen(server, timeout=5) as answer:  # noqa: S310 - our own server on loopback
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "form-action 'none'" in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
