"""Hostile headlines, texts and file names in a real browser: nothing runs, nothing is fetched, all shows as typed.

Eight payloads in three places are 24 cases. Each place is one sitting (upload, every page, analysis), whose evidence
the cases look at: what ran, what was asked of any host, and the words on the pages.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from serving import WAIT_MILLISECONDS, ready
from test_app_flows import to

pytestmark = pytest.mark.browser

PLACES = ("title", "body", "name")
RAN = "(window.ran = window.ran || []).push('{mark}')"
PAYLOADS = {  # {at} is an address, {run} a script that leaves a trace; no slash where a file's name could not hold one
    "script": "<script>{run}</script><script src={at}></script>",
    "event": "<img src={at} onerror={run}><svg onload={run}>",
    "frame": "<iframe srcdoc='<script>parent.{run}</script>'></iframe><iframe src={at}></iframe>",
    "markdown": "![picture]({at}) [click](javascript:{run}) **bold** _low_ `code` :smile: :material/home: $x^2$",
    "style": "<style>@import url({at}); .cc-h1 {{ display: none }}</style><link rel=stylesheet href={at}>",
    "attribute": "' \" onmouseover={run} autofocus onfocus={run} style=background:url({at}) x='",
    "document": "<meta http-equiv=refresh content='0;url={at}'><base href={at}><form action={at}><input>",
    "entity": "&lt;img src={at} onerror={run}&gt; &#60;b&#62; \\x3cb\\x3e <!-- <object data={at}> {{{{7*7}}}}",
}
NAMES = {  # the same eight, as a file's name can hold them
    "script": "<script src={at}>",
    "event": "<img src={at} onerror={run}>",
    "frame": "<iframe srcdoc='<img src={at} onerror=parent.{run}>'>",
    "markdown": "![p]({at}) [c](javascript:{run}) **bold** :smile: $x^2$",
    "style": "<style>@import url({at}); .cc-h1 {{ display: none }}",
    "attribute": "' onmouseover={run} style=background:url({at}) x='",
    "document": "<meta http-equiv=refresh content='0;url={at}'><base href={at}>",
    "entity": "&lt;img src={at} onerror={run}&gt; &#60;b&#62; {{{{7*7}}}}",
}
PAGES = ("Overview", "Conflicts", "Facts", "Reader", "Plant", "Worksheet")
INSIDE = "script, iframe, object, embed, form[action], meta, base, link, img, style"


def mark(place: str, case: str) -> str:
    return f"mark-{place}-{case}"


def payload(place: str, case: str) -> str:
    hidden = mark(place, case)
    if place == "name":
        return NAMES[case].format(run=f"window.ran=['{hidden}']", at=f"{hidden}.png")
    return PAYLOADS[case].format(run=RAN.format(mark=hidden), at=f"https://evil.example/{hidden}.png")


def sentence(number: int) -> str:
    return f"Police counted {200 + 30 * number} stranded drivers on the Harbour Bridge on Monday"


def files(place: str) -> list[FilePayload]:
    """What is uploaded: a table with one article a row, or files with hostile names, each once full and once empty."""
    if place == "name":
        made = [(f"{payload(place, case)}.txt", f"{sentence(n)}, no. {n}.") for n, case in enumerate(NAMES)]
        made += [(f"empty {payload(place, case)}.txt", "") for case in NAMES]
        return [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in made]
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(["source", "title", "text"])
    for number, case in enumerate(PAYLOADS):
        hostile = payload(place, case)
        title, text = (hostile, "") if place == "title" else (f"Bridge {number}", f" {hostile}")
        table.writerow([f"Paper {number}", title, f"{sentence(number)}.{text}"])
    return [{"name": "articles.csv", "mimeType": "text/csv", "buffer": out.getvalue().encode()}]


@dataclass
class Evidence:
    """What a sitting left: what ran, what was asked for, elements that only a payload makes, and the words shown."""

    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def look(self, page: Page) -> None:
        for frame in page.frames:
            self.ran += frame.evaluate("() => window.ran || []")
        main = page.locator("[data-testid=stMain]")
        found = main.locator(INSIDE).evaluate_all("all => all.map(each => each.outerHTML)")
        self.elements += [each for each in found if "mark-" in each]
        self.words.append(squeezed(main.inner_text()))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def sitting(page: Page, place: str) -> Evidence:
    """Upload, look at every article, analyse, and go through the pages."""
    seen = Evidence()
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("dialog", lambda dialog: (seen.ran.append(dialog.message), dialog.dismiss()))
    page.goto("/")
    ready(page)
    page.locator("input[type=file]").set_input_files(files(place))
    expect(page.get_by_role("heading", name="8 articles read")).to_be_visible()
    seen.look(page)
    for number in range(8 if place == "body" else 1):
        page.get_by_role("button", name="Look and correct").nth(number).click()
        expect(page.locator(".cc-full")).to_be_visible()
        seen.look(page)
        page.get_by_role("button", name="Close", exact=True).click()
        expect(page.locator(".cc-full")).to_have_count(0)
    page.get_by_role("button", name="Analyse", exact=True).click()
    page.wait_for_selector(".cc-tiles")
    for name in PAGES:
        to(page, name)
        page.mouse.move(600, 400)  # over whatever waits for it
        seen.look(page)
    return seen


@pytest.fixture(scope="module")
def evidence(browser: Browser, server: str) -> Iterator[dict[str, Evidence]]:
    """One sitting for each place, made when a case asks first."""
    contexts = []

    class Sittings(dict[str, Evidence]):
        def __missing__(self, place: str) -> Evidence:
            context = browser.new_context(base_url=server, viewport={"width": 1280, "height": 900})
            contexts.append(context)
            context.set_default_timeout(WAIT_MILLISECONDS)
            self[place] = sitting(context.new_page(), place)
            return self[place]

    yield Sittings()
    for context in contexts:
        context.close()


@pytest.mark.parametrize("case", PAYLOADS)
@pytest.mark.parametrize("place", PLACES)
def test_nothing_runs_nothing_is_fetched_and_it_shows_as_typed(
    evidence: dict[str, Evidence], place: str, case: str, server: str
) -> None:
    seen, hostile = evidence[place], mark(place, case)
    assert hostile not in seen.ran
    assert [url for url in seen.asked if hostile in url or "evil.example" in url] == []
    assert [each for each in seen.elements if hostile in each] == []
    typed = squeezed(payload(place, case))
    assert any(typed in words for words in seen.words), f"{typed} not in {seen.words[0]}"
    own = (server, server.replace("http", "ws"), "data:", "blob:")
    assert [url for url in seen.asked if not url.startswith(own)] == []
