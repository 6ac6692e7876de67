"""Whatever comes, the only error is ours, and every library reads the checked address alike."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st
from urllib3.util import parse_url

from claimcheck.articles.fetch.addresses import checked_url
from claimcheck.articles.fetch.exchange import Answer
from claimcheck.articles.fetch.feeds import read_feed
from claimcheck.articles.fetch.pages import fetch_batch, open_visit
from claimcheck.articles.fetch.refusals import FetchError
from claimcheck.articles.fetch.robots import read_robots

PIECES = ["http://", "https:", "//", "/", "\\", "@", ":", "#", "?", "%", "[", "]", ".", "..", "80", "443", "127.0.0.1"]
HOSTS = [
    "paper.example",
    "xn--",
    "b\u00fccher.example",
    "\uff11",
    "\u3002",
    "::1",
    "localhost",
    "0x7f",
    "a",
    "\u00ad",
    "\u200d",
]
urls = st.lists(st.sampled_from(PIECES + HOSTS) | st.text(max_size=3), max_size=9).map("".join)
markup = st.lists(
    st.sampled_from(
        ["<rss>", "<channel>", "<item>", "<link>", "</link>", "</item>", "</channel>", "</rss>", "<!--", "-->"]
    )
    | st.sampled_from(
        ["<feed>", "<entry>", '<link href="', '"/>', "&amp;", "<![CDATA[", "]]>", "<?xml version='1.0'?>"]
    )
    | urls
    | st.text(max_size=5),
    max_size=25,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(urls | urls.map(lambda rest: f"http://{rest}") | urls.map(lambda rest: f"https://paper.example{rest}"))
def test_checked_addresses_are_read_alike_by_all(written: str) -> None:
    try:
        url = checked_url(written)
    except FetchError:
        return
    assert checked_url(url) == url
    sent = requests.Request("GET", url).prepare().url
    assert sent is not None
    hosts = {urlsplit(url).hostname, parse_url(url).host, urlsplit(sent).hostname, parse_url(sent).host}
    assert len(hosts) == 1


@settings(max_examples=200, deadline=None)
@given(markup | st.binary(max_size=200))
def test_feeds_of_any_kind(data: str | bytes) -> None:
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    try:
        feed = read_feed("a feed", raw, "https://paper.example/feed")
    except FetchError:
        return
    assert all(checked_url(item.url) == item.url for item in feed.items)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=300) | st.text(max_size=80).map(lambda rule: f"User-agent: *\nDisallow: {rule}".encode()), urls
)
def test_robots_of_any_kind(data: bytes, path: str) -> None:
    robots = read_robots(data, "claimcheck")
    assert robots.allows(f"https://paper.example/{path.replace('[', '').replace(']', '')}") in {True, False}


@pytest.mark.parametrize("kind", ["text/html", "text/xml", "text/plain"])
def test_answers_of_any_kind(kind: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(
        st.integers(100, 599),
        st.dictionaries(st.sampled_from(["location", "cf-mitigated", "x"]), st.text(max_size=20)),
        st.binary(max_size=200) | markup.map(lambda text: text.encode("utf-8", "replace")),
    )
    def check(status: int, headers: dict[str, str], data: bytes) -> None:
        class Web:
            def get(self, url: str, seconds: float, size: int) -> Answer:
                if url.endswith("/robots.txt"):
                    return Answer(404, {}, b"")
                return Answer(status, {"content-type": kind, **headers}, data)

        batch = fetch_batch("https://paper.example/story", open_visit(Web()))
        assert batch.drafts or batch.dropped
        assert all(dropped.reason.isprintable() for dropped in batch.dropped)

    check()
