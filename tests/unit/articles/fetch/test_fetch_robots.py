"""robots.txt: rows of (file, path, may it be fetched), and what its absence or refusal means."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from claimcheck.articles.fetch.exchange import Answer
from claimcheck.articles.fetch.refusals import FetchError
from claimcheck.articles.fetch.robots import read_robots
from claimcheck.articles.fetch.visit import Visit

PAGE = Answer(200, {"content-type": "text/html"}, b"<html>here")
ROWS = [
    ("", "/a", True),
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow:", "/a", True),
    ("User-agent: *\nAllow: /\nDisallow: /private", "/private/x", False),
    ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/x", True),
    ("User-agent: *\nDisallow: /news\nAllow: /news", "/news/x", True),
    ("User-agent: *\nDisallow: /*/amp$", "/news/amp", False),
    ("User-agent: *\nDisallow: /*/amp$", "/news/amp/x", True),
    ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
    ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
    ("User-agent: *\nDisallow: /a*b*c", "/a1c2b3", True),
    ("User-agent: *\nDisallow: /exact$", "/exact", False),
    ("User-agent: *\nDisallow: /exact$", "/exactly", True),
    ("User-agent: *\nDisallow: /%7Ejoe", "/~joe", False),
    ("User-agent: *\nDisallow: /~joe", "/%7ejoe", False),
    ("User-agent: *\nDisallow: /caf\u00e9", "/caf%C3%A9", False),
    ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
    ("User-agent: claimcheck\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
    ("User-agent: ClaimCheck/2.0\nDisallow: /", "/a", False),
    ("User-agent: claimcheck\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
    ("User-agent: otherbot\nDisallow: /", "/a", True),
    ("User-agent: otherbot\nUser-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/a", False),
    ("User-agent: *\nCrawl-delay: 3\nDisallow: /x", "/x", False),
    ("\ufeffUser-agent: *\r\nDisallow: /a # why\r\n", "/a", False),
    ("user-agent:*\rdisallow:/a", "/a", False),
    ("<html>Not found</html>", "/a", True),
    ("Disallow: /", "/a", True),
    ("User-agent: *\nSitemap: http://x.example/s.xml\nDisallow: /a", "/a", False),
]


class Site:
    """Answers with a robots.txt of its own and one page for all else."""

    def __init__(self, status: int, robots: bytes = b"") -> None:
        self.robots = Answer(status, {}, robots)
        self.asked: list[str] = []

    def get(self, url: str, seconds: float, size: int) -> Answer:
        self.asked.append(url)
        return self.robots if url.endswith("/robots.txt") else PAGE


@pytest.mark.parametrize(("text", "path", "is_allowed"), ROWS)
def test_rules(text: str, path: str, is_allowed: bool) -> None:
    assert read_robots(text.encode(), "claimcheck").allows(f"https://paper.example{path}") is is_allowed


def test_what_is_closed_is_not_asked_for() -> None:
    site = Site(200, b"User-agent: *\nDisallow: /")
    with pytest.raises(FetchError, match=r"closed to programs by its site's robots\.txt"):
        Visit(site).fetch("https://paper.example/a")
    assert site.asked == ["https://paper.example/robots.txt"]


@pytest.mark.parametrize("status", [404, 410, 400, 301])
def test_no_robots_txt_means_open(status: int) -> None:
    assert Visit(Site(status)).fetch("https://paper.example/a").data == b"<html>here"


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_robots_txt_means_closed(status: int) -> None:
    with pytest.raises(FetchError, match="closed to programs"):
        Visit(Site(status)).fetch("https://paper.example/a")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_robots_txt_that_cannot_be_read_now(status: int) -> None:
    with pytest.raises(FetchError, match=r"robots\.txt cannot be read now"):
        Visit(Site(status)).fetch("https://paper.example/a")


def test_robots_txt_is_asked_for_once_per_site_and_for_redirects_too() -> None:
    class Moved(Site):
        def get(self, url: str, seconds: float, size: int) -> Answer:
            answer = super().get(url, seconds, size)
            moved = Answer(301, {"location": "https://other.example/closed"}, b"")
            return moved if url.endswith("/moved") else answer

    site = Moved(200, b"User-agent: *\nDisallow: /closed")
    visit = Visit(site)
    visit.fetch("https://paper.example/a")
    visit.fetch("https://paper.example/b")
    with pytest.raises(FetchError, match="closed to programs"):
        visit.fetch("https://paper.example/moved")
    assert [url for url in site.asked if url.endswith("robots.txt")] == [
        "https://paper.example/robots.txt",
        "https://other.example/robots.txt",
    ]
    assert "https://other.example/closed" not in site.asked


def test_pauses_are_kept_and_long_ones_are_told() -> None:
    slept: list[float] = []
    visit = Visit(
        Site(200, b"User-agent: *\nCrawl-delay: 2"), now=lambda: datetime(2026, 5, 14, tzinfo=UTC), sleep=slept.append
    )
    visit.fetch("https://paper.example/a")
    visit.fetch("https://paper.example/b")
    assert slept == [2.0]
    visit = Visit(Site(200, b"User-agent: *\nCrawl-delay: 60"), sleep=slept.append)
    visit.fetch("https://paper.example/a")
    with pytest.raises(FetchError, match="asks for 60 seconds between pages"):
        visit.fetch("https://paper.example/b")


@pytest.mark.parametrize(
    "line",
    ["Disallow: /" + "*a" * 240_000, "Disallow: /a\n" * 38_000, "\n".join(f"User-agent: {n}" for n in range(28_000))],
)
def test_a_hostile_robots_txt_takes_no_time(line: str) -> None:
    begun = time.process_time()
    read_robots(f"User-agent: *\n{line}".encode()[:500_000], "claimcheck").allows("https://paper.example/" + "a" * 1900)
    assert time.process_time() - begun < 20.0  # a guard against hanging, no measure
