"""Links to a sentence, followed in a real Chromium: the page scrolls to the very sentence."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser

from claimcheck.records import Article
from claimcheck.reports.links import original
from claimcheck.reports.segments import Segment
from claimcheck.reports.view import SideView

pytestmark = pytest.mark.browser

SENTENCES = (
    "The police said on Monday that the bridge would stay closed until further notice, and nobody objected.",
    "The police said on Monday that two well-known divers, one of them 64, had searched the north-western hold.",
    "“Nobody asked us,” the harbour master said; 40% of the berths — at least — are empty & cold.",
    "It was a two-way street.",
    "The mayor, a self-taught rower, paid €3.4 million for the boat-house in Łódź-on-Sea last year, as agreed.",
)
GAP = '<div style="height:1500px"></div>'
PAGE = f"<!doctype html><meta charset=utf-8>{GAP}" + GAP.join(f"<p>{escape(each)}</p>" for each in SENTENCES) + GAP


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_link_scrolls_to_its_sentence(browser: Browser, address: str, sentence: str) -> None:
    text = "\n\n".join(SENTENCES)
    article = Article.from_text(text, "Paper", url=address)
    start = text.index(sentence)
    pieces = (Segment(sentence, is_marked=False),)
    end = start + len(sentence)
    side = SideView("c", article.id, "text", start, end, pieces, "", "", "Paper", None, "", "", address)
    page = browser.new_page()
    page.goto(str(original(side, text)))
    page.wait_for_function("() => window.scrollY > 0")
    box = page.get_by_text(sentence).bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= page.evaluate("() => innerHeight")
    page.close()
