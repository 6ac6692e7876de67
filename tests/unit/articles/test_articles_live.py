"""Live blogs on web pages: entries with their own times, down to the claims."""

from __future__ import annotations

import json

import pytest

from claimcheck.articles.live import live_blog
from claimcheck.articles.read import read_uploads
from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from tests.unit.articles.made_files import FIRST, SECOND, THIRD

ENTRIES = [
    ("2026-05-15T07:05:00+01:00", "Bridge stays closed", f"<p>{THIRD}</p>"),
    ("2026-05-14T21:30:00+01:00", "", f"<p>{SECOND}</p><p>The mayor left at nine.</p>"),
    ("2026-05-14T09:41:00+01:00", "Council votes", f"<p>{FIRST}</p>"),
]


def told(entries: list[tuple[str, str, str]]) -> str:
    updates = [
        {"@type": "BlogPosting", "datePublished": time, "headline": title, "articleBody": text}
        for time, title, text in entries
    ]
    posting = {
        "@type": ["LiveBlogPosting"],
        "headline": "Bridge &amp; vote live",
        "datePublished": "2026-05-14T09:00:00Z",
    }
    data = json.dumps({"@graph": [{"@type": "WebPage"}, posting | {"liveBlogUpdate": updates}]})
    escaped = data.replace("</", "<\\/")  # as pages must, or the script would end there
    script = f'<script type="application/ld+json">{escaped}</script>'
    return f"<html><head><title>x</title>{script}</head><body><p>.</p></body></html>"


def marked(entries: list[tuple[str, str, str]]) -> str:
    blocks = "".join(
        f'<article class="live-blog-entry"><time datetime="{time}">some time ago</time><h2>{title}</h2>{text}</article>'
        for time, title, text in entries
    )
    return f"<html><head><title>Bridge and vote live</title></head><body><main>{blocks}</main></body></html>"


@pytest.mark.parametrize("page", [told(ENTRIES), marked(ENTRIES)])
def test_entries_with_their_own_times(page: str) -> None:
    blog = live_blog(page)
    assert blog is not None
    assert [entry.time[:16] for entry in blog.entries] == ["2026-05-14T09:41", "2026-05-14T21:30", "2026-05-15T07:05"]
    articles = read_uploads([("a.html", page.encode())])
    (article,) = articles
    assert (article.title, article.published or "")[1].startswith("2026-05-14T09")
    assert "some time ago" not in article.text
    assert "Thursday 09:41 - Council votes" in article.text
    assert "Thursday 21:30 - Work starts" in article.text
    assert any("is a live blog: its 3 entries" in item.reason for item in articles.dropped)


def test_the_claims_stand_at_their_entry_s_time() -> None:
    (article,) = read_uploads([("a.html", told(ENTRIES).encode())])
    claims, _ = read_claims(article, Settings())
    times = {claim.text[:12]: claim.as_of.latest for claim in claims if claim.as_of is not None}
    assert times["The council "] == "2026-05-14T09:41"
    assert times["The mayor le"] == "2026-05-14T21:30"
    assert next(time for start, time in times.items() if start.startswith("Residents")) == "2026-05-15T07:05"


LD = '<script type="application/ld+json">'
NONE = {
    "an article": f"<html><body><p>{FIRST}</p></body></html>",
    "two entries": told(ENTRIES[:2]),
    "entries without times": told([("", title, text) for _, title, text in ENTRIES]),
    "entries with a day alone": told([(time[:10], title, text) for time, title, text in ENTRIES]),
    "empty entries": told([(time, "", "") for time, _, _ in ENTRIES]),
    "no JSON": '<script type="application/ld+json">{"@type": "LiveBlogPosting", </script>',
    "a script without an end": '<script type="application/ld+json">{"@type": "LiveBlogPosting"' * 200,
    "updates that are none": f'{LD}{{"@type": "LiveBlogPosting", "liveBlogUpdate": 7}}</script>',
    "deep JSON": f'<script type="application/ld+json">{"[" * 100_000}"LiveBlogPosting"</script>',
    "comments with times": f'<div class="comment"><time datetime="2026-05-14T09:41">x</time><p>{FIRST}</p></div>' * 5,
}


@pytest.mark.parametrize("case", NONE)
def test_pages_that_are_no_live_blogs(case: str) -> None:
    assert live_blog(NONE[case]) is None


def test_scripts_in_entries_are_left_out() -> None:
    hostile = [
        (time, "<b>x</b>", f"<script>alert(1)</script>{text}<iframe src=x></iframe>") for time, _, text in ENTRIES
    ]
    blog = live_blog(told(hostile))
    assert blog is not None
    assert "alert" not in blog.text()
    assert "<" not in blog.text()


def test_a_page_changed_later_is_told() -> None:
    times = {"published": "2026-05-14", "modified": "2026-05-16T10:00:00Z"}
    head = "".join(f'<meta property="article:{name}_time" content="{time}">' for name, time in times.items())
    page = (
        f"<html><head>{head}</head><body><article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
    )
    articles = read_uploads([("a.html", page.encode())])
    assert "was last changed on 2026-05-16T10:00" in articles.dropped[0].reason
