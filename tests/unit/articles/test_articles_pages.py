"""Web pages as sites lay them out: the article and its day, walls and notices in its place, corrections beside it."""

from __future__ import annotations

import json

import pytest

from claimcheck.articles import walls
from claimcheck.articles.live import live_blog
from claimcheck.errors import InputError
from tests.unit.articles.made_files import FIRST, HEADLINE, SECOND, THIRD
from tests.unit.articles.reading import read, reasons

OLD = "The oldest of the four ferries entered service in 1998, and the newest of them in the autumn of 2004."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{OLD}</p>"
NAV = '<header><p>Monday, November 23, 2026</p><ul><li><a href="/">Home</a></li></ul></header>'
FOOT = "<footer><p>© 2025 The Paper. All rights reserved.</p><p>14 May 2020</p></footer>"
SAVED = "<!-- saved from url=(18)https://b.example/ -->"
COOKIES = "<div id=consent role=dialog><p>We and our 842 partners use cookies. Accept all.</p></div>"


def page(body: str, head: str = "", comment: str = "") -> bytes:
    return (
        f"<!DOCTYPE html>{comment}<html><head><title>{HEADLINE}</title>{head}</head><body>{body}</body></html>".encode()
    )


def data(**facts: object) -> str:
    told = json.dumps({"@type": "NewsArticle", "headline": HEADLINE, **facts})
    return f'<script type="application/ld+json">{told}</script>'


LAYOUTS: dict[str, tuple[bytes, str | None]] = {  # a page, and the day it tells
    "a blog's": (
        page(
            f"{COOKIES}{NAV}<main><article><h1>{HEADLINE}</h1><time datetime='2026-05-12T06:42:00+02:00'>12 May</time>"
            f"<div class=entry-content>{BODY}</div></article></main>{FOOT}",
            '<meta property="article:published_time" content="2026-05-12T06:42:00+02:00">',
        ),
        "2026-05-12",
    ),
    "told to search engines": (
        page(f"<div><h1>{HEADLINE}</h1><div>{BODY}</div></div>{FOOT}", data(datePublished="2026-05-12T04:50:00Z")),
        "2026-05-12",
    ),
    "laid out by a table": (
        page(
            f"<TABLE><TR><TD><A HREF=/>Home</A></TD><TD><H1>{HEADLINE}</H1><I>Tuesday, May 12, 2026</I>"
            f"<P>{FIRST}<P>{SECOND}<P>{THIRD}<P>{OLD}</TD></TR></TABLE>"
        ),
        "2026-05-12",
    ),
    "tables in tables": (
        page(
            f"<table><tr><td><table><tr><td><h1>{HEADLINE}</h1></td></tr><tr><td>12.05.2026</td></tr>"
            f"<tr><td>{BODY}</td></tr></table></td></tr></table>"
        ),
        "2026-05-12",
    ),
    "line breaks for paragraphs": (
        page(
            f"<h1>{HEADLINE}</h1><div>12 May 2026</div><div>{'<br><br>'.join((FIRST, SECOND, THIRD, OLD))}</div>{FOOT}"
        ),
        "2026-05-12",
    ),
    "XHTML that names its encoding": (
        b'<?xml version="1.0" encoding="iso-8859-1"?>' + page(f"<article><h1>{HEADLINE}</h1>{BODY}</article>"),
        None,
    ),
    "years in its text and foot alone": (page(f"<article><h1>{HEADLINE}</h1>{BODY}</article>{FOOT}"), None),
    "the day it was looked at alone": (page(f"{NAV}<article><h1>{HEADLINE}</h1>{BODY}</article>{FOOT}"), None),
    "a byline": (
        page(f"{NAV}<h1>{HEADLINE}</h1><div>By J. Kell, 12 May 2026, for The Paper</div><div>{BODY}</div>{FOOT}"),
        "2026-05-12",
    ),
    "its address": (page(BODY, '<link rel="canonical" href="https://a.example/2026/05/12/bridge">'), "2026-05-12"),
    "the first of January": (page(f"<h1>{HEADLINE}</h1><p>1 January 2026</p><article>{BODY}</article>"), "2026-01-01"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_article_and_its_day_whatever_the_layout(layout: str) -> None:
    sent, day = LAYOUTS[layout]
    (article,) = read("a.html", sent)
    assert (article.title, article.published, article.language) == (HEADLINE, day, "en")
    assert all(each in article.text for each in (FIRST, SECOND, THIRD, OLD))
    assert not any(each in article.text for each in ("partners", "Home", "rights reserved", "|"))


def test_a_table_of_figures_stays_one() -> None:
    table = "<table><tr><th>Ferry</th><th>Built</th></tr><tr><td>Linnet</td><td>1998</td></tr></table>"
    (article,) = read("a.html", page(f"<article><p>{FIRST}</p><p>{SECOND}</p>{table}<p>{THIRD}</p></article>"))
    assert "| Linnet | 1998 |" in article.text


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        (page(BODY, '<link rel="canonical" href="https://a.example/1">', SAVED),
         "https://a.example/1"),
        (page(BODY, data(mainEntityOfPage="https://a.example/2")), "https://a.example/2"),
        (page(BODY, data(mainEntityOfPage={"@type": "WebPage", "@id": "https://a.example/3"})), "https://a.example/3"),
        (page(BODY, comment="<!-- saved from url=(0021)https://a.example/4 -->"), "https://a.example/4"),
        (page(BODY, comment="<!--\n Page saved with SingleFile \n url: https://a.example/5 \n saved date: x\n-->"),
         "https://a.example/5"),
        (page(BODY, data(mainEntityOfPage="javascript:alert(1)")), None),
    ],
)  # fmt: skip
def test_the_address_that_a_saved_page_tells(sent: bytes, address: str | None) -> None:
    assert read("a.html", sent)[0].url == address


MIXED = "An earlier version of this article gave the number of cars as 40,000."
CORRECTED = f"says that it was corrected: “{MIXED}”"


@pytest.mark.parametrize(
    "notice",
    [
        f"<div class=correction><p>Correction: May 13, 2026. {MIXED}</p></div>",
        f"<aside><em>{MIXED}</em></aside>",
        f"<footer><div>{MIXED}</div></footer>",
    ],
)
def test_a_correction_beside_the_text_is_told_once(notice: str) -> None:
    articles = read("a.html", page(f"<article><h1>{HEADLINE}</h1>{BODY}</article>{notice}"))
    assert [each for each in reasons(articles) if "corrected" in each] == [CORRECTED]


def test_a_correction_in_the_text_is_told_once() -> None:
    articles = read("a.html", page(f"<article><h1>{HEADLINE}</h1>{BODY}<p>{MIXED}</p></article>"))
    assert reasons(articles) == [CORRECTED]


PAID = {
    "marked for search engines": (data(isAccessibleForFree=False), "", walls.TEASER_NOTE),
    "a button": (
        "",
        "<p>Subscribe to keep reading</p><p>Already a subscriber? Sign in.</p>",
        "asks to sign in or to pay",
    ),
    "a count": ("", "<p>You have read 3 of your 3 free articles this month.</p>", "asks to sign in or to pay"),
    "an account": ("", "<p>Create a free account to continue.</p>", "asks to sign in or to pay"),
    "members": ("", "<p>The rest of this story is for members.</p>", "asks to sign in or to pay"),
}


@pytest.mark.parametrize("case", PAID)
def test_a_page_for_subscribers_says_so(case: str) -> None:
    head, wall, told = PAID[case]
    articles = read("a.html", page(f"<article><p>{FIRST}</p><p>{SECOND}</p>{wall}</article>", head))
    assert any(told in each for each in reasons(articles))


def test_an_offer_in_a_text_file_is_told_too() -> None:
    assert (
        "asks to sign in or to pay" in reasons(read("a.txt", f"{FIRST}\n\nSubscribe now to keep reading.".encode()))[0]
    )


def test_an_article_about_subscriptions_is_no_wall() -> None:
    text = f"{FIRST}\n\nThe paper asked 4,000 readers to subscribe, and the union to pay for others, to continue."
    assert not reasons(read("a.txt", f"{text} {SECOND} {THIRD} {OLD}".encode()))


INSTEAD = {
    "a question about cookies": (
        "Before you continue",
        "<p>We use cookies and data to keep our services safe and to measure who reads them.</p><p>If you accept all, "
        "we also use cookies to show what fits you. More options tell of your privacy settings.</p>",
        walls.COOKIES,
    ),
    "a missing page": (
        "Sorry, we can't find that page",
        "<p>The page you are looking for may have been moved. Go back to the home page and start again from there.</p>",
        walls.GONE,
    ),
    "404": ("404", "<p>Something went wrong here, and nobody knows what it was, or whose.</p>", walls.GONE),
    "a check against programs": (
        "Are you a robot?",
        "<p>We have detected unusual activity from your network. Please click the box below to go on.</p>",
        walls.CHECK,
    ),
    "a block": ("Access denied", "<p>You do not have permission to see this. Reference 18.2f.</p>", walls.CHECK),
    "a notice of a program": (
        "News",
        "<p>Please enable JavaScript to run this app in your browser.</p>",
        walls.PROGRAM,
    ),
}


@pytest.mark.parametrize("case", INSTEAD)
def test_a_page_in_place_of_an_article_is_named_for_it(case: str) -> None:
    title, words, told = INSTEAD[case]
    with pytest.raises(InputError) as caught:
        read("a.html", page(f"<main><h1>{title}</h1>{words}</main>").replace(HEADLINE.encode(), title.encode()))
    assert told in str(caught.value)


@pytest.mark.parametrize("title", ["404 homes without power", "Access denied to aid convoy", "Just a moment of rain"])
def test_short_news_under_a_title_like_a_notice_s_are_read(title: str) -> None:
    sent = page(f"<article><h1>{title}</h1><p>{FIRST}</p><p>{SECOND}</p></article>")
    assert read("a.html", sent.replace(HEADLINE.encode(), title.encode()))[0].title == title


def test_news_of_cookies_and_missing_pages_are_read() -> None:
    law = (
        "The court ruled that sites must ask before they set cookies, and that consent must be as easy to refuse. " * 3
    )
    assert read("a.html", page(f"<article><h1>{HEADLINE}</h1><p>{law}</p><p>{FIRST}</p></article>"))
    lost = "Two hikers could not be found on Tuesday. The story was not the first of its kind. " * 9
    assert read("a.html", page(f"<article><h1>{HEADLINE}</h1><p>{lost}</p><p>{FIRST}</p></article>"))


def test_a_front_page_says_that_it_is_one() -> None:
    teasers = "".join(
        f"<div><h2><a href=/{n}>{n}</a></h2><p>{t[:70]}…</p></div>" for n, t in enumerate((FIRST, SECOND, THIRD))
    )
    assert walls.TEASERS in reasons(read("a.html", page(f"<main>{teasers}</main>")))


CLOCKS = ("11:05", "09:30", "07:10")


def blocks(block: str) -> str:
    return "".join(
        block.format(clock=clock, words=words) for clock, words in zip(CLOCKS, (THIRD, SECOND, FIRST), strict=True)
    )


TIME = '<time datetime="2026-05-12T{clock}:00.000Z">{clock}</time>'
POST = f'<article class="post"><header>{TIME}<h3>News</h3></header><p>{{words}}</p></article>'
CELL = f'<li><div><p class="block-time"><a href="#">{TIME}</a></p><p>{{words}}</p></div></li>'
TWICE = f'<div>{TIME}<p>{{words}}</p><time class="updated" datetime="2026-05-13T01:00Z">y</time></div>'


@pytest.mark.parametrize("block", [POST, CELL, TWICE])
def test_a_live_blog_is_told_by_its_shape(block: str) -> None:
    live = page(
        f'<h1>Bridge and ferry: updates as they happen</h1><div class="timeline">{blocks(block)}</div>'
    ).decode()
    blog = live_blog(live)
    assert blog is not None
    assert [entry.time for entry in blog.entries] == [f"2026-05-12T{clock}" for clock in reversed(CLOCKS)]
    assert FIRST in blog.entries[0].text
    assert "time>" not in blog.text()


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{HEADLINE}</h1><div>{blocks(POST)}</div>",
        f'<h1>Live: bridge</h1><p>{FIRST}</p><aside class="related">{blocks(POST)}</aside>',
        f'<h1>Live: bridge</h1><p>{FIRST}</p><div class="comments">{blocks(POST)}</div>',
        f"<h1>Live: bridge</h1><div>{blocks(POST.replace('<p>{words}</p>', '<a href=x>{words}</a>'))}</div>",
    ],
)
def test_lists_and_comments_are_no_live_blogs(body: str) -> None:
    assert live_blog(page(body).decode()) is None
